import type { DeskWindow } from 'shared-types/queue.contract';
import { useRead } from '@/api';
import { Keys } from '@/ui/button/Keys';
import { Loaded } from '@/ui/feedback/Loaded';
import { Columns, Stack } from '@/ui/layout/Stack';
import { DeskPage } from '../desk/DeskPage';
import { SeatChoice } from './SeatChoice';
import { WindowHead } from './WindowHead';
import { WindowLine } from './WindowLine';
import { WindowTicket } from './WindowTicket';
import { WINDOW_KEYS } from './window-keys';
import './queue.scss';

/** The clerk's window: whom it serves, who comes next, one key for each step. For clerks and supervisors. */
export function WindowScreen() {
  return (
    <DeskPage title="我的窗口" reason="叫号供窗口人员使用。办事群众请返回首页。">
      {() => <Window />}
    </DeskPage>
  );
}

function Window() {
  // Where one sits decides whose queue is followed; until then nothing moves that concerns this page.
  const first = useRead('GET /desk/window');
  const siteKey = first.data?.window?.siteKey;
  const followed = useRead('GET /desk/window', undefined, siteKey === undefined ? {} : { queueOf: siteKey });
  return (
    <Loaded reading={followed}>
      {(desk) => (desk.window ? <Open desk={desk} window={desk.window} /> : <SeatChoice free={desk.free} />)}
    </Loaded>
  );
}

interface OpenProps {
  readonly desk: DeskWindow;
  readonly window: NonNullable<DeskWindow['window']>;
}

function Open({ desk, window }: OpenProps) {
  return (
    <Stack gap={4}>
      <WindowHead window={window} inHand={desk.current !== null} />
      <Columns>
        <WindowLine desk={desk} />
        <WindowTicket desk={desk} paused={window.state === 'PAUSED'} />
      </Columns>
      <Keys keys={WINDOW_KEYS} />
    </Stack>
  );
}
