import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { Badge } from '@/ui/promise/Light';
import { VisitSteps } from '@/ui/promise/VisitSteps';
import { ReasonSheet } from '../dispatch/ReasonSheet';
import { VisitProof } from '../field/VisitProof';
import { VisitTimes } from './VisitTimes';
import { windowWords } from './visit-words';
import { WhoComes } from './WhoComes';

const REFRESH = ['GET /agency-cases/:number', 'GET /me/records'] as const;

/** One visit as its client follows it: who comes, how far it is, the code for the door. */
export function VisitCard({ visit }: { readonly visit: VisitView }) {
  const { arrivalCode, materials } = visit;
  return (
    <Card title="上门服务" aside={<Badge tone="primary">{visit.stateLabel}</Badge>}>
      <Stack gap={4}>
        <Stack gap={1}>
          <Text strong>{windowWords(visit)}</Text>
          <Text tone="ink-2" size="secondary">
            {visit.next}
          </Text>
        </Stack>
        <WhoComes visit={visit} />
        {arrivalCode !== null && (
          <Stack gap={1}>
            <Text size="secondary" tone="ink-2">
              到访码，代办员到了再告诉他
            </Text>
            <Text size="figure" strong tabular>
              {arrivalCode}
            </Text>
          </Stack>
        )}
        <VisitSteps steps={visit.steps} />
        {materials.length > 0 && (
          <List label="代办员收到的材料">
            {materials.map(({ name, formLabel, copies, condition }) => (
              <ListItem
                key={`${name}${formLabel}`}
                title={name}
                note={condition ?? undefined}
                value={`${formLabel} ${copies} 份`}
              />
            ))}
          </List>
        )}
        <VisitProof visit={visit} />
        <VisitTimes visit={visit} />
        <VisitAnswers visit={visit} />
      </Stack>
    </Card>
  );
}

/** What the client may do about it now. */
function VisitAnswers({ visit }: { readonly visit: VisitView }) {
  const { number, version, actions } = visit;
  const [leaving, setLeaving] = useState(false);
  const confirm = useWrite('POST /visits/:number/confirm', {
    refresh: REFRESH,
    onDone: () => toast('已确认，谢谢您'),
  });
  const cancel = useWrite('POST /visits/:number/cancel', {
    refresh: REFRESH,
    onDone: () => {
      setLeaving(false);
      toast('已取消这次上门');
    },
  });
  if (!actions.includes('confirm') && !actions.includes('cancelByClient')) return null;
  return (
    <Stack gap={2}>
      <ProblemNote problem={confirm.problem} />
      {actions.includes('confirm') && (
        <Button
          block
          busy={confirm.busy}
          onPress={() => void confirm.submit({ params: { number }, body: { version } })}
        >
          确认上门完成
        </Button>
      )}
      {actions.includes('cancelByClient') && (
        <Button block kind="text" onPress={() => setLeaving(true)}>
          取消这次上门
        </Button>
      )}
      <ReasonSheet
        open={leaving}
        title="取消这次上门"
        hint="写一句就好，方便我们另约时间"
        kind="danger"
        busy={cancel.busy}
        problem={cancel.problem}
        onClose={() => setLeaving(false)}
        onSend={(reason) => void cancel.submit({ params: { number }, body: { version, reason } })}
      />
    </Stack>
  );
}
