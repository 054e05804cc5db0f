import { type CivilDate, type DayNumber, dayNumber, isCivilDate } from '../time/civil-date';
import { DeadlineInputError } from './deadline-input.rules';

/** Days of a notice not loaded yet: each entry a date `2027-01-30` or a range `2027-02-05..2027-02-11`. */
export interface CalendarPatch {
  readonly off?: readonly string[];
  readonly work?: readonly string[];
}

/** Longer than any arrangement: a slip of the year would otherwise empty a calendar. */
const LONGEST_RANGE_DAYS = 366;

/** Every day a patch names. @throws DeadlineInputError naming the entry that is wrong. */
export function readPatch(patch: CalendarPatch): { off: DayNumber[]; work: DayNumber[] } {
  const off = readList('calendarPatch.off', patch.off);
  const work = readList('calendarPatch.work', patch.work);
  const offDays = new Set(off.map(({ day }) => day));
  const both = work.find(({ day }) => offDays.has(day));
  if (both) throw new DeadlineInputError(both.param, 'a day that is not off in the same patch', both.entry);
  return { off: off.map(({ day }) => day), work: work.map(({ day }) => day) };
}

/** Every day from one date to another, both included. */
export function daysOfRange(from: CivilDate, to: CivilDate): DayNumber[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => first + i);
}

function readList(param: string, entries: readonly string[] = []): { day: DayNumber; entry: string; param: string }[] {
  return entries.flatMap((entry, at) =>
    readRange(`${param}[${at}]`, entry).map((day) => ({ day, entry, param: `${param}[${at}]` })),
  );
}

function readRange(param: string, entry: string): DayNumber[] {
  const [from = '', to = from, ...rest] = entry.split('..');
  if (rest.length > 0 || !isCivilDate(from) || !isCivilDate(to)) {
    throw new DeadlineInputError(param, 'a date YYYY-MM-DD or a range YYYY-MM-DD..YYYY-MM-DD', entry);
  }
  const days = daysOfRange(from, to);
  if (days.length === 0) throw new DeadlineInputError(param, 'a range that ends on or after the day it begins', entry);
  if (days.length > LONGEST_RANGE_DAYS) {
    throw new DeadlineInputError(param, `a range of at most ${LONGEST_RANGE_DAYS} days`, entry);
  }
  return days;
}
