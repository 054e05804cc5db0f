import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';

const DAY_MS = 24 * 3600 * 1000;
const BATCH = 2000;

/**
 * Rows that have served their time, and how long they are kept after: a session stays half a year, as network logs do
 * (网络安全法 art. 21).
 */
const PASSING = [
  { table: 'sms_code', column: 'ends_at', days: 1 },
  { table: 'login_state', column: 'ends_at', days: 0 },
  { table: 'session', column: 'expires_at', days: 183 },
] as const;

/** Clears what sign-ins leave behind. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IdentityJobs {
  @Inject()
  database!: Database;

  /** Deletes in small batches, so that nobody waits; safe on any number of replicas. Returns how many rows went. */
  async sweep(): Promise<number> {
    let swept = 0;
    for (const { table, column, days } of PASSING) {
      const before = new Date(now().getTime() - days * DAY_MS);
      for (let gone = BATCH; gone === BATCH; swept += gone) {
        ({ affectedRows: gone } = await this.database.write(`DELETE FROM ${table} WHERE ${column} < ? LIMIT ${BATCH}`, [
          before,
        ]));
      }
    }
    return swept;
  }
}
