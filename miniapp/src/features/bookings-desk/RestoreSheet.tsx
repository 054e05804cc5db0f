import { useState } from 'react';
import type { BookingView } from 'shared-types/booking.contract';
import { useWrite } from '@/api';
import { TextAreaField } from '@/ui/field/Field';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { BOOKING_READINGS } from './refresh';

interface SheetProps {
  readonly view: BookingView;
  readonly onClose: () => void;
}

const SHORTEST = 2;

/** Lets somebody who came late the same day be served after all; the mark against them goes. */
export function RestoreSheet({ view: { number, version }, onClose }: SheetProps) {
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const { submit, busy, problem } = useWrite('POST /desk/bookings/:number/restore', {
    refresh: BOOKING_READINGS,
    onDone: () => {
      toast('已恢复，可以取号了');
      onClose();
    },
  });
  return (
    <FormSheet
      title="恢复预约"
      onClose={onClose}
      send="恢复，让他取号"
      busy={busy}
      complete={reason.length >= SHORTEST}
      problem={problem}
      onSend={() => void submit({ params: { number }, body: { version, reason } })}
    >
      <TextAreaField
        label="为什么恢复"
        hint="会写进这次预约的经过，如：路上堵车"
        value={typed}
        maxLength={200}
        onChange={setTyped}
        error={problem?.field('body.reason')}
      />
      <Text size="secondary" tone="ink-2">
        恢复后今天都可以取号，也不再记为没有到场。
      </Text>
    </FormSheet>
  );
}
