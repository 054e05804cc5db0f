import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CalendarPreview } from 'shared-types/calendar.contract';
import type { LegalCalendar } from '../kernel/deadline/legal-calendar.rules';
import type { CivilDate } from '../kernel/time/civil-date';

/** What stands on days whose calendar changes. */
export interface DayUse {
  readonly perDay: ReadonlyMap<CivilDate, number>;
  readonly outside: CalendarPreview['outside'];
}

type Told = (days: readonly CivilDate[], calendar: LegalCalendar) => Promise<DayUse>;

/** Asks the room of bookings, which lies above this one: the house says at its start whom to ask. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DayUses {
  private told: Told = async () => ({ perDay: new Map(), outside: { count: 0, items: [] } });

  register(told: Told): void {
    this.told = told;
  }

  /** What stands on these days, judged by the calendar as it would be. */
  on(days: readonly CivilDate[], calendar: LegalCalendar): Promise<DayUse> {
    return this.told(days, calendar);
  }
}
