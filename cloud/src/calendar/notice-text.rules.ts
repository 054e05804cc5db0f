import { type CivilDate, civilDateOfDay, dayFromParts } from '../kernel/time/civil-date';

/** Off days and working weekend days as a notice's lines give them. */
export interface NoticeDays {
  readonly off: { readonly name: string; readonly from: CivilDate; readonly to: CivilDate }[];
  readonly work: CivilDate[];
}

/** A line that could not be read, with its number in the text, from 1. */
export interface UnreadLine {
  readonly line: number;
  readonly text: string;
}

const NAME = /^[一二三四五六七八九十]*[、.．]?\s*([\u4e00-\u9fff]{2,8})[：:]/u;
const DAY = String.raw`(?:(\d{1,2})月)?(\d{1,2})日(?:[（(][^）)]*[）)])?`;
const OFF = new RegExp(`^${DAY}(?:(?:至|—|-|~)${DAY})?放假`, 'u');
const WORK_DAY = new RegExp(DAY, 'gu');

/**
 * Reads the lines of the State Council's notice: `二、春节：2月15日（…）至23日（…）放假调休，共9天。2月14日（周六）、
 * 2月28日（周六）上班。` Empty lines are skipped; a line that holds no holiday is given back as unread.
 */
export function readNoticeText(year: number, text: string): { days: NoticeDays; unread: UnreadLine[] } {
  const days: NoticeDays = { off: [], work: [] };
  const unread: UnreadLine[] = [];
  text.split('\n').forEach((raw, at) => {
    const line = raw.replace(/\s+/g, '');
    if (line !== '' && !readLine(year, line, days)) unread.push({ line: at + 1, text: raw.trim() });
  });
  days.off.sort((a, b) => a.from.localeCompare(b.from));
  days.work.sort();
  return { days, unread };
}

function readLine(year: number, line: string, days: NoticeDays): boolean {
  const name = NAME.exec(line)?.[1];
  if (name === undefined) return false;
  const [first = '', ...rest] = line.slice(line.search(/[：:]/) + 1).split(/[。；;]/);
  const off = OFF.exec(first);
  if (!off) return false;
  const [, month, day, toMonth, toDay] = off;
  const from = dateOf(year, month, day);
  const to = toDay === undefined ? from : dateOf(year, toMonth ?? month, toDay);
  if (from === null || to === null) return false;
  const worked = rest.filter((sentence) => sentence.includes('上班')).flatMap((sentence) => workDays(year, sentence));
  if (worked.includes(null)) return false;
  days.off.push({ name, from, to });
  days.work.push(...(worked as CivilDate[]));
  return true;
}

function workDays(year: number, sentence: string): (CivilDate | null)[] {
  let month: string | undefined;
  return [...sentence.matchAll(WORK_DAY)].map(([, own, day]) => {
    month = own ?? month;
    return dateOf(year, month, day);
  });
}

/** Null for a day that does not exist, or has no month. */
function dateOf(year: number, month: string | undefined, day: string | undefined): CivilDate | null {
  if (month === undefined || day === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const number = dayFromParts(year, Number(month), Number(day));
  return Number.isNaN(number) || civilDateOfDay(number) !== date ? null : date;
}
