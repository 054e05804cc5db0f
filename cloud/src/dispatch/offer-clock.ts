import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { AgentQueries } from './agents.queries';

/**
 * The clocks of open offers: they stand still while their agent is out for a visit, so that no timeout is counted against
 * somebody who rides or is with a client. Only the answer waits: meanwhile the visit is offered to others beside him.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OfferClock {
  @Inject()
  database!: Database;

  @Inject()
  agents!: AgentQueries;

  /** Brings the clocks of everybody who makes this visit in line with whether they are out now. May be repeated. */
  async follow(visitId: number): Promise<void> {
    const visit = await this.database.row<{ lead: number | null; companion: number | null }>(
      `SELECT r.holder_staff_id AS lead, v.companion_staff_id AS companion
         FROM record r JOIN visit_order v ON v.id = r.id WHERE r.id = ?`,
      [visitId],
    );
    const out = await this.agents.out();
    for (const staffId of [visit?.lead, visit?.companion]) {
      if (!staffId) continue;
      if (out.has(staffId)) await this.stop(staffId);
      else await this.start(staffId);
    }
  }

  /** An offer that ran out before its agent set out has run out. */
  private async stop(staffId: number): Promise<void> {
    const at = now();
    await this.database.write(
      `UPDATE visit_offer SET remaining_ms = TIMESTAMPDIFF(MICROSECOND, ?, expires_at) DIV 1000, expires_at = NULL
        WHERE staff_id = ? AND state = 'OPEN' AND expires_at > ?`,
      [at, staffId, at],
    );
  }

  private async start(staffId: number): Promise<void> {
    await this.database.write(
      `UPDATE visit_offer SET expires_at = DATE_ADD(?, INTERVAL (remaining_ms * 1000) MICROSECOND), remaining_ms = NULL
        WHERE staff_id = ? AND state = 'OPEN' AND expires_at IS NULL`,
      [now(), staffId],
    );
  }
}
