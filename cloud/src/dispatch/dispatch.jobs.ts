import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { addDays, civilDateOf, instantOf } from '../kernel/time/civil-date';
import { Alarms } from './alarms.service';
import type { DispatchRules } from './dispatch.config';
import { VisitOffers } from './offering.service';
import { Punctuality } from './punctuality.service';
import { Suspending } from './suspension.service';
import { SEEKING } from './visit.rules';
import { Waking } from './waking.service';

export const SEEK_JOB = 'dispatch.seek';

const BATCH = 100;
const DAY_MINUTES = 24 * 60;

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

/** What dispatch does by itself. Each visit is claimed by a lock of its own, so that any number of replicas may try. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DispatchJobs {
  @Inject()
  database!: Database;

  @Inject()
  offers!: VisitOffers;

  @Inject()
  waking!: Waking;

  @Inject()
  punctuality!: Punctuality;

  @Inject()
  alarms!: Alarms;

  @Inject()
  suspending!: Suspending;

  @Inject('dispatch')
  rules!: DispatchRules;

  @Logger()
  logger!: ILogger;

  /** Ends offers nobody answered in time and asks the next agents, also beside those who are out and cannot answer. Returns how many visits it looked at. */
  async expireOffers(): Promise<number> {
    const visits = await this.database.rows<{ id: number }>(
      `SELECT DISTINCT visit_id AS id FROM visit_offer WHERE state = 'OPEN' AND expires_at <= ?
       UNION
       SELECT v.id FROM visit_order v JOIN record r ON r.id = v.id AND r.state = 'DISPATCHED' WHERE v.round_ends_at <= ?
       LIMIT ${BATCH}`,
      [now(), now()],
    );
    return this.each(visits, (id) => this.offers.expire(id));
  }

  /** Looks again for agents, first or second, for visits nobody is asked about: urgent ones first, then by their time. */
  async seekAgents(): Promise<number> {
    const visits = await this.database.rows<{ id: number }>(
      `SELECT r.id FROM record r JOIN visit_order v ON v.id = r.id
        WHERE r.open = 1 AND r.type = 'VISIT_ORDER' AND v.window_to > ?
          AND (r.state IN (?) OR (r.state = 'ACCEPTED' AND v.pair_reasons <> '' AND v.companion_staff_id IS NULL))
        ORDER BY v.urgent DESC, v.window_from, v.id LIMIT ${BATCH}`,
      [now(), SEEKING],
    );
    return this.each(visits, (id) => this.offers.seek(id));
  }

  /** Wakes phones for offers nobody has looked at. */
  wakePhones(): Promise<number> {
    return this.waking.wakeDue();
  }

  /** Reminds agents to call their clients so long before the window, and each once. */
  async remindToCall(): Promise<number> {
    const at = now();
    const visits = await this.database.rows<{ id: number }>(
      `SELECT v.id FROM visit_order v JOIN record r ON r.id = v.id AND r.state = 'ACCEPTED'
        WHERE v.window_to > ? AND v.window_from <= ? AND v.calls = 0 AND v.call_reminded_at IS NULL LIMIT ${BATCH}`,
      [at, later(at, this.rules.onTheWay.callBeforeMinutes)],
    );
    return this.each(visits, (id) => this.punctuality.remindToCall(id));
  }

  /** Tells clients whose agents are late or will be. A window that ended yesterday is nobody's news any more. */
  async tellLate(): Promise<number> {
    const at = now();
    const minutes = this.rules.onTheWay.lateMessageAfterMinutes;
    const visits = await this.database.rows<{ id: number }>(
      `SELECT v.id FROM visit_order v JOIN record r ON r.id = v.id AND r.state IN ('ACCEPTED', 'EN_ROUTE')
        WHERE v.window_to > ? AND v.window_to < ? AND v.late_told_at IS NULL
          AND (v.window_to < ? OR v.expected_at IS NOT NULL) LIMIT ${BATCH}`,
      [later(at, -DAY_MINUTES), later(at, DAY_MINUTES), later(at, -minutes)],
    );
    return this.each(visits, (id) => this.punctuality.tellLate(id));
  }

  /** Looks at the accepted visits whose windows end soon, and has those relieved whose agents would not make it. */
  async relieveEndangered(): Promise<number> {
    const at = now();
    const { aheadMinutes, againMinutes } = this.rules.relief;
    const visits = await this.database.rows<{ id: number }>(
      `SELECT v.id FROM visit_order v JOIN record r ON r.id = v.id AND r.state = 'ACCEPTED'
        WHERE v.window_to > ? AND v.window_to <= ? AND (v.relief_at IS NULL OR v.relief_at <= ?)
        ORDER BY v.window_to LIMIT ${BATCH}`,
      [at, later(at, aheadMinutes), later(at, -againMinutes)],
    );
    return this.each(visits, (id) => this.punctuality.relieve(id));
  }

  /** Has somebody call agents whose visits take too long, and tells again of what nobody has taken. */
  async watch(): Promise<number> {
    return (await this.alarms.checkOverlong()) + (await this.alarms.tellAgain());
  }

  /** Moves or cancels the visits that fall into a suspended time. */
  async suspend(): Promise<number> {
    return this.each(await this.suspending.touched(), (id) => this.suspending.treat(id));
  }

  /** Deletes positions after their retention time (个人信息保护法 art. 19, 47). Returns how many went. */
  async forgetPositions(): Promise<number> {
    const before = instantOf(addDays(civilDateOf(now()), -this.rules.retention.positionDays));
    await this.database.write(
      'UPDATE visit_alarm SET point = NULL WHERE raised_at < ? AND point IS NOT NULL LIMIT 5000',
      [before],
    );
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
