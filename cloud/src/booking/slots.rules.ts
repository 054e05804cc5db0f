import type { DayState } from 'shared-types/booking.states';
import type { Category, ItemType } from 'shared-types/directory.states';
import type { ServicePoint } from '../directory/centre.config';
import type { DayPlan, Session } from '../directory/opening.rules';
import {
  addDays,
  type CivilDate,
  civilDateOf,
  dayNumber,
  instantOf,
  instantOfDay,
  minutesOf,
} from '../kernel/time/civil-date';

const MINUTE_SECONDS = 60;
const HOUR_MS = 3_600_000;
/** The pool of a site whose counters are for every kind of business. */
const ALL_ROUND = 'ALL';

/** Windows of one site that share one account of their time. */
export interface WindowPool {
  readonly key: string;
  /** Numbers of those of them that can serve the item. */
  readonly windows: readonly number[];
}

/** A session as places are made from it. */
export interface SlotSession extends Session {
  /** Windows that are staffed in it; null while no roster says, and then all the configured ones are. */
  readonly windows: readonly number[] | null;
}

/** A day of one site as places are made from it. */
export interface SlotDay extends DayPlan {
  readonly sessions: readonly SlotSession[];
  /** Counts the changes of the day; 0 while it is as configured. */
  readonly version: number;
}

/** Who asks: anybody, or one of those a share is kept for (by telephone, or with a preference seen at the counter). */
export type Audience = 'EVERYBODY' | 'KEPT_FOR';

/**
 * How places of one item at one site are made. Items of one pool share its windows whatever their length, so time is
 * accounted, not places: each grain of a slot has an account of seconds promised, and a place costs seconds of each.
 */
export interface SlotPlan {
  readonly itemKey: string;
  readonly itemType: ItemType;
  readonly siteKey: string;
  readonly pool: string;
  /** Numbers of the windows of the pool that can serve the item. */
  readonly windows: readonly number[];
  readonly slotMinutes: number;
  /** Length of an account: what the slot lengths of all items of the pool are multiples of. */
  readonly grainMinutes: number;
  /** Seconds of each grain that one place takes. */
  readonly cost: number;
  readonly horizonDays: number;
  readonly share: SlotShare;
}

/** How much of the windows' time may be promised. */
export interface SlotShare {
  /** Of the time of the windows; the rest is for people who walk in. */
  readonly onlineShare: number;
  /** Of what may be promised: kept for some until so many hours before the slot. */
  readonly keptShare: number;
  readonly keptUntilHoursBefore: number;
  /** Room for so many places whatever the shares make of it. */
  readonly minimumPerSlot: number;
}

/** A slot: minutes of the day, the end not included. */
export interface Slot {
  readonly start: number;
  readonly end: number;
}

/** A slot of a day with the windows that are open for the item in it. */
export interface OpenSlot extends Slot {
  readonly windows: number;
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
  const pools = new Map<string, number[]>();
  for (const { skills, category: own, no } of points) {
    if (!skills.includes(category)) continue;
    const key = own ?? ALL_ROUND;
    pools.set(key, [...(pools.get(key) ?? []), no]);
  }
  for (const key of [category, ALL_ROUND]) {
    const windows = pools.get(key);
    if (windows) return { key, windows };
  }
  const [most] = [...pools].sort(([, a], [, b]) => b.length - a.length);
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

/**
 * Seconds of each grain that may be promised while so many windows are open: their time × share, less what is kept for
 * others, but room for the least number of places. Nothing where no window is open.
 */
export function limitOf(
  { cost, grainMinutes, share }: Pick<SlotPlan, 'cost' | 'grainMinutes' | 'share'>,
  windows: number,
  audience: Audience,
): number {
  if (windows === 0) return 0;
  const part = audience === 'KEPT_FOR' ? share.onlineShare : share.onlineShare * (1 - share.keptShare);
  // The share is a decimal fraction: what floating point takes from a whole second is given back.
  const shared = Math.floor(windows * grainMinutes * MINUTE_SECONDS * part + 1e-6);
  return Math.max(shared, share.minimumPerSlot * cost);
}

/** What somebody may draw on for a slot at an instant: what is kept for others is everybody's once the slot is near. */
export function audienceAt(
  plan: Pick<SlotPlan, 'share'>,
  begins: Date,
  at: Date,
  asks: Audience = 'EVERYBODY',
): Audience {
  return begins.getTime() - at.getTime() <= plan.share.keptUntilHoursBefore * HOUR_MS ? 'KEPT_FOR' : asks;
}

/** Starts of the accounts a slot draws on. */
export function grainsOf(
  { grainMinutes, slotMinutes }: Pick<SlotPlan, 'grainMinutes' | 'slotMinutes'>,
  start: number,
): number[] {
  return Array.from({ length: slotMinutes / grainMinutes }, (_, i) => start + i * grainMinutes);
}

/** Places left in a slot: never negative, even where the limit fell below what is promised. */
export function freePlaces(plan: SlotPlan, start: number, limit: number, taken: TakenAt): number {
  const most = Math.max(...grainsOf(plan, start).map(taken));
  return Math.max(0, Math.floor((limit - most) / plan.cost));
}

/** Windows open for an item in a session. */
export function windowsIn({ windows }: Pick<SlotPlan, 'windows'>, session: SlotSession): number {
  const { windows: staffed } = session;
  return staffed === null ? windows.length : windows.filter((no) => staffed.includes(no)).length;
}

/** Every slot a day's sessions hold for an item, in order; none when the day does not take items of its type. */
export function slotsOf(plan: SlotPlan, day: SlotDay): OpenSlot[] {
  if (!day.accepts.includes(plan.itemType)) return [];
  return day.sessions
    .filter((session) => session.bookable && windowsIn(plan, session) > 0)
    .flatMap((session) => {
      const first = minutesOf(session.from);
      const count = Math.floor((minutesOf(session.to) - first) / plan.slotMinutes);
      const windows = windowsIn(plan, session);
      return Array.from({ length: count }, (_, i) => {
        const start = first + i * plan.slotMinutes;
        return { start, end: start + plan.slotMinutes, windows };
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

/** What a day offers at an instant, by default to everybody: a slot can be booked from the opening of its day until it begins. */
export function offerOf(
  plan: SlotPlan,
  day: SlotDay,
  date: CivilDate,
  taken: TakenAt,
  when: { readonly at: Date; readonly opensAt: string; readonly asks?: Audience },
): DayOffer {
  const opening = opensAt(plan.horizonDays, date, when.opensAt);
  const all = slotsOf(plan, day);
  const ahead = all.filter(({ start }) => startsAt(date, start) > when.at);
  const shut = (state: DayState): DayOffer => ({ date, state, slots: [], free: 0, opensAt: opening });
  if (all.length === 0) return shut('CLOSED');
  if (ahead.length === 0) return shut('OVER');
  if (when.at < opening) return shut('NOT_YET');
  const slots = ahead.map(({ start, end, windows }) => {
    const limit = limitOf(plan, windows, audienceAt(plan, startsAt(date, start), when.at, when.asks));
    return { start, end, free: freePlaces(plan, start, limit, taken) };
  });
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
