import type { DayState } from 'shared-types/booking.states';
import type { Category, ItemType } from 'shared-types/directory.states';
import type { ServicePoint } from '../directory/centre.config';
import type { DayPlan } from '../directory/opening.rules';
import {
  addDays,
  type CivilDate,
  civilDateOf,
  dayNumber,
  instantOf,
  instantOfDay,
  minutesOf,
} from '../kernel/time/civil-date';
import type { SlotRule } from './booking.config';

const MINUTE_SECONDS = 60;
/** The pool of a site whose counters are for every kind of business. */
const ALL_ROUND = 'ALL';

/** Windows of one site that share one account of their time. */
export interface WindowPool {
  readonly key: string;
  /** Those of them that can serve the item. */
  readonly windows: number;
}

/**
 * How places of one item at one site are made. Items of one pool share its windows whatever their length, so time is
 * accounted, not places: each grain of a slot has an account of seconds promised, and a place costs seconds of each.
 */
export interface SlotPlan {
  readonly itemKey: string;
  readonly itemType: ItemType;
  readonly siteKey: string;
  readonly pool: string;
  readonly slotMinutes: number;
  /** Length of an account: what the slot lengths of all items of the pool are multiples of. */
  readonly grainMinutes: number;
  /** Seconds of each grain that one place takes. */
  readonly cost: number;
  /** Seconds of each grain up to which this item may be booked. */
  readonly limit: number;
  readonly horizonDays: number;
}

/** A slot: minutes of the day, the end not included. */
export interface Slot {
  readonly start: number;
  readonly end: number;
}

export interface FreeSlot extends Slot {
  readonly free: number;
}

/** What a day offers for one item at one site. */
export interface DayOffer {
  readonly date: CivilDate;
  readonly state: DayState;
  /** Slots that have not begun; none while the day is not open for booking. */
  readonly slots: readonly FreeSlot[];
  readonly free: number;
  /** When the day opens for booking. */
  readonly opensAt: Date;
}

/** Seconds already promised of the account that begins at a minute of the day. */
export type TakenAt = (start: number) => number;

/**
 * The account an item's places at a site draw on: windows of its own category; where there are none, a station's
 * all-round counters; else the windows of the category that lends most. Nobody is ever promised a window twice: an item
 * is admitted only while all that is promised of the account fits the windows which can serve that item. Null when no
 * window can.
 */
export function poolFor(points: readonly ServicePoint[], category: Category): WindowPool | null {
  const counts = new Map<string, number>();
  for (const point of points.filter(({ skills }) => skills.includes(category))) {
    const key = point.category ?? ALL_ROUND;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const key of [category, ALL_ROUND]) {
    const windows = counts.get(key);
    if (windows !== undefined) return { key, windows };
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most ? { key: most[0], windows: most[1] } : null;
}

/** The greatest length of which all given ones are multiples. */
export function grainOf(lengths: readonly number[]): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  return lengths.reduce(common, 0);
}

/** Seconds of each grain that one place costs: the item's minutes at the window, spread over its slot. */
export function costOf(counterMinutes: number, grains: number): number {
  return Math.ceil((counterMinutes * MINUTE_SECONDS) / grains);
}

/** Seconds of each grain that may be promised: windows × length × share, but room for the least number of places. */
export function limitOf(
  windows: number,
  grainMinutes: number,
  cost: number,
  rule: Pick<SlotRule, 'onlineShare' | 'minimumPerSlot'>,
): number {
  // The share is a decimal fraction: what floating point takes from a whole second is given back.
  const shared = Math.floor(windows * grainMinutes * MINUTE_SECONDS * rule.onlineShare + 1e-6);
  return Math.max(shared, rule.minimumPerSlot * cost);
}

/** Starts of the accounts a slot draws on. */
export function grainsOf(
  { grainMinutes, slotMinutes }: Pick<SlotPlan, 'grainMinutes' | 'slotMinutes'>,
  start: number,
): number[] {
  return Array.from({ length: slotMinutes / grainMinutes }, (_, i) => start + i * grainMinutes);
}

/** Places left in a slot: never negative, even where the limit fell below what is promised. */
export function freePlaces(plan: SlotPlan, start: number, taken: TakenAt): number {
  const most = Math.max(...grainsOf(plan, start).map(taken));
  return Math.max(0, Math.floor((plan.limit - most) / plan.cost));
}

/** Every slot a day's sessions hold for an item, in order; none when the day does not take items of its type. */
export function slotsOf(plan: SlotPlan, day: DayPlan): Slot[] {
  if (!day.accepts.includes(plan.itemType)) return [];
  return day.sessions
    .filter(({ bookable }) => bookable)
    .flatMap(({ from, to }) => {
      const first = minutesOf(from);
      const count = Math.floor((minutesOf(to) - first) / plan.slotMinutes);
      return Array.from({ length: count }, (_, i) => {
        const start = first + i * plan.slotMinutes;
        return { start, end: start + plan.slotMinutes };
      });
    });
}

/** Whether a day has room in its hours for a booking that was made when its hours may have been others. */
export function isHeldOn(
  { sessions, accepts }: DayPlan,
  type: ItemType,
  { start, slotMinutes }: { readonly start: number; readonly slotMinutes: number },
): boolean {
  const holds = sessions.some(({ from, to }) => minutesOf(from) <= start && start + slotMinutes <= minutesOf(to));
  return holds && accepts.includes(type);
}

/** When a day opens for booking: so many days before, at the time of day the rules name. */
export function opensAt(horizonDays: number, date: CivilDate, timeOfDay: string): Date {
  return instantOf(addDays(date, -horizonDays), timeOfDay);
}

/** What a day offers at an instant: a slot can be booked from the opening of its day until it begins. */
export function offerOf(
  plan: SlotPlan,
  day: DayPlan,
  date: CivilDate,
  taken: TakenAt,
  when: { readonly at: Date; readonly opensAt: string },
): DayOffer {
  const opening = opensAt(plan.horizonDays, date, when.opensAt);
  const all = slotsOf(plan, day);
  const ahead = all.filter(({ start }) => startsAt(date, start) > when.at);
  const shut = (state: DayState): DayOffer => ({ date, state, slots: [], free: 0, opensAt: opening });
  if (all.length === 0) return shut('CLOSED');
  if (ahead.length === 0) return shut('OVER');
  if (when.at < opening) return shut('NOT_YET');
  const slots = ahead.map((slot) => ({ ...slot, free: freePlaces(plan, slot.start, taken) }));
  const free = slots.reduce((sum, slot) => sum + slot.free, 0);
  return { date, state: free > 0 ? 'FREE' : 'FULL', slots, free, opensAt: opening };
}

/** The instant a slot begins, or ends when given its end. */
export function startsAt(date: CivilDate, minute: number): Date {
  return instantOfDay(dayNumber(date), minute);
}

/** The next instant at which offers change by the clock alone: a slot begins, the furthest day opens, a day ends. */
export function nextChange(slotsToday: readonly Slot[], at: Date, timeOfDay: string): Date {
  const today = civilDateOf(at);
  const changes = [
    ...slotsToday.map(({ start }) => startsAt(today, start)),
    instantOf(today, timeOfDay),
    instantOf(addDays(today, 1)),
  ];
  return new Date(Math.min(...changes.filter((change) => change > at).map((change) => change.getTime())));
}
