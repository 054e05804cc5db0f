import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { civilDateOf, instantOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import type { DispatchRules } from './dispatch.config';

const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** Tells supervisors when an agent refused, or let run out, too many offers in one day: once a day, and nobody is ranked. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DeclineAlerts {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  notifications!: Notifications;

  @Inject('dispatch')
  rules!: DispatchRules;

  /**
   * Called after a refusal or timeouts, within their transaction; a clock that stood still has none. They are counted as
   * the last of it and in one order, so that agents' rows are locked for the commit alone.
   */
  count(staffIds: readonly number[]): void {
    this.database.beforeCommit(async () => {
      for (const id of [...new Set(staffIds)].sort((a, b) => a - b)) await this.countOf(id);
    });
  }

  private async countOf(staffId: number): Promise<void> {
    const at = now();
    const date = civilDateOf(at);
    // On the agent's own row: of two offers that end at once the second waits, and counts the first.
    const agent = await this.database.row<{ name: string; workNo: string }>(
      'SELECT name, work_no AS workNo FROM staff WHERE id = ? FOR UPDATE',
      [staffId],
    );
    const row = await this.database.row<{ count: number }>(
      `SELECT COUNT(*) AS count FROM visit_offer
        WHERE staff_id = ? AND state IN ('DECLINED', 'EXPIRED') AND answered_at >= ?`,
      [staffId, instantOf(date)],
    );
    const count = Number(row?.count ?? 0);
    if (!agent || count < this.rules.accept.alertAfterDeclines) return;
    const { affectedRows } = await this.database.write(
      'INSERT IGNORE INTO agent_decline_alert (staff_id, date, told_at) VALUES (?, ?, ?)',
      [staffId, date, at],
    );
    if (affectedRows === 0) return;
    const pieces = { agent: `${agent.name}（${agent.workNo}）`, count: String(count), time: noticeTime(at) };
    for (const personId of await this.people.personIdsWithRoles(SUPERVISORS)) {
      await this.notifications.notify({ kind: 'AGENT_DECLINES', personId, record: null, pieces });
    }
  }
}
