import { useState } from 'react';
import type { DeskTicket, DeskWindow } from 'shared-types/queue.contract';
import { PRIORITY_KIND_LABELS } from 'shared-types/queue.states';
import { useWrite } from '@/api';
import { Box } from '@/ui/base/box';
import { useKey } from '@/ui/base/hotkey';
import { address, go } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { useVisible } from '@/ui/page/use-visible';
import { useSecondsUntil } from '@/ui/words/countdown';
import { timeWords } from '@/ui/words/dates';
import { TransferSheet } from './TransferSheet';
import { useWindowStep, WINDOW_READINGS } from './use-window-step';

interface WindowTicketProps {
  readonly desk: DeskWindow;
  readonly paused: boolean;
}

/** The number in hand, large, with what can be done with it; without one, the next is called. */
export function WindowTicket({ desk, paused }: WindowTicketProps) {
  return desk.current ? <InHand ticket={desk.current} /> : <CallNext waiting={desk.waitingCount} paused={paused} />;
}

function CallNext({ waiting, paused }: { readonly waiting: number; readonly paused: boolean }) {
  const visible = useVisible();
  const [nobody, setNobody] = useState(false);
  const { submit, busy, problem } = useWrite('POST /desk/window/next', {
    refresh: WINDOW_READINGS,
    onDone: ({ current }) => setNobody(current === null),
  });
  const call = () => void (!busy && submit());
  useKey('F8', visible && !paused ? call : undefined);
  return (
    <Card>
      <Stack gap={4}>
        <EmptyState
          icon={paused ? 'clock' : 'users'}
          title={paused ? '窗口暂停中' : waiting > 0 ? `还有 ${waiting} 位在等` : '现在没有人在等'}
          note={
            paused ? '恢复后再叫号。' : nobody ? '刚才没有叫到人；有人取号会立刻出现在左边。' : '叫到的号会显示在这里。'
          }
        />
        <ProblemNote problem={problem} />
        <Button block icon="megaphone" busy={busy} disabled={paused} hotkey="F8" onPress={call}>
          叫下一位
        </Button>
      </Stack>
    </Card>
  );
}

interface InHandProps {
  readonly ticket: DeskTicket;
}

function InHand({ ticket }: InHandProps) {
  const [sending, setSending] = useState(false);
  const visible = useVisible();
  const serving = ticket.state === 'SERVING';
  const send = () => setSending(true);
  useKey('F4', visible ? send : undefined);
  return (
    <Card kind="tint">
      <Stack gap={4}>
        <Box live="polite" className="window-ticket">
          <Text size="secondary" tone="ink-2">
            {serving ? '正在办理' : `已叫 ${ticket.calls} 次`}
          </Text>
          <Box className="window-ticket__label">{ticket.label}</Box>
          <Facts ticket={ticket} />
        </Box>
        {serving ? <Serving ticket={ticket} onSend={send} /> : <Called ticket={ticket} onSend={send} />}
        {sending && <TransferSheet ticket={ticket} onClose={() => setSending(false)} />}
      </Stack>
    </Card>
  );
}

interface StepsProps extends InHandProps {
  readonly onSend: () => void;
}

/** Somebody is called and may come, or not. */
function Called({ ticket, onSend }: StepsProps) {
  const visible = useVisible();
  const wait = useSecondsUntil(ticket.recallFrom);
  const start = useWindowStep('POST /desk/tickets/:number/start');
  const recall = useWindowStep('POST /desk/tickets/:number/recall');
  const pass = useWindowStep('POST /desk/tickets/:number/pass');
  const mayRecall = wait === 0 && ticket.callsLeft > 0;
  const mayPass = wait === 0 && ticket.callsLeft === 0;
  useKey('F9', visible ? () => start.act(ticket) : undefined);
  useKey('F7', visible && mayRecall ? () => recall.act(ticket) : undefined);
  useKey('F6', visible && mayPass ? () => pass.act(ticket) : undefined);
  return (
    <Stack gap={3}>
      <ProblemNote problem={start.problem ?? recall.problem ?? pass.problem} />
      <Button block icon="check" busy={start.busy} hotkey="F9" onPress={() => start.act(ticket)}>
        人来了，开始办理
      </Button>
      <Row wrap>
        <Button
          kind="secondary"
          busy={recall.busy}
          disabled={!mayRecall}
          hotkey="F7"
          onPress={() => recall.act(ticket)}
        >
          {wait > 0 && ticket.callsLeft > 0 ? `${wait} 秒后再叫` : '再叫一次'}
        </Button>
        <Button kind="secondary" busy={pass.busy} disabled={!mayPass} hotkey="F6" onPress={() => pass.act(ticket)}>
          {wait > 0 && ticket.callsLeft === 0 ? `${wait} 秒后过号` : '过号'}
        </Button>
        <Button kind="secondary" hotkey="F4" onPress={onSend}>
          转走
        </Button>
      </Row>
    </Stack>
  );
}

/** Somebody is at the window. */
function Serving({ ticket, onSend }: StepsProps) {
  const visible = useVisible();
  const finish = useWindowStep('POST /desk/tickets/:number/finish');
  const park = useWindowStep('POST /desk/tickets/:number/park');
  const intake = () => go(address('/packages/desk/intake/index', { ticket: ticket.number }));
  useKey('F10', visible ? () => finish.act(ticket) : undefined);
  useKey('F3', visible ? () => park.act(ticket) : undefined);
  useKey('F2', visible ? intake : undefined);
  return (
    <Stack gap={3}>
      <ProblemNote problem={finish.problem ?? park.problem} />
      <Button block icon="check" busy={finish.busy} hotkey="F10" onPress={() => finish.act(ticket)}>
        办完了
      </Button>
      <Row wrap>
        <Button kind="secondary" hotkey="F2" onPress={intake}>
          受理这件事
        </Button>
        <Button kind="secondary" busy={park.busy} hotkey="F3" onPress={() => park.act(ticket)}>
          暂离
        </Button>
        <Button kind="secondary" hotkey="F4" onPress={onSend}>
          转走
        </Button>
      </Row>
    </Stack>
  );
}

function Facts({ ticket }: { readonly ticket: DeskTicket }) {
  const { item, booking, priorityKind, lineName, takenAt, note } = ticket;
  return (
    <Stack gap={1}>
      <Text size="card" strong>
        {item?.name ?? lineName}
      </Text>
      <Text size="secondary" tone="ink-2">
        {[
          booking ? `预约 ${booking.from} · ${booking.booker === '' ? booking.number : booking.booker}` : '现场取号',
          `${timeWords(takenAt)} 取号`,
          priorityKind && `优先：${PRIORITY_KIND_LABELS[priorityKind]}，请看一下证件`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {note && <Text size="secondary">{`转来的话：${note}`}</Text>}
    </Stack>
  );
}
