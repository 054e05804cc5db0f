import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DEADLINE_KINDS, DEADLINE_LABELS, type DeadlineKind, type TimerState } from 'shared-types/deadline.states';
import type { PromiseDays, PromiseView } from 'shared-types/record.contract';
import { In } from 'typeorm';
import { now } from '../clock';
import { Database } from '../database/database';
import { notFound } from '../errors/refusal';
import { civilDateOf } from '../time/civil-date';
import { CalendarInForce } from './calendar-in-force';
import { type Due, type DueParams, due, explain, isOnTime, light } from './deadline.rules';
import type { Deadlines } from './deadlines.config';
import type { LegalCalendar } from './legal-calendar.rules';
import { type TimerParams, TimerRow } from './timer.entity';

export type { TimerParams } from './timer.entity';

/** The part of a record that timers write. */
interface Timed {
  readonly id: number;
  dueAt: Date | null;
  warnAt: Date | null;
}

/** A due time that there is. */
export type Reckoned = Omit<Due, 'dueDate' | 'dueAt'> & { readonly dueDate: string; readonly dueAt: Date };

const ACTIVE: TimerState[] = ['RUNNING', 'PAUSED'];

/** Running, late at an instant that is given twice, and not known to be: a fact that is recorded once. */
export const UNNOTED_LATE = `state = 'RUNNING' AND breached_at IS NULL AND due_at < ?
  AND (judged_at IS NULL OR judged_at < ?)`;

/** The promises running on records. Called by `Records` for the effects of an action; read by every screen. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Timers {
  @Inject()
  database!: Database;

  @Inject()
  inForce!: CalendarInForce;

  @Inject('deadlines')
  deadlines!: Deadlines;

  /** Starts one promise at an event. @throws DeadlineInputError when a parameter does not fit the kind. */
  async start(record: Timed, kind: DeadlineKind, eventAt: Date, params: TimerParams): Promise<void> {
    const calendar = await this.inForce.hold();
    const reckoned = due(this.deadlines.rule(kind), eventAt, dueParams(params), calendar);
    await this.database.write(
      `INSERT INTO timer (record_id, kind, state, event_at, params, pauses, due_date, due_at, warn_at, calendar,
                          calendar_version)
       VALUES (?, ?, 'RUNNING', ?, ?, '[]', ?, ?, ?, ?, ?)`,
      [
        record.id,
        kind,
        eventAt,
        JSON.stringify(params),
        reckoned.dueDate,
        reckoned.dueAt,
        reckoned.warnAt,
        reckoned.calendar,
        calendar.version,
      ],
    );
  }

  /** Ends the running promise of a kind: kept when `at` is not after its due time, late otherwise, recorded once. */
  async finish(record: Timed, kind: DeadlineKind, at: Date): Promise<void> {
    for (const timer of await this.active(record, kind)) {
      const onTime = isOnTime(at, timer.dueAt) || (timer.judgedAt !== null && isOnTime(at, timer.judgedAt));
      await this.database.repository(TimerRow).update(
        { id: timer.id },
        {
          state: onTime ? 'DONE_ON_TIME' : 'DONE_LATE',
          finishedAt: at,
          breachedAt: onTime ? timer.breachedAt : (timer.breachedAt ?? timer.dueAt),
        },
      );
    }
  }

  /** Stops the clock of a kind: the day of `at` still counts, the day the pause ends does not (行政许可法 45). */
  async pause(record: Timed, kind: DeadlineKind, at: Date): Promise<void> {
    await this.noteLate(record, [kind]);
    for (const timer of await this.active(record, kind)) {
      await this.reckon({ ...timer, state: 'PAUSED', pauses: [...timer.pauses, [civilDateOf(at), null]] });
    }
  }

  /** Lets the clock of a kind run again from the day after `at`. */
  async resume(record: Timed, kind: DeadlineKind, at: Date): Promise<void> {
    for (const timer of await this.active(record, kind)) {
      const closed = timer.pauses.map(([from, to]): [string, string | null] => [from, to ?? civilDateOf(at)]);
      await this.reckon({ ...timer, state: 'RUNNING', pauses: closed });
    }
  }

  /** Gives a running limit more working days, counted from the same day 0. Whether it may be is the caller's guard. */
  async extend(record: Timed, kind: DeadlineKind, { extensionWorkdays }: TimerParams): Promise<void> {
    if (extensionWorkdays === undefined) throw new Error(`extending ${kind} takes extensionWorkdays`);
    for (const timer of await this.active(record, kind)) {
      await this.reckon({ ...timer, params: { ...timer.params, extensionWorkdays } });
    }
  }

  /** The promise of a kind that is running or paused on a record; null when there is none. */
  async running(record: Pick<Timed, 'id'>, kind: DeadlineKind): Promise<TimerRow | null> {
    return (await this.active(record, kind))[0] ?? null;
  }

  async cancel(record: Timed, kind: DeadlineKind): Promise<void> {
    await this.noteLate(record, [kind]);
    await this.database.write(
      `UPDATE timer SET state = 'CANCELLED', finished_at = ? WHERE record_id = ? AND kind = ? AND state IN (?)`,
      [now(), record.id, kind, ACTIVE],
    );
  }

  /** Nothing is owed on a closed record, but for the kinds that outlive it. @returns how many of those are owed still */
  async cancelAll(record: Timed, outlives: readonly DeadlineKind[] = []): Promise<number> {
    const over = DEADLINE_KINDS.filter((kind) => !outlives.includes(kind));
    await this.noteLate(record, over);
    const { affectedRows } = await this.database.write(
      `UPDATE timer SET state = 'CANCELLED', finished_at = ? WHERE record_id = ? AND state IN (?) AND kind IN (?)`,
      [now(), record.id, ACTIVE, over],
    );
    if (affectedRows > 0) await this.summarise(record);
    if (outlives.length === 0) return 0;
    return this.database
      .repository(TimerRow)
      .countBy({ recordId: record.id, state: In(ACTIVE), kind: In([...outlives]) });
  }

  /** Writes the earliest running due time into the record, by which inboxes and boards are ordered. */
  async summarise(record: Timed): Promise<void> {
    const first = await this.database.row<{ dueAt: Date; warnAt: Date | null }>(
      `SELECT due_at AS dueAt, warn_at AS warnAt FROM timer
        WHERE record_id = ? AND state = 'RUNNING' AND due_at IS NOT NULL ORDER BY due_at, id LIMIT 1`,
      [record.id],
    );
    record.dueAt = first?.dueAt ?? null;
    record.warnAt = first?.warnAt ?? null;
    await this.database.write('UPDATE record SET due_at = ?, warn_at = ? WHERE id = ?', [
      record.dueAt,
      record.warnAt,
      record.id,
    ]);
  }

  /** Every promise made on these records, by record id, in the order they fall due; cancelled ones are left out. */
  async promises(recordIds: readonly number[]): Promise<Map<number, PromiseView[]>> {
    const views = new Map<number, PromiseView[]>();
    if (recordIds.length === 0) return views;
    const timers = await this.database
      .repository(TimerRow)
      .find({ where: { recordId: In([...recordIds]) }, order: { dueAt: 'ASC', id: 'ASC' } });
    const at = now();
    for (const timer of timers.filter(({ state }) => state !== 'CANCELLED')) {
      views.set(timer.recordId, [...(views.get(timer.recordId) ?? []), this.view(timer, at)]);
    }
    return views;
  }

  /** The promise that an event at this instant would start. */
  preview(kind: DeadlineKind, eventAt: Date, params: TimerParams = {}): PromiseView {
    const reckoned = due(this.deadlines.rule(kind), eventAt, dueParams(params), this.deadlines.calendar);
    return this.show(kind, reckoned, light(eventAt, reckoned), eventAt);
  }

  /** The latest promise of a kind on a record, day by day. @throws 404 when the record never made it. */
  async explain(recordId: number, kind: string): Promise<PromiseDays> {
    const timer = await this.database
      .repository(TimerRow)
      .findOne({ where: { recordId, kind: kind as DeadlineKind }, order: { id: 'DESC' } });
    if (!timer) throw notFound('没有这项期限');
    const reason = explain(
      this.deadlines.rule(timer.kind),
      timer.eventAt,
      dueParams(timer.params, timer.pauses),
      this.deadlines.calendar,
    );
    return {
      ...this.view(timer, now()),
      eventDate: civilDateOf(timer.eventAt),
      basis: this.deadlines.promise(timer.kind).clause,
      days: [...(reason.days ?? [])],
    };
  }

  /** Ids of records in these states on which the promise of a kind is running and known to be late, the longest late first. */
  async overdue(kind: DeadlineKind, states: readonly string[], most: number): Promise<number[]> {
    const rows = await this.database.rows<{ recordId: number }>(
      `SELECT t.record_id AS recordId FROM timer t JOIN record r ON r.id = t.record_id
        WHERE t.state = 'RUNNING' AND t.breached_at IS NOT NULL AND t.kind = ? AND r.state IN (?)
        ORDER BY t.breached_at LIMIT ?`,
      [kind, states, most],
    );
    return rows.map(({ recordId }) => recordId);
  }

  /** What a timer's due time would be on another calendar; null where it has none. */
  reckonedOn(
    calendar: LegalCalendar,
    { kind, eventAt, params, pauses }: Pick<TimerRow, 'kind' | 'eventAt' | 'params' | 'pauses'>,
  ): Reckoned | null {
    const { dueDate, dueAt, ...rest } = due(this.deadlines.rule(kind), eventAt, dueParams(params, pauses), calendar);
    return dueDate === null || dueAt === null ? null : { ...rest, dueDate, dueAt };
  }

  /** That a promise was late stays known when it ends or rests before the house's own work has come round to it. */
  private async noteLate({ id }: Timed, kinds: readonly DeadlineKind[]): Promise<void> {
    const at = now();
    await this.database.write(
      `UPDATE timer SET breached_at = due_at
        WHERE record_id = ? AND kind IN (?) AND ${UNNOTED_LATE}`,
      [id, kinds, at, at],
    );
  }

  private active(record: Pick<Timed, 'id'>, kind: DeadlineKind): Promise<TimerRow[]> {
    return this.database.repository(TimerRow).findBy({ recordId: record.id, kind, state: In(ACTIVE) });
  }

  /** Writes what has changed of a timer, and the due time that follows from it. */
  private async reckon({ id, kind, state, eventAt, params, pauses }: TimerRow): Promise<void> {
    const calendar = await this.inForce.hold();
    const reckoned = due(this.deadlines.rule(kind), eventAt, dueParams(params, pauses), calendar);
    await this.database.repository(TimerRow).update(
      { id },
      {
        state,
        params,
        pauses,
        dueDate: reckoned.dueDate,
        dueAt: reckoned.dueAt,
        warnAt: reckoned.warnAt,
        calendar: reckoned.calendar,
        calendarVersion: calendar.version,
      },
    );
  }

  private view(timer: TimerRow, at: Date): PromiseView {
    const shown = timer.state === 'RUNNING' ? light(at, timer) : timer.state;
    return this.show(timer.kind, timer, shown as PromiseView['light'], at);
  }

  private show(kind: DeadlineKind, reckoned: Omit<Due, 'paused'>, shown: PromiseView['light'], at: Date): PromiseView {
    return {
      kind,
      label: DEADLINE_LABELS[kind],
      light: shown,
      dueDate: reckoned.dueDate,
      dueAt: reckoned.dueAt?.toISOString() ?? null,
      workdaysLeft: this.workdaysLeft(kind, reckoned.dueDate, civilDateOf(at)),
      provisional: reckoned.calendar === 'PROVISIONAL',
    };
  }

  /** Working days from tomorrow to the due date; null where days are not counted, or the date is past. */
  private workdaysLeft(kind: DeadlineKind, dueDate: string | null, today: string): number | null {
    if (dueDate === null || dueDate < today || this.deadlines.rule(kind).family !== 'WORKDAYS') return null;
    return this.deadlines.calendar.workdaysBetween(today, dueDate);
  }
}

/** What the engine takes, of what a timer keeps. */
function dueParams({ orderDueAt, ...params }: TimerParams, pauses: TimerRow['pauses'] = []): DueParams {
  return {
    ...params,
    ...(orderDueAt === undefined ? {} : { orderDueAt: new Date(orderDueAt) }),
    ...(pauses.length === 0 ? {} : { pauses }),
  };
}
