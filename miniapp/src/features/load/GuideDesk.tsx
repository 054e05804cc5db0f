import { useState } from 'react';
import type { IssuedTicket, SiteLoad } from 'shared-types/queue.contract';
import { PRIORITY_KIND_LABELS, PRIORITY_KINDS, type PriorityKind } from 'shared-types/queue.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { SelectField, TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { useVisible } from '@/ui/page/use-visible';
import { useWedge } from '../desk/wedge';
import { slipOf } from '../hall/kiosk-steps';
import { printPaper } from '../hall/print';
import { aheadWords, SlipOnPaper } from '../hall/Slip';
import { WINDOW_READINGS } from '../queue/use-window-step';

const PRIORITIES = [
  { key: '', title: '不优先' },
  ...PRIORITY_KINDS.map((key) => ({ key, title: PRIORITY_KIND_LABELS[key] })),
];

/** 导办台取号: a number for whoever stands there, with a booking or without; a code that is scanned counts at once. */
export function GuideDesk({ site }: { readonly site: SiteLoad }) {
  const { siteKey, siteName, lines } = site;
  const [lineKey, setLineKey] = useState<string | null>(lines[0]?.key ?? null);
  const [priority, setPriority] = useState<PriorityKind | ''>('');
  const [code, setCode] = useState('');
  const [issued, setIssued] = useState<IssuedTicket>();
  const visible = useVisible();
  const done = (ticket: IssuedTicket) => {
    setIssued(ticket);
    setPriority('');
    setCode('');
  };
  const take = useWrite('POST /desk/queue/tickets', { refresh: WINDOW_READINGS, onDone: done });
  const checkIn = useWrite('POST /desk/queue/check-ins', { refresh: WINDOW_READINGS, onDone: done });
  const requeue = useWrite('POST /desk/queue/requeues', { refresh: WINDOW_READINGS, onDone: done });
  const first = priority === '' ? {} : { priority };
  const byBooking = (number: string) => void checkIn.submit({ body: { siteKey, code: number, ...first } });
  useWedge(
    visible
      ? () => (scan) => {
          if (scan.kind === 'RECORD') byBooking(scan.number);
          if (scan.kind === 'TICKET') void requeue.submit({ body: { siteKey, code: scan.code } });
        }
      : undefined,
  );
  const problem = take.problem ?? checkIn.problem ?? requeue.problem;
  return (
    <Card title="导办台取号">
      <Stack gap={4}>
        {issued && <Issued ticket={issued} siteName={siteName} />}
        <SelectField
          label="优先"
          hint="看过证件，或一眼能看出来的，可以优先。"
          value={priority}
          choices={PRIORITIES}
          onChange={(key) => setPriority(key as PriorityKind | '')}
        />
        <Options
          label="办什么"
          layout="grid"
          options={lines.map(({ key, name, waiting }) => ({ key, title: name, note: `${waiting} 人在等` }))}
          chosen={lineKey}
          onChoose={setLineKey}
        />
        <ProblemNote problem={problem} />
        <Button
          block
          busy={take.busy}
          disabled={lineKey === null}
          onPress={() => void (lineKey !== null && take.submit({ body: { siteKey, lineKey, ...first } }))}
        >
          现场取号
        </Button>
        <TextField
          label="预约编号"
          hint="也可以直接扫预约凭证；扫过号的号票会重新排队。"
          value={code}
          maxLength={32}
          onChange={setCode}
        />
        <Button
          block
          kind="secondary"
          busy={checkIn.busy}
          disabled={code.trim().length < 6}
          onPress={() => byBooking(code.trim().toUpperCase())}
        >
          凭预约取号
        </Button>
      </Stack>
    </Card>
  );
}

/** The number to be read out, and its paper. */
function Issued({ ticket, siteName }: { readonly ticket: IssuedTicket; readonly siteName: string }) {
  return (
    <Stack gap={2}>
      <Text size="figure" strong tabular center>
        {ticket.label}
      </Text>
      <Text center>{`${ticket.lineName} · ${aheadWords(ticket.ahead)}`}</Text>
      <Row justify="center">
        <Button kind="secondary" icon="ticket" onPress={printPaper}>
          打印号票
        </Button>
      </Row>
      <SlipOnPaper slip={slipOf(ticket, siteName)} />
    </Stack>
  );
}
