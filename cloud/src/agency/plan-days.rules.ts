import type { LegalCalendar } from '../kernel/deadline/legal-calendar.rules';
import { type CivilDate, civilDateOfDay, dayNumber } from '../kernel/time/civil-date';
import type { PlanItem } from './agency-plan.rules';
import { permitChart } from './permit-chart.rules';

/** Working days counted from a day, which is 0 itself, and back to dates. */
export class WorkdayLine {
  private readonly zero: number;

  constructor(
    private readonly calendar: LegalCalendar,
    private readonly origin: CivilDate,
  ) {
    this.zero = dayNumber(origin);
  }

  /** Which working day a date is; one that is none counts as the working day before it. */
  numberOf(date: CivilDate): number {
    return this.calendar.countWorkdays(this.zero, dayNumber(date));
  }

  dateOf(number: number): CivilDate {
    return number <= 0 ? this.origin : civilDateOfDay(this.calendar.nthWorkdayNumber(this.zero, number));
  }

  /** True when days of a year whose holidays are not published lie up to this one. */
  isProvisional(upTo: CivilDate): boolean {
    return this.calendar.countUnpublished(this.zero, dayNumber(upTo)) > 0;
  }
}

/** When an item is expected to be filed and decided. */
export interface ExpectedDays {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly critical: boolean;
}

/** The days a plan expects, counted from the day it is confirmed. */
export function expectedDays(items: readonly PlanItem[], confirmedOn: CivilDate, calendar: LegalCalendar) {
  const line = new WorkdayLine(calendar, confirmedOn);
  const terms = items.map(({ itemKey, after, prepareWorkdays, workdays }) => {
    return { itemKey, after, prepare: prepareWorkdays, workdays, filedOn: null, dueOn: null, settledOn: null };
  });
  const spans = permitChart(terms, { confirmed: 0, today: 0 });
  const endsOn = line.dateOf(Math.max(0, ...spans.map(({ to }) => to)));
  const days = new Map<string, ExpectedDays>(
    spans.map(({ itemKey, from, to, critical }) => [
      itemKey,
      { from: line.dateOf(from), to: line.dateOf(to), critical },
    ]),
  );
  return { days, endsOn, provisional: line.isProvisional(endsOn) };
}
