import { BOOKING_STATES } from 'shared-types/booking.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { type CivilDate, civilDateOf, clockTimeOf, formatChinese } from '../kernel/time/civil-date';
import type { BookingRules } from './booking.config';

/** What the guards of a booking look at. */
export interface BookingFacts {
  readonly startsAt: Date;
  readonly at: Date;
}

const NOT_BEGUN = ({ startsAt, at }: BookingFacts): Refusal | null =>
  at < startsAt ? null : ruledOut('booking_begun', '预约的时间已经到了，不能再取消；如果来不了，不用再操作');

/** 预约: kept or given up by its owner; one that nobody gave up ends with its time. It promises no date. */
export const bookingLifecycle = defineLifecycle<BookingFacts>()({
  type: 'BOOKING',
  states: BOOKING_STATES,
  closed: ['CANCELLED', 'LATE_CANCELLED', 'ENDED'],
  desk: [],
  overseers: ['WINDOW_CLERK', 'RECEPTIONIST', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
  openings: {
    book: { to: 'BOOKED', who: ['ANYONE'], label: '您预约成功' },
  },
  actions: {
    cancel: { from: ['BOOKED'], to: 'CANCELLED', who: ['OWNER'], label: '您取消了预约', guard: NOT_BEGUN },
    cancelLate: { from: ['BOOKED'], to: 'LATE_CANCELLED', who: ['OWNER'], label: '您临时取消了预约', guard: NOT_BEGUN },
    end: { from: ['BOOKED'], to: 'ENDED', who: ['HOUSE'], label: '预约的时间已过' },
  },
});

export type CancelAction = 'cancel' | 'cancelLate';

const HOUR_MS = 3_600_000;

/** Until when a booking is cancelled without a mark: so many hours before it begins (config/booking.yaml). */
export function freeCancelUntil(startsAt: Date, freeHours: number): Date {
  return new Date(startsAt.getTime() - freeHours * HOUR_MS);
}

/** The action by which a booking is given up at an instant. */
export function cancelActionAt(startsAt: Date, at: Date, freeHours: number): CancelAction {
  return at <= freeCancelUntil(startsAt, freeHours) ? 'cancel' : 'cancelLate';
}

/** A booking that still stands. */
export interface Standing {
  readonly itemKey: string;
  readonly date: CivilDate;
  readonly startsAt: Date;
}

/** Why one more booking is ruled out by those that stand: per item, per day of visit and in all (config/booking.yaml); null when none. */
export function limitRefusal(
  limits: Pick<BookingRules['limits'], 'activePerItem' | 'perDay' | 'active'>,
  standing: readonly Standing[],
  asked: Pick<Standing, 'itemKey' | 'date'>,
): Refusal | null {
  const same = standing.filter(({ itemKey }) => itemKey === asked.itemKey);
  if (same.length >= limits.activePerItem) {
    return ruledOut('item_booked_already', '这个事项您已经约过了，先取消原来的预约，才能另约时间', {
      detail: `已约：${same.map(whenOf).join('、')}`,
    });
  }
  if (standing.filter(({ date }) => date === asked.date).length >= limits.perDay) {
    return ruledOut('day_limit_reached', `一个人一天最多约 ${limits.perDay} 次，请换一天`);
  }
  if (standing.length >= limits.active) {
    return ruledOut('booking_limit_reached', `一个人同时最多有 ${limits.active} 个预约，请先办完或取消一个`);
  }
  return null;
}

const whenOf = ({ startsAt }: Standing): string => `${formatChinese(civilDateOf(startsAt))}${clockTimeOf(startsAt)}`;
