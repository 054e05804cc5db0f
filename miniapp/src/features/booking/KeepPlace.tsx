import { useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Commitment } from '../identity/Commitment';
import { openingWords } from './booking-choice';
import { forWhomOf } from './for-whom';
import type { useBookingChoice } from './use-booking-choice';

interface KeepPlaceProps {
  readonly itemKey: string;
  readonly situationKey: string | undefined;
  readonly choice: ReturnType<typeof useBookingChoice>;
}

/** What was chosen, in words, and the one button that keeps it for a few minutes; signing in and the phone are asked for only here. */
export function KeepPlace({ itemKey, situationKey, choice }: KeepPlaceProps) {
  const { site, date, slot, forWhom } = choice;
  const { submit, busy, problem } = useWrite('POST /bookings/holds', {
    refresh: ['GET /me/records', 'GET /me/bookings'],
    onDone: ({ number }) => {
      choice.forget();
      replaceWith(address('/pages/booking/index', { number }));
    },
  });
  const keep = async () => {
    if (!site || !date || !slot) return;
    const place = { itemKey, siteKey: site.key, date, from: slot.from, ...(situationKey && { situationKey }) };
    const kept = await submit({ body: { ...place, forWhom: forWhomOf(forWhom) } });
    // Whoever was faster took a place: show what is left.
    if (!kept) {
      choice.availability.reload();
      choice.times.reload();
    }
  };
  return (
    <>
      {problem?.code === 'booking_blocked' && (
        <Button block kind="secondary" icon="history" to="/pages/standing/index">
          看我的预约记录，怎么申诉
        </Button>
      )}
      <Commitment
        note={slot && site && date ? `${openingWords({ date, from: slot.from })} · ${site.name}` : '请选择到达时间'}
        disabled={!slot}
        busy={busy}
        problem={problem}
        phoneReason="预约要留一个手机号，时间有变化时好联系您。"
        notices={['BOOKING_CONFIRMED', 'BOOKING_CANCELLED', 'FEE_DUE']}
        onCommit={keep}
      >
        留住这个时间
      </Commitment>
    </>
  );
}
