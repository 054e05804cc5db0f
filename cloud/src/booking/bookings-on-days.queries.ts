import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DayUse } from '../calendar/day-uses';
import type { Centre } from '../directory/centre.config';
import { planOn } from '../directory/opening.rules';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { LegalCalendar } from '../kernel/deadline/legal-calendar.rules';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { type CivilDate, clockTimeOfMinute } from '../kernel/time/civil-date';
import type { BookingRow } from './booking.entity';
import { isHeldOn } from './slots.rules';

const MOST_LISTED = 100;

type Standing = Pick<BookingRow, 'itemKey' | 'siteKey' | 'date' | 'start' | 'slotMinutes'> &
  Pick<RecordRow, 'number' | 'title'>;

/** Bookings on days whose calendar is about to change. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingsOnDays {
  @Inject()
  database!: Database;

  @Inject('centre')
  centre!: Centre;

  /**
   * Standing bookings of each day, and those for which their site would not be open by this calendar. Nothing is moved:
   * the legal calendar counts 工作日 and does not close the hall.
   */
  async touched(days: readonly CivilDate[], calendar: LegalCalendar): Promise<DayUse> {
    const standing = await this.standingOn(days);
    const perDay = new Map<CivilDate, number>();
    for (const { date } of standing) perDay.set(date, (perDay.get(date) ?? 0) + 1);
    const outside = standing.filter((booking) => !this.isHeld(booking, calendar));
    return {
      perDay,
      outside: { count: outside.length, items: outside.slice(0, MOST_LISTED).map((booking) => this.told(booking)) },
    };
  }

  private async standingOn(days: readonly CivilDate[]): Promise<Standing[]> {
    if (days.length === 0) return [];
    return this.database.rows<Standing>(
      `SELECT r.number, r.title, b.item_key AS itemKey, b.site_key AS siteKey, b.date, b.start, b.slot_minutes AS slotMinutes
         FROM booking b JOIN record r ON r.id = b.id
        WHERE b.lapses_at > ? AND b.date IN (?) ORDER BY b.date, b.start, b.id`,
      [now(), days],
    );
  }

  private isHeld(booking: Standing, calendar: LegalCalendar): boolean {
    const site = this.centre.siteByKey(booking.siteKey);
    const type = this.centre.itemByKey(booking.itemKey)?.type;
    if (!site || !type) return false;
    return isHeldOn(
      planOn(site.opening, booking.date, (date) => calendar.special(date)),
      type,
      booking,
    );
  }

  private told({ number, title, date, start, itemKey, siteKey }: Standing) {
    return {
      number,
      date,
      from: clockTimeOfMinute(start),
      itemName: this.centre.itemByKey(itemKey)?.name ?? title,
      siteName: this.centre.siteByKey(siteKey)?.name ?? siteKey,
    };
  }
}
