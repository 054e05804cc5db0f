import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import type { Drawing } from './use-drawings';

const MEGABYTE = 1024 * 1024;

interface DrawingLineProps {
  readonly drawing: Drawing;
  readonly onPause: () => void;
  readonly onGoOn: () => void;
  readonly onGiveUp: () => void;
}

/** One drawing on its way: how far it is, and what can be done about it. */
export function DrawingLine({ drawing, onPause, onGoOn, onGiveUp }: DrawingLineProps) {
  const { name, size, sent, state, problem } = drawing;
  const percent = sent === null ? 0 : Math.floor((100 * sent) / size);
  return (
    <Stack gap={2}>
      <Text strong>{name}</Text>
      <Box className="drawing-bar" decorative>
        <Box className="drawing-bar__done" style={{ width: `${percent}%` }} />
      </Box>
      <Box live="polite">
        <Text size="secondary" tone="ink-2" tabular>
          {wordsOf(drawing, percent)}
        </Text>
      </Box>
      <ProblemNote problem={problem} />
      <Row gap={2} wrap>
        {state === 'SENDING' && sent !== null && (
          <Button kind="secondary" label={`暂停上传 ${name}`} onPress={onPause}>
            暂停
          </Button>
        )}
        {state === 'PAUSED' && (
          <Button kind="secondary" label={`继续上传 ${name}`} onPress={onGoOn}>
            继续
          </Button>
        )}
        <Button kind="text" label={`不传了：${name}`} onPress={onGiveUp}>
          不传了
        </Button>
      </Row>
    </Stack>
  );
}

function wordsOf({ state, sent, size }: Drawing, percent: number): string {
  if (state === 'LEFT') return '上次没有传完。再选一次这个文件，会接着传。';
  if (sent === null) return state === 'PAUSED' ? '没有传上去' : '正在核对文件…';
  const far = `${percent}%（${megabytes(sent)} / ${megabytes(size)} MB）`;
  if (state === 'PAUSED') return `已暂停，已传 ${far}。传完才会附上。`;
  return sent === size ? '已传完，正在核对…' : `正在上传，已传 ${far}`;
}

const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);
