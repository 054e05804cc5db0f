import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { unmannedBy } from 'shared-types/leave-unmanned';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, invalidInput, notFound, type Refusal, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Outbox } from '../kernel/outbox/outbox';
import { Cipher } from '../kernel/privacy/cipher';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { type CivilDate, civilDateOf, formatChinese, instantOf } from '../kernel/time/civil-date';
import { LeaveRow } from './leave.entity';
import { leaveLifecycle, shiftKey, withoutPerson } from './leave.rules';
import { dueDay, LeaveImpacts } from './leave-impact';
import type { RosterDayRow } from './roster.entity';
import { Roster } from './roster.service';
import { RosterDays } from './roster-days';
import { datesOf, hoursOn } from './roster-facts';

type Asked = InputOf<'POST /leaves'>['body'];
type Approval = InputOf<'POST /leaves/:number/approve'>['body'];

/** Somebody asked for leave: `{recordId}`. */
export const LEAVE_SUBMITTED_TOPIC = 'leave.submitted';
/** A leave was decided, or is overdue: `{recordId, staffId, what}`. */
export const LEAVE_NEWS_TOPIC = 'leave.news';

const LONGEST_DAYS = 180;

/** Whose shifts go to whom. */
interface Handing {
  readonly leave: LeaveRow;
  readonly workNo: string;
  /** Work numbers of stand-ins by the keys of shifts. */
  readonly chosen: ReadonlyMap<string, string>;
}

/** 请销假: asked for by staff, decided by another who has seen what it leaves unmanned. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Leaves {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  impacts!: LeaveImpacts;

  @Inject()
  roster!: Roster;

  @Inject()
  days!: RosterDays;

  @Inject()
  outbox!: Outbox;

  @Inject()
  cipher!: Cipher;

  /** Asks for leave. Returns its number. @throws 400 for impossible times, 422 `leave_overlaps`. */
  async submit({ staff, ...actor }: Staff, asked: Asked): Promise<string> {
    const { kind, reason } = asked;
    const [startsAt, endsAt] = [instantOf(asked.fromDate, asked.from), instantOf(asked.toDate, asked.to)];
    if (endsAt <= startsAt) throw invalidInput([{ path: 'body.toDate', message: '结束时间应晚于开始时间' }]);
    if (datesOf(startsAt, endsAt).length > LONGEST_DAYS) {
      throw invalidInput([{ path: 'body.toDate', message: `一次最多请 ${LONGEST_DAYS} 天` }]);
    }
    return this.database.transaction(async () => {
      // Two requests of one person wait for each other here.
      await this.database.row('SELECT id FROM staff WHERE id = ? FOR UPDATE', [staff.id]);
      await this.refuseOverlap(staff.id, startsAt, endsAt);
      const record = await this.records.open(
        leaveLifecycle,
        'submit',
        { ...actor, staff },
        {
          ownerPersonId: null,
          holderStaffId: staff.id,
          // What for is nobody's business but the decider's: titles go into notices.
          title: `${staff.name}请假（${formatChinese(asked.fromDate)}起）`,
        },
      );
      const row = { id: record.id, staffId: staff.id, kind, startsAt, endsAt, reason: this.cipher.seal(reason) };
      await this.database.repository(LeaveRow).insert(row);
      await this.outbox.publish(LEAVE_SUBMITTED_TOPIC, { recordId: record.id });
      return record.number;
    });
  }

  /** Takes a request back, decided or not; shifts others took over stay theirs. @throws 404, 409 `record_moved_on`. */
  async cancel(person: Person, number: string, version: number): Promise<void> {
    await this.records.perform(leaveLifecycle, { number }, 'cancel', person, { version });
  }

  /** 销假: by the one who was away, or by a supervisor. @throws 404, 409 `record_moved_on`. */
  async return(person: Person, number: string, version: number): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.records.perform(leaveLifecycle, { number }, 'return', person, { version });
      await this.database.repository(LeaveRow).update({ id }, { returnedAt: now() });
    });
  }

  /** @throws 404, 409 `record_moved_on`, 422 `own_leave`. */
  async reject(
    supervisor: Staff,
    number: string,
    { version, reason }: { version: number; reason: string },
  ): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.decided(supervisor, number, 'reject', version, reason);
      await this.database.repository(LeaveRow).update({ id: record.id }, this.byNow(supervisor));
      await this.tell(record, '没有批准');
    });
  }

  /**
   * Approves: whoever stands in is put down, the rest of the shifts are given up, in one transaction.
   * @throws 404, 409 `record_moved_on`, `shifts_moved` when a shift is not there any more, 400 for a stand-in who cannot
   *   stand there, 422 `own_leave`, `left_unmanned` when
   *   something stays unmanned or waits for the person without a reason.
   */
  async approve(supervisor: Staff, number: string, { version, standIns, reason }: Approval): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.decided(supervisor, number, 'approve', version, reason);
      const leave = await this.leave(record);
      const workNo = await this.workNoOf(leave.staffId);
      // Whoever publishes one of these days waits, and then finds the leave approved.
      const days = await this.lockDays(leave);
      const impact = await this.impacts.of(leave, workNo);
      const chosen = new Map(standIns.map(({ key, workNo: standIn }) => [key, standIn]));
      if ([...chosen.keys()].some((key) => !impact.shifts.some((shift) => shift.key === key))) throw shiftsMoved();
      const unmanned = unmannedBy(impact, (key) => chosen.has(key));
      if (unmanned > 0 && reason === undefined) throw leftUnmanned(unmanned);
      const touched = new Set(impact.shifts.map(({ date }) => date));
      for (const day of days.filter(({ date }) => touched.has(date))) {
        await this.giveUpShifts(supervisor, day, { leave, workNo, chosen });
      }
      const decision = { ...this.byNow(supervisor), gapsAccepted: unmanned };
      await this.database.repository(LeaveRow).update({ id: record.id }, decision);
      await this.tell(record, '已批准');
    });
  }

  /** Begins what has begun, and notes who is not back on the day it is due. Returns how many it moved on. */
  async proceed(): Promise<number> {
    const at = now();
    const rows = await this.database.rows<{ id: number }>(
      `SELECT l.id FROM leave_request l JOIN record r ON r.id = l.id
        WHERE r.open = 1 AND ((r.state = 'APPROVED' AND l.starts_at <= ?) OR (r.state = 'ON_LEAVE' AND l.ends_at <= ?))
        ORDER BY l.id LIMIT 200`,
      [at, at],
    );
    let moved = 0;
    for (const { id } of rows) if (await this.moveOn(id, at)) moved += 1;
    return moved;
  }

  private async moveOn(id: number, at: Date): Promise<boolean> {
    return this.database.transaction(async () => {
      const record = await this.records.lockById(id);
      const leave = await this.leave(record);
      if (record.state === 'APPROVED' && leave.startsAt <= at) {
        await this.records.perform(leaveLifecycle, { id }, 'begin', HOUSE);
        return true;
      }
      if (record.state !== 'ON_LEAVE' || civilDateOf(at) < dueDay(leave)) return false;
      await this.records.perform(leaveLifecycle, { id }, 'overstay', HOUSE);
      await this.tell(record, '假期已到，请销假');
      return true;
    });
  }

  /** Every day of a leave, locked in the order of their dates. */
  private async lockDays(leave: LeaveRow): Promise<RosterDayRow[]> {
    const days: RosterDayRow[] = [];
    for (const date of datesOf(leave.startsAt, leave.endsAt)) days.push(await this.days.lock(date));
    return days;
  }

  private async giveUpShifts(supervisor: Staff, day: RosterDayRow, { leave, workNo, chosen }: Handing): Promise<void> {
    const { date } = day;
    const hours = hoursOn(date, leave.startsAt, leave.endsAt);
    if (!hours) return;
    const before = (await this.days.shifts('shift', [date])).get(date) ?? [];
    const after = withoutPerson(before, workNo, hours, (shift) => chosen.get(shiftKey(date, shift)));
    const people = await this.roster.judge(date, after, 'body.standIns');
    await this.days.publish(supervisor, day, after, people, '请假代班');
  }

  private decided(supervisor: Staff, number: string, step: 'approve' | 'reject', version: number, note?: string) {
    return this.records.perform(leaveLifecycle, { number }, step, supervisor, {
      version,
      ...(note === undefined ? {} : { note }),
      facts: (locked) => ({ own: locked.holderStaffId === supervisor.staff.id }),
    });
  }

  private byNow({ staff }: Staff): Pick<LeaveRow, 'decidedBy' | 'decidedAt'> {
    return { decidedBy: staff.id, decidedAt: now() };
  }

  private tell({ id, holderStaffId }: RecordRow, what: string): Promise<void> {
    return this.outbox.publish(LEAVE_NEWS_TOPIC, { recordId: id, staffId: holderStaffId, what });
  }

  private async leave({ id }: Pick<RecordRow, 'id'>): Promise<LeaveRow> {
    const row = await this.database.repository(LeaveRow).findOneBy({ id });
    if (!row) throw notFound('没有这次请假');
    return row;
  }

  private async workNoOf(staffId: number): Promise<string> {
    const row = await this.database.row<{ workNo: string }>('SELECT work_no AS workNo FROM staff WHERE id = ?', [
      staffId,
    ]);
    return row?.workNo ?? '';
  }

  private async refuseOverlap(staffId: number, startsAt: Date, endsAt: Date): Promise<void> {
    const other = await this.database.row<{ startsAt: Date }>(
      `SELECT l.starts_at AS startsAt FROM leave_request l JOIN record r ON r.id = l.id
        WHERE l.staff_id = ? AND r.open = 1 AND l.ends_at > ? AND l.starts_at < ? LIMIT 1`,
      [staffId, startsAt, endsAt],
    );
    if (other) throw overlaps(civilDateOf(other.startsAt));
  }
}

const overlaps = (date: CivilDate): Refusal =>
  ruledOut('leave_overlaps', `这段时间已经请过假了（${formatChinese(date)}起），可以先撤回再请`);

const leftUnmanned = (count: number): Refusal =>
  ruledOut('left_unmanned', `还有 ${count} 处没人顶，请安排代班，或写明为什么可以空着`);

const shiftsMoved = (): Refusal => conflict('shifts_moved', '班次刚刚有变动，请看新的影响，再安排代班');
