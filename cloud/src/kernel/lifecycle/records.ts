import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeadlineKind } from 'shared-types/deadline.states';
import { now } from '../clock';
import { Database } from '../database/database';
import { type TimerParams, Timers } from '../deadline/timers';
import { conflict, notAllowed, notFound, type Refusal } from '../errors/refusal';
import { Outbox } from '../outbox/outbox';
import { Cipher } from '../privacy/cipher';
import type { Actor } from '../session/actor';
import { civilDateOf } from '../time/civil-date';
import { Capacities } from './capacities';
import { type AnyLifecycle, type Lifecycle, type TimerEffects } from './lifecycle.rules';
import { RecordRow } from './record.entity';
import { newRecordNumber } from './record-number';
import { Timeline, type TimelineLine } from './timeline';

/** The facts every action may carry, whatever the record. */
interface ActionDetails<K extends DeadlineKind> {
  /** What the actor says about it; shown in the history. */
  readonly note?: string;
  /** Becomes the holder; null lets go; absent leaves the holder. */
  readonly holderStaffId?: number | null;
  /** The one it is about, who from now on sees nothing of it and does nothing with it, whatever their role. */
  readonly barredStaffId?: number | null;
  /** Stricter promises that start in the place of those the table names. */
  readonly instead?: Partial<Record<K, K>>;
  /** Parameters of the timers that start or are extended, by kind. */
  readonly timers?: Partial<Record<K, TimerParams>>;
  /** The event that counts as day 0 of the timers that start; the present instant unless it happened earlier. */
  readonly eventAt?: Date;
  /** When what was promised was done, where that was earlier than the house came to know of it. */
  readonly doneAt?: Date;
}

export interface OpeningDetails<K extends DeadlineKind> extends ActionDetails<K> {
  readonly ownerPersonId?: number | null;
  readonly ownerEnterpriseId?: number | null;
  readonly siteKey?: string | null;
  readonly title: string;
  /** The phone number whose last four digits, with the record's number, show its progress without login. */
  readonly contactPhone?: string | null;
}

export interface Performing<K extends DeadlineKind, F> extends ActionDetails<K> {
  /** The version its reader saw; a record that moved on since then is refused. */
  readonly version?: number;
  /** What the guard judges, read after the record is locked. */
  readonly facts?: (record: RecordRow) => F | Promise<F>;
}

type Table<K extends DeadlineKind, F> = Lifecycle<string, string, string, K, F>;

/** Opens records and performs actions on them: the only code that sets a state. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Records {
  @Inject()
  database!: Database;

  @Inject()
  timers!: Timers;

  @Inject()
  timeline!: Timeline;

  @Inject()
  capacities!: Capacities;

  @Inject()
  outbox!: Outbox;

  @Inject()
  cipher!: Cipher;

  /** Creates a record in the state its opening leads to. @throws 403 when the actor may not open one so. */
  async open<S extends string, O extends string, A extends string, K extends DeadlineKind, F>(
    table: Lifecycle<S, O, A, K, F>,
    opening: O,
    actor: Actor,
    details: OpeningDetails<K>,
  ): Promise<RecordRow> {
    const { to, who, label, ...effects } = table.openings[opening];
    const capacities = await this.capacities.ofOpening(actor, details);
    if (!who.some((capacity) => capacities.includes(capacity))) throw notAllowed();
    return this.database.transaction(async () => {
      const record = await this.insert(table, to, details);
      await this.timeline.append(record, actor, { action: opening, from: null, label, note: details.note });
      await this.runTimers(record, effects, details);
      await this.announce(record, opening);
      return record;
    });
  }

  /**
   * Performs one action: locks the record, checks table, capacity and guard, changes it, writes history, timers and news.
   * @throws 404 for a stranger, 409 `record_moved_on` when the state or version is another by now, 403 for a role that
   *   may never do this, and whatever the guard refuses with.
   */
  async perform<S extends string, O extends string, A extends string, K extends DeadlineKind, F>(
    table: Lifecycle<S, O, A, K, F>,
    key: { readonly id: number } | { readonly number: string },
    action: A,
    actor: Actor,
    details: Performing<K, F> = {},
  ): Promise<RecordRow> {
    const { from, to, who, label, internal, guard, ...effects } = table.actions[action];
    return this.database.transaction(async () => {
      const record = await this.lock(table.type, key);
      const capacities = await this.capacities.of(actor, record);
      if (capacities.length === 0) throw notFound();
      if (!who.some((capacity) => capacities.includes(capacity))) throw notAllowed();
      const stale = details.version !== undefined && details.version !== record.version;
      if (stale || !(from as readonly string[]).includes(record.state)) throw movedOn(table, record);
      const refusal = guard && details.facts ? guard(await details.facts(record)) : null;
      if (refusal) throw refusal;
      const before = record.state;
      await this.change(table as Table<K, F>, record, to, details);
      await this.timeline.append(record, actor, { action, from: before, label, note: details.note, internal });
      await this.runTimers(record, effects, details);
      if (!record.open) await this.close(record, table.outlives);
      await this.announce(record, action);
      await this.tellRooms(table.topic, record, before);
      return record;
    });
  }

  /** Adds a line to a record's history that changes nothing of it, and lets live screens know. */
  async note(record: RecordRow, actor: Actor, line: Omit<TimelineLine, 'from'>): Promise<void> {
    await this.timeline.append({ ...record, changedAt: now() }, actor, { ...line, from: record.state });
    await this.announce(record, line.action);
  }

  /** Locks a record for the rest of the transaction. @throws 404 when there is none of this type. */
  async lock(type: string, key: { readonly id: number } | { readonly number: string }): Promise<RecordRow> {
    const record = await this.database.repository(RecordRow).findOne({
      where: { ...key, type: type as RecordRow['type'] },
      lock: { mode: 'pessimistic_write' },
    });
    if (!record) throw notFound();
    return record;
  }

  /** Locks a record of whatever type. */
  async lockById(id: number): Promise<RecordRow> {
    return this.database.repository(RecordRow).findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Records by their ids, as they stand. */
  async byIds(ids: readonly number[]): Promise<Map<number, RecordRow>> {
    const rows = ids.length === 0 ? [] : await this.database.repository(RecordRow).findByIds([...ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The record of a number, or null. */
  find(number: string): Promise<RecordRow | null> {
    return this.database.repository(RecordRow).findOneBy({ number });
  }

  /** What stands in `contact_hash` for a number and the last four digits of a phone. */
  contactHash(number: string, phoneTail: string): string {
    return this.cipher.lookup('progress', `${number}:${phoneTail}`);
  }

  private async insert<K extends DeadlineKind>(
    table: { readonly type: RecordRow['type']; readonly closed: readonly string[] },
    state: string,
    details: OpeningDetails<K>,
  ): Promise<RecordRow> {
    const at = now();
    const record = new RecordRow();
    record.type = table.type;
    record.number = newRecordNumber(table.type, civilDateOf(at));
    record.state = state;
    record.version = 1;
    record.open = !table.closed.includes(state);
    record.title = details.title;
    record.ownerPersonId = details.ownerPersonId ?? null;
    record.ownerEnterpriseId = details.ownerEnterpriseId ?? null;
    record.holderStaffId = details.holderStaffId ?? null;
    record.siteKey = details.siteKey ?? null;
    record.barredStaffId = details.barredStaffId ?? null;
    record.contactHash = details.contactPhone ? this.contactHash(record.number, details.contactPhone.slice(-4)) : null;
    record.dueAt = null;
    record.warnAt = null;
    record.createdAt = at;
    record.changedAt = at;
    const { insertId } = await this.database.write(
      `INSERT INTO record (type, number, state, version, open, title, owner_person_id, owner_enterprise_id,
                           holder_staff_id, barred_staff_id, site_key, contact_hash, created_at, changed_at)
       VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        record.type,
        record.number,
        state,
        record.open,
        record.title,
        record.ownerPersonId,
        record.ownerEnterpriseId,
        record.holderStaffId,
        record.barredStaffId,
        record.siteKey,
        record.contactHash,
        at,
        at,
      ],
    );
    record.id = insertId;
    return record;
  }

  private async change<K extends DeadlineKind, F>(
    table: Table<K, F>,
    record: RecordRow,
    to: string,
    details: ActionDetails<K>,
  ): Promise<void> {
    if (to !== 'SAME') record.state = to;
    record.open = !table.closed.includes(record.state);
    record.version += 1;
    record.changedAt = now();
    if (details.holderStaffId !== undefined) record.holderStaffId = details.holderStaffId;
    if (details.barredStaffId !== undefined) record.barredStaffId = details.barredStaffId;
    await this.database.write(
      `UPDATE record SET state = ?, open = ?, version = ?, changed_at = ?, holder_staff_id = ?, barred_staff_id = ?
        WHERE id = ?`,
      [
        record.state,
        record.open,
        record.version,
        record.changedAt,
        record.holderStaffId,
        record.barredStaffId,
        record.id,
      ],
    );
  }

  /** Nothing is owed any more on a closed record, but for what outlives it: until that is kept it stays in the lists. */
  private async close(record: RecordRow, outlives: readonly DeadlineKind[] = []): Promise<void> {
    const owed = await this.timers.cancelAll(record, outlives);
    if (owed === 0) return;
    record.open = true;
    await this.database.write('UPDATE record SET open = 1 WHERE id = ?', [record.id]);
  }

  private async runTimers<K extends DeadlineKind>(
    record: RecordRow,
    effects: TimerEffects<K>,
    { instead = {}, timers: params = {}, eventAt = record.changedAt, doneAt = now() }: ActionDetails<K>,
  ): Promise<void> {
    const { starts = [], finishes = [], cancels = [], pauses = [], resumes = [], extends: longer = [] } = effects;
    for (const kind of finishes) await this.timers.finish(record, kind, doneAt);
    for (const kind of cancels) await this.timers.cancel(record, kind);
    for (const kind of pauses) await this.timers.pause(record, kind, now());
    for (const kind of resumes) await this.timers.resume(record, kind, now());
    for (const kind of longer) await this.timers.extend(record, kind, params[kind] ?? {});
    const started = starts.map((kind) => instead[kind] ?? kind);
    for (const kind of started) await this.timers.start(record, kind, eventAt, params[kind] ?? {});
    const touched = [starts, finishes, cancels, pauses, resumes, longer].some((kinds) => kinds.length > 0);
    if (touched) await this.timers.summarise(record);
  }

  /** Lets the rooms above know that a record has reached another state, where they follow its kind. */
  private async tellRooms(topic: string | undefined, { id, state }: RecordRow, before: string): Promise<void> {
    if (topic && state !== before) await this.outbox.publish(topic, { id });
  }

  /** Lets live screens know that something about a record has changed. */
  announce(record: RecordRow, action: string): Promise<void> {
    return this.outbox.publish('record.changed', {
      id: record.id,
      number: record.number,
      type: record.type,
      state: record.state,
      action,
      ownerPersonId: record.ownerPersonId,
      ownerEnterpriseId: record.ownerEnterpriseId,
      holderStaffId: record.holderStaffId,
      barredStaffId: record.barredStaffId,
    });
  }
}

function movedOn(table: Pick<AnyLifecycle, 'states'>, record: RecordRow): Refusal {
  const label = table.states[record.state]?.label ?? record.state;
  return conflict('record_moved_on', `这件事已有新的进展（现在是“${label}”），请刷新后再操作`);
}
