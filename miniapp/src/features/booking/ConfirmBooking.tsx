import { useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Commitment } from '../identity/Commitment';
import { openingWords } from './booking-choice';
import type { useBookingChoice } from './use-booking-choice';

interface ConfirmBookingProps {
  readonly itemKey: string;
  readonly situationKey: string | undefined;
  readonly choice: ReturnType<typeof useBookingChoice>;
}

/** What was chosen, in words, and the one button that books it; signing in and the phone are asked for only here. */
export function ConfirmBooking({ itemKey, situationKey, choice }: ConfirmBookingProps) {
  const { site, date, slot } = choice;
  const { submit, busy, problem } = useWrite('POST /bookings', {
    refresh: ['GET /me/records', 'GET /me/bookings'],
    onDone: ({ number }) => {
      choice.forget();
      replaceWith(address('/pages/booking/index', { number }));
    },
  });
  const book = async () => {
    if (!site || !date || !slot) return;
    const body = { itemKey, siteKey: site.key, date, from: slot.from, ...(situationKey && { situationKey }) };
    const booked = await submit({ body });
    // Whoever was faster took a place: show what is left.
    if (!booked) {
      choice.availability.reload();
      choice.times.reload();
    }
  };
  return (
    <Commitment
      note={slot && site && date ? `${openingWords({ date, from: slot.from })} · ${site.name}` : '请选择到达时间'}
      disabled={!slot}
      busy={busy}
      problem={problem}
      phoneReason="预约要留一个手机号，时间有变化时好联系您。"
      notices={['BOOKING_CONFIRMED', 'BOOKING_CANCELLED', 'FEE_DUE']}
      onCommit={book}
    >
      预约这个时间
    </Commitment>
  );
}
