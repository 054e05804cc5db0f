import { useState } from 'react';
import type { SiteLoad } from 'shared-types/queue.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Checks } from '@/ui/choice/Checks';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { StaffSelect } from '../desk/StaffSelect';
import { WINDOW_READINGS } from '../queue/use-window-step';

interface WindowSheetProps {
  readonly site: SiteLoad;
  readonly window: SiteLoad['windows'][number];
  readonly onClose: () => void;
}

/** What a supervisor does with a window: lends it to lines that are long, or sends somebody there. */
export function WindowSheet({ site, window, onClose }: WindowSheetProps) {
  return (
    <Sheet open title={window.label} onClose={onClose}>
      <Stack gap={5}>
        {linesItCanDo(site, window).length > 1 ? (
          <Lend site={site} window={window} onClose={onClose} />
        ) : (
          <Note>这个窗口只能办本队的业务，不能兼叫别的队。</Note>
        )}
        <Send window={window} onClose={onClose} />
      </Stack>
    </Sheet>
  );
}

/** Skills decide: a line none of whose business the window can do is not offered. */
const linesItCanDo = ({ lines }: SiteLoad, { skills }: WindowSheetProps['window']) =>
  lines.filter(({ key }) => key === 'ALL' || (skills as readonly string[]).includes(key));

function Lend({ site, window, onClose }: WindowSheetProps) {
  const [lines, setLines] = useState<readonly string[]>(window.helps);
  const { submit, busy, problem } = useWrite('PUT /desk/queue/windows/:key/helps', {
    refresh: WINDOW_READINGS,
    onDone: () => {
      onClose();
      toast('已调整，叫下一位时生效');
    },
  });
  return (
    <Stack gap={3}>
      <Text strong>今天兼叫哪些队</Text>
      <Text size="secondary" tone="ink-2">
        先叫本窗口的队，再叫这里勾选的；当天有效，第二天恢复。
      </Text>
      <Checks
        label="今天兼叫哪些队"
        checks={linesItCanDo(site, window).map(({ key, name, waiting }) => ({
          key,
          title: name,
          note: `${waiting} 人在等`,
        }))}
        ticked={lines}
        onChange={setLines}
      />
      <ProblemNote problem={problem} />
      <Button
        block
        busy={busy}
        onPress={() => void submit({ params: { key: window.key }, body: { lineKeys: [...lines] } })}
      >
        就这样兼叫
      </Button>
    </Stack>
  );
}

function Send({ window, onClose }: Omit<WindowSheetProps, 'site'>) {
  const [workNo, setWorkNo] = useState('');
  const { submit, busy, problem } = useWrite('PUT /desk/queue/windows/:key/staff', {
    refresh: WINDOW_READINGS,
    onDone: () => {
      onClose();
      toast('已调到这个窗口');
    },
  });
  return (
    <Stack gap={3}>
      <StaffSelect label="调谁过来" hint="原来在别的窗口的，那个窗口会关上。" value={workNo} onChange={setWorkNo} />
      <ProblemNote problem={problem} />
      <Button
        block
        kind="secondary"
        busy={busy}
        disabled={workNo === ''}
        onPress={() => void submit({ params: { key: window.key }, body: { workNo } })}
      >
        调到这个窗口
      </Button>
    </Stack>
  );
}
