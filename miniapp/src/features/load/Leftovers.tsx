import { useState } from 'react';
import type { DeskTicket } from 'shared-types/queue.contract';
import { useRead, useWrite } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { timeWords } from '@/ui/words/dates';
import { WINDOW_READINGS } from '../queue/use-window-step';

const ENDINGS = [
  { key: 'CARRY', title: '改天优先办', note: '下一个开放日凭这个号优先' },
  { key: 'CLOSE', title: '结束这个号', note: '本人走了、不办了' },
] as const;
type Ending = (typeof ENDINGS)[number]['key'];

/** What is not done of the day: nobody is forgotten, each number is carried over or ended with its reason. */
export function Leftovers({ siteKey }: { readonly siteKey: string }) {
  const reading = useRead(
    'GET /desk/queue/leftovers',
    { query: { siteKey } },
    { queueOf: siteKey, keepPrevious: true },
  );
  const [chosen, setChosen] = useState<DeskTicket>();
  return (
    <Card kind="plain" title="还没办完的号">
      <Loaded reading={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check-circle" title="都办完了" note="下班前还没办完的号会列在这里，一个一个处理。" />
          ) : (
            <List label="还没办完的号">
              {items.map((ticket) => (
                <ListItem
                  key={ticket.number}
                  title={`${ticket.label} ${ticket.stateLabel}`}
                  note={`${ticket.lineName} · ${timeWords(ticket.takenAt)} 取号${ticket.windowLabel ? ` · ${ticket.windowLabel}` : ''}`}
                  onPress={() => setChosen(ticket)}
                />
              ))}
            </List>
          )
        }
      </Loaded>
      {chosen && <EndSheet key={chosen.number} ticket={chosen} onClose={() => setChosen(undefined)} />}
    </Card>
  );
}

function EndSheet({ ticket, onClose }: { readonly ticket: DeskTicket; readonly onClose: () => void }) {
  const [ending, setEnding] = useState<Ending>('CARRY');
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /desk/tickets/:number/close', {
    refresh: WINDOW_READINGS,
    onDone: () => {
      onClose();
      toast(ending === 'CARRY' ? '改天凭这个号优先办' : '这个号已结束');
    },
  });
  const body = { version: ticket.version, reason: reason.trim(), carryOver: ending === 'CARRY' };
  return (
    <FormSheet
      title={`${ticket.label} 没有办完`}
      send="就这样处理"
      busy={busy}
      problem={problem}
      complete={reason.trim().length >= 2}
      onClose={onClose}
      onSend={() => void submit({ params: { number: ticket.number }, body })}
    >
      <Options label="怎么处理" options={ENDINGS} chosen={ending} onChoose={setEnding} />
      <TextField
        label="原因"
        hint="本人会看到。"
        value={reason}
        maxLength={200}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}
