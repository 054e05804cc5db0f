import type { VisitState } from 'shared-types/dispatch.states';

/** How travel is reckoned: straight distance × detour at a speed. */
export interface TravelTerms {
  readonly detourFactor: number;
  readonly speedKmh: number;
}

const MINUTE_MS = 60_000;
const plus = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS);
const later = (a: Date, b: Date): Date => (a > b ? a : b);

/** Minutes of travel over a straight distance, rounded up. */
export function travelMinutes(metres: number, { detourFactor, speedKmh }: TravelTerms): number {
  return Math.ceil((metres * detourFactor * 60) / (speedKmh * 1000));
}

/** A visit that somebody is out for. */
export interface Running {
  readonly state: VisitState;
  readonly windowTo: Date;
  readonly arrivedAt: Date | null;
  readonly expectedAt: Date | null;
}

/** When whoever is out for a visit is likely to have finished it: arrived, and then the planned time; never in the past. */
export function freeAt({ state, windowTo, arrivedAt, expectedAt }: Running, plannedMinutes: number, at: Date): Date {
  const there = state === 'EN_ROUTE' ? (expectedAt ?? windowTo) : (arrivedAt ?? at);
  return later(plus(there, plannedMinutes), at);
}

/** When somebody who is free at an instant is at a place so many metres off. */
export const reachAt = (free: Date, metres: number, terms: TravelTerms): Date =>
  plus(free, travelMinutes(metres, terms));

/** A window is in danger when its agent is there later than so many minutes before its end. */
export const isEndangered = (reach: Date, windowTo: Date, marginMinutes: number): boolean =>
  reach > plus(windowTo, -marginMinutes);

/** Late is who is not there so many minutes after the window, or will not be. */
export function isLate(
  { windowTo, expectedAt }: { readonly windowTo: Date; readonly expectedAt: Date | null },
  lateMinutes: number,
  at: Date,
): boolean {
  const limit = plus(windowTo, lateMinutes);
  return at > limit || (expectedAt !== null && expectedAt > limit);
}

/** When somebody has to call and see that all is well: so long over the planned time after arriving. */
export const checkDue = (arrivedAt: Date, plannedMinutes: number, overMinutes: number): Date =>
  plus(arrivedAt, plannedMinutes + overMinutes);
