import { BOOKING_GROUP_STATES, BOOKING_GROUPS, type BookingGroup } from 'shared-types/booking.states';
import { Badge, type BadgeProps } from '@/ui/promise/Light';

const TONES: Readonly<Record<BookingGroup, NonNullable<BadgeProps['tone']>>> = {
  DUE: 'primary',
  HERE: 'ok',
  SERVED: 'ok',
  MISSED: 'warn',
  GIVEN_UP: 'quiet',
};

/** Where a booking stands, in one word. */
export function StateBadge({ state, label }: { readonly state: string; readonly label: string }) {
  const group = BOOKING_GROUPS.find((each) => (BOOKING_GROUP_STATES[each] as readonly string[]).includes(state));
  return <Badge tone={group ? TONES[group] : 'quiet'}>{label}</Badge>;
}
