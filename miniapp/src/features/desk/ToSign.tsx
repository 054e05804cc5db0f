import type { EscalationLine } from 'shared-types/supervision.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { momentWords } from '@/ui/words/dates';

/** 催办、督办、通报 brought before me that I have not signed for; nothing where there are none. */
export function ToSign() {
  const { data } = useRead('GET /me/escalations', {}, { live: true });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={`请签收（${data.items.length}）`} kind="tint">
      <Stack gap={4}>
        {data.items.map((line) => (
          <OneToSign key={line.handle} line={line} />
        ))}
      </Stack>
    </Card>
  );
}

function OneToSign({
  line: { handle, levelLabel, title, number, promise, dueAt, holder },
}: {
  readonly line: EscalationLine;
}) {
  const { submit, busy, problem } = useWrite('POST /escalations/:handle/receipt', {
    refresh: ['GET /me/escalations', 'GET /desk/escalations'],
  });
  return (
    <Stack gap={2}>
      <Text strong>
        【{levelLabel}】{title}
      </Text>
      <Text size="secondary" tone="ink-2">
        {number} · {promise}，期限{momentWords(dueAt)} · {holder ? holder.name : '还没有人承办'}
      </Text>
      <ProblemNote problem={problem} />
      <Row>
        <Button kind="secondary" busy={busy} onPress={() => void submit({ params: { handle } })}>
          签收
        </Button>
      </Row>
    </Stack>
  );
}
