import type { ResultOf } from 'shared-types/routes';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { momentWords } from '@/ui/words/dates';

type Asked = ResultOf<'GET /case-handovers'>['items'][number];

/** What colleagues ask the reader to take over; nothing while nobody does, or for those whose work it is not. */
export function HandoversToMe() {
  const { data } = useRead('GET /case-handovers', {}, { live: true });
  return (
    <>
      {data?.items.map((asked) => (
        <Card key={asked.number} title="请您接手">
          <Answer asked={asked} />
        </Card>
      ))}
    </>
  );
}

function Answer({ asked: { number, version, title, fromName, reason, returnsAt } }: { readonly asked: Asked }) {
  const { submit, busy, problem } = useWrite('POST /cases/:number/handover-answer', {
    refresh: ['GET /case-handovers', 'GET /desk/inbox', 'GET /cases/:number'],
    onDone: ({ holder }) => toast(holder ? `现在由${holder.name}负责` : '已答复'),
  });
  const answer = (accepted: boolean) => void submit({ params: { number }, body: { version, accepted } });
  return (
    <Stack gap={3}>
      <Text strong>{title}</Text>
      <Text size="secondary" tone="ink-2">
        {`${number} · ${fromName}：${reason}。${momentWords(returnsAt)}前不接会自动退回。`}
      </Text>
      <ProblemNote problem={problem} />
      <Row gap={2} wrap>
        <Button busy={busy} onPress={() => answer(true)}>
          接手
        </Button>
        <Button kind="secondary" disabled={busy} onPress={() => answer(false)}>
          不接
        </Button>
      </Row>
    </Stack>
  );
}
