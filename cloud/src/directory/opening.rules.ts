import type { ClosedReason, ItemType, OpeningKind } from 'shared-types/directory.states';
import { addDays, type CivilDate, civilDateOf, clockTimeOf, instantOf, weekday } from '../kernel/time/civil-date';

export const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
/** Days the legal calendar sets apart; how a site keeps them wins over the day of the week. */
export const SPECIAL_DAYS = ['HOLIDAY', 'MAKEUP_WORKDAY'] as const;
export const DAY_TAGS = [...WEEKDAYS, ...SPECIAL_DAYS] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type SpecialDay = (typeof SPECIAL_DAYS)[number];
export type DayTag = (typeof DAY_TAGS)[number];

/** A stretch of a day in which a site is open; times `HH:MM` in Asia/Shanghai, the end not included. */
export interface Session {
  readonly from: string;
  readonly to: string;
  readonly kind: OpeningKind;
  readonly bookable: boolean;
}

/** What a day offers, and a word to the citizen about it. */
export interface DayPlan {
  readonly sessions: readonly Session[];
  /** Types of items that can be handed in. */
  readonly accepts: readonly ItemType[];
  readonly note?: string | undefined;
}

/** A site's hours: the week, and the dates on which the week does not hold (both ends included). */
export interface Opening {
  readonly weekly: readonly (DayPlan & { readonly days: readonly DayTag[] })[];
  readonly exceptions: readonly (DayPlan & { readonly from: CivilDate; readonly to: CivilDate })[];
}

/** What the legal calendar makes of a date; `undefined` for a day that simply is its day of the week. */
export type SpecialDays = (date: CivilDate) => SpecialDay | undefined;

export interface OpenNow {
  readonly open: true;
  readonly session: Session;
  /** When the doors close, sessions without a gap counting as one; `undefined` if they do not within a year. */
  readonly closesAt: Date | undefined;
  readonly note?: string | undefined;
}
export interface ClosedNow {
  readonly open: false;
  readonly reason: ClosedReason;
  /** When the doors open next; `undefined` if they do not within a year. */
  readonly opensAt?: Date | undefined;
  readonly note?: string | undefined;
}

const CLOSED_DAY: DayPlan = { sessions: [], accepts: [] };
const LOOK_AHEAD_DAYS = 366;

/**
 * The plan of one date: an exception first, then how the site keeps a holiday or a make-up workday, then the day of the
 * week. The service calendar, never to be used for counting 工作日.
 */
export function planOn(opening: Opening, date: CivilDate, special: SpecialDays): DayPlan {
  const exception = opening.exceptions.find((each) => each.from <= date && date <= each.to);
  if (exception) return exception;
  const tag = special(date);
  const kept = tag && opening.weekly.find((rule) => rule.days.includes(tag));
  return kept ?? opening.weekly.find((rule) => rule.days.includes(dayOfWeek(date))) ?? CLOSED_DAY;
}

/** Sessions of one date in their order; none on a closed day. */
export function sessionsOn(opening: Opening, date: CivilDate, special: SpecialDays): readonly Session[] {
  return planOn(opening, date, special).sessions;
}

/** Open or closed at an instant, and until when. */
export function openingAt(opening: Opening, instant: Date, special: SpecialDays): OpenNow | ClosedNow {
  const date = civilDateOf(instant);
  const time = clockTimeOf(instant);
  const { sessions, note } = planOn(opening, date, special);
  const session = sessions.find((each) => each.from <= time && time < each.to);
  if (session) return { open: true, session, closesAt: closingAfter(opening, instant, special), note };
  return { open: false, reason: closedReason(sessions, time), opensAt: nextOpening(opening, instant, special), note };
}

/** The first instant after `instant` at which a session begins, within a year. */
export function nextOpening(opening: Opening, instant: Date, special: SpecialDays): Date | undefined {
  for (const span of spansFrom(opening, civilDateOf(instant), special)) if (span.start > instant) return span.start;
  return undefined;
}

/** End of the last regular session of a date, the close of business of 民法典 art. 203(2); `undefined` when there is none. */
export function regularCloseOn(opening: Opening, date: CivilDate, special: SpecialDays): string | undefined {
  return sessionsOn(opening, date, special).findLast((session) => session.kind === 'REGULAR')?.to;
}

/**
 * The instant at which a site will have been open for so many minutes after `from`: 15 minutes before closing and 120 to
 * count leave 105 for the next session. `undefined` when it is not open so long within a year.
 */
export function openMinutesAfter(
  opening: Opening,
  from: Date,
  minutes: number,
  special: SpecialDays,
): Date | undefined {
  let left = minutes * 60_000;
  for (const { start, end } of spansFrom(opening, civilDateOf(from), special)) {
    const begin = Math.max(start.getTime(), from.getTime());
    const room = end.getTime() - begin;
    if (room <= 0) continue;
    if (room >= left) return new Date(begin + left);
    left -= room;
  }
  return undefined;
}

function dayOfWeek(date: CivilDate): Weekday {
  return WEEKDAYS[weekday(date) - 1] as Weekday;
}

/** Follows sessions that touch, over midnight too. */
function closingAfter(opening: Opening, instant: Date, special: SpecialDays): Date | undefined {
  const today = civilDateOf(instant);
  let end: Date | undefined;
  for (const span of spansFrom(opening, today, special)) {
    if (span.end <= instant) continue;
    if (end && span.start > end) return end;
    end = span.end;
  }
  const horizon = instantOf(addDays(today, LOOK_AHEAD_DAYS));
  return end && end < horizon ? end : undefined;
}

/** Sessions as instants, from the first of a date on, for a year. */
function* spansFrom(opening: Opening, date: CivilDate, special: SpecialDays): Generator<{ start: Date; end: Date }> {
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS; ahead++) {
    const day = addDays(date, ahead);
    for (const { from, to } of sessionsOn(opening, day, special))
      yield { start: instantOf(day, from), end: instantOf(day, to) };
  }
}

function closedReason(sessions: readonly Session[], time: string): ClosedReason {
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (!first || !last) return 'CLOSED_TODAY';
  if (time < first.from) return 'BEFORE_OPENING';
  return time >= last.to ? 'AFTER_CLOSING' : 'BETWEEN_SESSIONS';
}
