import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { IncidentState } from 'shared-types/incident.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Records } from '../kernel/lifecycle/records';
import { addDays, civilDateOf, instantOf } from '../kernel/time/civil-date';
import type { DispatchRules } from './dispatch.config';
import { IncidentRow } from './incident.entity';
import { alarmsDue } from './incident.rules';
import { IncidentNews } from './incident-news';
import { IncidentSending } from './incident-sending';

const BATCH = 100;
const MINUTE_MS = 60_000;

/** What the watch over incidents does by itself. Each is claimed by its record's lock, so that any replica may try. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IncidentJobs {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  sending!: IncidentSending;

  @Inject()
  news!: IncidentNews;

  @Inject('dispatch')
  rules!: DispatchRules;

  @Logger()
  logger!: ILogger;

  /** Sends whoever has come on call to what nobody was there for. Returns how many it sent. */
  async sendWaiting(): Promise<number> {
    const waiting = await this.database.rows<{ id: number }>(
      `SELECT id FROM record WHERE open = 1 AND type = 'INCIDENT' AND state = 'REPORTED' ORDER BY id LIMIT ${BATCH}`,
    );
    return this.each(waiting, async (id) => ((await this.sending.sendWaiting(id)) ? 1 : 0));
  }

  /** Brings what is not acknowledged, or nobody has arrived at, before the duty manager. Returns how many alarms it sent. */
  async alarm(): Promise<number> {
    const at = now();
    const unacknowledgedSince = new Date(at.getTime() - this.rules.onCall.acknowledgeMinutes * MINUTE_MS);
    const silent = (alarm: string) =>
      `NOT EXISTS (SELECT 1 FROM incident_alarm a WHERE a.incident_id = r.id AND a.alarm = '${alarm}')`;
    const late = await this.database.rows<{ id: number }>(
      `SELECT r.id FROM record r JOIN incident i ON i.id = r.id
        WHERE r.open = 1 AND r.type = 'INCIDENT'
          AND ((r.state = 'DISPATCHED' AND i.assigned_at <= ? AND ${silent('UNACKNOWLEDGED')})
            OR (r.state IN ('DISPATCHED', 'ACKED') AND r.warn_at <= ? AND ${silent('NOT_ARRIVED')}))
        ORDER BY r.id LIMIT ${BATCH}`,
      [unacknowledgedSince, at],
    );
    return this.each(late, (id) => this.alarmOf(id));
  }

  /** Deletes positions after their retention time (个人信息保护法 art. 19, 47). Returns how many went. */
  async forgetPositions(): Promise<number> {
    const before = instantOf(addDays(civilDateOf(now()), -this.rules.retention.positionDays));
    const { affectedRows } = await this.database.write('DELETE FROM incident_position WHERE read_at < ? LIMIT 5000', [
      before,
    ]);
    return affectedRows;
  }

  /** Judged under the lock every step takes: what was acknowledged a moment ago raises no alarm. */
  private async alarmOf(id: number): Promise<number> {
    return this.database.transaction(async () => {
      const record = await this.records.lockById(id);
      const { assignedAt } = await this.database.repository(IncidentRow).findOneByOrFail({ id });
      const watched = { state: record.state as IncidentState, assignedAt, warnAt: record.warnAt };
      let sent = 0;
      for (const alarm of alarmsDue(watched, now(), this.rules.onCall.acknowledgeMinutes)) {
        if (await this.news.alarmOnce(record, alarm)) sent += 1;
      }
      return sent;
    });
  }

  /** One incident that fails does not keep the others waiting. */
  private async each(rows: readonly { id: number }[], work: (id: number) => Promise<number>): Promise<number> {
    let done = 0;
    for (const { id } of rows) {
      try {
        done += await work(id);
      } catch (error) {
        this.logger.warn(
          'watch over incident record %d failed: %s',
          id,
          error instanceof Error ? error.message : error,
        );
      }
    }
    return done;
  }
}
