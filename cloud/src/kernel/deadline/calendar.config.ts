import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CALENDAR_STATUSES } from 'shared-types/deadline.states';
import { z } from 'zod';
import type { ConfigFaults } from '../config/config-faults';
import { civilDate, text } from '../config/scalars';
import { civilDateOfDay, dayFromParts, isCivilDate, weekday } from '../time/civil-date';
import { FIXED_HOLIDAYS, LegalCalendar, type YearNotice } from './legal-calendar.rules';

const CALENDAR_DIR = 'calendar';

const daysOff = z.strictObject({ name: text, from: civilDate, to: civilDate }).refine(({ from, to }) => from <= to, {
  error: 'a holiday that ends on or after the day it begins',
});

/** `calendar/<year>.yaml`: one year's arrangement of holidays and make-up working days. */
export const yearNoticeSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    status: z.enum(CALENDAR_STATUSES),
    source: text,
    off: z.array(daysOff),
    work: z.array(civilDate),
  })
  .superRefine((notice, ctx) => {
    for (const { path, expected, input } of noticeFaults(notice)) {
      ctx.addIssue({ code: 'custom', path, message: expected, input });
    }
  });

/**
 * Reads every `calendar/<year>.yaml`; a year without a file is unknown and judged provisionally. `undefined` after
 * noting the faults.
 */
export function readCalendar(faults: ConfigFaults): LegalCalendar | undefined {
  const before = faults.all.length;
  const folder = join(faults.dir, CALENDAR_DIR);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  if (files.length === 0) faults.add(CALENDAR_DIR, [], 'at least one year, as <year>.yaml', 'none');
  const notices = files.sort().map((name) => {
    const file = `${CALENDAR_DIR}/${name}`;
    const notice = faults.read(file, yearNoticeSchema);
    if (notice && `${notice.year}.yaml` !== name) faults.add(file, ['year'], `the year of the file's name, ${name}`);
    return notice;
  });
  // Nothing noted means every file gave a notice.
  return faults.all.length > before ? undefined : LegalCalendar.of(notices as YearNotice[]);
}

interface NoticeFault {
  readonly path: (string | number)[];
  readonly expected: string;
  readonly input: unknown;
}

/** What is wrong with an arrangement as a whole; asked even when a single date in it is already known to be wrong. */
function* noticeFaults(notice: YearNotice): Generator<NoticeFault> {
  yield* offFaults(notice);
  yield* workFaults(notice);
  // A day off by statute on the same date every year can be missing by a slip only.
  for (const { month, day, name } of FIXED_HOLIDAYS) {
    const date = civilDateOfDay(dayFromParts(notice.year, month, day));
    if (!isOff(notice, date)) yield { path: ['off'], expected: `${date} (${name}), off by statute`, input: notice.off };
  }
}

function* offFaults({ year, off }: YearNotice): Generator<NoticeFault> {
  for (const [at, { from, to }] of off.entries()) {
    const before = off[at - 1];
    if (!isOfYear(year, from)) yield { path: ['off', at, 'from'], expected: `a day of ${year}`, input: from };
    else if (!isOfYear(year, to)) yield { path: ['off', at, 'to'], expected: `a day of ${year}`, input: to };
    else if (before && from <= before.to) {
      yield {
        path: ['off', at, 'from'],
        expected: `a date after ${before.to}, where ${before.name} ends`,
        input: from,
      };
    }
  }
}

function* workFaults(notice: YearNotice): Generator<NoticeFault> {
  for (const [at, date] of notice.work.entries()) {
    const fault = (expected: string) => ({ path: ['work', at], expected, input: date });
    if (!isOfYear(notice.year, date)) yield fault(`a day of ${notice.year}`);
    else if (isCivilDate(date) && weekday(date) <= 5) yield fault('a Saturday or Sunday');
    else if (isOff(notice, date)) yield fault('a day that is not off at the same time');
    else if (notice.work.indexOf(date) < at) yield fault('each day once');
  }
}

const isOfYear = (year: number, date: string) => date.startsWith(`${year}-`);
const isOff = ({ off }: YearNotice, date: string) => off.some(({ from, to }) => from <= date && date <= to);
