import { useState } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import type { ItemGuide } from 'shared-types/directory.contract';
import { useDraft, useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { Columns, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { IntakeApplicant } from './IntakeApplicant';
import { IntakeItem } from './IntakeItem';
import { applicantOf, lacking, NOBODY, NOTHING_TAKEN, situationOf } from './intake';

/** The form of an intake. The applicant stays out of storage: the next at this computer must not find them. */
export function IntakeForm({ onTaken }: { readonly onTaken: (view: CaseView) => void }) {
  const draft = useDraft('intake', NOTHING_TAKEN);
  const [applicant, setApplicant] = useState(NOBODY);
  const taken = draft.value;
  const guide = useRead('GET /items/:key', { params: { key: taken.itemKey } }, { when: taken.itemKey !== '' });
  const situation = situationOf(guide.data, taken);
  const missing = lacking(situation, taken, applicant);
  const { submit, busy, problem } = useWrite('POST /cases', {
    refresh: ['GET /desk/inbox', 'GET /desk/promises'],
    onDone: (view) => {
      draft.clear();
      onTaken(view);
    },
  });
  const send = () => {
    if (!situation || missing.length > 0) return;
    const { itemKey, received } = taken;
    const materials = received.filter((key) => situation.materials.some((material) => material.key === key));
    void submit({
      body: { itemKey, situationKey: situation.key, materials, applicant: applicantOf(applicant) },
    });
  };
  return (
    <Columns>
      <IntakeItem taken={taken} guide={guide} situation={situation} onChange={draft.change} />
      <Stack gap={4}>
        <IntakeApplicant
          form={applicant}
          problem={problem}
          onChange={(part) => setApplicant((now) => ({ ...now, ...part }))}
          onEnter={send}
        />
        <Card title="收件受理">
          <Stack gap={3}>
            {guide.data && <Text tone="ink-2">{promiseOf(guide.data)}</Text>}
            {problem && <ProblemNote problem={problem} />}
            {missing[0] !== undefined && (
              <Text size="secondary" tone="ink-2">
                还差一步：{missing[0]}
                {missing.length > 1 && `（另有 ${missing.length - 1} 项）`}
              </Text>
            )}
            <Button block busy={busy} disabled={missing.length > 0} onPress={send} hotkey="Enter">
              收件并受理
            </Button>
          </Stack>
        </Card>
      </Stack>
    </Columns>
  );
}

/** What the applicant is told when the case is taken in. */
const promiseOf = ({ type, committedWorkdays }: ItemGuide): string =>
  type === 'INSTANT'
    ? '即办件：今天下班前办结。'
    : `承诺件：受理后 ${committedWorkdays} 个工作日内作出决定，各段日期见收件凭证。`;
