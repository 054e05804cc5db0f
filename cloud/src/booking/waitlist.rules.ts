import { type DayPart, WAITLIST_STATES } from 'shared-types/waitlist.states';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { addDays, type CivilDate, civilDateOf, clockTimeOf, instantOf } from '../kernel/time/civil-date';
import type { BookingRules } from './booking.config';

/** 候补: waits, is offered a place for a while, takes it or passes it on. It promises no date. */
export const waitlistLifecycle = defineLifecycle<never>()({
  type: 'WAITLIST',
  states: WAITLIST_STATES,
  closed: ['TAKEN', 'PASSED', 'WITHDRAWN', 'ENDED'],
  desk: [],
  overseers: ['RECEPTIONIST', 'WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
  openings: {
    join: { to: 'WAITING', who: ['OWNER'], label: '您排上了候补' },
    joinFront: { to: 'WAITING', who: ['HOUSE'], label: '因大厅的原因取消了您的预约，为您排在候补最前' },
  },
  actions: {
    offer: { from: ['WAITING'], to: 'OFFERED', who: ['HOUSE'], label: '有人让出时间，轮到您了' },
    take: { from: ['OFFERED'], to: 'TAKEN', who: ['OWNER', 'HOUSE'], label: '您确认了这个时间' },
    pass: { from: ['OFFERED'], to: 'PASSED', who: ['OWNER', 'HOUSE'], label: '没有确认，已让给下一位' },
    leave: { from: ['WAITING'], to: 'WITHDRAWN', who: ['OWNER'], label: '您退出了候补' },
    end: { from: ['WAITING'], to: 'ENDED', who: ['HOUSE'], label: '候补的日子已过，没有等到空位' },
  },
});

const MINUTE_MS = 60_000;
const NOON = 720;

/**
 * Until when a place that is free at an instant is kept for whoever's turn it is. At night nothing runs out: it is kept
 * until so long after the morning. Never past the lead before it begins; null when that leaves nobody time to answer.
 */
export function offerUntil(at: Date, begins: Date, rules: BookingRules['waitlist']): Date | null {
  const latest = new Date(begins.getTime() - rules.leadMinutes * MINUTE_MS);
  if (at >= latest) return null;
  const from = awakeAt(at, rules);
  const until = new Date(from.getTime() + rules.offerMinutes * MINUTE_MS);
  return until < latest ? until : latest;
}

/** The instant itself by day, the end of the quiet hours by night. Quiet hours may lie over midnight. */
function awakeAt(
  at: Date,
  { quietFrom, quietUntil }: Pick<BookingRules['waitlist'], 'quietFrom' | 'quietUntil'>,
): Date {
  const time = clockTimeOf(at);
  const date = civilDateOf(at);
  const overMidnight = quietUntil < quietFrom;
  if (overMidnight && time >= quietFrom) return instantOf(addDays(date, 1), quietUntil);
  return time < quietUntil && (overMidnight || time >= quietFrom) ? instantOf(date, quietUntil) : at;
}

/** What somebody waits for. */
export interface Wish {
  readonly siteKeys: readonly string[];
  readonly fromDate: CivilDate;
  readonly toDate: CivilDate;
  readonly part: DayPart;
}

/** Whether a slot is one that somebody waits for; a slot belongs to the part of the day in which it begins. */
export function isWished(wish: Wish, siteKey: string, date: CivilDate, start: number): boolean {
  if (!wish.siteKeys.includes(siteKey) || date < wish.fromDate || date > wish.toDate) return false;
  return wish.part === 'ANY' || (wish.part === 'MORNING') === start < NOON;
}

/** Whether two people wait for some of the same places. */
export function rivals(a: Wish, b: Wish): boolean {
  const sites = a.siteKeys.some((site) => b.siteKeys.includes(site));
  const parts = a.part === 'ANY' || b.part === 'ANY' || a.part === b.part;
  return sites && parts && a.fromDate <= b.toDate && b.fromDate <= a.toDate;
}
