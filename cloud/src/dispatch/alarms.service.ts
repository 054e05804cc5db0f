import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ALARM_LABELS, type AlarmKind } from 'shared-types/dispatch.states';
import type { InputOf } from 'shared-types/routes';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, notFound } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type House, type Staff } from '../kernel/session/actor';
import { AlarmNews } from './alarm-news';
import type { DispatchRules } from './dispatch.config';
import { VisitOrderRow } from './dispatch.entity';
import { VisitReaders } from './visit-readers';
import { VisitAlarmRow } from './visit-safety.entity';
import { VisitSecrets } from './visit-secrets';

type Raising = InputOf<'POST /visits/:number/sos'>['body'];

const AT_THE_CLIENT: readonly string[] = ['ARRIVED', 'IN_SERVICE'];
const MINUTE_MS = 60_000;
const BATCH = 50;

/** Calls for help, check calls and visits broken off: each told until somebody takes it, and open until it is answered. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Alarms {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  readers!: VisitReaders;

  @Inject()
  news!: AlarmNews;

  @Inject()
  audit!: Audit;

  @Inject()
  secrets!: VisitSecrets;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** An agent calls for help, whatever state his visit is in; pressed again, it is the same call. @throws 404 for others. */
  async sos(agent: Staff, number: string, { position }: Raising): Promise<void> {
    const record = await this.readers.ofTeam(number, agent);
    const point = position ? this.secrets.sealPoint(position) : null;
    await this.database.transaction(() => this.raise(agent, record, agent.staff.id, 'SOS', point));
  }

  /** Opens an alarm and tells of it, within the caller's transaction; one that is open already is left as it is. */
  async raise(
    actor: Staff | House,
    record: RecordRow,
    staffId: number,
    kind: AlarmKind,
    point: Buffer | null = null,
  ): Promise<void> {
    const raisedAt = now();
    const handle = randomBytes(16).toString('base64url');
    const { affectedRows, insertId: id } = await this.database.write(
      `INSERT IGNORE INTO visit_alarm (handle, visit_id, staff_id, kind, raised_at, open_key, point)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [handle, record.id, staffId, kind, raisedAt, `${kind}:${record.id}:${staffId}`, point],
    );
    if (affectedRows === 0) return;
    await this.records.note(record, actor, { action: 'alarm', label: ALARM_LABELS[kind], internal: true });
    await this.news.tell({ id, kind, staffId, raisedAt, told: 0 }, record);
  }

  /**
   * Somebody looks after it: it is told no more. Whoever comes second is not refused, he reads who was first. Every time
   * the full address and phone are shown for it leaves a row in the audit log.
   */
  async take(manager: Staff, handle: string, address: string): Promise<void> {
    await this.database.transaction(async () => {
      const alarm = await this.lock(handle);
      const record = await this.records.lockById(alarm.visitId);
      await this.audit.append(manager, { action: 'visit.alarm_opened', subject: record.number, address });
      if (alarm.takenAt !== null) return;
      await this.database
        .repository(VisitAlarmRow)
        .update({ id: alarm.id }, { takenBy: manager.staff.id, takenAt: now(), tellAt: null });
      const label = `${ALARM_LABELS[alarm.kind]}：已有人处置`;
      await this.records.note(record, manager, { action: 'takeAlarm', label, internal: true });
    });
  }

  /** Ends it with what was found; a visit that still goes on is looked after again later. @throws 409 `alarm_closed`. */
  async close(manager: Staff, handle: string, note: string): Promise<void> {
    await this.database.transaction(async () => {
      const alarm = await this.lock(handle);
      if (alarm.closedAt !== null) throw conflict('alarm_closed', '这件事已经有人处理完了');
      const at = now();
      const taken = alarm.takenAt === null ? { takenBy: manager.staff.id, takenAt: at } : {};
      const closed = { closedBy: manager.staff.id, closedAt: at, note, openKey: null, tellAt: null };
      await this.database.repository(VisitAlarmRow).update({ id: alarm.id }, { ...taken, ...closed });
      const record = await this.records.lockById(alarm.visitId);
      const label = `${ALARM_LABELS[alarm.kind]}：已处理`;
      await this.records.note(record, manager, { action: 'closeAlarm', label, note, internal: true });
      if (alarm.kind === 'CHECK_CALL' && AT_THE_CLIENT.includes(record.state)) {
        const checkAt = new Date(at.getTime() + this.rules.safety.checkCallAfterPlanMinutes * MINUTE_MS);
        await this.database.repository(VisitOrderRow).update({ id: record.id }, { checkAt });
      }
    });
  }

  /** A visit is over: nobody has to be called about it any more, within the caller's transaction. */
  async endChecks(visitId: number): Promise<void> {
    await this.database.write(
      `UPDATE visit_alarm SET closed_at = ?, note = '上门已结束', open_key = NULL, tell_at = NULL
        WHERE visit_id = ? AND kind = 'CHECK_CALL' AND closed_at IS NULL`,
      [now(), visitId],
    );
  }

  /** Has somebody call the agents whose visits take too long. Returns how many. */
  async checkOverlong(): Promise<number> {
    return this.database.transaction(async () => {
      const due = await this.database.rows<{ id: number }>(
        `SELECT v.id FROM visit_order v WHERE v.check_at <= ? ORDER BY v.check_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [now()],
      );
      for (const { id } of due) {
        const record = await this.records.lockById(id);
        await this.database.repository(VisitOrderRow).update({ id }, { checkAt: null });
        if (!AT_THE_CLIENT.includes(record.state) || record.holderStaffId === null) continue;
        await this.raise(HOUSE, record, record.holderStaffId, 'CHECK_CALL');
      }
      return due.length;
    });
  }

  /** Tells again of alarms nobody has taken. Returns how many. */
  async tellAgain(): Promise<number> {
    return this.database.transaction(async () => {
      const due = await this.database.rows<{ id: number }>(
        `SELECT id FROM visit_alarm WHERE tell_at <= ? ORDER BY tell_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [now()],
      );
      for (const { id } of due) {
        const alarm = await this.database.repository(VisitAlarmRow).findOneByOrFail({ id });
        const record = (await this.records.byIds([alarm.visitId])).get(alarm.visitId);
        if (record) await this.news.tell(alarm, record);
      }
      return due.length;
    });
  }

  private async lock(handle: string): Promise<VisitAlarmRow> {
    const alarm = await this.database
      .repository(VisitAlarmRow)
      .findOne({ where: { handle }, lock: { mode: 'pessimistic_write' } });
    if (!alarm) throw notFound();
    return alarm;
  }
}
