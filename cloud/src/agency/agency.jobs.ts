import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DutyManagers } from '../dispatch/duty-managers';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Records } from '../kernel/lifecycle/records';
import { civilDateOf, clockTimeOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import type { AgencyRules } from './agency.config';
import { AgencyCases } from './agency-cases';

const BATCH = 100;

interface Unanswered {
  readonly id: number;
  readonly agencyId: number;
}

/** What happens to agency cases by the passing of time; safe on any number of replicas. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyJobs {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  cases!: AgencyCases;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  managers!: DutyManagers;

  @Inject()
  notifications!: Notifications;

  @Inject('agencyRules')
  rules!: AgencyRules;

  /** Reminds clients, once and by day, of a plan they have not answered. Returns how many plans it looked at. */
  async remind(): Promise<number> {
    const at = now();
    if (clockTimeOf(at) < this.rules.remindAt) return 0;
    const plans = await this.database.rows<Unanswered>(
      `SELECT p.id, p.agency_id AS agencyId FROM agency_plan p JOIN record r ON r.id = p.agency_id
        WHERE p.state = 'SENT' AND p.remind_on <= ? AND r.state = 'PLANNING' ORDER BY p.remind_on, p.id LIMIT ${BATCH}`,
      [civilDateOf(at)],
    );
    for (const plan of plans) await this.remindOf(plan);
    return plans.length;
  }

  /** Brings papers that are out too long before their agent and the supervisors, once and by day. Returns how many cases it looked at. */
  async alarmOutstanding(): Promise<number> {
    const at = now();
    if (clockTimeOf(at) < this.rules.remindAt) return 0;
    const late = await this.database.rows<{ agencyId: number }>(
      `SELECT DISTINCT agency_id AS agencyId FROM agency_material
        WHERE alarm_on <= ? AND alarmed_at IS NULL AND keeper <> 'CLIENT' ORDER BY agency_id LIMIT ${BATCH}`,
      [civilDateOf(at)],
    );
    for (const { agencyId } of late) await this.alarmOf(agencyId);
    return late.length;
  }

  /** Claimed by the rows it marks: whichever replica marks them tells of them. */
  private async alarmOf(agencyId: number): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.lock('AGENCY_CASE', { id: agencyId });
      const at = now();
      const { affectedRows } = await this.database.write(
        `UPDATE agency_material SET alarmed_at = ?
          WHERE agency_id = ? AND alarm_on <= ? AND alarmed_at IS NULL AND keeper <> 'CLIENT'`,
        [at, agencyId, civilDateOf(at)],
      );
      if (affectedRows === 0) return;
      const agent = record.holderStaffId === null ? null : await this.people.staffById(record.holderStaffId);
      const recipients = new Map((await this.managers.now(true)).map((card) => [card.id, card]));
      if (agent) recipients.set(agent.id, agent);
      const pieces = { count: String(affectedRows), number: record.number, time: noticeTime(at) };
      for (const { personId } of recipients.values()) {
        await this.notifications.notify({ kind: 'ORIGINALS_OUTSTANDING', personId, record, pieces });
      }
    });
  }

  private async remindOf({ id, agencyId }: Unanswered): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.lock('AGENCY_CASE', { id: agencyId });
      const { affectedRows } = await this.database.write(
        `UPDATE agency_plan SET remind_on = NULL WHERE id = ? AND state = 'SENT' AND remind_on IS NOT NULL`,
        [id],
      );
      if (affectedRows === 1) await this.cases.tellOwners(record, '请您确认服务方案');
    });
  }
}
