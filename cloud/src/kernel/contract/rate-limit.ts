import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { RateLimit } from 'shared-types/contract';
import { now } from '../clock';
import { Database } from '../database/database';
import { tooMany } from '../errors/refusal';

/** Counts calls in fixed windows, in the database, so that a limit holds across replicas. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RateLimiter {
  @Inject()
  database!: Database;

  /** Counts one call of `bucket`. @throws 429 `too_many_requests` with the seconds until the window ends. */
  async count(bucket: string, limit: RateLimit): Promise<void> {
    const seconds = Math.floor(now().getTime() / 1000);
    const windowStart = seconds - (seconds % limit.seconds);
    // The statement that counts also tells the count: of calls at once, each learns its own place in the row.
    const { insertId: calls } = await this.database.write(
      `INSERT INTO rate_window (bucket, window_start, calls, ends_at) VALUES (?, ?, LAST_INSERT_ID(1), ?)
       ON DUPLICATE KEY UPDATE calls = LAST_INSERT_ID(calls + 1)`,
      [bucket, windowStart, new Date((windowStart + limit.seconds) * 1000)],
    );
    if (calls > limit.calls) throw tooMany(windowStart + limit.seconds - seconds);
  }
}
