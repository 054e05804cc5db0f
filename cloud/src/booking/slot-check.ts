import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { addDays, type CivilDate, civilDateOf, clockTimeOf, clockTimeOfMinute } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { Bookable } from './bookable';

const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** When people sleep and nobody books. */
const AFTER = '02:00';
const DAYS_BACK = 2;

/** An account that is not what the bookings holding a place of it come to. */
export interface Difference {
  readonly date: CivilDate;
  readonly siteKey: string;
  readonly start: number;
  readonly taken: number;
  readonly promised: number;
}

/** Compares the counters with the rows once a night. A difference is an alarm to people; nothing is mended silently. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SlotCheck {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  notifications!: Notifications;

  @Inject()
  bookable!: Bookable;

  @Logger()
  logger!: ILogger;

  /** Does tonight's comparison unless it was done, on whichever replica. Returns what differs; null when there was none to do. */
  async compareTonight(): Promise<readonly Difference[] | null> {
    const at = now();
    const date = civilDateOf(at);
    if (clockTimeOf(at) < AFTER) return null;
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.write(
        'INSERT IGNORE INTO slot_check (date, checked_at) VALUES (?, ?)',
        [date, at],
      );
      if (affectedRows === 0) return null;
      const found = await this.compare(addDays(date, -DAYS_BACK), addDays(date, this.bookable.horizonDays));
      await this.database.write('UPDATE slot_check SET differences = ? WHERE date = ?', [found.length, date]);
      const [first] = found;
      if (first) await this.alarm(first, found.length);
      return found;
    });
  }

  /** Every account of these days, both included, that is not what its bookings come to: one statement, one moment. */
  compare(from: CivilDate, to: CivilDate): Promise<Difference[]> {
    return this.database.rows<Difference>(
      `SELECT s.date, s.site_key AS siteKey, s.start, s.taken, CAST(COALESCE(SUM(b.cost), 0) AS SIGNED) AS promised
         FROM slot s
         LEFT JOIN booking b ON b.date = s.date AND b.site_key = s.site_key AND b.pool = s.pool AND b.holds_place = 1
          AND s.start >= b.start AND s.start < b.start + b.slot_minutes
        WHERE s.date BETWEEN ? AND ?
        GROUP BY s.date, s.site_key, s.pool, s.start, s.taken
       HAVING s.taken <> promised ORDER BY s.date, s.site_key, s.start`,
      [from, to],
    );
  }

  private async alarm({ date, siteKey, start, taken, promised }: Difference, count: number): Promise<void> {
    this.logger.error(
      '%d slot accounts differ, first %s %s %d: %d, not %d',
      count,
      date,
      siteKey,
      start,
      taken,
      promised,
    );
    const place = `${this.bookable.centre.siteByKey(siteKey)?.name ?? siteKey} ${date} ${clockTimeOfMinute(start)}`;
    const pieces = { count: String(count), place, time: noticeTime(now()) };
    for (const personId of await this.people.personIdsWithRoles(SUPERVISORS)) {
      await this.notifications.notify({ kind: 'PLACES_DIFFER', personId, record: null, pieces });
    }
  }
}
