import { dayNumber, isCivilDate } from './civil-date';

const WRITTEN =
  /^(\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(0\d|1[0-4]):?([0-5]\d))?$/;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const SHANGHAI_MINUTES = 480;

/**
 * The instant of a date and time as people and programs write it: `2026-03-02T10:00`, with seconds, a fraction (cut to
 * milliseconds), `Z` or an offset if they are given. Without an offset it is Asia/Shanghai. Undefined when it is no
 * such text or no such time.
 */
export function parseInstant(text: string): Date | undefined {
  const parts = WRITTEN.exec(text);
  const [, date = '', hour, minute, second = '0', fraction = '', utc, sign, offsetHour, offsetMinute] = parts ?? [];
  if (!isCivilDate(date)) return undefined;
  const ahead = sign === undefined ? 0 : Number(offsetHour) * 60 + Number(offsetMinute);
  const signed = sign === '-' ? -ahead : ahead;
  const offset = utc === undefined && sign === undefined ? SHANGHAI_MINUTES : signed;
  const minutes = dayNumber(date) * DAY_MINUTES + Number(hour) * 60 + Number(minute) - offset;
  return new Date(minutes * MINUTE_MS + Number(second) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3)));
}
