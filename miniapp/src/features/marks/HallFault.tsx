import { useState } from 'react';
import type { AppealView } from 'shared-types/booking-marks.contract';
import { MARK_KIND_LABELS } from 'shared-types/booking-marks.states';
import type { ResultOf } from 'shared-types/routes';
import { useRead, useWrite } from '@/api';
import { List, ListItem } from '@/ui/card/ListItem';
import { Note } from '@/ui/feedback/states';
import { SelectField, TextAreaField, TextField } from '@/ui/field/Field';
import { Row } from '@/ui/layout/Stack';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';

interface HallFaultProps {
  /** One of the bookings it concerned: where and when. */
  readonly booking: AppealView['booking'];
  readonly onClose: () => void;
}

/** 大厅故障: a stretch in which nobody is to be marked; whom it concerns is shown first. */
export function HallFault({ booking: { siteKey, date, from }, onClose }: HallFaultProps) {
  const sites = useRead('GET /sites').data?.items ?? [];
  const [stretch, setStretch] = useState({ siteKey, date, from, to: '24:00' });
  const [reason, setReason] = useState('');
  const [effects, setEffects] = useState<ResultOf<'POST /desk/hall-faults/effects'>>();
  const look = useWrite('POST /desk/hall-faults/effects', { onDone: setEffects });
  const enter = useWrite('POST /desk/hall-faults', {
    refresh: ['GET /booking-appeals/:number', 'GET /desk/inbox'],
    onDone: ({ erased }) => {
      onClose();
      toast(`已登记，撤销了 ${erased} 条爽约记录`);
    },
  });
  const change = (part: Partial<typeof stretch>) => {
    setStretch({ ...stretch, ...part });
    setEffects(undefined);
  };
  const problem = enter.problem ?? look.problem;
  return (
    <FormSheet
      title="登记大厅故障"
      send={effects ? '登记，这段时间的都不记' : '先看影响哪些人'}
      busy={look.busy || enter.busy}
      problem={problem}
      complete={!effects || reason.trim().length >= 4}
      onClose={onClose}
      onSend={() =>
        void (effects ? enter.submit({ body: { ...stretch, reason: reason.trim() } }) : look.submit({ body: stretch }))
      }
    >
      <SelectField
        label="哪个大厅或驿站"
        value={stretch.siteKey}
        choices={sites.map(({ key, name: title }) => ({ key, title }))}
        onChange={(key) => change({ siteKey: key })}
      />
      <TextField
        label="哪一天"
        value={stretch.date}
        onChange={(day) => change({ date: day })}
        error={problem?.field('body.date')}
      />
      <Row gap={2} even>
        <TextField
          label="从"
          value={stretch.from}
          onChange={(at) => change({ from: at })}
          error={problem?.field('body.from')}
        />
        <TextField
          label="到"
          value={stretch.to}
          onChange={(at) => change({ to: at })}
          error={problem?.field('body.to')}
        />
      </Row>
      {effects && <Concerned effects={effects} />}
      {effects && (
        <TextAreaField
          label="是什么故障"
          hint="受影响的人会看到。"
          value={reason}
          maxLength={300}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
      )}
    </FormSheet>
  );
}

function Concerned({ effects: { marks, pending } }: { readonly effects: ResultOf<'POST /desk/hall-faults/effects'> }) {
  return (
    <>
      <Note tone="warn">
        {`将撤销 ${marks.length} 条爽约记录${pending > 0 ? `；另有 ${pending} 个还没到场的预约，也不会记` : ''}。`}
      </Note>
      {marks.length > 0 && (
        <List label="将撤销的记录">
          {marks.map(({ number, itemName, from, kind }) => (
            <ListItem key={number} title={`${from} ${MARK_KIND_LABELS[kind]}`} note={`${itemName} · ${number}`} />
          ))}
        </List>
      )}
    </>
  );
}
