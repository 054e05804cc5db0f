/**
 * Civil dates of Asia/Shanghai as `YYYY-MM-DD` text, and the instants between them.
 *
 * The zone is taken as a fixed UTC+8: China has had no summer time since 1992, and nothing here is older. Everything
 * is integer arithmetic on days and milliseconds, so the result depends neither on the process's TZ nor on Intl data.
 * Pure: the clock is read elsewhere.
 */
export type CivilDate = string;

/** A time of day `HH:mm`, from `00:00` to `24:00`. */
export type ClockTime = string;

/** Days since 1970-01-01: the form to calculate in. */
export type DayNumber = number;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 60 * MINUTE_MS;
const DAYS_TO_EPOCH = 719_468;
const DAYS_OF_ERA = 146_097;
const LAST_YEAR = 9999;

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Whether the text is `YYYY-MM-DD` and that day exists. */
export function isCivilDate(text: string): boolean {
  return !Number.isNaN(parseDay(text));
}

/** The day number of a date. Throws a RangeError when the text is not a date that exists. */
export function dayNumber(date: CivilDate): DayNumber {
  const day = parseDay(date);
  if (Number.isNaN(day)) throw new RangeError(`not a civil date YYYY-MM-DD: ${JSON.stringify(date)}`);
  return day;
}

/** The date of a day number. Throws a RangeError outside the years 0001 to 9999. */
export function civilDateOfDay(day: DayNumber): CivilDate {
  const { year, month, dayOfMonth } = partsOfDay(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** The date in Asia/Shanghai at an instant. Throws a RangeError for an invalid Date. */
export function civilDateOf(instant: Date): CivilDate {
  return civilDateOfDay(dayOf(instant));
}

/** The day number in Asia/Shanghai at an instant. Throws a RangeError for an invalid Date. */
export function dayOf(instant: Date): DayNumber {
  const ms = instant.getTime();
  if (Number.isNaN(ms)) throw new RangeError('not an instant: invalid Date');
  return Math.floor((ms + OFFSET_MS) / DAY_MS);
}

/** Minutes since midnight in Asia/Shanghai at an instant, rounded down: 0 to 1439. */
export function minuteOfDay(instant: Date): number {
  const ms = instant.getTime() + OFFSET_MS;
  return Math.floor((ms - Math.floor(ms / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/** The time of day in Asia/Shanghai at an instant: `09:05`. */
export function clockTimeOf(instant: Date): ClockTime {
  return clockTimeOfMinute(minuteOfDay(instant));
}

/** The time of day so many minutes after midnight, 0 to 1440: `09:05`. */
export function clockTimeOfMinute(minute: number): ClockTime {
  return `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`;
}

/** The instant of a date and a time of day in Asia/Shanghai; `24:00` is the start of the next day. */
export function instantOf(date: CivilDate, time: ClockTime = '00:00'): Date {
  return instantOfDay(dayNumber(date), minutesOf(time));
}

/** The instant of a day number and minutes since midnight in Asia/Shanghai. */
export function instantOfDay(day: DayNumber, minute = 0): Date {
  return new Date(day * DAY_MS - OFFSET_MS + minute * MINUTE_MS);
}

/** Minutes since midnight of `HH:mm`: 0 to 1440. Throws a RangeError when it is not a time of day. */
export function minutesOf(time: ClockTime): number {
  const parts = /^(\d\d):(\d\d)$/.exec(time);
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN;
  if (Number.isNaN(minutes) || Number(parts?.[2]) > 59 || minutes > 1440) {
    throw new RangeError(`not a time of day HH:mm: ${JSON.stringify(time)}`);
  }
  return minutes;
}

/** The date so many days later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOfDay(dayNumber(date) + days);
}

/** The corresponding day so many months later, or that month's last day where there is none (民法典 art. 202). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, dayOfMonth } = partsOfDay(dayNumber(date));
  const at = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  return civilDateOfDay(dayFromParts(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth))));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Monday 1 to Sunday 7. */
export function weekday(date: CivilDate): Weekday {
  return weekdayOfDay(dayNumber(date));
}

/** Monday 1 to Sunday 7. */
export function weekdayOfDay(day: DayNumber): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** `周一` to `周日`. */
export function weekdayName(date: CivilDate): string {
  return WEEKDAYS[weekday(date) - 1] as string;
}

/** The year of a date. */
export function yearOf(date: CivilDate): number {
  return yearOfDay(dayNumber(date));
}

/** The year a day number lies in. */
export function yearOfDay(day: DayNumber): number {
  return partsOfDay(day).year;
}

/** As citizens read it: `11月30日（周一）`. */
export function formatChinese(date: CivilDate): string {
  const { month, dayOfMonth } = partsOfDay(dayNumber(date));
  return `${month}月${dayOfMonth}日（${weekdayName(date)}）`;
}

/** With the year, for papers and for dates that are not near: `2026年11月30日（周一）`. */
export function formatChineseWithYear(date: CivilDate): string {
  return `${yearOf(date)}年${formatChinese(date)}`;
}

/** An instant as RFC 3339 in Asia/Shanghai, milliseconds only where there are some: `2026-02-26T17:00:00+08:00`. */
export function formatInstant(instant: Date): string {
  const text = new Date(instant.getTime() + OFFSET_MS).toISOString();
  return `${text.slice(0, 19)}${text.endsWith('.000Z') ? '' : text.slice(19, 23)}+08:00`;
}

/** Last day of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Day number of a year, month 1 to 12 and day of the month, which must exist. */
export function dayFromParts(year: number, month: number, dayOfMonth: number): DayNumber {
  // Years begin in March here, so that the leap day is a year's last; an era is 400 years.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - DAYS_TO_EPOCH;
}

function partsOfDay(day: DayNumber): { year: number; month: number; dayOfMonth: number } {
  const fromEra = day + DAYS_TO_EPOCH;
  const era = Math.floor(fromEra / DAYS_OF_ERA);
  const dayOfEra = fromEra - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 1 && year <= LAST_YEAR)) throw new RangeError(`day ${day} is outside the years 0001 to 9999`);
  return { year, month, dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

/** NaN when the text is not a date that exists. */
function parseDay(text: string): DayNumber {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return Number.NaN;
  const [year, month, dayOfMonth] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return Number.NaN;
  return dayFromParts(year, month, dayOfMonth);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
