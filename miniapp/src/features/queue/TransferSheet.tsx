import { useState } from 'react';
import type { DeskTicket } from 'shared-types/queue.contract';
import { useRead, useWrite } from '@/api';
import { SelectField, TextAreaField } from '@/ui/field/Field';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { WINDOW_READINGS } from './use-window-step';

interface TransferSheetProps {
  readonly ticket: DeskTicket;
  readonly onClose: () => void;
}

/** Sends a number on to another line, or to one window; there it is called first. */
export function TransferSheet({ ticket, onClose }: TransferSheetProps) {
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const { data } = useRead('GET /desk/queue/load');
  const { submit, busy, problem } = useWrite('POST /desk/tickets/:number/transfer', {
    refresh: WINDOW_READINGS,
    onDone: onClose,
  });
  const site = data?.sites.find(({ windows }) => windows.some(({ label }) => label === ticket.windowLabel));
  const lines = (site?.lines ?? []).filter(({ key }) => key !== ticket.lineKey);
  const windows = (site?.windows ?? []).filter(
    ({ state, label }) => state !== 'CLOSED' && label !== ticket.windowLabel,
  );
  const choices = [
    { key: '', title: '请选择' },
    ...lines.map(({ key, name, waiting }) => ({ key: `line ${key}`, title: `${name}的任何窗口（${waiting} 位在等）` })),
    ...windows.map(({ key, label, staff }) => ({ key: `window ${key}`, title: `${label}（${staff?.name ?? ''}）` })),
  ];
  const [kind, key] = to.split(' ');
  const where = kind === 'line' ? { lineKey: key } : { windowKey: key };
  const said = note.trim() === '' ? {} : { note: note.trim() };
  return (
    <FormSheet
      title={`把 ${ticket.label} 转走`}
      onClose={onClose}
      send="转过去，到了先叫"
      busy={busy}
      complete={to !== ''}
      problem={problem}
      onSend={() =>
        void submit({ params: { number: ticket.number }, body: { version: ticket.version, ...where, ...said } })
      }
    >
      <SelectField label="转到" value={to} choices={choices} onChange={setTo} error={problem?.field('body.lineKey')} />
      <TextAreaField label="给同事的话（选填）" value={note} maxLength={200} onChange={setNote} />
      <Text size="secondary" tone="ink-2">
        对方会先叫这个号，群众不用重新排队。
      </Text>
    </FormSheet>
  );
}
