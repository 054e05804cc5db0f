import { type ClockTime, clockTimeOf, instantOf } from '../kernel/time/civil-date';
import { type OfferedDay, offeredDays, type VisitTerms, type VisitWindow } from './visit-time.rules';

/** A stretch of time in which no visits are made. */
export interface Suspended {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Whether a visit's window shares a moment with it. */
export const touches = ({ startsAt, endsAt }: Suspended, from: Date, to: Date): boolean =>
  from < endsAt && to > startsAt;

/**
 * The window a visit is moved to when its own is suspended: the same time of day on the first day that has it, else the
 * first window at all; none that is suspended itself. Null when the horizon holds none.
 */
export function windowInstead(
  terms: VisitTerms,
  before: Date,
  suspended: readonly Suspended[],
  at: Date,
): VisitWindow | null {
  const windows = offeredDays(terms, at).flatMap(({ date, windows }) =>
    windows.map(({ from, to }) => ({ date, from: instantOf(date, from), to: instantOf(date, to), urgent: false })),
  );
  const free = windows.filter(({ from, to }) => from > before && !suspended.some((each) => touches(each, from, to)));
  const time: ClockTime = clockTimeOf(before);
  return free.find(({ from }) => clockTimeOf(from) === time) ?? free[0] ?? null;
}

/** The windows of each day that are not suspended; days without one are left out. */
export function unsuspended(days: readonly OfferedDay[], suspended: readonly Suspended[]): OfferedDay[] {
  const isFree = (date: string) => (window: { from: ClockTime; to: ClockTime }) =>
    !suspended.some((each) => touches(each, instantOf(date, window.from), instantOf(date, window.to)));
  return days
    .map(({ date, windows }) => ({ date, windows: windows.filter(isFree(date)) }))
    .filter(({ windows }) => windows.length > 0);
}
