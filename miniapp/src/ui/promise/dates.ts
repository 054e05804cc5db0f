const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** The civil date in Shanghai of an instant, `YYYY-MM-DD`. */
export const dateOf = (instant: string | number): string =>
  new Date(new Date(instant).getTime() + SHANGHAI_MS).toISOString().slice(0, 10);

/** 11月30日（周一）; today, tomorrow and yesterday by name. */
export function dayWords(date: string, now = Date.now()): string {
  const [, month, day] = date.split('-').map(Number);
  const ahead = Math.round((Date.parse(date) - Date.parse(dateOf(now))) / DAY_MS);
  const names: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天' };
  const weekday = `周${WEEKDAYS[new Date(date).getUTCDay()]}`;
  return names[ahead] ? `${names[ahead]}（${weekday}）` : `${month}月${day}日（${weekday}）`;
}

/** 11月30日（周一）09:00. */
export function timeWords(instant: string): string {
  const time = new Date(new Date(instant).getTime() + SHANGHAI_MS).toISOString().slice(11, 16);
  return `${dayWords(dateOf(instant))}${time}`;
}
