/** Dates and times in words, by the clock of Shanghai (UTC+8 all year) wherever the phone is. No Intl: phones differ. */

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

const epochDay = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const two = (n: number): string => String(n).padStart(2, '0');

/** The civil date in Shanghai at an instant (`Date.now()` or an ISO string), as YYYY-MM-DD. */
export function shanghaiDate(at: number | string = Date.now()): string {
  return new Date(new Date(at).getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** Days from one civil date to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from);

/** The civil date `days` later. */
export const addDays = (date: string, days: number): string => dateOf(epochDay(date) + days);

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (date: string): number => (((epochDay(date) + 4) % 7) + 7) % 7;

/** 周一. */
export const weekdayWords = (date: string): string => `周${WEEKDAYS[weekdayOf(date)]}`;

/** 11月30日, with the year when it is another than `today`'s. */
export function plainDate(date: string, today: string = shanghaiDate()): string {
  const [year, month, day] = date.split('-').map(Number);
  const words = `${month}月${day}日`;
  return date.slice(0, 4) === today.slice(0, 4) ? words : `${year}年${words}`;
}

/** 今天（周一）, 明天（周二）, else 11月30日（周一）. */
export function dayWords(date: string, today: string = shanghaiDate()): string {
  const away = daysBetween(today, date);
  const name = away === 0 ? '今天' : away === 1 ? '明天' : plainDate(date, today);
  return `${name}（${weekdayWords(date)}）`;
}

/** 14:05 of an ISO instant. */
export function timeWords(at: string): string {
  const local = new Date(Date.parse(at) + SHANGHAI_MS);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** The time at which something ends: midnight is the end of its day, 24:00. */
export function endTimeWords(at: string): string {
  const words = timeWords(at);
  return words === '00:00' ? '24:00' : words;
}

/** 今天 14:05, 昨天 09:30, 11月20日 14:05 of an ISO instant. */
export function momentWords(at: string, today: string = shanghaiDate()): string {
  const date = shanghaiDate(at);
  const away = daysBetween(today, date);
  const name = away === 0 ? '今天' : away === -1 ? '昨天' : away === 1 ? '明天' : plainDate(date, today);
  return `${name} ${timeWords(at)}`;
}
