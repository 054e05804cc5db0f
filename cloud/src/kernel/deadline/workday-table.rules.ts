import { type DayNumber, dayFromParts, weekdayOfDay, yearOfDay } from '../time/civil-date';

/** How the days of one year depart from the rule of the week. */
export interface YearDays {
  readonly published: boolean;
  readonly off: { has(day: DayNumber): boolean };
  readonly work: { has(day: DayNumber): boolean };
}

const FIRST_YEAR = 1;
const LAST_YEAR = 9999;
/** Years added beyond the one asked for: most time limits end within them. */
const MARGIN = 2;

/**
 * Prefix sums over consecutive years, so that «the n-th working day after a day» is two array reads whatever n is.
 * Covers the years it is asked about and the gap between them, growing when a question leaves them.
 */
export class WorkdayTable {
  private firstYear = 0;
  private lastYear = -1;
  private firstDay: DayNumber = 0;
  private lastDay: DayNumber = -1;
  /** At index i: working days from the first day to the (i-1)th, exclusive prefix. */
  private workdaysBefore = new Int32Array(1);
  private unpublishedBefore = new Int32Array(1);
  /** Every working day in order. */
  private workdays = new Int32Array(0);

  constructor(private readonly yearDays: (year: number) => YearDays) {}

  /** The n-th (n ≥ 1) working day after `day`; n = 0 or less counts back from the last one not after `day`. */
  nth(day: DayNumber, n: number): DayNumber {
    this.cover(day);
    let at = this.rank(day) + n;
    while (at > this.workdays.length) {
      this.extendForward();
      at = this.rank(day) + n;
    }
    while (at < 1) {
      this.extendBackward();
      at = this.rank(day) + n;
    }
    return this.workdays[at - 1] as DayNumber;
  }

  /** Working days d with `after` < d ≤ `upTo`. */
  count(after: DayNumber, upTo: DayNumber): number {
    if (upTo <= after) return 0;
    this.cover(after);
    this.cover(upTo);
    return this.rank(upTo) - this.rank(after);
  }

  /** Days d with `after` < d ≤ `upTo` in years not published. */
  countUnpublished(after: DayNumber, upTo: DayNumber): number {
    if (upTo <= after) return 0;
    this.cover(after);
    this.cover(upTo);
    const before = this.unpublishedBefore;
    return (before[upTo + 1 - this.firstDay] as number) - (before[after + 1 - this.firstDay] as number);
  }

  /** Working days from the table's first day to `day`, both included. */
  private rank(day: DayNumber): number {
    return this.workdaysBefore[day + 1 - this.firstDay] as number;
  }

  private cover(day: DayNumber): void {
    if (day >= this.firstDay && day <= this.lastDay) return;
    const year = yearOfDay(day);
    if (this.lastYear < this.firstYear) this.build(year, year + MARGIN);
    else if (year < this.firstYear) this.build(year, this.lastYear);
    else this.build(this.firstYear, year + MARGIN);
  }

  private extendForward(): void {
    if (this.lastYear >= LAST_YEAR) throw new RangeError(`no working day beyond the year ${LAST_YEAR}`);
    this.build(this.firstYear, this.lastYear + MARGIN);
  }

  private extendBackward(): void {
    if (this.firstYear <= FIRST_YEAR) throw new RangeError('no working day before the year 1');
    this.build(this.firstYear - MARGIN, this.lastYear);
  }

  private build(firstYear: number, lastYear: number): void {
    this.firstYear = Math.max(FIRST_YEAR, firstYear);
    this.lastYear = Math.min(LAST_YEAR, lastYear);
    this.firstDay = dayFromParts(this.firstYear, 1, 1);
    this.lastDay = dayFromParts(this.lastYear, 12, 31);
    const days = this.lastDay - this.firstDay + 1;
    this.workdaysBefore = new Int32Array(days + 1);
    this.unpublishedBefore = new Int32Array(days + 1);
    this.workdays = new Int32Array(days);
    for (let year = this.firstYear; year <= this.lastYear; year++) this.addYear(year);
    this.workdays = this.workdays.slice(0, this.workdaysBefore[days]);
  }

  private addYear(year: number): void {
    const { published, off, work } = this.yearDays(year);
    const [from, to] = [dayFromParts(year, 1, 1), dayFromParts(year, 12, 31)];
    let counted = this.rank(from - 1);
    for (let day = from; day <= to; day++) {
      const i = day - this.firstDay;
      if (isWorkday(day, { off, work })) this.workdays[counted++] = day;
      this.workdaysBefore[i + 1] = counted;
      this.unpublishedBefore[i + 1] = (this.unpublishedBefore[i] as number) + (published ? 0 : 1);
    }
  }
}

/** A day put to work is one whatever it is; a day off is none; else the day of the week decides. */
export function isWorkday(day: DayNumber, { off, work }: Pick<YearDays, 'off' | 'work'>): boolean {
  return work.has(day) || (!off.has(day) && weekdayOfDay(day) <= 5);
}
