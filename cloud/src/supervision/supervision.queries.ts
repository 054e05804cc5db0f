import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DEADLINE_LABELS, type DeadlineKind } from 'shared-types/deadline.states';
import type { RecordType } from 'shared-types/record.states';
import type { EscalationLine } from 'shared-types/supervision.contract';
import { ESCALATION_LABELS, type EscalationLevel } from 'shared-types/supervision.states';
import { Database } from '../kernel/database/database';
import type { Staff } from '../kernel/session/actor';

const MOST = 100;

interface Line {
  id: number;
  handle: string;
  level: EscalationLevel;
  number: string;
  type: RecordType;
  title: string;
  kind: DeadlineKind;
  dueAt: Date;
  sentAt: Date;
  holderWorkNo: string | null;
  holderName: string | null;
}

interface Receipt {
  escalationId: number;
  workNo: string;
  name: string;
  receivedAt: Date | null;
}

const LINES = `SELECT e.id, e.handle, e.level, r.number, r.type, r.title, t.kind, t.due_at AS dueAt, e.sent_at AS sentAt,
                      h.work_no AS holderWorkNo, h.name AS holderName
                 FROM escalation e JOIN record r ON r.id = e.record_id JOIN timer t ON t.id = e.timer_id
                 LEFT JOIN staff h ON h.id = r.holder_staff_id`;

/** What was brought before whom. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SupervisionQueries {
  @Inject()
  database!: Database;

  /** What waits for this member of staff to sign, the newest first. */
  async mine({ staff }: Staff): Promise<EscalationLine[]> {
    const lines = await this.database.rows<Line>(
      `${LINES} JOIN escalation_receipt own ON own.escalation_id = e.id
        WHERE own.staff_id = ? AND own.received_at IS NULL ORDER BY e.id DESC LIMIT ${MOST}`,
      [staff.id],
    );
    return this.withReceipts(lines);
  }

  /** Everything sent on matters that are still open, the newest first; none about the reader. */
  async open({ staff }: Staff): Promise<EscalationLine[]> {
    const lines = await this.database.rows<Line>(
      `${LINES} WHERE r.open = 1 AND e.superseded = 0 AND t.state = 'RUNNING'
          AND (r.barred_staff_id IS NULL OR r.barred_staff_id <> ?) ORDER BY e.id DESC LIMIT ${MOST}`,
      [staff.id],
    );
    return this.withReceipts(lines);
  }

  private async withReceipts(lines: readonly Line[]): Promise<EscalationLine[]> {
    if (lines.length === 0) return [];
    const receipts = await this.database.rows<Receipt>(
      `SELECT c.escalation_id AS escalationId, s.work_no AS workNo, s.name, c.received_at AS receivedAt
         FROM escalation_receipt c JOIN staff s ON s.id = c.staff_id WHERE c.escalation_id IN (?) ORDER BY c.id`,
      [lines.map(({ id }) => id)],
    );
    return lines.map(({ id, kind, holderWorkNo, holderName, dueAt, sentAt, ...line }) => ({
      ...line,
      levelLabel: ESCALATION_LABELS[line.level],
      promise: DEADLINE_LABELS[kind],
      dueAt: dueAt.toISOString(),
      sentAt: sentAt.toISOString(),
      holder: holderWorkNo === null || holderName === null ? null : { workNo: holderWorkNo, name: holderName },
      recipients: receipts
        .filter(({ escalationId }) => escalationId === id)
        .map(({ workNo, name, receivedAt }) => ({ workNo, name, receivedAt: receivedAt?.toISOString() ?? null })),
    }));
  }
}
