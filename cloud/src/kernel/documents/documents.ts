import { createHash, randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DocumentMark } from 'shared-types/document.contract';
import { DOCUMENT_WORDS, type DocumentKind, isSigned, SIGNED_KINDS } from 'shared-types/document.states';
import type { ResultOf } from 'shared-types/routes';
import { now } from '../clock';
import { Database } from '../database/database';
import { notFound } from '../errors/refusal';
import type { RecordRow } from '../lifecycle/record.entity';
import { RecordViews } from '../lifecycle/record-views';
import { Records } from '../lifecycle/records';
import { Cipher } from '../privacy/cipher';
import type { Actor, Person } from '../session/actor';
import type { Settings } from '../settings';
import { civilDateOf, yearOf } from '../time/civil-date';
import { DocumentRow, documentMarkOf } from './document.entity';
import { Originals } from './originals';
import { type Paper, printPaper } from './paper';

/** What a room says in a paper; title, number and date are given to it. */
export type PaperText = Pick<Paper, 'to' | 'blocks' | 'issuer'>;

/** Issues numbered papers and opens them for those who may read their record. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Documents {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  views!: RecordViews;

  @Inject()
  records!: Records;

  @Inject()
  originals!: Originals;

  @Inject('settings')
  settings!: Settings;

  /** Issues a paper in the current transaction. Returns its number: `首接告〔2026〕12号`, counted by kind and year. */
  async issue(record: RecordRow, actor: Actor, kind: DocumentKind, text: PaperText): Promise<string> {
    const at = now();
    const date = civilDateOf(at);
    const { title, mark } = DOCUMENT_WORDS[kind];
    const number = `${mark}〔${yearOf(date)}〕${await this.nextOf(kind, yearOf(date))}号`;
    const content = JSON.stringify({ title, number, ...text, date } satisfies Paper);
    await this.database.repository(DocumentRow).insert({
      handle: randomBytes(16).toString('base64url'),
      kind,
      number,
      recordId: record.id,
      content: this.cipher.seal(content),
      hash: createHash('sha256').update(content).digest('hex'),
      issuedAt: at,
      issuedBy: actor.kind === 'PERSON' ? (actor.staff?.id ?? null) : null,
    });
    return number;
  }

  /** Opens a paper for a reader of its record. @throws 404 for everybody else. */
  async open(handle: string, person: Person): Promise<ResultOf<'GET /documents/:handle'>> {
    const { row } = await this.readable(handle, person);
    const paper = this.textOf(row);
    const { pdf, hash } = isSigned(row.kind) ? await this.originals.of(row, person) : await this.printed(row, paper);
    return {
      ...documentMarkOf(row),
      fileName: `${paper.title}-${paper.number}.pdf`,
      hash,
      pdf: pdf.toString('base64'),
    };
  }

  /** What a paper says. */
  textOf({ content }: Pick<DocumentRow, 'content'>): Paper {
    return JSON.parse(this.cipher.open(content)) as Paper;
  }

  /** Papers of a record that are signed, oldest first; those given up only where asked for. */
  async signedPapersOf(recordId: number, { void: given = false } = {}): Promise<DocumentRow[]> {
    const order = { id: 'ASC' } as const;
    const rows = await this.database.repository(DocumentRow).find({ where: { recordId }, order });
    return rows.filter(({ kind, voidAt }) => isSigned(kind) && (given || voidAt === null));
  }

  /** Gives up every paper of a record that the centre has not signed, in the caller's transaction. */
  async giveUp(recordId: number): Promise<void> {
    await this.database.write(
      `UPDATE document d SET d.void_at = ? WHERE d.record_id = ? AND d.void_at IS NULL AND d.kind IN (?)
          AND NOT EXISTS (SELECT 1 FROM document_signature s WHERE s.document_id = d.id AND s.party = 'CENTRE')`,
      [now(), recordId, [...SIGNED_KINDS]],
    );
  }

  /** Keeps that its owner has read it; the first time counts. @throws 404 for anybody but the record's owner. */
  async confirmRead(handle: string, person: Person): Promise<DocumentMark> {
    return this.database.transaction(async () => {
      const { row, record, own } = await this.readable(handle, person);
      if (!own) throw notFound();
      const readAt = now();
      const { affectedRows } = await this.database.write(
        'UPDATE document SET read_at = ?, read_by = ? WHERE id = ? AND read_at IS NULL',
        [readAt, person.personId, row.id],
      );
      if (affectedRows === 0) return documentMarkOf(row);
      const label = `您已阅读《${DOCUMENT_WORDS[row.kind].title}》`;
      await this.records.note(record, person, { action: 'readDocument', label, note: row.number });
      return documentMarkOf({ ...row, readAt });
    });
  }

  /** A count of its own for every kind and year, without gaps: a transaction undone gives its number back. */
  private async nextOf(kind: DocumentKind, year: number): Promise<number> {
    const { insertId } = await this.database.write(
      `INSERT INTO document_sequence (kind, year, last) VALUES (?, ?, LAST_INSERT_ID(1))
       ON DUPLICATE KEY UPDATE last = LAST_INSERT_ID(last + 1)`,
      [kind, year],
    );
    return insertId;
  }

  private async printed(row: DocumentRow, paper: Paper) {
    return { pdf: await printPaper(paper, row.hash, this.settings.DOCUMENT_FONT), hash: row.hash };
  }

  /** A paper for a reader of its record. @throws 404 for everybody else. */
  async readable(handle: string, person: Person) {
    const row = await this.database.row<{ number: string }>(
      'SELECT r.number FROM document d JOIN record r ON r.id = d.record_id WHERE d.handle = ?',
      [handle],
    );
    if (!row) throw notFound('没有找到这份文书');
    const { record, capacities } = await this.views.readAny(row.number, person);
    const document = await this.database.repository(DocumentRow).findOneByOrFail({ handle });
    return { row: document, record, own: capacities.includes('OWNER') };
  }
}
