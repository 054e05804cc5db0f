import { useRead, useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Commitment } from '../identity/Commitment';
import { openingWords } from './booking-choice';
import type { useBookingChoice } from './use-booking-choice';

interface MoveBookingProps {
  /** The booking that is moved. */
  readonly number: string;
  readonly choice: ReturnType<typeof useBookingChoice>;
}

/** Moves a booking to what was chosen: the old place is given up only together with having the new one. */
export function MoveBooking({ number, choice }: MoveBookingProps) {
  const { site, date, slot } = choice;
  const { data: booking } = useRead('GET /bookings/:number', { params: { number } });
  const { submit, busy, problem } = useWrite('POST /bookings/:number/reschedule', {
    refresh: ['GET /bookings/:number', 'GET /me/records', 'GET /me/bookings'],
    onDone: (moved) => {
      choice.forget();
      replaceWith(address('/pages/booking/index', { number: moved.number }));
    },
  });
  const move = async () => {
    if (!site || !date || !slot || !booking) return;
    const body = { version: booking.version, siteKey: site.key, date, from: slot.from };
    const moved = await submit({ params: { number }, body });
    // Whoever was faster took the place, and the old one stands: show what is left.
    if (!moved) {
      choice.availability.reload();
      choice.times.reload();
    }
  };
  const late = booking?.reschedulesLate ? '离原来的时间很近，再改会记为一次临时取消' : '改成之后才让出原来的时间';
  return (
    <Commitment
      note={
        slot && site && date ? `${openingWords({ date, from: slot.from })} · ${site.name}。${late}` : '请选择新的时间'
      }
      disabled={!slot || !booking}
      busy={busy}
      problem={problem}
      phoneReason="预约要留一个手机号，时间有变化时好联系您。"
      notices={['BOOKING_CONFIRMED', 'BOOKING_CANCELLED', 'BOOKING_MOVED']}
      onCommit={move}
    >
      改到这个时间
    </Commitment>
  );
}
