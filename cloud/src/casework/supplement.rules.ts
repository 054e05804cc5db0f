import type { LegalCalendar } from '../kernel/deadline/legal-calendar.rules';
import type { CivilDate } from '../kernel/time/civil-date';

/**
 * The days an applicant is reminded on, of a supplement told on `told` and due after so many working days: half-way, and
 * one working day before the end; each once, none on the day it is told.
 */
export function remindersOf(calendar: LegalCalendar, told: CivilDate, workdays: number): CivilDate[] {
  const marks = [...new Set([Math.ceil(workdays / 2), workdays - 1])].filter((n) => n >= 1 && n < workdays);
  return marks.sort((a, b) => a - b).map((n) => calendar.nthWorkdayAfter(told, n));
}
