import type { DeskTicket, DeskWindow } from 'shared-types/queue.contract';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Badge } from '@/ui/promise/Light';
import { timeWords } from '@/ui/words/dates';
import { useWindowStep, type WindowStep } from './use-window-step';

/** Who comes next at this window, who stepped aside, and who did not come when called. */
export function WindowLine({ desk }: { readonly desk: DeskWindow }) {
  const { waiting, waitingCount, parked, passed, current } = desk;
  return (
    <Stack gap={4}>
      {parked.length > 0 && (
        <Card kind="plain" title="暂离的人">
          <Returning
            label="暂离的人"
            tickets={parked}
            step="POST /desk/tickets/:number/unpark"
            does="回来了，接着办"
            off={current !== null}
          />
        </Card>
      )}
      <Card kind="plain" title={`在等的人 ${waitingCount}`}>
        {waiting.length === 0 ? (
          <EmptyState icon="check-circle" title="没有人在等" note="有人取号会立刻出现在这里。" />
        ) : (
          <List label="在等的人">
            {waiting.map((ticket) => (
              <ListItem
                key={ticket.number}
                title={ticket.label}
                note={[ticket.item?.name ?? ticket.lineName, `${timeWords(ticket.takenAt)} 取号`].join(' · ')}
                value={mark(ticket)}
              />
            ))}
          </List>
        )}
      </Card>
      {passed.length > 0 && (
        <Card kind="plain" title="过号的人">
          <Returning
            label="过号的人"
            tickets={passed}
            step="POST /desk/tickets/:number/requeue"
            does="回来了，重新排"
            off={false}
          />
        </Card>
      )}
    </Stack>
  );
}

function mark({ class: kind, state }: DeskTicket) {
  if (state === 'TRANSFERRED') return <Badge tone="primary">转来</Badge>;
  if (state === 'REQUEUED') return <Badge tone="warn">重排</Badge>;
  if (kind === 'PRIORITY') return <Badge tone="primary">优先</Badge>;
  return kind === 'BOOKED' ? <Badge tone="ok">预约</Badge> : undefined;
}

interface ReturningProps {
  readonly label: string;
  readonly tickets: readonly DeskTicket[];
  readonly step: WindowStep;
  readonly does: string;
  readonly off: boolean;
}

/** People who come back, each with the one thing to do about it. */
function Returning({ label, tickets, step, does, off }: ReturningProps) {
  const { act, busy, problem } = useWindowStep(step);
  const offered = step.split('/').at(-1) ?? '';
  return (
    <>
      <ProblemNote problem={problem} />
      <List label={label}>
        {tickets.map((ticket) => (
          <ListItem
            key={ticket.number}
            title={ticket.label}
            note={ticket.item?.name ?? ticket.lineName}
            value={
              ticket.actions.includes(offered) && (
                <Button
                  kind="secondary"
                  disabled={off || busy}
                  label={`${ticket.label} ${does}`}
                  onPress={() => act(ticket)}
                >
                  {does}
                </Button>
              )
            }
          />
        ))}
      </List>
    </>
  );
}
