import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Light } from 'shared-types/deadline.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { now } from '../clock';
import { Database } from '../database/database';
import { Timers } from '../deadline/timers';
import { Refusal } from '../errors/refusal';
import type { Person, Staff } from '../session/actor';
import { inForce } from '../session/membership.entity';
import { addDays, civilDateOf, instantOf } from '../time/civil-date';
import { RecordRow } from './record.entity';
import { RecordViews } from './record-views';
import { Records } from './records';
import { Timeline } from './timeline';

const PAGE = 20;
const BOARD_PAGE = 50;

/** Inbox, promise board, progress by number and «my things»: written once, for records of every type. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RecordQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  records!: Records;

  @Inject()
  timeline!: Timeline;

  @Inject()
  timers!: Timers;

  /** A person's own records, those of relatives who let them act, and those of their enterprises, newest first. */
  async mine(person: Person, query: InputOf<'GET /me/records'>['query']): Promise<ResultOf<'GET /me/records'>> {
    const before = query.after === undefined ? 0xffffffff : await this.idOf(query.after);
    const alive =
      query.open === undefined ? '' : `AND ${query.open === 'true' ? '' : 'NOT '}(${this.views.alive('r')})`;
    const open = `${alive} AND ${this.views.listed('r')}`;
    const at = now();
    const ids = await this.database.rows<{ id: number }>(
      `(SELECT r.id FROM record r WHERE r.owner_person_id = ? AND r.id < ? ${open} ORDER BY r.id DESC LIMIT ${PAGE + 1})
       UNION
       (SELECT r.id FROM family_consent f JOIN record r ON r.owner_person_id = f.person_id
         WHERE f.helper_id = ? AND f.ended_at IS NULL AND r.id < ? ${open} ORDER BY r.id DESC LIMIT ${PAGE + 1})
       UNION
       (SELECT r.id FROM enterprise_member m JOIN record r ON r.owner_enterprise_id = m.enterprise_id
         WHERE m.person_id = ? AND ${inForce('m')} AND r.id < ? ${open} ORDER BY r.id DESC LIMIT ${PAGE + 1})
       ORDER BY id DESC LIMIT ${PAGE + 1}`,
      [person.personId, before, person.personId, before, person.personId, at, at, before],
    );
    const rows = await this.rowsOf(ids.map(({ id }) => id));
    const page = rows.slice(0, PAGE);
    const summaries = await this.views.summaries(page);
    const items = summaries.map((summary, i) => ({ ...summary, family: isOfFamily(page[i], person) }));
    return { items, next: rows.length > PAGE ? (items.at(-1)?.number ?? null) : null };
  }

  /**
   * Progress by number and phone tail, without login.
   * @throws 404 alike for a number that does not exist and for a tail that is not its own.
   */
  async progress({ number, phoneTail }: { number: string; phoneTail: string }): Promise<ResultOf<'POST /progress'>> {
    const contactHash = this.records.contactHash(number, phoneTail);
    const record = await this.database.repository(RecordRow).findOneBy({ number, contactHash });
    if (!record) throw new Refusal(404, 'not_found', '没有查到：请核对编号和登记手机号的后四位');
    const [summary] = await this.views.summaries([record]);
    const promises = (await this.timers.promises([record.id])).get(record.id) ?? [];
    const timeline = await this.timeline.read(record.id, false);
    return { ...(summary as NonNullable<typeof summary>), promises, timeline };
  }

  /** What waits for this member of staff: the most urgent first. */
  async inbox(staff: Staff, query: InputOf<'GET /desk/inbox'>['query']): Promise<ResultOf<'GET /desk/inbox'>> {
    const held = { condition: 'holder_staff_id = ?', values: [staff.staff.id] };
    const holding =
      query.type === undefined
        ? held
        : { condition: `${held.condition} AND type = ?`, values: [...held.values, query.type] };
    const types = this.typesFor(staff).filter((type) => query.type === undefined || query.type === type);
    const shared = query.mine === 'true' ? [] : types.map((type) => ({ condition: 'type = ?', values: [type] }));
    const { rows, next } = await this.dueOrdered(staff, [holding, ...shared], query, PAGE);
    return { items: await this.views.deskLines(rows), next };
  }

  /** Every running promise of the house by light, with who holds it. */
  async promises(staff: Staff, query: InputOf<'GET /desk/promises'>['query']): Promise<ResultOf<'GET /desk/promises'>> {
    const everything = { condition: 'due_at IS NOT NULL', values: [] };
    const { rows, next } = await this.dueOrdered(staff, [everything], query, BOARD_PAGE);
    return { items: await this.views.deskLines(rows), next, counts: await this.counts(now()) };
  }

  private async counts(at: Date) {
    const tomorrow = instantOf(addDays(civilDateOf(at), 1));
    const row = await this.database.row<Record<'overdue' | 'warn' | 'normal' | 'dueToday', string | null>>(
      `SELECT SUM(due_at < ?) AS overdue, SUM(warn_at <= ? AND due_at >= ?) AS warn, SUM(warn_at > ?) AS normal,
              SUM(due_at >= ? AND due_at <= ?) AS dueToday
         FROM record WHERE open = 1 AND due_at IS NOT NULL`,
      [at, at, at, at, at, tomorrow],
    );
    const count = (name: 'overdue' | 'warn' | 'normal' | 'dueToday') => Number(row?.[name] ?? 0);
    return { overdue: count('overdue'), warn: count('warn'), normal: count('normal'), dueToday: count('dueToday') };
  }

  /**
   * Open records of several kinds in the order they fall due, those without a due time last, paged by (due, id); none
   * about the reader. Each kind is read in the order of an index of its own and no further than a page, so that it costs
   * the same however many there are.
   */
  private async dueOrdered(
    { staff }: Staff,
    kinds: readonly Condition[],
    { after, light }: { readonly after?: string; readonly light?: Light },
    size: number,
  ) {
    const last = after === undefined ? null : await this.records.find(after);
    const lit = lightCondition(light, now());
    const ids: number[] = [];
    if (last === null || last.dueAt !== null) {
      const from = last?.dueAt
        ? { condition: 'due_at >= ? AND (due_at > ? OR id > ?)', values: [last.dueAt, last.dueAt, last.id] }
        : { condition: 'due_at IS NOT NULL', values: [] };
      ids.push(...(await this.firstOf(kinds, [lit, from, unbarred(staff)], size + 1)));
    }
    if (ids.length <= size && light === undefined) {
      const from = { condition: 'due_at IS NULL AND id > ?', values: [last?.dueAt === null ? last.id : 0] };
      ids.push(...(await this.firstOf(kinds, [from, unbarred(staff)], size + 1 - ids.length)));
    }
    const page = await this.rowsOf(ids.slice(0, size));
    return { rows: page, next: ids.length > size ? (page.at(-1)?.number ?? null) : null };
  }

  /** The ids of the first open records by (due, id) that are of one of the kinds and meet every condition. */
  private async firstOf(
    kinds: readonly Condition[],
    conditions: readonly Condition[],
    count: number,
  ): Promise<number[]> {
    const parts = kinds.map((kind) => {
      const all = [kind, ...conditions];
      return {
        sql: `(SELECT id, due_at FROM record WHERE open = 1 AND ${all.map(({ condition }) => `(${condition})`).join(' AND ')}
                ORDER BY due_at, id LIMIT ${count})`,
        values: all.flatMap(({ values }) => values),
      };
    });
    const rows = await this.database.rows<{ id: number }>(
      `${parts.map(({ sql }) => sql).join(' UNION ')} ORDER BY due_at, id LIMIT ${count}`,
      parts.flatMap(({ values }) => values),
    );
    return rows.map(({ id }) => id);
  }

  private typesFor(staff: Staff): RecordRow['type'][] {
    const held = new Set<string>(staff.staff.roles);
    return this.views.lifecycles.filter(({ desk }) => desk.some((role) => held.has(role))).map(({ type }) => type);
  }

  private async idOf(number: string): Promise<number> {
    return (await this.records.find(number))?.id ?? 0;
  }

  private async rowsOf(ids: readonly number[]): Promise<RecordRow[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.repository(RecordRow).findByIds([...ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}

/** Another person's, which this one follows for them; not their common enterprise's. */
const isOfFamily = (record: RecordRow | undefined, { personId }: Person): boolean =>
  record?.ownerEnterpriseId === null && record.ownerPersonId !== null && record.ownerPersonId !== personId;

/** A part of a query with what stands for its question marks. */
interface Condition {
  readonly condition: string;
  readonly values: readonly unknown[];
}

const unbarred = ({ id }: { readonly id: number }): Condition => ({
  condition: 'barred_staff_id IS NULL OR barred_staff_id <> ?',
  values: [id],
});

/** The records whose earliest promise shows this light; any record where none is named. */
function lightCondition(light: Light | undefined, at: Date): Condition {
  if (light === undefined) return { condition: '1 = 1', values: [] };
  if (light === 'OVERDUE') return { condition: 'due_at < ?', values: [at] };
  if (light === 'WARN') return { condition: 'due_at >= ? AND warn_at <= ?', values: [at, at] };
  // Nothing is due before its warning: said here too, so that what is overdue is not even looked at.
  return { condition: 'due_at > ? AND warn_at > ?', values: [at, at] };
}
