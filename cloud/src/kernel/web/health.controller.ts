import { Controller, Get, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { Database } from '../database/database';

/** Whether this replica should get requests: false from the moment it is told to stop. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Readiness {
  stopping = false;
}

@Controller('/')
export class HealthController {
  @Inject()
  ctx!: Context;

  @Inject()
  database!: Database;

  @Inject()
  readiness!: Readiness;

  /** The process is alive. */
  @Get('/healthz')
  alive(): { status: string } {
    return { status: 'ok' };
  }

  /** The process may get requests: it is not stopping, and the database answers. */
  @Get('/readyz')
  async ready(): Promise<{ status: string }> {
    const reason = this.readiness.stopping ? 'stopping' : await this.databaseFault();
    if (reason === null) return { status: 'ready' };
    this.ctx.status = 503;
    return { status: reason };
  }

  private async databaseFault(): Promise<string | null> {
    try {
      await this.database.rows('SELECT 1');
      return null;
    } catch {
      return 'database unavailable';
    }
  }
}
