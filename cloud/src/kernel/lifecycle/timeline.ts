import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../database/database';
import type { Actor } from '../session/actor';
import type { RecordRow } from './record.entity';

/** What is written of one thing that happened. */
export interface TimelineLine {
  readonly action: string;
  readonly from: string | null;
  readonly label: string;
  readonly note?: string | undefined;
  readonly internal?: boolean | undefined;
}

/** One line of a history as its reader gets it. */
export interface TimelineView {
  readonly at: string;
  readonly who: string;
  readonly label: string;
  readonly note: string | null;
  readonly internal: boolean;
}

/** Appends to and reads a record's history; the citizen's progress and the audit trail are views of it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Timeline {
  @Inject()
  database!: Database;

  async append(record: RecordRow, actor: Actor, line: TimelineLine): Promise<void> {
    const { person, asStaff } = standing(record, actor);
    await this.database.write(
      `INSERT INTO timeline (record_id, at, person_id, staff_id, actor_label, action, from_state, to_state, label, note,
                             internal)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        record.id,
        record.changedAt,
        person?.personId ?? null,
        asStaff?.id ?? null,
        actorLabel(record, actor),
        line.action,
        line.from,
        record.state,
        line.label,
        line.note ?? null,
        line.internal ?? false,
      ],
    );
  }

  /** The history of a record, newest first. `forStaff` adds the internal lines. */
  async read(recordId: number, forStaff: boolean): Promise<TimelineView[]> {
    const rows = await this.database.rows<Omit<TimelineView, 'at' | 'internal'> & { at: Date; internal: number }>(
      `SELECT at, actor_label AS who, label, note, internal FROM timeline
        WHERE record_id = ? AND internal <= ? ORDER BY id DESC LIMIT 200`,
      [recordId, forStaff],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString(), internal: row.internal === 1 }));
  }
}

/** Who did something to a record, as its history shows it: a staff member's name, 申请人, 家人, 审批系统, 取号机 or 系统. */
export function actorLabel(record: RecordRow, actor: Actor): string {
  const { person, asStaff } = standing(record, actor);
  if (asStaff) return asStaff.name;
  if (!person) return MACHINES[actor.kind] ?? '系统';
  const byRelative = record.ownerPersonId !== null && record.ownerPersonId !== person.personId;
  return byRelative && record.ownerEnterpriseId === null ? '家人' : '申请人';
}

const MACHINES: Partial<Record<Actor['kind'], string>> = { BACK_OFFICE: '审批系统', DEVICE: '取号机' };

function standing(record: RecordRow, actor: Actor) {
  const person = actor.kind === 'PERSON' ? actor : null;
  const asStaff = person?.staff && record.ownerPersonId !== person.personId ? person.staff : null;
  return { person, asStaff };
}
