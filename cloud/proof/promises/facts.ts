import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { DeadlineKind, TimerState } from 'shared-types/deadline.states';
import type { RecordType } from 'shared-types/record.states';
import type { EscalationLevel } from 'shared-types/supervision.states';
import type { YearNotice } from '../../src/kernel/deadline/legal-calendar.rules';
import type { TimerParams } from '../../src/kernel/deadline/timer.entity';

/** The database as the checker reads it: plain rows, none of the product's own reading. */
export interface Facts {
  readonly records: readonly RecordFact[];
  readonly lines: readonly LineFact[];
  readonly timers: readonly TimerFact[];
  readonly escalations: readonly EscalationFact[];
  readonly loads: readonly LoadFact[];
  readonly moves: readonly MoveFact[];
  readonly notices: readonly NoticeFact[];
  readonly news: readonly NewsFact[];
}

export interface RecordFact {
  readonly id: number;
  readonly type: RecordType;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly open: boolean;
  readonly dueAt: Date | null;
  readonly warnAt: Date | null;
  readonly createdAt: Date;
  /** Of a case: its item. */
  readonly itemKey: string | null;
  /** Of a complaint: day 0. */
  readonly receivedAt: Date | null;
}

export interface LineFact {
  readonly recordId: number;
  readonly at: Date;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string;
  /** The house did it by itself. */
  readonly byHouse: boolean;
}

export interface TimerFact {
  readonly id: number;
  readonly recordId: number;
  readonly kind: DeadlineKind;
  readonly state: TimerState;
  readonly eventAt: Date;
  readonly params: TimerParams;
  readonly pauses: readonly [string, string | null][];
  readonly dueDate: string | null;
  readonly dueAt: Date | null;
  readonly warnAt: Date | null;
  readonly calendar: string;
  readonly finishedAt: Date | null;
  readonly judgedAt: Date | null;
  readonly breachedAt: Date | null;
}

export interface EscalationFact {
  readonly timerId: number;
  readonly recordId: number;
  readonly level: EscalationLevel;
  readonly superseded: boolean;
  readonly sentAt: Date;
  readonly receipts: number;
}

export interface LoadFact {
  readonly id: number;
  readonly state: string;
  readonly notice: YearNotice;
  readonly inForceAt: Date | null;
}

export interface MoveFact {
  readonly timerId: number;
  readonly loadId: number;
  readonly oldDueAt: Date;
  readonly newDueAt: Date;
  readonly told: boolean;
}

export interface NoticeFact {
  readonly recordId: number;
  readonly dueDate: string;
}

export interface NewsFact {
  readonly id: number;
  readonly topic: string;
  readonly positioned: boolean;
  readonly pending: boolean;
  readonly lastError: string | null;
}

const QUERIES: Readonly<Record<keyof Facts, string>> = {
  records: `SELECT r.id, r.type, r.number, r.state, r.version, r.open, r.due_at AS dueAt, r.warn_at AS warnAt,
                   r.created_at AS createdAt, c.item_key AS itemKey, k.received_at AS receivedAt
              FROM record r LEFT JOIN case_file c ON c.id = r.id LEFT JOIN complaint k ON k.id = r.id ORDER BY r.id`,
  lines: `SELECT record_id AS recordId, at, action, from_state AS fromState, to_state AS toState,
                 person_id IS NULL AS byHouse
            FROM timeline ORDER BY record_id, id`,
  timers: `SELECT id, record_id AS recordId, kind, state, event_at AS eventAt, params, pauses, due_date AS dueDate,
                  due_at AS dueAt, warn_at AS warnAt, calendar, finished_at AS finishedAt, judged_at AS judgedAt,
                  breached_at AS breachedAt
             FROM timer ORDER BY id`,
  escalations: `SELECT e.timer_id AS timerId, e.record_id AS recordId, e.level, e.superseded, e.sent_at AS sentAt,
                       COUNT(s.id) AS receipts
                  FROM escalation e LEFT JOIN escalation_receipt s ON s.escalation_id = e.id GROUP BY e.id ORDER BY e.id`,
  loads: 'SELECT id, state, notice, in_force_at AS inForceAt FROM calendar_load ORDER BY id',
  moves: `SELECT timer_id AS timerId, load_id AS loadId, old_due_at AS oldDueAt, new_due_at AS newDueAt, told
            FROM deadline_history`,
  notices: `SELECT case_id AS recordId, due_date AS dueDate FROM case_notice WHERE open = 1`,
  news: `SELECT id, topic, position IS NOT NULL AS positioned, pending, last_error AS lastError FROM outbox
          WHERE pending = 1 OR position IS NULL OR last_error IS NOT NULL`,
};

const FLAGS = new Set(['byHouse', 'open', 'superseded', 'told', 'positioned', 'pending']);
const DOCUMENTS = new Set(['params', 'pauses', 'notice']);

/** Opens the checker's own connection to a database. */
export const openFacts = (url: string): Promise<Connection> =>
  createConnection({ uri: url, timezone: 'Z', dateStrings: ['DATE'] });

/** Reads everything that is checked, as it stands. */
export async function readFacts(connection: Connection): Promise<Facts> {
  const facts: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(QUERIES)) {
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    facts[name] = rows.map(plain);
  }
  return facts as unknown as Facts;
}

/** MariaDB gives JSON as text where MySQL gives what it says; both give flags as numbers. */
function plain(row: RowDataPacket): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (FLAGS.has(name)) return [name, value === 1];
      return [name, DOCUMENTS.has(name) && typeof value === 'string' ? JSON.parse(value) : value];
    }),
  );
}
