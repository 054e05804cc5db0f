import type { CalendarStatus } from 'shared-types/deadline.states';
import { type CivilDate, civilDateOfDay, type DayNumber, dayFromParts, dayNumber, yearOfDay } from '../time/civil-date';
import { fingerprint } from '../time/fingerprint';
import { type CalendarPatch, daysOfRange, readPatch } from './calendar-patch.rules';
import { isWorkday, WorkdayTable } from './workday-table.rules';

/** A run of days off under one name; both ends included. */
export interface DaysOff {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly name: string;
}

/** The State Council's arrangement of one year, or what stands in for it until it is published. */
export interface YearNotice {
  readonly year: number;
  readonly status: CalendarStatus;
  readonly source: string;
  readonly off: readonly DaysOff[];
  /** Saturdays and Sundays that are working days (调休). */
  readonly work: readonly CivilDate[];
}

/** What the legal calendar says of one date. */
export interface LegalDay {
  readonly isWorkday: boolean;
  /** The holiday's name; undefined on ordinary days. */
  readonly holiday: string | undefined;
  readonly status: CalendarStatus;
  readonly source: string;
}

/** Days off by statute on the same date every year (全国年节及纪念日放假办法, 2024, art. 2). */
export const FIXED_HOLIDAYS: readonly { readonly month: number; readonly day: number; readonly name: string }[] = [
  { month: 1, day: 1, name: '元旦' },
  { month: 5, day: 1, name: '劳动节' },
  { month: 5, day: 2, name: '劳动节' },
  { month: 10, day: 1, name: '国庆节' },
  { month: 10, day: 2, name: '国庆节' },
  { month: 10, day: 3, name: '国庆节' },
];

const UNKNOWN_SOURCE = '该年放假安排尚未载入，暂按周末和法定固定假日推算';
const UNNAMED_HOLIDAY = '节假日';

interface YearDays {
  readonly status: CalendarStatus;
  readonly source: string;
  readonly off: ReadonlyMap<DayNumber, string>;
  readonly work: ReadonlySet<DayNumber>;
}

/**
 * The calendar of 工作日 (行政许可法 art. 82): year notices over the rule of the week. Never the hall's opening days.
 * A year without a notice is judged by weekends and fixed statutory days and is PROVISIONAL. Immutable.
 */
export class LegalCalendar {
  /** Equal for equal content: 16 hexadecimal digits, stored with every date that was computed. */
  readonly version: string;
  private readonly table = new WorkdayTable((year) => {
    const { status, off, work } = this.yearDays(year);
    return { published: status === 'PUBLISHED', off, work };
  });
  private readonly unknownYears = new Map<number, YearDays>();

  private constructor(private readonly years: ReadonlyMap<number, YearDays>) {
    this.version = fingerprint(
      [...years]
        .sort(([a], [b]) => a - b)
        .map(([year, { status, off, work }]) => [
          year,
          status,
          [...off].sort(([a], [b]) => a - b),
          [...work].sort((a, b) => a - b),
        ]),
    );
  }

  /** Builds a calendar from notices already checked; of two for one year the later wins. */
  static of(notices: readonly YearNotice[]): LegalCalendar {
    return new LegalCalendar(new Map(notices.map((notice) => [notice.year, yearDays(notice)])));
  }

  /** The calendar with one year's notice put in the place of what stood there. */
  withNotice(notice: YearNotice): LegalCalendar {
    return new LegalCalendar(new Map(this.years).set(notice.year, yearDays(notice)));
  }

  /**
   * The calendar with single days changed, to try a notice before loading it; the years it names count as published.
   * @throws DeadlineInputError when a date or range is wrong, or a day is both off and working.
   */
  withPatch(patch: CalendarPatch): LegalCalendar {
    const { off, work } = readPatch(patch);
    const years = new Map(this.years);
    for (const year of new Set([...off, ...work].map(yearOfDay))) {
      years.set(year, patched(this.yearDays(year), ofYear(off, year), ofYear(work, year)));
    }
    return new LegalCalendar(years);
  }

  isWorkday(date: CivilDate): boolean {
    return this.isWorkdayNumber(dayNumber(date));
  }

  /** Everything the calendar knows of a date. */
  judge(date: CivilDate): LegalDay {
    const day = dayNumber(date);
    const { status, source, off } = this.yearOf(day);
    return { isWorkday: this.isWorkdayNumber(day), holiday: off.get(day), status, source };
  }

  /** How a date departs from its day of the week, for the hall's opening hours; undefined when it does not. */
  special(date: CivilDate): 'HOLIDAY' | 'MAKEUP_WORKDAY' | undefined {
    const day = dayNumber(date);
    const { off, work } = this.yearOf(day);
    if (off.has(day)) return 'HOLIDAY';
    return work.has(day) ? 'MAKEUP_WORKDAY' : undefined;
  }

  /** One year as it is counted: runs of days off under their names, and working weekend days. */
  describe(year: number): YearNotice {
    const { status, source, off, work } = this.yearDays(year);
    const runs: { name: string; from: CivilDate; to: CivilDate }[] = [];
    for (const [day, name] of [...off].sort(([a], [b]) => a - b)) {
      const date = civilDateOfDay(day);
      const last = runs.at(-1);
      if (last && last.name === name && dayNumber(last.to) === day - 1) last.to = date;
      else runs.push({ name, from: date, to: date });
    }
    return { year, status, source, off: runs, work: [...work].sort((a, b) => a - b).map(civilDateOfDay) };
  }

  /** PUBLISHED only when the notice of the year is loaded. */
  statusOfYear(year: number): CalendarStatus {
    return this.yearDays(year).status;
  }

  /** The n-th working day after a date, which itself is never counted; n ≥ 1. */
  nthWorkdayAfter(date: CivilDate, n: number): CivilDate {
    return civilDateOfDay(this.table.nth(dayNumber(date), n));
  }

  /** Working days d with `after` < d ≤ `upTo`; 0 when there are none. */
  workdaysBetween(after: CivilDate, upTo: CivilDate): number {
    return this.table.count(dayNumber(after), dayNumber(upTo));
  }

  /** As `nthWorkdayAfter`, on day numbers; n = 0 is the last working day not after `day`. */
  nthWorkdayNumber(day: DayNumber, n: number): DayNumber {
    return this.table.nth(day, n);
  }

  /** As `workdaysBetween`, on day numbers. */
  countWorkdays(after: DayNumber, upTo: DayNumber): number {
    return this.table.count(after, upTo);
  }

  /** Days d with `after` < d ≤ `upTo` that lie in years not published. */
  countUnpublished(after: DayNumber, upTo: DayNumber): number {
    return this.table.countUnpublished(after, upTo);
  }

  isWorkdayNumber(day: DayNumber): boolean {
    return isWorkday(day, this.yearOf(day));
  }

  /** A holiday's name by day number. */
  holidayOn(day: DayNumber): string | undefined {
    return this.yearOf(day).off.get(day);
  }

  private yearOf(day: DayNumber): YearDays {
    return this.yearDays(yearOfDay(day));
  }

  private yearDays(year: number): YearDays {
    const known = this.years.get(year) ?? this.unknownYears.get(year);
    if (known) return known;
    const unknown: YearDays = { status: 'PROVISIONAL', source: UNKNOWN_SOURCE, off: fixedDays(year), work: new Set() };
    this.unknownYears.set(year, unknown);
    return unknown;
  }
}

/** Days off by statute on fixed dates, of one year. */
export function fixedDays(year: number): ReadonlyMap<DayNumber, string> {
  return new Map(FIXED_HOLIDAYS.map(({ month, day, name }) => [dayFromParts(year, month, day), name]));
}

function yearDays({ status, source, off, work }: YearNotice): YearDays {
  return {
    status,
    source,
    off: new Map(off.flatMap(({ from, to, name }) => daysOfRange(from, to).map((day) => [day, name] as const))),
    work: new Set(work.map(dayNumber)),
  };
}

function patched(base: YearDays, off: readonly DayNumber[], work: readonly DayNumber[]): YearDays {
  const newOff = new Map(base.off);
  const newWork = new Set(base.work);
  for (const day of off) {
    newOff.set(day, base.off.get(day) ?? UNNAMED_HOLIDAY);
    newWork.delete(day);
  }
  for (const day of work) {
    newOff.delete(day);
    newWork.add(day);
  }
  return { status: 'PUBLISHED', source: base.source, off: newOff, work: newWork };
}

function ofYear(days: readonly DayNumber[], year: number): DayNumber[] {
  return days.filter((day) => yearOfDay(day) === year);
}
