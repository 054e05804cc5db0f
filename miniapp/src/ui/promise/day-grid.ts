import type { PromiseDays } from 'shared-types/record.contract';
import { addDays, daysBetween, dayWords, weekdayOf } from '../words/dates';

export interface DayCell {
  readonly date: string;
  /** Outside the promise: only there to fill the week. */
  readonly kind: 'outside' | 'start' | 'counted' | 'due' | 'off';
  /** Below the number: 起, 第2天, 周末, 国庆节. */
  readonly word: string;
  /** For a screen reader: 11月24日（周二）：第 1 个工作日. */
  readonly label: string;
}

/** The weeks, Monday first, from the day of the event to the due date. */
export function weeksOf(days: PromiseDays, today: string): DayCell[][] {
  const byDate = new Map(days.days.map((day) => [day.date, day]));
  const last = days.days[days.days.length - 1]?.date ?? days.eventDate;
  const first = addDays(days.eventDate, -mondayOffset(days.eventDate));
  const length = daysBetween(first, addDays(last, 6 - mondayOffset(last))) + 1;
  const cells = Array.from({ length }, (_, index) => cellOf(addDays(first, index), days, byDate, today));
  return Array.from({ length: length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const mondayOffset = (date: string): number => (weekdayOf(date) + 6) % 7;

function cellOf(
  date: string,
  days: PromiseDays,
  byDate: ReadonlyMap<string, PromiseDays['days'][number]>,
  today: string,
): DayCell {
  const name = dayWords(date, today);
  if (date === days.eventDate) return { date, kind: 'start', word: '当天', label: `${name}：当天不计入` };
  const day = byDate.get(date);
  if (!day) return { date, kind: 'outside', word: '', label: name };
  if (!day.counted) {
    const why = day.why ?? '不计入';
    return { date, kind: 'off', word: why, label: `${name}：${why}，不计入` };
  }
  const word = day.n === undefined ? '计入' : `第${day.n}天`;
  const kind = date === days.dueDate ? 'due' : 'counted';
  return { date, kind, word, label: `${name}：${word}${kind === 'due' ? '，到期' : ''}` };
}
