import { useEffect, useRef, useState } from 'react';
import type { DisplayBoard as Picture } from 'shared-types/queue.contract';
import { WINDOW_STATE_LABELS } from 'shared-types/queue.states';
import { say } from '@/api/speech';
import { Box } from '@/ui/base/box';
import { windowParts } from '@/ui/words/windows';
import type { CallHeard } from './announcements';
import { CallBoard } from './call-board';
import { roomFor } from './room';

interface DisplayBoardProps {
  /** The hall as a display shows it: nothing in it says who anybody is. */
  readonly picture: Picture;
  /** Whether numbers are called out. */
  readonly sound: boolean;
}

/** Three columns: who is called now, who is served where, how many wait for what. */
export function DisplayBoard({ picture, sound }: DisplayBoardProps) {
  const shown = useCalls(picture, sound);
  return (
    <Box className="display-columns">
      <Box as="section" className="display-column" label="正在叫号">
        <Box as="h2" className="display-column__title">
          请到窗口
        </Box>
        <Box className="display-calls" live="polite">
          {shown.length === 0 && <Box className="display-idle">请留意叫号，过号请到叫号机重新排队</Box>}
          {shown.map(({ id, label, windowLabel }) => (
            <Box key={id} className="display-call" testId="called">
              <Box className="display-call__label">{label}</Box>
              <WindowSign label={windowLabel} />
            </Box>
          ))}
        </Box>
      </Box>
      <Lines title="正在办理" none="还没有窗口叫号" lines={servedAt(picture)} />
      <Lines
        title="等候人数"
        none="现在没有人等"
        lines={picture.lines.map(({ key, name, waiting }) => ({ key, name, value: `${waiting} 人` }))}
      />
    </Box>
  );
}

function WindowSign({ label }: { readonly label: string }) {
  const { business, no } = windowParts(label);
  return (
    <Box className="display-call__sign">
      {business !== '' && <Box className="display-call__business">{business}</Box>}
      <Box className="display-call__window">{no}</Box>
    </Box>
  );
}

/** The large numbers of now: each called once, each for ten seconds, by the pictures as they come. */
function useCalls({ calls, at }: Picture, sound: boolean): readonly CallHeard[] {
  const [shown, setShown] = useState<readonly CallHeard[]>([]);
  const speaking = useRef(sound);
  speaking.current = sound;
  const board = useRef<CallBoard>();
  useEffect(() => {
    board.current ??= new CallBoard({
      places: roomFor(),
      show: setShown,
      say: (sentence) => (speaking.current ? say(sentence) : Promise.resolve()),
    });
    board.current.hear(calls, at);
  }, [calls, at]);
  return shown;
}

/** Windows that serve or could; one that is closed all day takes no room. */
function servedAt({ windows }: Picture): LinesProps['lines'] {
  return windows
    .filter(({ state }) => state !== 'CLOSED')
    .map(({ label, state, serving }) => ({
      key: label,
      name: label,
      value: serving ?? (state === 'PAUSED' ? WINDOW_STATE_LABELS.PAUSED : '空闲'),
    }));
}

const ROOMY = 10;

interface LinesProps {
  readonly title: string;
  readonly none: string;
  readonly lines: readonly { readonly key: string; readonly name: string; readonly value: string }[];
}

function Lines({ title, none, lines }: LinesProps) {
  return (
    <Box as="section" className="display-column" label={title}>
      <Box as="h2" className="display-column__title">
        {title}
      </Box>
      {lines.length === 0 && <Box className="hall-ask__hint">{none}</Box>}
      <Box as="ul" className={lines.length > ROOMY ? 'display-lines is-dense' : 'display-lines'}>
        {lines.map(({ key, name, value }) => (
          <Box as="li" key={key} className="display-line">
            <Box className="display-line__name">{name}</Box>
            <Box className="display-line__value">{value}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
