import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { addDays, civilDateOf, instantOf } from '../kernel/time/civil-date';
import type { DispatchRules } from './dispatch.config';
import { VisitOffers } from './offering.service';
import { SEEKING } from './visit.rules';

export const SEEK_JOB = 'dispatch.seek';

const BATCH = 100;

/** What dispatch does by itself. Each visit is claimed by a lock of its own, so that any number of replicas may try. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DispatchJobs {
  @Inject()
  database!: Database;

  @Inject()
  offers!: VisitOffers;

  @Inject('dispatch')
  rules!: DispatchRules;

  @Logger()
  logger!: ILogger;

  /** Ends offers nobody answered in time and asks the next agent. Returns how many visits it looked at. */
  async expireOffers(): Promise<number> {
    const visits = await this.database.rows<{ id: number }>(
      `SELECT DISTINCT visit_id AS id FROM visit_offer WHERE state = 'OPEN' AND expires_at <= ? LIMIT ${BATCH}`,
      [now()],
    );
    return this.each(visits, (id) => this.offers.expire(id));
  }

  /** Looks again for agents, for visits nobody is asked about: urgent ones first, then those that begin first. */
  async seekAgents(): Promise<number> {
    const visits = await this.database.rows<{ id: number }>(
      `SELECT r.id FROM record r JOIN visit_order v ON v.id = r.id
        WHERE r.open = 1 AND r.type = 'VISIT_ORDER' AND r.state IN (?) AND v.window_to > ?
        ORDER BY v.urgent DESC, v.window_from, v.id LIMIT ${BATCH}`,
      [SEEKING, now()],
    );
    return this.each(visits, (id) => this.offers.seek(id));
  }

  /** Deletes positions after their retention time (个人信息保护法 art. 19, 47). Returns how many went. */
  async forgetPositions(): Promise<number> {
    const before = instantOf(addDays(civilDateOf(now()), -this.rules.retention.positionDays));
    const { affectedRows } = await this.database.write('DELETE FROM visit_position WHERE read_at < ? LIMIT 5000', [
      before,
    ]);
    return affectedRows;
  }

  /** One visit that fails does not keep the others waiting. */
  private async each(visits: readonly { id: number }[], work: (id: number) => Promise<void>): Promise<number> {
    for (const { id } of visits) {
      try {
        await work(id);
      } catch (error) {
        this.logger.warn('dispatch of visit record %d failed: %s', id, error instanceof Error ? error.message : error);
      }
    }
    return visits.length;
  }
}
