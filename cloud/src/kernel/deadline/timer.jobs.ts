import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Database } from '../database/database';
import { UNNOTED_LATE } from './timers';

/** Watches running timers. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TimerJobs {
  @Inject()
  database!: Database;

  /** Writes down, once, every running promise whose time has passed, at its own due time. Returns how many. */
  async recordBreaches(): Promise<number> {
    const at = now();
    const { affectedRows } = await this.database.write(`UPDATE timer SET breached_at = due_at WHERE ${UNNOTED_LATE}`, [
      at,
      at,
    ]);
    return affectedRows;
  }
}
