import type { BookingState } from 'shared-types/booking.states';
import type { Session } from '../directory/opening.rules';
import { clockTimeOfMinute, minutesOf } from '../kernel/time/civil-date';
import {
  type Audience,
  grainOf,
  grainsOf,
  limitOf,
  type SlotDay,
  type SlotPlan,
  type SlotSession,
  slotsOf,
  windowsIn,
} from './slots.rules';

/** A booking that holds a place on a day. */
export interface Placed {
  readonly id: number;
  readonly itemKey: string;
  readonly state: BookingState;
  readonly start: number;
  readonly slotMinutes: number;
  readonly grainMinutes: number;
  readonly cost: number;
  /** True for those who are moved last: priority groups, and whom the hall has moved before. */
  readonly spared: boolean;
}

/** Somebody at the window, or through with it: nothing is taken from them any more. */
const HAS_COME: readonly BookingState[] = ['CHECKED_IN', 'SERVED', 'ENDED', 'NO_SHOW'];

/**
 * Seconds of a grain that may be promised at most by any of the plans that draw on it; 0 outside the bookable sessions.
 * By default with what is kept for some.
 */
export function capacityOf(
  plans: readonly SlotPlan[],
  day: SlotDay,
  grain: number,
  audience: Audience = 'KEPT_FOR',
): number {
  return plans.reduce((most, plan) => Math.max(most, limitAt(plan, day, grain, audience)), 0);
}

/** The starts of every account a pool has on a day. */
export function grainsOn(plans: readonly SlotPlan[], day: SlotDay): number[] {
  const starts = plans.flatMap((plan) => slotsOf(plan, day).flatMap(({ start }) => grainsOf(plan, start)));
  return [...new Set(starts)].sort((a, b) => a - b);
}

/**
 * Those for whom a day has no room any more. Whoever has come stays; the others keep their place in the order in which
 * they got it, the spared ones first, as long as the windows that are left can serve them. Expects `placed` in the order
 * of booking.
 */
export function displaced(placed: readonly Placed[], plans: readonly SlotPlan[], day: SlotDay): Placed[] {
  const taken = new Map<number, number>();
  const gone: Placed[] = [];
  const rank = ({ state, spared }: Placed): number => (HAS_COME.includes(state) ? 0 : spared ? 1 : 2);
  for (const booking of [...placed].sort((a, b) => rank(a) - rank(b))) {
    const grains = grainsOf(booking, booking.start);
    const plan = plans.find(({ itemKey }) => itemKey === booking.itemKey);
    const room = (grain: number) => (taken.get(grain) ?? 0) + booking.cost <= (plan ? limitAt(plan, day, grain) : 0);
    const fits = plan !== undefined && isSlot(plan, day, booking) && grains.every(room);
    if (fits || rank(booking) === 0)
      for (const grain of grains) taken.set(grain, (taken.get(grain) ?? 0) + booking.cost);
    else gone.push(booking);
  }
  return gone;
}

/** Whether the day still has this very slot: one that lies across two of the day's slots would draw on accounts of its own. */
const isSlot = (plan: SlotPlan, day: SlotDay, { start, slotMinutes }: Placed): boolean =>
  slotsOf(plan, day).some((slot) => slot.start === start && slot.end === start + slotMinutes);

/** Windows and the stretch of a day in which somebody sits at them; times `HH:MM`. */
export interface StaffedWindow {
  readonly windowNo: number;
  readonly from: string;
  readonly to: string;
}

/**
 * The sessions of a day with the windows that are staffed in them. A session in which windows come and go is cut, on the
 * grid of the site's slots, so that no slot ever lies across a cut: a window counts only where it is open throughout.
 */
export function staffedSessions(
  sessions: readonly Session[],
  staffed: readonly StaffedWindow[],
  gridMinutes: number,
): SlotSession[] {
  return sessions.flatMap((session) => {
    if (!session.bookable) return [{ ...session, windows: null }];
    const pieces: SlotSession[] = [];
    for (let at = minutesOf(session.from); at < minutesOf(session.to); at += gridMinutes) {
      const [from, to] = [clockTimeOfMinute(at), clockTimeOfMinute(Math.min(at + gridMinutes, minutesOf(session.to)))];
      const windows = openThroughout(staffed, from, to);
      const last = pieces.at(-1);
      if (last && sameWindows(last.windows ?? [], windows)) pieces[pieces.length - 1] = { ...last, to };
      else pieces.push({ ...session, from, to, windows });
    }
    return pieces;
  });
}

function openThroughout(staffed: readonly StaffedWindow[], from: string, to: string): number[] {
  const open = staffed.filter((each) => each.from <= from && to <= each.to).map(({ windowNo }) => windowNo);
  return [...new Set(open)].sort((a, b) => a - b);
}

const sameWindows = (a: readonly number[], b: readonly number[]): boolean => a.join() === b.join();

/** The grid on which every slot of a site lies: the least common multiple of their lengths, in minutes. */
export function gridOf(plans: readonly Pick<SlotPlan, 'slotMinutes'>[]): number {
  const lengths = [...new Set(plans.map(({ slotMinutes }) => slotMinutes))];
  return lengths.reduce((grid, length) => (grid * length) / grainOf([grid, length]), 1);
}

function limitAt(plan: SlotPlan, day: SlotDay, grain: number, audience: Audience = 'KEPT_FOR'): number {
  if (!day.accepts.includes(plan.itemType)) return 0;
  const session = day.sessions.find(
    ({ from, to, bookable }) => bookable && minutesOf(from) <= grain && grain + plan.grainMinutes <= minutesOf(to),
  );
  return session ? limitOf(plan, windowsIn(plan, session), audience) : 0;
}
