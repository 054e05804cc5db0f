import { useState } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import type { Completeness } from 'shared-types/casework.states';
import type { ItemGuide } from 'shared-types/directory.contract';
import { useDraft, useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { Columns, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { IntakeApplicant } from './IntakeApplicant';
import { IntakeItem } from './IntakeItem';
import { applicantOf, lacking, missingOf, NOBODY, NOTHING_TAKEN, situationOf, waysOf } from './intake';

/** The form of an intake. The applicant stays out of storage: the next at this computer must not find them. */
export function IntakeForm({ onTaken }: { readonly onTaken: (view: CaseView) => void }) {
  const draft = useDraft('intake', NOTHING_TAKEN);
  const [applicant, setApplicant] = useState(NOBODY);
  const taken = draft.value;
  const guide = useRead('GET /items/:key', { params: { key: taken.itemKey } }, { when: taken.itemKey !== '' });
  const situation = situationOf(guide.data, taken);
  const missing = missingOf(situation, taken);
  const ways = guide.data ? waysOf(guide.data, missing) : [];
  const [chosen, setChosen] = useState<Completeness | null>(null);
  // What is done about a gap is said, never assumed: a forgotten tick must not send a notice.
  const way = ways.length === 1 ? ways[0] : ways.find((each) => each === chosen);
  const lacks = [...lacking(situation, taken, applicant), ...(way ? [] : ['选择材料不齐怎么办'])];
  const { submit, busy, problem } = useWrite('POST /cases', {
    refresh: ['GET /desk/inbox', 'GET /desk/promises'],
    onDone: (view) => {
      draft.clear();
      onTaken(view);
    },
  });
  const send = () => {
    if (!situation || !way || lacks.length > 0) return;
    const { itemKey, received } = taken;
    const materials = received.filter((key) => situation.materials.some((material) => material.key === key));
    void submit({
      body: {
        itemKey,
        situationKey: situation.key,
        materials,
        completeness: way,
        applicant: applicantOf(applicant),
      },
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
            {ways.length > 1 && (
              <>
                <Text strong>还缺 {missing.map(({ name }) => name).join('、')}</Text>
                <Options
                  label="材料不齐怎么办"
                  options={ways.map((key) => ({ key, ...WAYS[key] }))}
                  chosen={way ?? null}
                  onChoose={setChosen}
                />
              </>
            )}
            {problem && <ProblemNote problem={problem} />}
            {lacks[0] !== undefined && (
              <Text size="secondary" tone="ink-2">
                还差一步：{lacks[0]}
                {lacks.length > 1 && `（另有 ${lacks.length - 1} 项）`}
              </Text>
            )}
            <Button block busy={busy} disabled={lacks.length > 0} onPress={send} hotkey="Enter">
              {WAYS[way ?? 'COMPLETE'].button}
            </Button>
          </Stack>
        </Card>
      </Stack>
    </Columns>
  );
}

/** What becomes of a file, by how complete it is. */
const WAYS: Readonly<Record<Completeness, { title: string; note: string; button: string }>> = {
  COMPLETE: { title: '材料齐全', note: '当场受理', button: '收件并受理' },
  TELL_ONCE: { title: '一次告知补齐', note: '出具《首接负责制告知单》，补齐后受理', button: '收件并一次告知' },
  TOLERANCE: { title: '容缺受理', note: '申请人书面承诺在期限内补齐，先受理', button: '收件并容缺受理' },
  CHECK_LATER: { title: '稍后核对', note: '情况复杂的，核对后受理或告知；逾期未告知视为受理', button: '收件待核对' },
};

/** What the applicant is told when the case is taken in. */
const promiseOf = ({ type, committedWorkdays }: ItemGuide): string =>
  type === 'INSTANT'
    ? '即办件：今天下班前办结。'
    : `承诺件：受理后 ${committedWorkdays} 个工作日内作出决定，各段日期见收件凭证。`;
