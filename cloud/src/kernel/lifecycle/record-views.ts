import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DocumentMark } from 'shared-types/document.contract';
import type { DeskLine, PromiseView, RecordSummary, RecordView } from 'shared-types/record.contract';
import { RECORD_LABELS } from 'shared-types/record.states';
import { Database } from '../database/database';
import { Timers } from '../deadline/timers';
import { DocumentRow, documentMarkOf } from '../documents/document.entity';
import { notFound } from '../errors/refusal';
import type { Person } from '../session/actor';
import { Capacities } from './capacities';
import { type AnyLifecycle, actionsFor, type Capacity } from './lifecycle.rules';
import { RecordRow } from './record.entity';
import { actorLabel, Timeline } from './timeline';

/** A record with the capacities in which its reader stands to it. */
export interface ReadRecord {
  readonly record: RecordRow;
  readonly capacities: readonly Capacity[];
  /** True when it is read as the work of the centre, not as one's own. */
  readonly asStaff: boolean;
}

/** What screens show of any record. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RecordViews {
  @Inject()
  database!: Database;

  @Inject()
  capacities!: Capacities;

  @Inject()
  timers!: Timers;

  @Inject()
  timeline!: Timeline;

  @Inject('lifecycles')
  lifecycles!: readonly AnyLifecycle[];

  /**
   * Reads a record for somebody: its owner, its holder, or staff of its desk.
   * @throws 404 for everybody else, as if it did not exist.
   */
  async read(type: RecordRow['type'], number: string, person: Person): Promise<ReadRecord> {
    const read = await this.readAny(number, person);
    if (read.record.type !== type) throw notFound();
    return read;
  }

  /** The same for a record of any type. */
  async readAny(number: string, person: Person): Promise<ReadRecord> {
    const record = await this.database.repository(RecordRow).findOneBy({ number });
    const capacities = record ? await this.capacities.of(person, record) : [];
    const own = capacities.includes('OWNER');
    const asStaff = record !== null && this.isStaffOf(record, capacities);
    if (!record || !(own || asStaff)) throw notFound();
    return { record, capacities, asStaff: asStaff && !own };
  }

  /** The full view: holder, actions, every promise and the history. */
  async view({ record, capacities, asStaff }: ReadRecord): Promise<RecordView> {
    const promises = (await this.timers.promises([record.id])).get(record.id) ?? [];
    return {
      ...this.summary(record, runningFirst(promises)),
      version: record.version,
      holder: await this.holder(record.holderStaffId),
      actions: actionsFor(this.lifecycle(record.type), record.state, capacities),
      promises,
      timeline: await this.timeline.read(record.id, asStaff),
      documents: await this.documents(record.id),
    };
  }

  /**
   * The full view of a record its owner has just opened, without a promise: known without reading anything back.
   * `label` is that of the opening.
   */
  opened(record: RecordRow, label: string, owner: Person): RecordView {
    const at = record.createdAt.toISOString();
    return {
      ...this.summary(record, null),
      version: record.version,
      holder: null,
      actions: actionsFor(this.lifecycle(record.type), record.state, ['OWNER', 'ANYONE']),
      promises: [],
      timeline: [{ at, who: actorLabel(record, owner), label, note: null, internal: false }],
      documents: [],
    };
  }

  /** Summaries of many records with the promise that falls due first, in the order given. */
  async summaries(records: readonly RecordRow[]): Promise<RecordSummary[]> {
    const promises = await this.timers.promises(records.map(({ id }) => id));
    return records.map((record) => this.summary(record, runningFirst(promises.get(record.id) ?? [])));
  }

  /** The same with the holder, for staff. */
  async deskLines(records: readonly RecordRow[]): Promise<DeskLine[]> {
    const holderIds = [...new Set(records.flatMap(({ holderStaffId }) => holderStaffId ?? []))];
    const holders = await this.staffMarks(holderIds);
    const summaries = await this.summaries(records);
    return summaries.map((summary, i) => ({
      ...summary,
      version: records[i]?.version ?? 0,
      holder: holders.get(records[i]?.holderStaffId ?? 0) ?? null,
    }));
  }

  /** The SQL that holds for records, by their alias, whose life goes on: one that is only kept for what the house owes is over. */
  alive(record: string): string {
    const over = this.lifecycles
      .filter(({ outlives = [] }) => outlives.length > 0)
      .map(({ type, closed }) => notIn(record, type, closed));
    return [`${record}.open = 1`, ...over].join(' AND ');
  }

  /** The SQL that holds for records, by their alias, that are something to list among somebody's things. */
  listed(record: string): string {
    const hidden = this.lifecycles
      .filter(({ unlisted = [] }) => unlisted.length > 0)
      .map(({ type, unlisted = [] }) => notIn(record, type, unlisted));
    return ['1 = 1', ...hidden].join(' AND ');
  }

  lifecycle(type: RecordRow['type']): AnyLifecycle {
    const table = this.lifecycles.find((lifecycle) => lifecycle.type === type);
    if (!table) throw new Error(`no lifecycle for ${type}`);
    return table;
  }

  /** Whether somebody may read a record as the work of the centre. */
  async mayWorkOn(record: RecordRow, person: Person): Promise<boolean> {
    return this.isStaffOf(record, await this.capacities.of(person, record));
  }

  private isStaffOf(record: RecordRow, capacities: readonly Capacity[]): boolean {
    const { desk, overseers = [] } = this.lifecycle(record.type);
    return capacities.includes('HOLDER') || [...desk, ...overseers].some((role) => capacities.includes(role));
  }

  private summary(record: RecordRow, promise: PromiseView | null): RecordSummary {
    const words = this.lifecycle(record.type).states[record.state];
    return {
      number: record.number,
      type: record.type,
      typeLabel: RECORD_LABELS[record.type],
      state: record.state,
      stateLabel: words?.label ?? record.state,
      open: !this.lifecycle(record.type).closed.includes(record.state),
      title: record.title,
      siteKey: record.siteKey,
      createdAt: record.createdAt.toISOString(),
      changedAt: record.changedAt.toISOString(),
      promise,
      next: words?.next ?? '',
    };
  }

  private async documents(recordId: number): Promise<DocumentMark[]> {
    const order = { id: 'ASC' } as const;
    const rows = await this.database.repository(DocumentRow).find({ where: { recordId }, order });
    return rows.map(documentMarkOf);
  }

  private async holder(staffId: number | null): Promise<DeskLine['holder']> {
    return staffId === null ? null : ((await this.staffMarks([staffId])).get(staffId) ?? null);
  }

  private async staffMarks(ids: readonly number[]): Promise<Map<number, { workNo: string; name: string }>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: number; workNo: string; name: string }>(
      'SELECT id, work_no AS workNo, name FROM staff WHERE id IN (?)',
      [ids],
    );
    return new Map(rows.map(({ id, ...mark }) => [id, mark]));
  }
}

const RUNNING = new Set(['OVERDUE', 'WARN', 'NORMAL', 'PAUSED']);

function runningFirst(promises: readonly PromiseView[]): PromiseView | null {
  return promises.find(({ light }) => RUNNING.has(light)) ?? promises.at(-1) ?? null;
}

const notIn = (record: string, type: string, states: readonly string[]): string =>
  `NOT (${record}.type = '${type}' AND ${record}.state IN (${states.map((state) => `'${state}'`).join(', ')}))`;
