import { civilDateOf, clockTimeOf } from '../kernel/time/civil-date';

/** An instant as notices write it, in the form WeChat's date fields take: `2026年11月30日 09:00`. */
export function noticeTime(instant: Date): string {
  const [year, month, day] = civilDateOf(instant).split('-').map(Number);
  return `${year}年${month}月${day}日 ${clockTimeOf(instant)}`;
}
