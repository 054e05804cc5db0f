import { useState } from 'react';
import type { ItemSummary } from 'shared-types/directory.contract';
import {
  RECEPTION_KIND_LABELS,
  RECEPTION_KINDS,
  RECEPTION_MINUTES,
  type ReceptionKind,
} from 'shared-types/reception.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { ItemFinder } from '../directory/ItemFinder';

const KINDS = RECEPTION_KINDS.map((key) => ({ key, title: RECEPTION_KIND_LABELS[key] }));

/** A reception in two taps: what it was, how long it took; what it was about where that is known. */
export function LogForm({ siteKey }: { readonly siteKey: string }) {
  const [kind, setKind] = useState<ReceptionKind>('RECEIVE');
  const [item, setItem] = useState<ItemSummary | null>(null);
  const [finding, setFinding] = useState(false);
  const { submit, busy, problem } = useWrite('POST /reception/logs', {
    refresh: ['GET /reception/days/:date'],
    onDone: () => {
      setItem(null);
      toast('已记下');
    },
  });
  return (
    <Card title="记一次接待">
      <Stack gap={3}>
        <Options label="做了什么" layout="grid" options={KINDS} chosen={kind} onChoose={setKind} />
        <Row justify="between" wrap>
          <Text size="secondary" tone="ink-2">
            {item ? `事项：${item.plainName}` : '事项：未记（可以不填）'}
          </Text>
          <Button kind="text" onPress={() => (item ? setItem(null) : setFinding(true))}>
            {item ? '去掉事项' : '选事项'}
          </Button>
        </Row>
        <ProblemNote problem={problem} />
        <Text size="secondary" tone="ink-2">
          点用了几分钟，就记下了
        </Text>
        <Row wrap gap={2}>
          {RECEPTION_MINUTES.map((minutes) => (
            <Button
              key={minutes}
              disabled={busy}
              kind="secondary"
              onPress={() => void submit({ body: { siteKey, kind, minutes, itemKey: item?.key } })}
            >
              {`${minutes} 分钟`}
            </Button>
          ))}
        </Row>
      </Stack>
      <Sheet open={finding} title="问的是什么事" onClose={() => setFinding(false)}>
        <ItemFinder
          label="事项"
          chosenKey={null}
          onChoose={(found) => {
            setItem(found);
            setFinding(false);
          }}
        />
      </Sheet>
    </Card>
  );
}
