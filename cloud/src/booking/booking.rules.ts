import { BOOKING_STATES } from 'shared-types/booking.states';
import type { Role } from 'shared-types/identity.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { type CivilDate, civilDateOf, clockTimeOf, formatChinese } from '../kernel/time/civil-date';
import type { BookingRules } from './booking.config';

/** Those who take a citizen's call and stand at the ticket machine. */
export const FRONT_STAFF = [
  'RECEPTIONIST',
  'WINDOW_CLERK',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
] as const satisfies readonly Role[];

/** Those who may use a green channel; whether there is one is for the room above to say. */
const GREEN_STAFF = [
  'PROXY_AGENT',
  'DISPATCHER',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
] as const satisfies readonly Role[];

/** What the guards of a booking look at. */
export interface BookingFacts {
  readonly startsAt: Date;
  readonly at: Date;
}

const NOT_BEGUN = ({ startsAt, at }: BookingFacts): Refusal | null =>
  at < startsAt ? null : ruledOut('booking_begun', '预约的时间已经到了，不能再取消或改期；如果来不了，不用再操作');

const SAME_DAY = ({ startsAt, at }: BookingFacts): Refusal | null =>
  civilDateOf(startsAt) === civilDateOf(at)
    ? null
    : ruledOut('restore_too_late', '只能在预约的当天恢复；以后到场的，请重新预约或现场取号');

/** 预约: held, booked, checked in and served; or given up, moved, missed, or called off by the hall. It promises no date. */
export const bookingLifecycle = defineLifecycle<BookingFacts>()({
  type: 'BOOKING',
  states: BOOKING_STATES,
  closed: ['SERVED', 'CANCELLED', 'LATE_CANCELLED', 'RESCHEDULED', 'NO_SHOW', 'CLOSED_BY_HALL', 'LAPSED', 'ENDED'],
  unlisted: ['LAPSED'],
  desk: [],
  overseers: FRONT_STAFF,
  openings: {
    hold: { to: 'HELD', who: ['OWNER'], label: '为您留着这个时间' },
    book: { to: 'BOOKED', who: ['OWNER'], label: '您预约成功' },
    bookByPhone: { to: 'BOOKED', who: FRONT_STAFF, label: '工作人员接电话替您预约' },
    bookGreen: { to: 'BOOKED', who: GREEN_STAFF, label: '经绿色通道为企业预约' },
    offer: { to: 'HELD', who: ['HOUSE'], label: '您排的候补有了位置，先为您留着' },
    moveHere: { to: 'BOOKED', who: ['OWNER', ...FRONT_STAFF], label: '改期到这个时间' },
    moveByHall: { to: 'BOOKED', who: ['HOUSE', ...FRONT_STAFF], label: '因大厅的原因为您改到这个时间' },
  },
  actions: {
    confirm: { from: ['HELD'], to: 'BOOKED', who: ['OWNER'], label: '您确认了预约' },
    release: { from: ['HELD'], to: 'LAPSED', who: ['OWNER'], label: '您放弃了这个时间' },
    lapse: { from: ['HELD'], to: 'LAPSED', who: ['HOUSE'], label: '没有在时限内确认，时间已让出' },
    cancel: {
      from: ['BOOKED'],
      to: 'CANCELLED',
      who: ['OWNER', ...FRONT_STAFF],
      label: '预约已取消',
      guard: NOT_BEGUN,
    },
    cancelLate: {
      from: ['BOOKED'],
      to: 'LATE_CANCELLED',
      who: ['OWNER', ...FRONT_STAFF],
      label: '预约已临时取消',
      guard: NOT_BEGUN,
    },
    reschedule: {
      from: ['BOOKED'],
      to: 'RESCHEDULED',
      who: ['OWNER', ...FRONT_STAFF],
      label: '预约已改期',
      guard: NOT_BEGUN,
    },
    closeByHall: {
      from: ['HELD', 'BOOKED'],
      to: 'CLOSED_BY_HALL',
      who: ['HOUSE', ...FRONT_STAFF],
      label: '因大厅的原因，原来的时间不能接待，很抱歉',
    },
    checkIn: { from: ['BOOKED'], to: 'CHECKED_IN', who: ['DEVICE', ...FRONT_STAFF], label: '已取号' },
    serve: { from: ['CHECKED_IN'], to: 'SERVED', who: ['HOUSE', ...FRONT_STAFF], label: '已办理' },
    endUnserved: {
      from: ['CHECKED_IN'],
      to: 'ENDED',
      who: ['OWNER', 'HOUSE', ...FRONT_STAFF],
      label: '取号后没有办理',
    },
    miss: { from: ['BOOKED'], to: 'NO_SHOW', who: ['HOUSE'], label: '过了取号的时间没有到场' },
    restore: {
      from: ['NO_SHOW'],
      to: 'BOOKED',
      who: FRONT_STAFF,
      label: '您当天到场，工作人员恢复了预约',
      guard: SAME_DAY,
    },
  },
});

export type CancelAction = 'cancel' | 'cancelLate';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Until when a booking is cancelled without a mark: so many hours before it begins (config/booking.yaml). */
export function freeCancelUntil(startsAt: Date, freeHours: number): Date {
  return new Date(startsAt.getTime() - freeHours * HOUR_MS);
}

/** The action by which a booking is given up at an instant; one that the hall moved never counts as late. */
export function cancelActionAt(booking: Moved, at: Date, freeHours: number): CancelAction {
  return booking.byHall || at <= freeCancelUntil(booking.startsAt, freeHours) ? 'cancel' : 'cancelLate';
}

interface Moved {
  readonly startsAt: Date;
  readonly byHall: boolean;
}

/**
 * Whether moving a booking counts like giving it up late: never until the free hours begin, nor for the first change or
 * changes that are free, nor when the hall had moved it.
 */
export function reschedulesLate(
  booking: Moved & { readonly reschedules: number },
  at: Date,
  { freeHours, freeReschedules }: BookingRules['cancel'],
): boolean {
  return booking.reschedules >= freeReschedules && cancelActionAt(booking, at, freeHours) === 'cancelLate';
}

/** When somebody may take a number for a booking, both ends included. */
export function checkInWindow(startsAt: Date, { fromMinutesBefore, untilMinutesAfter }: BookingRules['checkIn']) {
  return {
    from: new Date(startsAt.getTime() - fromMinutesBefore * MINUTE_MS),
    until: new Date(startsAt.getTime() + untilMinutesAfter * MINUTE_MS),
  };
}

/** Why a booking's number cannot be taken at an instant; null when it can. A restored one may be late. */
export function checkInRefusal(
  startsAt: Date,
  at: Date,
  rules: BookingRules['checkIn'],
  restored: boolean,
): Refusal | null {
  const { from, until } = checkInWindow(startsAt, rules);
  if (civilDateOf(at) !== civilDateOf(startsAt)) {
    return ruledOut('check_in_other_day', `您约的是${formatChinese(civilDateOf(startsAt))}，请当天来取号`);
  }
  if (at < from) return ruledOut('check_in_too_early', `来早了：从 ${clockTimeOf(from)} 起可以取号，请先休息一下`);
  if (at > until && !restored) {
    return ruledOut('check_in_too_late', '已经过了取号的时间，请到导办台，工作人员可以当天为您恢复');
  }
  return null;
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
    return ruledOut('item_booked_already', '这个事项已经约过了，可以把原来的预约改期，或取消后另约时间', {
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

/** Why a person may book for nobody else any more, having booked for these others already (config/booking.yaml). */
export function behalfRefusal(most: number, others: readonly string[], asked: string): Refusal | null {
  if (others.includes(asked) || others.length < most) return null;
  return ruledOut('behalf_limit_reached', `您已替 ${most} 位家人或企业约了号，等其中一个办完后再替别人约`);
}

const whenOf = ({ startsAt }: Standing): string => `${formatChinese(civilDateOf(startsAt))}${clockTimeOf(startsAt)}`;
