import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Records } from '../kernel/lifecycle/records';
import { type CivilDate, formatChinese } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import type { GapsFound } from '../roster/roster-check';

const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** Tells supervisors which posts nobody mans, and everybody whose shifts have changed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RosterNews {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  notifications!: Notifications;

  @Inject()
  records!: Records;

  async tellGaps({ count, first }: GapsFound): Promise<void> {
    const pieces = { count: String(count), first, time: noticeTime(now()) };
    for (const personId of await this.people.personIdsWithRoles(SUPERVISORS)) {
      await this.notifications.notify({ kind: 'ROSTER_GAPS', personId, record: null, pieces });
    }
  }

  /** Somebody asked for leave: whoever may decide is told. */
  async tellSubmitted({ recordId }: { recordId: number }): Promise<void> {
    const record = (await this.records.byIds([recordId])).get(recordId);
    if (!record) return;
    const pieces = { subject: record.title, time: noticeTime(record.createdAt), number: record.number };
    for (const personId of await this.people.personIdsWithRoles(SUPERVISORS)) {
      await this.notifications.notify({ kind: 'LEAVE_SUBMITTED', personId, record, pieces });
    }
  }

  /** A leave was decided, or is overdue: whoever asked for it is told. */
  async tellDecided({ recordId, staffId, what }: { recordId: number; staffId: number; what: string }): Promise<void> {
    const record = (await this.records.byIds([recordId])).get(recordId);
    if (!record) return;
    const pieces = { subject: record.title, result: what, time: noticeTime(now()), number: record.number };
    for (const personId of await this.personsOf([staffId])) {
      await this.notifications.notify({ kind: 'LEAVE_DECIDED', personId, record, pieces });
    }
  }

  async tellChanged({ date, staffIds }: { date: CivilDate; staffIds: readonly number[] }): Promise<void> {
    const pieces = { day: formatChinese(date), time: noticeTime(now()) };
    for (const personId of await this.personsOf(staffIds)) {
      await this.notifications.notify({ kind: 'SHIFTS_CHANGED', personId, record: null, pieces });
    }
  }

  private async personsOf(staffIds: readonly number[]): Promise<number[]> {
    const rows = await this.database.rows<{ personId: number }>(
      'SELECT person_id AS personId FROM staff WHERE id IN (?) AND active = 1 AND person_id IS NOT NULL',
      [staffIds],
    );
    return rows.map(({ personId }) => personId);
  }
}
