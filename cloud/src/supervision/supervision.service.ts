import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DEADLINE_LABELS, type DeadlineKind } from 'shared-types/deadline.states';
import type { Role } from 'shared-types/identity.states';
import { ESCALATION_LABELS, type EscalationLevel } from 'shared-types/supervision.states';
import { restAfter } from '../calendar/pace.rules';
import { DATE_MOVED_TOPIC, Recomputation } from '../calendar/recomputation';
import { PersonDirectory, type StaffCard } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { notFound, ruledOut } from '../kernel/errors/refusal';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { Timeline, type TimelineView } from '../kernel/lifecycle/timeline';
import { Outbox } from '../kernel/outbox/outbox';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import type { EscalationRules } from './escalation.config';
import { stepsDue, withinHours } from './ladder.rules';

const BATCH = 200;
const HOUR_MS = 3_600_000;

interface Candidate {
  readonly id: number;
  readonly recordId: number;
  readonly kind: DeadlineKind;
  readonly dueAt: Date;
  readonly warnAt: Date | null;
  readonly judgedAt: Date | null;
}

const CANDIDATE =
  't.id, t.record_id AS recordId, t.kind, t.due_at AS dueAt, t.warn_at AS warnAt, t.judged_at AS judgedAt';
const WATCHED = "timer t JOIN record r ON r.id = t.record_id AND r.open = 1 WHERE t.state = 'RUNNING'";

/** 催办、督办、通报: brings promises that may not be kept before people, each step once, each with a receipt. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Supervision {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  timeline!: Timeline;

  @Inject()
  notifications!: Notifications;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  recomputation!: Recomputation;

  @Inject()
  outbox!: Outbox;

  @Inject()
  capacities!: Capacities;

  @Inject('deadlines')
  deadlines!: Deadlines;

  @Inject('escalation')
  rules!: EscalationRules;

  /**
   * Takes every step that is due now. Run by every replica: the unique key lets each step happen once; after a
   * standstill only the highest step due is sent. Returns how many were sent.
   */
  async escalate(): Promise<number> {
    const at = now();
    if (!withinHours(this.rules, at)) return 0;
    let sent = 0;
    // By id, all of them: many that wait for their next step must not stand before those whose step has come.
    for (let after = 0, more = true; more; ) {
      const candidates = await this.candidates(at, after);
      for (const candidate of candidates) {
        const due = stepsDue(this.rules, candidate, at, this.deadlines.calendar);
        if (due.some((level) => !candidate.taken.includes(level)) && (await this.take(candidate, at))) sent += 1;
      }
      more = candidates.length === BATCH;
      after = candidates.at(-1)?.id ?? after;
    }
    return sent;
  }

  /** Signs for an escalation that was brought before this member of staff; signing again changes nothing. @throws 404 */
  async receive({ staff }: Staff, handle: string): Promise<void> {
    const receipt = await this.database.row<{ id: number }>(
      `SELECT r.id FROM escalation_receipt r JOIN escalation e ON e.id = r.escalation_id
        WHERE e.handle = ? AND r.staff_id = ?`,
      [handle, staff.id],
    );
    if (!receipt) throw notFound();
    await this.database.write('UPDATE escalation_receipt SET received_at = ? WHERE id = ? AND received_at IS NULL', [
      now(),
      receipt.id,
    ]);
  }

  /**
   * Lets an owner press for their own matter: whoever holds it is told. Returns the history with the new line.
   * @throws 404 for anybody else, 422 `nothing_running`, 422 `urged_already` within the time of the rules.
   */
  async urge(person: Person, number: string): Promise<TimelineView[]> {
    const { record, capacities } = await this.views.readAny(number, person);
    if (!capacities.includes('OWNER')) throw notFound();
    return this.database.transaction(async () => {
      const locked = await this.records.lock(record.type, { number });
      if (!locked.open || locked.dueAt === null) throw ruledOut('nothing_running', '这件事现在没有等待答复的期限');
      await this.noteUrge(locked);
      await this.records.note(locked, person, { action: 'urge', label: '您催办了一次，已提醒承办人' });
      const recipients = await this.recipients(locked, 'REMINDER');
      for (const staff of recipients) await this.tell(staff, locked, '群众催办', locked.dueAt);
      return this.timeline.read(locked.id, false);
    });
  }

  /** Tells the owners of matters whose promised date a new calendar has moved later. */
  async tellMoved({ loadId }: { loadId: number }): Promise<void> {
    const began = performance.now();
    await this.database.transaction(async () => {
      const moved = await this.recomputation.claimUntold(loadId, BATCH);
      const promised = moved.filter(({ kind }) => this.deadlines.promise(kind).audience === 'CITIZEN');
      const records = await this.records.byIds(promised.map(({ recordId }) => recordId));
      for (const { recordId, dueAt } of promised) {
        const record = records.get(recordId);
        if (record) await this.tellOwners(record, dueAt);
      }
      // The rest is told by news of its own, so that nobody else's news waits behind so many.
      if (moved.length > 0) await this.outbox.publish(DATE_MOVED_TOPIC, { loadId });
    });
    await pause(restAfter(performance.now() - began));
  }

  private async tellOwners(record: RecordRow, dueAt: Date): Promise<void> {
    const pieces = { subject: record.title, number: record.number, time: noticeTime(dueAt) };
    for (const personId of await this.capacities.owners(record)) {
      await this.notifications.notify({ kind: 'DATE_MOVED', personId, record, pieces });
    }
  }

  private async candidates(at: Date, after: number): Promise<(Candidate & { readonly taken: string })[]> {
    return this.database.rows(
      `SELECT ${CANDIDATE}, COALESCE((SELECT GROUP_CONCAT(e.level) FROM escalation e WHERE e.timer_id = t.id), '') AS taken
         FROM ${WATCHED} AND t.warn_at <= ? AND t.id > ? AND t.kind NOT IN (?)
          AND NOT EXISTS (SELECT 1 FROM escalation e WHERE e.timer_id = t.id AND e.level = 'BULLETIN')
          AND (t.due_at < ? OR NOT EXISTS (SELECT 1 FROM escalation e WHERE e.timer_id = t.id))
        ORDER BY t.id LIMIT ${BATCH}`,
      [at, after, [...this.rules.exempt, ''], at],
    );
  }

  /**
   * Takes the steps not yet taken, sending the highest of them, if the promise still runs once its record is locked: it
   * may have been kept a moment ago. False when it was, or another replica had them all.
   */
  private take({ id, recordId }: Candidate, at: Date): Promise<boolean> {
    return this.database.transaction(async () => {
      const record = await this.records.lockById(recordId);
      const candidate = await this.database.row<Candidate>(`SELECT ${CANDIDATE} FROM ${WATCHED} AND t.id = ?`, [id]);
      if (!candidate) return false;
      const due = stepsDue(this.rules, candidate, at, this.deadlines.calendar);
      const fresh: { id: number; level: EscalationLevel }[] = [];
      for (const level of due) {
        const { affectedRows, insertId } = await this.database.write(
          `INSERT IGNORE INTO escalation (handle, timer_id, level, record_id, superseded, sent_at)
           VALUES (?, ?, ?, ?, ?, ?)`,
          [randomBytes(16).toString('base64url'), id, level, recordId, level !== due.at(-1), now()],
        );
        if (affectedRows === 1) fresh.push({ id: insertId, level });
      }
      const highest = fresh.at(-1);
      if (highest?.level !== due.at(-1) || !highest) return false;
      await this.send(highest.id, candidate, highest.level, record);
      return true;
    });
  }

  private async send(
    escalationId: number,
    candidate: Candidate,
    level: EscalationLevel,
    record: RecordRow,
  ): Promise<void> {
    const recipients = await this.recipients(record, level);
    for (const staff of recipients) {
      await this.database.write('INSERT INTO escalation_receipt (escalation_id, staff_id) VALUES (?, ?)', [
        escalationId,
        staff.id,
      ]);
      await this.tell(staff, record, ESCALATION_LABELS[level], candidate.dueAt);
    }
    await this.records.note(record, HOUSE, {
      action: 'escalate',
      label: `${ESCALATION_LABELS[level]}：${DEADLINE_LABELS[candidate.kind]}`,
      note: `送${recipients.map(({ name }) => name).join('、') || '（该岗位无人）'}`.slice(0, 500),
      internal: true,
    });
  }

  /** Before whom it is brought; never before the one it is about. */
  private async recipients(record: RecordRow, level: EscalationLevel): Promise<StaffCard[]> {
    const { ladder } = this.rules;
    if (level !== 'REMINDER') return this.holding(ladder[level].to, record);
    const holder = record.holderStaffId === null ? null : await this.people.staffById(record.holderStaffId);
    return holder ? [holder] : this.holding(ladder.REMINDER.otherwise, record);
  }

  private async holding(roles: readonly Role[], { barredStaffId }: RecordRow): Promise<StaffCard[]> {
    const found = new Map<number, StaffCard>();
    for (const role of roles) for (const card of await this.people.staffWithRole(role)) found.set(card.id, card);
    return [...found.values()].filter(({ id }) => id !== barredStaffId);
  }

  private async tell({ personId }: StaffCard, record: RecordRow, level: string, dueAt: Date): Promise<void> {
    await this.notifications.notify({
      kind: 'PROMISE_AT_RISK',
      personId,
      record,
      pieces: { level, subject: record.title, number: record.number, time: noticeTime(dueAt) },
    });
  }

  private async noteUrge({ id }: RecordRow): Promise<void> {
    const { everyHours } = this.rules.urge;
    const at = now();
    const first = await this.database.write('INSERT IGNORE INTO urge (record_id, urged_at) VALUES (?, ?)', [id, at]);
    if (first.affectedRows === 1) return;
    const since = new Date(at.getTime() - everyHours * HOUR_MS);
    const { affectedRows } = await this.database.write(
      'UPDATE urge SET urged_at = ? WHERE record_id = ? AND urged_at <= ?',
      [at, id, since],
    );
    if (affectedRows === 0) throw ruledOut('urged_already', `已经催过了，${everyHours} 小时后可以再催`);
  }
}
