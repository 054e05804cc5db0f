import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Database } from '../database/database';

const DAY_MS = 24 * 3600 * 1000;
const BATCH = 2000;

/** Rows that only help for a while, and for how long: each is deleted in small batches, so that nobody waits. */
const PASSING = [
  { table: 'idempotency', column: 'created_at', where: '', days: 2 },
  { table: 'rate_window', column: 'ends_at', where: '', days: 0 },
  { table: 'outbox', column: 'created_at', where: 'AND pending = 0 AND position IS NOT NULL', days: 7 },
  { table: 'attachment', column: 'deleted_at', where: '', days: 30 },
] as const;

/** Clears what has served its time. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Housekeeping {
  @Inject()
  database!: Database;

  /** Deletes what is past its days and returns how many rows went. */
  async sweep(): Promise<number> {
    let swept = 0;
    for (const { table, column, where, days } of PASSING) {
      const before = new Date(now().getTime() - days * DAY_MS);
      for (let gone = BATCH; gone === BATCH; swept += gone) {
        ({ affectedRows: gone } = await this.database.write(
          `DELETE FROM ${table} WHERE ${column} < ? ${where} LIMIT ${BATCH}`,
          [before],
        ));
      }
    }
    return swept;
  }
}
