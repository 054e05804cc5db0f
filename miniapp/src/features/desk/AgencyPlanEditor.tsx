import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import type { PlansView } from 'shared-types/agency-plan.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { draftLacks, linesToSend, newLine, type PlanDraft, startOf, without } from '../agency/plan-draft';
import { ItemFinder } from '../directory/ItemFinder';
import { AgencyPlanLine } from './AgencyPlanLine';
import { AGENCY_REFRESH } from './agency-refresh';

interface EditorProps {
  readonly view: AgencyView;
  readonly plans: PlansView;
}

/** The requirement list and the plan in one: items, their order, who brings what. Saved by hand, sent when it is right. */
export function AgencyPlanEditor({ view, plans }: EditorProps) {
  const [latest] = plans.items;
  const [draft, setDraft] = useState(() => startOf(latest, view.items));
  const [saved, setSaved] = useState(latest?.state === 'DRAFT');
  const [finding, setFinding] = useState(false);
  const change = (part: Partial<PlanDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setSaved(false);
  };
  const lacking = draftLacks(draft);
  return (
    <Card title="需求梳理和服务方案">
      <Stack gap={5}>
        <TextAreaField
          label="客户的需求"
          hint="客户会看到，写明要办成什么"
          value={draft.needs}
          maxLength={1000}
          onChange={(needs) => change({ needs })}
        />
        {draft.lines.map((line, at) => (
          <AgencyPlanLine
            key={line.itemKey}
            at={at}
            line={line}
            others={draft.lines.filter(({ itemKey }) => itemKey !== line.itemKey)}
            onChange={(part) =>
              change({ lines: draft.lines.map((each) => (each === line ? { ...line, ...part } : each)) })
            }
            onRemove={() => change({ lines: without(draft.lines, line.itemKey) })}
          />
        ))}
        <Row gap={2}>
          <Button kind="text" icon="plus" onPress={() => setFinding(true)}>
            加一个事项
          </Button>
        </Row>
        {lacking !== null && (
          <Text size="secondary" tone="ink-2">
            还差：{lacking}
          </Text>
        )}
        <Saving
          view={view}
          plans={plans}
          draft={draft}
          saved={saved}
          onSaved={(kept) => [setDraft(kept), setSaved(true)]}
        />
      </Stack>
      <Sheet open={finding} title="加一个事项" onClose={() => setFinding(false)}>
        <ItemFinder
          label="找事项"
          autoFocus
          chosenKey={null}
          only={({ agencyAllowed, key }) => agencyAllowed && !draft.lines.some(({ itemKey }) => itemKey === key)}
          onChoose={({ key, name }) => {
            change({ lines: [...draft.lines, newLine(key, name)] });
            setFinding(false);
          }}
        />
      </Sheet>
    </Card>
  );
}

interface SavingProps extends EditorProps {
  readonly draft: PlanDraft;
  readonly saved: boolean;
  readonly onSaved: (draft: PlanDraft) => void;
}

/** Saves on the edition that was read; where a colleague was first, theirs is shown before anything is written over it. */
function Saving({ view, plans, draft, saved, onSaved }: SavingProps) {
  const params = { number: view.number };
  const save = useWrite('PUT /agency-cases/:number/plan', {
    refresh: AGENCY_REFRESH,
    onDone: ({ items }) => {
      onSaved(startOf(items[0], view.items));
      toast('已保存草稿');
    },
  });
  const send = useWrite('POST /agency-cases/:number/plan/send', {
    refresh: AGENCY_REFRESH,
    onDone: () => toast('已发给客户确认'),
  });
  const { edition, needs, lines } = draft;
  const body = { edition, needs: needs.trim(), lines: linesToSend(lines) };
  return (
    <Stack gap={2}>
      <ProblemNote problem={save.problem ?? send.problem} />
      {save.problem?.code === 'plan_changed' && (
        <Button kind="secondary" onPress={() => onSaved(startOf(plans.items[0], view.items))}>
          看同事改的
        </Button>
      )}
      <Row gap={2} wrap>
        <Button
          kind={saved ? 'secondary' : 'primary'}
          busy={save.busy}
          disabled={draftLacks(draft) !== null}
          onPress={() => void save.submit({ params, body })}
        >
          保存草稿
        </Button>
        {saved && edition !== null && (
          <Button
            busy={send.busy}
            onPress={() => void send.submit({ params, body: { version: plans.version, edition } })}
          >
            发给客户确认
          </Button>
        )}
      </Row>
    </Stack>
  );
}
