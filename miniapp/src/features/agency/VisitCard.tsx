import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { Badge } from '@/ui/promise/Light';
import { VisitSteps } from '@/ui/promise/VisitSteps';
import { windowWords } from './visit-words';

const REFRESH = ['GET /agency-cases/:number', 'GET /me/records'] as const;

/** One visit as its client follows it: who comes, how far it is, the code for the door. */
export function VisitCard({ visit }: { readonly visit: VisitView }) {
  const { arrivalCode, holder, materials } = visit;
  return (
    <Card title="上门服务" aside={<Badge tone="primary">{visit.stateLabel}</Badge>}>
      <Stack gap={4}>
        <Stack gap={1}>
          <Text strong>{windowWords(visit)}</Text>
          <Text tone="ink-2" size="secondary">
            {visit.next}
          </Text>
          {holder && (
            <Text size="secondary">
              代办员 {holder.name}（工号 {holder.workNo}）
            </Text>
          )}
        </Stack>
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
      {leaving && <CancelVisitSheet visit={visit} onClose={() => setLeaving(false)} />}
    </Stack>
  );
}

function CancelVisitSheet({ visit, onClose }: { readonly visit: VisitView; readonly onClose: () => void }) {
  const { number, version } = visit;
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /visits/:number/cancel', {
    refresh: REFRESH,
    onDone: () => {
      toast('已取消这次上门');
      onClose();
    },
  });
  return (
    <Sheet
      open
      title="取消这次上门"
      onClose={onClose}
      footer={
        <Button
          block
          kind="danger"
          busy={busy}
          disabled={reason.trim().length < 2}
          onPress={() => void submit({ params: { number }, body: { version, reason: reason.trim() } })}
        >
          取消这次上门
        </Button>
      }
    >
      <Stack gap={3}>
        <TextAreaField
          label="原因"
          hint="写一句就好，方便我们另约时间"
          value={reason}
          maxLength={200}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
