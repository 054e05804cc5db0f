import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Staff } from '../kernel/session/actor';
import { addDays, type CivilDate, civilDateOf } from '../kernel/time/civil-date';
import type { DayPlan } from './opening.rules';

interface Stored {
  readonly date: CivilDate;
  readonly siteKey: string;
  /** MariaDB gives JSON as text where MySQL gives what it says. */
  readonly plan: DayPlan | string;
}

/** Dates on which a site is not open as configured. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SiteHours {
  @Inject()
  database!: Database;

  private changes: ReadonlyMap<string, readonly ChangedDay[]> = new Map();
  private readings = 0;
  /** The latest reading that was taken over. */
  private shown = 0;

  /** Reads what has changed on whichever replica. */
  async follow(): Promise<void> {
    this.readings += 1;
    const reading = this.readings;
    const rows = await this.database.rows<Stored>(
      'SELECT date, site_key AS siteKey, plan FROM site_hours WHERE date >= ?',
      [addDays(civilDateOf(now()), -1)],
    );
    const changes = new Map<string, ChangedDay[]>();
    for (const { date, siteKey, plan } of rows) {
      changes.set(siteKey, [...(changes.get(siteKey) ?? []), { ...planIn(plan), from: date, to: date }]);
    }
    // One that began earlier and took longer knows less.
    if (reading < this.shown) return;
    this.shown = reading;
    this.changes = changes;
  }

  /** The changed dates of a site from yesterday on, as they were last read. */
  of(siteKey: string): readonly ChangedDay[] {
    return this.changes.get(siteKey) ?? [];
  }

  /** The changed hours of a date as they stand in the database; null where they are as configured. */
  async on(siteKey: string, date: CivilDate): Promise<DayPlan | null> {
    const row = await this.database.row<Stored>(
      'SELECT date, site_key AS siteKey, plan FROM site_hours WHERE date = ? AND site_key = ?',
      [date, siteKey],
    );
    return row && planIn(row.plan);
  }

  /** Keeps other hours for a date, in the caller's transaction; null returns to the configured ones. */
  async change(actor: Staff, siteKey: string, date: CivilDate, plan: DayPlan | null, reason: string): Promise<void> {
    if (plan === null) {
      await this.database.write('DELETE FROM site_hours WHERE date = ? AND site_key = ?', [date, siteKey]);
    } else {
      await this.database.write(
        `INSERT INTO site_hours (date, site_key, plan, reason, changed_by, changed_at) VALUES (?)
         ON DUPLICATE KEY UPDATE plan = VALUES(plan), reason = VALUES(reason), changed_by = VALUES(changed_by),
                                 changed_at = VALUES(changed_at)`,
        [[date, siteKey, JSON.stringify(plan), reason, actor.staff.id, now()]],
      );
    }
    // What fails here is read again within the second, as on every other replica.
    this.database.afterCommit(() => this.follow());
  }
}

type ChangedDay = DayPlan & { readonly from: CivilDate; readonly to: CivilDate };

const planIn = (plan: DayPlan | string): DayPlan => (typeof plan === 'string' ? (JSON.parse(plan) as DayPlan) : plan);
