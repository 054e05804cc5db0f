import type { Option } from '@/ui/choice/Options';
import { dayWords } from '@/ui/words/dates';
import type { BookableSite } from '../booking/booking-choice';

/** Any of the days that are booked up. */
export const ANY_DAY = 'ANY';

/** The days somebody may wait for at a site: each by itself, and any of them where none has a place left. */
export function daysToWaitFor({ days }: BookableSite): Option<string>[] {
  const open = days.filter(({ state }) => state === 'FULL' || state === 'FREE');
  const each = open.map(({ date, free }) => {
    return { key: date, title: dayWords(date), note: free > 0 ? `还余 ${free}，可等别的时段` : '已约满' };
  });
  const allFull = open.length > 1 && open.every(({ free }) => free === 0);
  return allFull ? [{ key: ANY_DAY, title: '哪天都行', note: '最先空出来的一天' }, ...each] : each;
}

/** The choice one begins with: any day, else the first that is booked up. */
export function dayFirstWaitedFor(site: BookableSite): string {
  const [first] = daysToWaitFor(site);
  if (first?.key === ANY_DAY) return ANY_DAY;
  return site.days.find(({ state }) => state === 'FULL')?.date ?? first?.key ?? '';
}

/** The first and the last day that are sent for a choice. */
export function wishedDays(site: BookableSite, chosen: string): { fromDate: string; toDate: string } {
  if (chosen !== ANY_DAY) return { fromDate: chosen, toDate: chosen };
  const dates = daysToWaitFor(site)
    .map(({ key }) => key)
    .filter((key) => key !== ANY_DAY);
  return { fromDate: dates[0] ?? '', toDate: dates.at(-1) ?? '' };
}

/** 11月25日（周三）上午; 11月25日（周三）到11月27日（周五）. */
export function wishWords(fromDate: string, toDate: string, part: string): string {
  const days = fromDate === toDate ? dayWords(fromDate) : `${dayWords(fromDate)}到${dayWords(toDate)}`;
  return `${days}${part}`;
}
