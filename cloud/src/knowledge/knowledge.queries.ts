import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { KeptEntry, KnowledgeEntry, KnowledgeLine, OpenedEntry } from 'shared-types/knowledge.contract';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { In } from 'typeorm';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { notFound, ruledOut } from '../kernel/errors/refusal';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Cipher } from '../kernel/privacy/cipher';
import type { Staff } from '../kernel/session/actor';
import { TextChecks } from '../reply/text-checks.service';
import { KnowledgeEditionRow, KnowledgeRow } from './knowledge.entity';
import { excerptOf, stepsIn } from './knowledge.rules';
import { bestOf, type Concept, conceptsOf, fitOf, tokenOf } from './knowledge-search.rules';
import { redact, waysToWrite } from './redaction.rules';
import type { Synonyms } from './synonyms.config';
import { Words } from './words';

const PAGE = 20;
const FOUND = 10;
/** Looked at more closely; the index ranks by the words alone. */
const CANDIDATES = 40;
const LONGEST_TITLE = 120;
const NOBODY = { workNo: '', name: '' };

/** What the screens of the knowledge base read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class KnowledgeQueries {
  @Inject()
  database!: Database;

  @Inject()
  words!: Words;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  records!: RecordViews;

  @Inject()
  textChecks!: TextChecks;

  @Inject()
  cipher!: Cipher;

  @Inject('synonyms')
  synonyms!: Synonyms;

  @Inject('centre')
  centre!: Centre;

  /** Published entries: by words the best first on one page, else the newest first page by page. */
  async published(query: InputOf<'GET /knowledge'>['query']): Promise<ResultOf<'GET /knowledge'>> {
    const open = { ...query, state: 'PUBLISHED' };
    if (query.q) return { items: (await this.search(query.q, open)).map((row) => this.line(row)), next: null };
    const { filter, values } = filterOf(open);
    const last = query.after === undefined ? null : await this.rowOf(query.after);
    const rows = await this.rowsOf(
      `1 = 1 ${filter} ${last ? 'AND (published_at < ? OR (published_at = ? AND id < ?))' : ''}
       ORDER BY published_at DESC, id DESC LIMIT ${PAGE + 1}`,
      last ? [...values, last.publishedAt, last.publishedAt, last.id] : values,
    );
    return pageOf(rows, (row) => this.line(row));
  }

  /** One published entry. @throws 404 for every other. */
  async entry(handle: string): Promise<KnowledgeEntry> {
    const row = await this.database.repository(KnowledgeRow).findOneBy({ handle, state: 'PUBLISHED' });
    if (!row) throw notFound('这一条已经撤下，或者不存在');
    const { kind, title, body, itemKey, basis } = row;
    return { key: handle, kind, title, body, itemKey, itemName: this.itemName(itemKey), basis, publishedAt: when(row) };
  }

  /** Every entry for those who keep them: by words the best first on one page, else the last changed first. */
  async kept(query: InputOf<'GET /desk/knowledge'>['query']): Promise<ResultOf<'GET /desk/knowledge'>> {
    if (query.q) return { items: await this.views(await this.search(query.q, query)), next: null };
    const { filter, values } = filterOf(query);
    const last = query.after === undefined ? null : await this.placeOf(query.after);
    const rows = await this.rowsOf(
      `1 = 1 ${filter} ${last ? 'AND (changed_at < ? OR (changed_at = ? AND id < ?))' : ''}
       ORDER BY changed_at DESC, id DESC LIMIT ${PAGE + 1}`,
      last ? [...values, last.changedAt, last.changedAt, last.id] : values,
    );
    const views = new Map((await this.views(rows)).map((view) => [view.key, view]));
    const { items, next } = pageOf(rows, (row) => ({ row, view: views.get(row.handle) as KeptEntry }));
    return { items: items.map(({ view }) => view), next: next === null ? null : placeName(items.at(-1)?.row) };
  }

  /** One entry for those who keep them, with every edition that was public. */
  async keptEntry(handle: string): Promise<OpenedEntry> {
    const row = await this.rowOf(handle);
    const [view] = await this.views([row]);
    return { ...(view as KeptEntry), editions: await this.editionsOf(row.id) };
  }

  private async editionsOf(knowledgeId: number): Promise<OpenedEntry['editions']> {
    const rows = await this.database
      .repository(KnowledgeEditionRow)
      .find({ where: { knowledgeId }, order: { id: 'DESC' } });
    const staff = await this.staffOf(rows.map(({ publishedBy }) => publishedBy));
    return rows.map(({ title, body, basis, publishedAt, publishedBy, endedAt }) => ({
      title,
      body,
      basis,
      publishedAt: publishedAt.toISOString(),
      publishedBy: staff.get(publishedBy) ?? NOBODY,
      endedAt: endedAt?.toISOString() ?? null,
    }));
  }

  /**
   * A text drawn from an answered question, personal data taken out, for a person to read and confirm.
   * @throws 404 for a question the reader may not read, 422 `not_answered`.
   */
  async proposal(staff: Staff, number: string): Promise<ResultOf<'GET /desk/knowledge-proposals/:number'>> {
    const { record, asStaff } = await this.records.read('CONSULTATION', number, staff);
    if (!asStaff) throw notFound();
    const { question, reply, itemKey } = await this.exchange(record.id);
    if (question === null || reply === null) throw ruledOut('not_answered', '答复之后才能整理公开');
    const known = { names: await this.namesOf(record), keep: this.publicWords() };
    const title = redact(question, known);
    const body = redact(reply, known);
    const drawn = await this.database.repository(KnowledgeRow).findOneBy({ consultationId: record.id });
    return {
      title: [...title.text.replace(/\s+/g, ' ')].slice(0, LONGEST_TITLE).join(''),
      body: body.text,
      itemKey,
      removed: [...new Set([...title.removed, ...body.removed])],
      flagged: await this.textChecks.isFlagged(record.id),
      existing: drawn?.handle ?? null,
    };
  }

  private async search(words: string, query: Filter): Promise<KnowledgeRow[]> {
    const concepts = conceptsOf(this.words.ofQuestion(words), this.synonyms);
    const tokens = this.tokensOf(concepts);
    if (tokens === '') return [];
    const { filter, values } = filterOf(query);
    const rows = await this.rowsOf(
      `1 = 1 ${filter} AND MATCH (tokens) AGAINST (? IN BOOLEAN MODE)
        ORDER BY MATCH (tokens) AGAINST (? IN BOOLEAN MODE) DESC, id DESC LIMIT ${CANDIDATES}`,
      [...values, tokens, tokens],
    );
    const found = rows.map((entry) => ({
      entry,
      fit: fitOf(concepts, this.words.ofText(entry.title), this.words.ofText(entry.body)),
    }));
    return bestOf(found, FOUND);
  }

  /** Any word of any concept; a synonym of several words is looked for by each of them. */
  private tokensOf(concepts: readonly Concept[]): string {
    const words = concepts.flatMap((concept) => concept.words.flatMap((word) => this.words.ofText(word).words));
    return [...new Set(words)].map(tokenOf).join(' ');
  }

  private async rowsOf(condition: string, values: readonly unknown[]): Promise<KnowledgeRow[]> {
    const ids = (await this.database.rows<{ id: number }>(`SELECT id FROM knowledge WHERE ${condition}`, values)).map(
      ({ id }) => id,
    );
    if (ids.length === 0) return [];
    const rows = await this.database.repository(KnowledgeRow).findBy({ id: In(ids) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private async rowOf(handle: string): Promise<KnowledgeRow> {
    const row = await this.database.repository(KnowledgeRow).findOneBy({ handle });
    if (!row) throw notFound();
    return row;
  }

  /** Where a page of the kept ones ended, whatever was changed there since. @throws 404 for a place that never was. */
  private async placeOf(after: string): Promise<{ changedAt: Date; id: number }> {
    const [handle = '', at = ''] = after.split('.');
    const changedAt = new Date(Number(at || Number.NaN));
    if (Number.isNaN(changedAt.getTime())) throw notFound();
    return { changedAt, id: (await this.rowOf(handle)).id };
  }

  private line(row: KnowledgeRow): KnowledgeLine {
    const { handle, kind, title, body, itemKey } = row;
    const itemName = this.itemName(itemKey);
    return { key: handle, kind, title, excerpt: excerptOf(body), itemName, publishedAt: when(row) };
  }

  private async views(rows: readonly KnowledgeRow[]): Promise<KeptEntry[]> {
    const staff = await this.staffOf(rows.flatMap(({ changedBy, publishedBy }) => [changedBy, publishedBy ?? 0]));
    const numbers = new Map(
      (
        await this.database.rows<{ id: number; number: string }>('SELECT id, number FROM record WHERE id IN (?)', [
          [0, ...rows.map(({ consultationId }) => consultationId ?? 0)],
        ])
      ).map(({ id, number }) => [id, number]),
    );
    return rows.map((row) => ({
      key: row.handle,
      kind: row.kind,
      state: row.state,
      version: row.version,
      title: row.title,
      body: row.body,
      itemKey: row.itemKey,
      itemName: this.itemName(row.itemKey),
      basis: row.basis,
      consultation: numbers.get(row.consultationId ?? 0) ?? null,
      changedAt: row.changedAt.toISOString(),
      changedBy: staff.get(row.changedBy) ?? NOBODY,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      publishedBy: staff.get(row.publishedBy ?? 0) ?? null,
      withdrawnReason: row.withdrawnReason,
      steps: stepsIn(row.state),
    }));
  }

  private async staffOf(ids: readonly number[]): Promise<Map<number, { workNo: string; name: string }>> {
    const rows = await this.database.rows<{ id: number; workNo: string; name: string }>(
      'SELECT id, work_no AS workNo, name FROM staff WHERE id IN (?)',
      [[0, ...ids]],
    );
    return new Map(rows.map(({ id, ...mark }) => [id, mark]));
  }

  /** The last thing asked that was answered, and its last answer. */
  private async exchange(id: number) {
    const own = await this.database.row<{ itemKey: string | null; question: string | null; reply: string | null }>(
      `SELECT c.item_key AS itemKey,
              (SELECT body FROM consultation_message WHERE consultation_id = c.id AND kind = 'QUESTION'
                ORDER BY id LIMIT 1) AS question,
              (SELECT body FROM consultation_message WHERE consultation_id = c.id AND kind = 'REPLY'
                ORDER BY id DESC LIMIT 1) AS reply
         FROM consultation c WHERE c.id = ?`,
      [id],
    );
    return own ?? { itemKey: null, question: null, reply: null };
  }

  private async namesOf({ id, ownerPersonId }: RecordRow): Promise<string[]> {
    const written = await this.database.row<{ name: Buffer | null }>(
      'SELECT asker_name AS name FROM consultation WHERE id = ?',
      [id],
    );
    const owner = ownerPersonId === null ? null : (await this.people.personContact(ownerPersonId)).name;
    return [written?.name ? this.cipher.open(written.name) : null, owner].filter((name) => name !== null);
  }

  /** The centre's own telephones and addresses, which may stand in what it publishes. */
  private publicWords(): string[] {
    const phones = Object.values(this.centre.phones).filter((phone) => typeof phone === 'string');
    return [...phones, ...this.centre.sites.flatMap(({ address }) => waysToWrite(address))];
  }

  private itemName(itemKey: string | null): string | null {
    return itemKey === null ? null : (this.centre.itemByKey(itemKey)?.name ?? null);
  }
}

const when = ({ publishedAt, changedAt }: KnowledgeRow): string => (publishedAt ?? changedAt).toISOString();

const placeName = (row: KnowledgeRow | undefined): string | null =>
  row === undefined ? null : `${row.handle}.${row.changedAt.getTime()}`;

interface Filter {
  readonly state?: string;
  readonly kind?: string;
  readonly itemKey?: string;
}

function filterOf({ state, kind, itemKey }: Filter): { filter: string; values: string[] } {
  return {
    filter: `${state ? 'AND state = ?' : ''} ${kind ? 'AND kind = ?' : ''} ${itemKey ? 'AND item_key = ?' : ''}`,
    values: [state, kind, itemKey].filter((value) => value !== undefined),
  };
}

function pageOf<T>(rows: readonly KnowledgeRow[], view: (row: KnowledgeRow) => T): { items: T[]; next: string | null } {
  const shown = rows.slice(0, PAGE);
  return { items: shown.map(view), next: rows.length > PAGE ? (shown.at(-1)?.handle ?? null) : null };
}
