import {
  type CalendarStatus,
  type ExplainedDay,
  type Light,
  WHY_PAUSED,
  WHY_WEEKEND,
} from 'shared-types/deadline.states';
import {
  addMonths,
  type CivilDate,
  civilDateOf,
  civilDateOfDay,
  type DayNumber,
  dayNumber,
  dayOf,
  instantOfDay,
  minuteOfDay,
} from '../time/civil-date';
import { DeadlineInputError } from './deadline-input.rules';
import {
  instantParam,
  minutesOfParams,
  monthsOfParams,
  refuseForeignParams,
  workdaysOf,
} from './deadline-params.rules';
import type {
  DeadlineRule,
  DueParams,
  MinutesRule,
  MonthsRule,
  SameDayRule,
  WarnTerms,
  WorkdaysRule,
} from './deadline-rule.rules';
import type { LegalCalendar } from './legal-calendar.rules';
import { type PausedSpan, type PausePlan, planPauses } from './pauses.rules';

export { DeadlineInputError } from './deadline-input.rules';
export type { DeadlineRule, DueParams } from './deadline-rule.rules';
export type { Pause } from './pauses.rules';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** When something is due. */
export interface Due {
  /** The day to tell a citizen; null while the clock is paused, or when there is no limit. */
  readonly dueDate: CivilDate | null;
  /** Done at this instant is still on time; null with `dueDate`. */
  readonly dueAt: Date | null;
  /** From this instant the light is WARN; null when it never is. */
  readonly warnAt: Date | null;
  /** PROVISIONAL when a day that had to be judged lies in a year that is not published. */
  readonly calendar: CalendarStatus;
  /** True while a pause is open. */
  readonly paused: boolean;
}

/** A due time with the reason for each day. */
export interface Explanation extends Due {
  /** The day that is not counted; null where days are not counted at all. */
  readonly day0: CivilDate | null;
  /**
   * From the day after day 0 to the due date without a gap, or to the day an open pause began; null where working days
   * are not counted.
   */
  readonly days: readonly ExplainedDay[] | null;
}

/**
 * When the promise of `rule` falls due after an event. Costs the same for 1 and for 60 working days.
 * @throws DeadlineInputError (a RangeError) naming the parameter that is missing, wrong or foreign to the rule.
 */
export function due(rule: DeadlineRule, eventAt: Date, params: DueParams, calendar: LegalCalendar): Due {
  refuseForeignParams(rule, params);
  instantParam('eventAt', eventAt);
  switch (rule.family) {
    case 'WORKDAYS':
      return dueOfCount(countWorkdays(rule, eventAt, params, calendar), rule, params, calendar);
    case 'SAME_DAY':
      return dueSameDay(rule, eventAt, params);
    case 'MINUTES':
      return dueInMinutes(rule, eventAt, params);
    case 'MONTHS':
      return dueInMonths(rule, eventAt, params);
    case 'ON_THE_SPOT':
      return given(eventAt, null);
    case 'EXPLICIT':
      return dueAsGiven(params, calendar);
  }
}

/** As `due`, with the day-by-day reason a citizen or clerk may ask for. */
export function explain(rule: DeadlineRule, eventAt: Date, params: DueParams, calendar: LegalCalendar): Explanation {
  const result = due(rule, eventAt, params, calendar);
  if (rule.family !== 'WORKDAYS') return { ...result, day0: null, days: null };
  const count = countWorkdays(rule, eventAt, params, calendar);
  const until = result.dueDate === null ? count.until : dayNumber(result.dueDate);
  return { ...result, day0: civilDateOfDay(count.day0), days: explainDays(count, until, calendar) };
}

/** The light of a running promise: 正常, 预警, 逾期. Without a due time nothing is late. */
export function light(now: Date, timer: { readonly dueAt: Date | null; readonly warnAt: Date | null }): Light {
  if (timer.dueAt === null) return 'NORMAL';
  if (now > timer.dueAt) return 'OVERDUE';
  return timer.warnAt !== null && now >= timer.warnAt ? 'WARN' : 'NORMAL';
}

/** Whether something done at an instant was in time: at the due instant it still is. */
export function isOnTime(doneAt: Date, dueAt: Date | null): boolean {
  return dueAt === null || doneAt <= dueAt;
}

/** A count of working days, before the instants are made of it. */
interface Count {
  readonly day0: DayNumber;
  readonly pauses: PausePlan;
  /** The n-th counted day. */
  readonly dueDay: DayNumber;
  readonly warnDay: DayNumber;
  readonly warnMinute: number;
  /** The last day judged: the due day, or the day an open pause began when that is earlier. */
  readonly until: DayNumber;
}

function countWorkdays(rule: WorkdaysRule, eventAt: Date, params: DueParams, calendar: LegalCalendar): Count {
  const n = workdaysOf(rule, params);
  const pauses = planPauses(params.pauses);
  const day0 = dayZero(rule, eventAt, calendar);
  const dueDay = nthCounted(calendar, day0, n, pauses.spans);
  const left = warnWhenLeft(n, rule.warn);
  return {
    day0,
    pauses,
    dueDay,
    warnDay: left === 0 ? dueDay : nthCounted(calendar, day0, n - left, pauses.spans),
    warnMinute: left === 0 ? rule.warn.oneDayMinute : 0,
    until: pauses.openSince === undefined ? dueDay : Math.min(dueDay, Math.max(day0, pauses.openSince)),
  };
}

/** The event's own civil day whatever the hour, unless the centre has published that late events roll over. */
function dayZero(rule: WorkdaysRule, eventAt: Date, calendar: LegalCalendar): DayNumber {
  const day = dayOf(eventAt);
  if (rule.rollAfterMinute === null) return day;
  const inHours = calendar.isWorkdayNumber(day) && eventAt <= instantOfDay(day, rule.rollAfterMinute);
  return inHours ? day : calendar.nthWorkdayNumber(day, 1);
}

/** The n-th working day after day 0 that is not paused. */
function nthCounted(calendar: LegalCalendar, day0: DayNumber, n: number, spans: readonly PausedSpan[]): DayNumber {
  let reached = calendar.nthWorkdayNumber(day0, n);
  let lost = 0;
  for (const span of spans) {
    const after = Math.max(span.after, day0);
    if (reached <= after) break;
    lost += calendar.countWorkdays(after, span.upTo);
    reached = calendar.nthWorkdayNumber(day0, n + lost);
  }
  return reached;
}

/** Working days left at which a limit of n begins to warn; 0 for a limit of one day, which warns within it. */
function warnWhenLeft(n: number, warn: WarnTerms): number {
  return Math.min(n - 1, Math.max(warn.workdays, Math.floor((n * warn.percent) / 100)));
}

function dueOfCount(count: Count, rule: WorkdaysRule, params: DueParams, calendar: LegalCalendar): Due {
  const status = statusOf(count, calendar);
  if (count.pauses.openSince !== undefined) {
    return { dueDate: null, dueAt: null, warnAt: null, calendar: status, paused: true };
  }
  const dueAt = instantOfDay(count.dueDay, rule.endMinute);
  const warnAt = instantOfDay(count.warnDay, count.warnMinute);
  const { orderDueAt } = params;
  if (orderDueAt !== undefined && instantParam('orderDueAt', orderDueAt) < dueAt) {
    const ofOrder = lastWorkdayBefore(orderDueAt, calendar);
    return given(orderDueAt, new Date(Math.min(ofOrder.getTime(), warnAt.getTime())));
  }
  return { dueDate: civilDateOfDay(count.dueDay), dueAt, warnAt, calendar: status, paused: false };
}

function statusOf({ day0, until, pauses }: Count, calendar: LegalCalendar): CalendarStatus {
  let unpublished = calendar.countUnpublished(day0, until);
  // A paused day is left out whatever it is, so nothing hangs on its year's notice.
  for (const span of unpublished > 0 ? pauses.spans : []) {
    unpublished -= calendar.countUnpublished(Math.max(span.after, day0), Math.min(span.upTo, until));
  }
  return unpublished > 0 ? 'PROVISIONAL' : 'PUBLISHED';
}

function explainDays({ day0, pauses }: Count, until: DayNumber, calendar: LegalCalendar): ExplainedDay[] {
  const days: ExplainedDay[] = [];
  let n = 0;
  for (let day = day0 + 1; day <= until; day++) {
    const date = civilDateOfDay(day);
    if (pauses.spans.some((span) => span.after < day && day <= span.upTo)) {
      days.push({ date, counted: false, why: WHY_PAUSED });
    } else if (calendar.isWorkdayNumber(day)) {
      n += 1;
      days.push({ date, counted: true, n });
    } else days.push({ date, counted: false, why: calendar.holidayOn(day) ?? WHY_WEEKEND });
  }
  return days;
}

function dueSameDay(rule: SameDayRule, eventAt: Date, params: DueParams): Due {
  const left = dayOf(eventAt);
  const afterHours = params.voicemail === true && minuteOfDay(eventAt) >= rule.hotlineToMinute;
  const day = afterHours ? left + 1 : left;
  return {
    dueDate: civilDateOfDay(day),
    dueAt: instantOfDay(day, DAY_MINUTES),
    warnAt: instantOfDay(day, rule.warnMinute),
    calendar: 'PUBLISHED',
    paused: false,
  };
}

function dueInMinutes(rule: MinutesRule, eventAt: Date, params: DueParams): Due {
  const dueAt = new Date(eventAt.getTime() + minutesOfParams(rule.minutes, params) * MINUTE_MS);
  return given(dueAt, new Date(dueAt.getTime() - rule.warnBeforeMinutes * MINUTE_MS));
}

function dueInMonths(rule: MonthsRule, eventAt: Date, params: DueParams): Due {
  const day = dayNumber(addMonths(civilDateOf(eventAt), monthsOfParams(rule.months, params)));
  return given(instantOfDay(day), instantOfDay(day - rule.warnBeforeDays));
}

function dueAsGiven({ dueAt }: DueParams, calendar: LegalCalendar): Due {
  if (dueAt === undefined) throw new DeadlineInputError('dueAt', 'an instant, or null where there is no time limit');
  if (dueAt === null) return { dueDate: null, dueAt: null, warnAt: null, calendar: 'PUBLISHED', paused: false };
  return given(dueAt, lastWorkdayBefore(instantParam('dueAt', dueAt), calendar));
}

/** A due time that came from outside the calendar. */
function given(dueAt: Date, warnAt: Date | null): Due {
  return { dueDate: civilDateOf(dueAt), dueAt, warnAt, calendar: 'PUBLISHED', paused: false };
}

/** Start of the last working day before the day of an instant: one working day is left from then on. */
function lastWorkdayBefore(instant: Date, calendar: LegalCalendar): Date {
  return instantOfDay(calendar.nthWorkdayNumber(dayOf(instant) - 1, 0));
}
