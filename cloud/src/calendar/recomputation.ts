import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeadlineKind } from 'shared-types/deadline.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { CalendarInForce } from '../kernel/deadline/calendar-in-force';
import type { LegalCalendar } from '../kernel/deadline/legal-calendar.rules';
import { TimerRow } from '../kernel/deadline/timer.entity';
import { type Reckoned, Timers } from '../kernel/deadline/timers';
import { Outbox } from '../kernel/outbox/outbox';
import { civilDateOf, instantOf } from '../kernel/time/civil-date';
import { CalendarLoadRow } from './calendar.entity';
import { FIRST_BATCH, nextBatch, restAfter } from './pace.rules';

/** Somebody was told a date that has now moved later. */
export const DATE_MOVED_TOPIC = 'deadline.moved';

export const RECOMPUTE_JOB = 'calendar.recompute';

/** No calendar's version: a fingerprint has letters and digits only. */
const NO_VERSION = '-';

/** What is looked at of a timer: its own columns only, since two hundred thousand of them are read. */
type Looked = Pick<TimerRow, 'id' | 'kind' | 'eventAt' | 'params' | 'pauses' | 'dueAt' | 'warnAt' | 'calendar'>;

/** A promise whose date moved later. */
export interface Moved {
  readonly recordId: number;
  readonly kind: DeadlineKind;
  readonly dueAt: Date;
}

/** A timer whose date another calendar changes. */
export interface Change {
  readonly timer: Looked;
  readonly reckoned: Reckoned;
}

/** Recomputes running promises on a new calendar: aside, in batches that any replica may go on with, then in one step. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Recomputation {
  @Inject()
  database!: Database;

  @Inject()
  timers!: Timers;

  @Inject()
  outbox!: Outbox;

  @Inject()
  inForce!: CalendarInForce;

  /** Does what is to be done of the load under way, until it is done or another replica has it. */
  async proceed(): Promise<void> {
    for (let batch = FIRST_BATCH; ; ) {
      const began = performance.now();
      const done = await this.step(batch);
      if (done === 'NOTHING') return;
      // What this process says from now on agrees with what it has just written.
      if (done === 'IN_FORCE') await this.inForce.follow();
      const took = performance.now() - began;
      batch = nextBatch(batch, took);
      await pause(restAfter(took));
    }
  }

  /**
   * So many running timers after an id, in order, and those of them whose date the calendar changes; `onlyOld` leaves out
   * those that were already reckoned on it.
   */
  async scan(
    calendar: LegalCalendar,
    after: number,
    { batch = FIRST_BATCH, onlyOld = false }: { readonly batch?: number; readonly onlyOld?: boolean } = {},
  ): Promise<{ last: number | null; looked: number; changes: Change[] }> {
    const timers = await this.database.rows<Looked>(
      `SELECT id, kind, event_at AS eventAt, params, pauses, due_at AS dueAt, warn_at AS warnAt, calendar
         FROM timer WHERE state = 'RUNNING' AND id > ? AND calendar_version <> ? ORDER BY id LIMIT ?`,
      [after, onlyOld ? calendar.version : NO_VERSION, batch],
    );
    const changes = timers.flatMap((row) => {
      const timer = { ...row, params: asJson(row.params), pauses: asJson(row.pauses) };
      const reckoned = this.timers.reckonedOn(calendar, timer);
      return reckoned && differs(timer, reckoned) ? [{ timer, reckoned }] : [];
    });
    return { last: timers.at(-1)?.id ?? null, looked: timers.length, changes };
  }

  /** Takes those who are to be told of a later date, in the current transaction: whoever calls tells them. */
  async claimUntold(loadId: number, most: number): Promise<Moved[]> {
    const moved = await this.database.rows<Moved & { id: number }>(
      `SELECT h.id, h.record_id AS recordId, t.kind, h.new_due_at AS dueAt
         FROM deadline_history h JOIN timer t ON t.id = h.timer_id
        WHERE h.load_id = ? AND h.told = 0 ORDER BY h.id LIMIT ? FOR UPDATE SKIP LOCKED`,
      [loadId, most],
    );
    if (moved.length > 0) {
      await this.database.write('UPDATE deadline_history SET told = 1 WHERE id IN (?)', [moved.map(({ id }) => id)]);
    }
    return moved;
  }

  /** One batch in one transaction; nothing where there is none to do, or another replica is doing it. */
  private step(batch: number): Promise<'NOTHING' | 'WORKED' | 'IN_FORCE'> {
    return this.database.transaction(async () => {
      const load = await this.database.repository(CalendarLoadRow).findOne({
        where: { active: true },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (!load) return 'NOTHING';
      const calendar = (await this.inForce.read()).withNotice(load.notice);
      const { last, changes } = await this.scan(calendar, load.scannedTo, {
        batch,
        onlyOld: load.state === 'SETTLING',
      });
      if (load.state === 'STAGING') await this.stage(changes);
      else await this.apply(load, calendar, changes);
      const loads = this.database.repository(CalendarLoadRow);
      const progress = { scannedTo: last ?? load.scannedTo, changed: load.changed + changes.length };
      if (last !== null) await loads.update({ id: load.id }, progress);
      else if (load.state === 'STAGING') await this.takeEffect(load, calendar);
      else await loads.update({ id: load.id }, { state: 'DONE', active: null });
      return last === null && load.state === 'STAGING' ? 'IN_FORCE' : 'WORKED';
    });
  }

  private async stage(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    await this.database.write(
      `INSERT INTO timer_staged (timer_id, was_due_at, due_date, due_at, warn_at, calendar) VALUES ?`,
      [
        changes.map(({ timer, reckoned }) => [
          timer.id,
          timer.dueAt,
          reckoned.dueDate,
          reckoned.dueAt,
          reckoned.warnAt,
          reckoned.calendar,
        ]),
      ],
    );
  }

  /** Puts everything staged in force at once, the calendar with it; a second pass then mends what was begun meanwhile. */
  private async takeEffect(load: CalendarLoadRow, calendar: LegalCalendar): Promise<void> {
    const at = now();
    await this.database.write(
      `INSERT INTO calendar_year (year, notice, loaded_by, loaded_at) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE notice = VALUES(notice), loaded_by = VALUES(loaded_by), loaded_at = VALUES(loaded_at)`,
      [load.notice.year, JSON.stringify(load.notice), load.loadedBy, load.loadedAt],
    );
    await this.write(load, calendar, at);
    await this.database.write('DELETE FROM timer_staged');
    await this.database.write('UPDATE calendar_state SET changes = changes + 1 WHERE id = 1');
    const settling = { state: 'SETTLING', scannedTo: 0, inForceAt: at } as const;
    await this.database.repository(CalendarLoadRow).update({ id: load.id }, settling);
  }

  private async apply(load: CalendarLoadRow, calendar: LegalCalendar, changes: readonly Change[]): Promise<void> {
    await this.stage(changes);
    await this.write(load, calendar, now());
    await this.database.write('DELETE FROM timer_staged');
  }

  /** Writes the staged dates into the timers they were computed for, if those still stand as they did. */
  private async write({ id }: CalendarLoadRow, calendar: LegalCalendar, at: Date): Promise<void> {
    const untouched = `timer t JOIN timer_staged s ON s.timer_id = t.id AND t.state = 'RUNNING' AND t.due_at = s.was_due_at`;
    const { affectedRows } = await this.database.write(
      `INSERT INTO deadline_history (timer_id, record_id, load_id, old_due_at, new_due_at, at, told)
       SELECT t.id, t.record_id, ?, t.due_at, s.due_at, ?, IF(s.due_at > t.due_at, 0, 1) FROM ${untouched}
       ON DUPLICATE KEY UPDATE new_due_at = VALUES(new_due_at), at = VALUES(at)`,
      [id, at],
    );
    if (affectedRows === 0) return;
    // Who was told a later day is judged by the earlier one only from the next working day on.
    const mercy = instantOf(calendar.nthWorkdayAfter(civilDateOf(at), 1), '24:00');
    await this.database.write(
      `UPDATE ${untouched} SET t.judged_at = IF(s.due_at < t.due_at, ?, t.judged_at), t.due_date = s.due_date,
              t.due_at = s.due_at, t.warn_at = s.warn_at, t.calendar = s.calendar, t.calendar_version = ?`,
      [mercy, calendar.version],
    );
    await this.database.write(
      `UPDATE record r JOIN (
         SELECT t.record_id, MIN(t.due_at) AS due_at FROM timer t
          WHERE t.state = 'RUNNING' AND t.record_id IN (SELECT h.record_id FROM deadline_history h WHERE h.load_id = ? AND h.at = ?)
          GROUP BY t.record_id) m ON m.record_id = r.id
       JOIN timer f ON f.record_id = r.id AND f.state = 'RUNNING' AND f.due_at = m.due_at
          SET r.due_at = m.due_at, r.warn_at = f.warn_at`,
      [id, at],
    );
    await this.outbox.publish(DATE_MOVED_TOPIC, { loadId: id });
  }
}

/** What people see or are judged by is another. */
const differs = (timer: Looked, reckoned: Reckoned): boolean =>
  timer.dueAt?.getTime() !== reckoned.dueAt.getTime() ||
  timer.warnAt?.getTime() !== reckoned.warnAt?.getTime() ||
  timer.calendar !== reckoned.calendar;

/** MariaDB gives JSON as text where MySQL gives what it says. */
const asJson = <T>(value: T | string): T => (typeof value === 'string' ? (JSON.parse(value) as T) : value);
