import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CALENDAR_STATUSES } from 'shared-types/deadline.states';
import { z } from 'zod';
import type { ConfigFaults } from '../config/config-faults';
import { civilDate, text } from '../config/scalars';
import { weekday } from '../time/civil-date';
import { LegalCalendar, type YearNotice } from './legal-calendar.rules';

const CALENDAR_DIR = 'calendar';

const daysOff = z.strictObject({ name: text, from: civilDate, to: civilDate }).refine(({ from, to }) => from <= to, {
  error: 'a holiday that ends on or after the day it begins',
});

/** One year's arrangement of holidays and make-up working days. */
const yearSchema = z
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
  const folder = join(faults.dir, CALENDAR_DIR);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  if (files.length === 0) faults.add(CALENDAR_DIR, [], 'at least one year, as <year>.yaml', 'none');
  const notices = files.sort().map((name) => {
    const file = `${CALENDAR_DIR}/${name}`;
    const notice = faults.read(file, yearSchema);
    if (notice && `${notice.year}.yaml` !== name) faults.add(file, ['year'], `the year of the file's name, ${name}`);
    return notice;
  });
  if (notices.length === 0 || notices.some((notice) => notice === undefined)) return undefined;
  return LegalCalendar.of(notices as YearNotice[]);
}

interface NoticeFault {
  readonly path: (string | number)[];
  readonly expected: string;
  readonly input: unknown;
}

function* noticeFaults({ year, off, work }: YearNotice): Generator<NoticeFault> {
  const ofYear = (date: string) => date.startsWith(`${year}-`);
  for (const [at, { from, to }] of off.entries()) {
    if (!ofYear(from) || !ofYear(to)) yield { path: ['off', at], expected: `days of ${year}`, input: from };
  }
  for (const [at, date] of work.entries()) {
    const path = ['work', at];
    if (!ofYear(date)) yield { path, expected: `a day of ${year}`, input: date };
    else if (weekday(date) <= 5) yield { path, expected: 'a Saturday or Sunday', input: date };
    else if (off.some(({ from, to }) => from <= date && date <= to)) {
      yield { path, expected: 'a day that is not off at the same time', input: date };
    }
  }
}
