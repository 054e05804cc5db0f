import { useState } from 'react';
import type { DeskWindow } from 'shared-types/queue.contract';
import { useWrite } from '@/api';
import { useKey } from '@/ui/base/hotkey';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { useVisible } from '@/ui/page/use-visible';
import { Badge } from '@/ui/promise/Light';
import { WINDOW_READINGS } from './use-window-step';

interface WindowHeadProps {
  readonly window: NonNullable<DeskWindow['window']>;
  readonly inHand: boolean;
}

/** Which window this is, whether it calls, and leaving it. */
export function WindowHead({ window, inHand }: WindowHeadProps) {
  const [pausing, setPausing] = useState(false);
  const visible = useVisible();
  const resume = useWrite('POST /desk/window/resume', { refresh: WINDOW_READINGS });
  const leave = useWrite('POST /desk/window/close', { refresh: WINDOW_READINGS });
  const paused = window.state === 'PAUSED';
  const toggle = paused ? () => void resume.submit() : () => setPausing(true);
  useKey('Shift+F8', visible && !(inHand && !paused) ? toggle : undefined);
  return (
    <Stack gap={2}>
      <Row justify="between" wrap>
        <Row wrap>
          <Text size="page" strong>
            {window.label}
          </Text>
          <Badge tone={paused ? 'warn' : 'ok'}>{paused ? `暂停：${window.reason ?? ''}` : '正在叫号'}</Badge>
          <Text size="secondary" tone="ink-2">
            {`${window.siteName} · 叫 ${window.lines.map(({ name }) => name).join('、')}`}
          </Text>
        </Row>
        <Row wrap>
          <Button kind="secondary" hotkey="Shift+F8" busy={resume.busy} disabled={inHand && !paused} onPress={toggle}>
            {paused ? '恢复叫号' : '暂停'}
          </Button>
          <Button kind="text" busy={leave.busy} disabled={inHand} onPress={() => void leave.submit()}>
            离开窗口
          </Button>
        </Row>
      </Row>
      <ProblemNote problem={resume.problem ?? leave.problem} />
      {pausing && <PauseSheet onClose={() => setPausing(false)} />}
    </Stack>
  );
}

function PauseSheet({ onClose }: { readonly onClose: () => void }) {
  const [typed, setReason] = useState('');
  const reason = typed.trim();
  const { submit, busy, problem } = useWrite('POST /desk/window/pause', { refresh: WINDOW_READINGS, onDone: onClose });
  return (
    <FormSheet
      title="暂停窗口"
      onClose={onClose}
      send="暂停叫号"
      busy={busy}
      complete={reason.length >= 2}
      problem={problem}
      onSend={() => void submit({ body: { reason } })}
    >
      <TextField
        label="原因"
        hint="主管会看到，如：取材料、交接"
        value={typed}
        maxLength={60}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}
