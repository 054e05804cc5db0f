import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { civilDateOf } from '../kernel/time/civil-date';
import { Mandates } from './mandates';

const BATCH = 200;

/** What mandates do by themselves. Each is settled under a lock of its own, so that any number of replicas may try. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MandateJobs {
  @Inject()
  database!: Database;

  @Inject()
  mandates!: Mandates;

  @Logger()
  logger!: ILogger;

  /** Ends mandates whose last day or whose case is over. Returns how many it ended. */
  async settle(): Promise<number> {
    const due = await this.database.rows<{ id: number }>(
      `SELECT m.id FROM record r JOIN mandate m ON m.id = r.id JOIN record c ON c.id = m.agency_case_id
        WHERE r.open = 1 AND r.type = 'MANDATE' AND (m.valid_until < ? OR c.open = 0) ORDER BY m.id LIMIT ${BATCH}`,
      [civilDateOf(now())],
    );
    let ended = 0;
    for (const { id } of due) {
      try {
        if (await this.mandates.settle(id)) ended += 1;
      } catch (error) {
        // One that fails does not keep the others waiting.
        this.logger.warn('mandate %d not settled: %s', id, error instanceof Error ? error.message : error);
      }
    }
    return ended;
  }
}
