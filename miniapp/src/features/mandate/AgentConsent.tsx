import type { MandateView } from 'shared-types/mandate.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';

/** Another agent, proposed by the centre, whom the client may agree to; until then the one named goes on. */
export function AgentConsent({ view: { number, version, agents } }: { readonly view: MandateView }) {
  const { submit, busy, problem } = useWrite('POST /mandates/:number/agents/:workNo/consent', {
    refresh: ['GET /mandates/:number'],
    onDone: () => toast('已同意，由新的经办人办理'),
  });
  return (
    <>
      {agents
        .filter(({ agreed }) => !agreed)
        .map(({ workNo, name, reason }) => (
          <Card key={workNo} title="中心想更换经办人">
            <Stack gap={3}>
              <Text>
                换成 {name}（工号 {workNo}）。{reason === null ? '' : `原因：${reason}。`}
                不同意的话不用操作，原来的经办人不变。
              </Text>
              <ProblemNote problem={problem} />
              <Button block busy={busy} onPress={() => void submit({ params: { number, workNo }, body: { version } })}>
                {`同意由${name}经办`}
              </Button>
            </Stack>
          </Card>
        ))}
    </>
  );
}
