import { useEffect } from 'react';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';

/** The agent's work card, held out to the client, who checks it in his own mini-program. */
export function WorkCard({ number }: { readonly number: string }) {
  const reading = useRead('GET /visits/:number/work-card', { params: { number } }, { keepPrevious: true });
  const changesAt = reading.data?.changesAt;
  const { reload } = reading;
  useEffect(() => {
    if (changesAt === undefined) return;
    const timer = setTimeout(reload, Math.max(1000, Date.parse(changesAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [changesAt, reload]);
  return (
    <Card title="我的工作证">
      <Loaded reading={reading}>
        {({ name, workNo, partLabel, code }) => (
          <Stack gap={3}>
            <Facts
              facts={[
                ['姓名', name],
                ['工号', workNo],
                ['身份', partLabel],
              ]}
            />
            <Stack gap={1}>
              <Text size="secondary" tone="ink-2">
                动态码，请客户在手机上输入核对
              </Text>
              <Text size="figure" strong tabular>
                {code}
              </Text>
            </Stack>
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}
