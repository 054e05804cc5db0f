import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DEADLINE_LABELS, type DeadlineKind } from 'shared-types/deadline.states';
import type { LeaveImpact } from 'shared-types/leave.contract';
import { Database } from '../kernel/database/database';
import { formatInstant } from '../kernel/time/civil-date';
import type { Absence } from '../roster/absence-uses';

const MOST = 100;

/** Promises somebody holds that fall due while they would not be there. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PromisesDuring {
  @Inject()
  database!: Database;

  async of({ staffId, startsAt, endsAt }: Absence): Promise<LeaveImpact['uses']> {
    const rows = await this.database.rows<{ number: string; title: string; kind: DeadlineKind; dueAt: Date }>(
      `SELECT r.number, r.title, t.kind, t.due_at AS dueAt
         FROM record r JOIN timer t ON t.record_id = r.id AND t.state = 'RUNNING'
        WHERE r.holder_staff_id = ? AND r.open = 1 AND t.due_at > ? AND t.due_at <= ?
        ORDER BY t.due_at, r.id LIMIT ${MOST}`,
      [staffId, startsAt, endsAt],
    );
    return rows.map(({ number, title, kind, dueAt }) => ({
      title: `承办：${title}`,
      note: `${DEADLINE_LABELS[kind]}，${formatInstant(dueAt)}到期，需要移交`,
      number,
      coveredByStandIns: false,
    }));
  }
}
