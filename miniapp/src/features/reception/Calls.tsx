import { useState } from 'react';
import type { ReceptionCall } from 'shared-types/reception.contract';
import { RECEPTION_MINUTES } from 'shared-types/reception.states';
import { useRead, useWrite } from '@/api';
import { Box } from '@/ui/base/box';
import { useKey } from '@/ui/base/hotkey';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { useVisible } from '@/ui/page/use-visible';
import { Badge } from '@/ui/promise/Light';
import { momentWords } from '@/ui/words/dates';

const CALLS = ['GET /reception/calls'] as const;
const GO_KEY = 'F4';

/** Who calls: the longest waiting first, one key says «我去». */
export function Calls({ siteKey }: { readonly siteKey: string }) {
  const reading = useRead('GET /reception/calls', { query: { site: siteKey } }, { receptionOf: siteKey });
  return (
    <Card title="谁在叫人">
      <Loaded reading={reading}>{({ items }) => <CallList items={items} />}</Loaded>
    </Card>
  );
}

function CallList({ items }: { readonly items: readonly ReceptionCall[] }) {
  const visible = useVisible();
  const take = useWrite('POST /reception/calls/:handle/take', {
    refresh: CALLS,
    onDone: () => toast('已告诉对方您正在过去'),
  });
  const next = items.find(({ state }) => state === 'WAITING');
  const go = (handle: string) => void take.submit({ params: { handle } });
  useKey(GO_KEY, visible && next ? () => go(next.handle) : undefined);
  return (
    <Box live="polite">
      <Stack gap={3}>
        <ProblemNote problem={take.problem} />
        {items.length === 0 && (
          <EmptyState
            icon="check-circle"
            title="现在没有人叫"
            note="有人在叫号机或设施旁求助、报修，会立刻出现在这里。"
          />
        )}
        {items.map((call) => (
          <Call key={call.handle} call={call} busy={take.busy} first={call === next} onGo={() => go(call.handle)} />
        ))}
      </Stack>
    </Box>
  );
}

interface CallProps {
  readonly call: ReceptionCall;
  readonly busy: boolean;
  /** The one the key takes. */
  readonly first: boolean;
  readonly onGo: () => void;
}

function Call({ call, busy, first, onGo }: CallProps) {
  const { place, kindLabel, kind, fault, at, state, takenBy, late, mine } = call;
  return (
    <Box as="article" className={state === 'WAITING' ? 'reception-call is-waiting' : 'reception-call'}>
      <Stack gap={2}>
        <Row justify="between" wrap>
          <Text strong size="card">
            {place}
          </Text>
          <Badge tone={kind === 'FAULT' ? 'warn' : 'primary'}>{kindLabel}</Badge>
        </Row>
        <Text size="secondary" tone={late ? 'danger' : 'ink-2'}>
          {[fault, momentWords(at), late ? '不是今天报的，尚未修好' : null].filter(Boolean).join(' · ')}
        </Text>
        {state === 'WAITING' ? (
          <Button icon="walk" busy={busy} hotkey={first ? GO_KEY : undefined} onPress={onGo}>
            我去
          </Button>
        ) : (
          <Text size="secondary">{mine ? '您正在处理' : `${takenBy ?? '同事'}正在处理`}</Text>
        )}
        {state === 'TAKEN' && mine && <Finish call={call} />}
      </Stack>
    </Box>
  );
}

/** Over with one more tap: how long it took. */
function Finish({ call: { handle, kind } }: { readonly call: ReceptionCall }) {
  const [sent, setSent] = useState<number>();
  const { submit, busy, problem } = useWrite('POST /reception/calls/:handle/done', {
    refresh: [...CALLS, 'GET /reception/days/:date'],
    onDone: () => toast(kind === 'FAULT' ? '已记为修好' : '已记下这次帮助'),
  });
  const finish = (minutes: number) => {
    setSent(minutes);
    void submit({ params: { handle }, body: { minutes } });
  };
  return (
    <Stack gap={2}>
      <Text size="secondary" tone="ink-2">
        {kind === 'FAULT' ? '修好了，用了' : '帮完了，用了'}
      </Text>
      <Row wrap gap={2}>
        {RECEPTION_MINUTES.map((minutes) => (
          <Button
            key={minutes}
            kind="secondary"
            busy={busy && sent === minutes}
            disabled={busy}
            onPress={() => finish(minutes)}
          >
            {`${minutes} 分钟`}
          </Button>
        ))}
      </Row>
      <ProblemNote problem={problem} />
    </Stack>
  );
}
