import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { LeaveImpact } from 'shared-types/leave.contract';
import { Database } from '../kernel/database/database';
import { clockTimeOf, formatInstant } from '../kernel/time/civil-date';
import type { Absence } from '../roster/absence-uses';

const MOST = 100;

/** Visits an agent makes, or goes along on, that fall into a time they would not be there. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitsDuring {
  @Inject()
  database!: Database;

  async of({ staffId, startsAt, endsAt }: Absence): Promise<LeaveImpact['uses']> {
    const rows = await this.database.rows<{ number: string; title: string; from: Date; to: Date }>(
      `SELECT r.number, r.title, v.window_from AS \`from\`, v.window_to AS \`to\`
         FROM record r JOIN visit_order v ON v.id = r.id
        WHERE (r.holder_staff_id = ? OR v.companion_staff_id = ?) AND r.open = 1 AND r.type = 'VISIT_ORDER' AND v.window_from < ? AND v.window_to > ?
        ORDER BY v.window_from, r.id LIMIT ${MOST}`,
      [staffId, staffId, endsAt, startsAt],
    );
    return rows.map(({ number, title, from, to }) => {
      return {
        title: `上门服务：${title}`,
        note: `${formatInstant(from)}–${clockTimeOf(to)}，需要改派`,
        number,
        coveredByStandIns: false,
      };
    });
  }
}
