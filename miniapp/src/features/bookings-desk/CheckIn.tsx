import { useState } from 'react';
import type { BookingView } from 'shared-types/booking.contract';
import type { IssuedTicket } from 'shared-types/queue.contract';
import { PRIORITY_KIND_LABELS, PRIORITY_KINDS, type PriorityKind } from 'shared-types/queue.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { SelectField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { BOOKING_READINGS } from './refresh';

const KINDS = [
  { key: '', title: '按预约的顺序' },
  ...PRIORITY_KINDS.map((key) => ({ key, title: `优先：${PRIORITY_KIND_LABELS[key]}` })),
];

/** Takes the number for somebody who is there; what was drawn stays in sight. */
export function CheckIn({ view }: { readonly view: BookingView }) {
  const [priority, setPriority] = useState('');
  const [issued, setIssued] = useState<IssuedTicket>();
  const { submit, busy, problem } = useWrite('POST /desk/queue/check-ins', {
    refresh: [...BOOKING_READINGS, 'GET /desk/queue/lines', 'GET /desk/queue/load'],
    onDone: setIssued,
  });
  if (issued) {
    return (
      <Note tone="ok">
        {`已取号 ${issued.label}（${issued.lineName}），${issued.ahead === 0 ? '下一个就是' : `前面还有 ${issued.ahead} 人`}。请告诉来的人。`}
      </Note>
    );
  }
  if (!view.actions.includes('checkIn')) return null;
  const shown = priority === '' ? {} : { priority: priority as PriorityKind };
  return (
    <Stack gap={3}>
      <SelectField label="看过证件可以优先" value={priority} choices={KINDS} onChange={setPriority} />
      <ProblemNote problem={problem} />
      <Button
        block
        icon="ticket"
        busy={busy}
        onPress={() => void submit({ body: { siteKey: view.site.key, code: view.code, ...shown } })}
      >
        人来了，替他取号
      </Button>
    </Stack>
  );
}
