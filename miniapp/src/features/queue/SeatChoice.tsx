import { useState } from 'react';
import type { DeskWindow } from 'shared-types/queue.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { WINDOW_READINGS } from './use-window-step';

type Free = DeskWindow['free'];

/** Where to sit down: the roster's window first, then one's own site's. */
export function SeatChoice({ free }: { readonly free: Free }) {
  const [chosen, setChosen] = useState(() => free.find(({ rostered }) => rostered)?.key ?? null);
  const { submit, busy, problem } = useWrite('POST /desk/window/open', { refresh: WINDOW_READINGS });
  if (free.length === 0) {
    return <EmptyState icon="clock" title="没有空着的窗口" note="别人离开后会出现在这里；也可以请主管调整。" />;
  }
  const sites = [...new Set(free.map(({ siteName }) => siteName))];
  return (
    <Card title="今天坐哪个窗口">
      <Stack gap={4}>
        {sites.map((siteName) => (
          <Stack key={siteName} gap={2}>
            <Text strong>{siteName}</Text>
            <Options
              label={siteName}
              layout="grid"
              options={free
                .filter((window) => window.siteName === siteName)
                .map(({ key, label, rostered }) => ({
                  key,
                  title: label,
                  ...(rostered ? { note: '今天排您在这里' } : {}),
                }))}
              chosen={chosen}
              onChoose={setChosen}
            />
          </Stack>
        ))}
        <ProblemNote problem={problem} />
        <Button
          block
          busy={busy}
          disabled={chosen === null}
          onPress={() => void (chosen !== null && submit({ body: { windowKey: chosen } }))}
        >
          在这个窗口坐下
        </Button>
      </Stack>
    </Card>
  );
}
