import { createHash } from 'node:crypto';
import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Audit } from '../audit/audit';
import { Database } from '../database/database';
import { Refusal } from '../errors/refusal';
import { Contents } from '../files/contents';
import { contentKey, FileMissing } from '../files/file-store';
import { Files } from '../files/files';
import { Cipher } from '../privacy/cipher';
import type { Actor } from '../session/actor';
import type { Settings } from '../settings';
import { DocumentRow } from './document.entity';
import { type Paper, printPaper } from './paper';
import { Signatures } from './signatures';

/** The bytes a paper is signed as. */
export interface Original {
  readonly pdf: Buffer;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/**
 * Keeps the exact bytes of papers that are signed: printed once, when they are first shown, and from then on only read
 * and compared. Called outside of transactions: it reaches the store.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Originals {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  files!: Files;

  @Inject()
  contents!: Contents;

  @Inject()
  signatures!: Signatures;

  @Inject()
  audit!: Audit;

  @Inject('settings')
  settings!: Settings;

  @Logger()
  logger!: ILogger;

  /**
   * The bytes of a paper, the same at every call.
   * @throws 409 `document_altered` when one byte of them, or anything of a signature under them, is not what it was; the
   *   log and the audit log say so too. 503 `document_font_missing`.
   */
  async of(row: DocumentRow, reader: Actor): Promise<Original> {
    const pdfHash = row.pdfHash ?? (await this.keep(row));
    const pdf = await this.read(pdfHash);
    const found = pdf === null ? 'missing' : sha256(pdf);
    const broken = found === pdfHash ? await this.signatures.broken({ ...row, pdfHash }) : null;
    if (pdf === null || found !== pdfHash || broken !== null) throw await this.alarm(row, reader, found, broken);
    return { pdf, hash: pdfHash };
  }

  /** Prints the paper and keeps it, unless somebody else just did; returns the hash of what is kept. */
  private async keep(row: DocumentRow): Promise<string> {
    const paper = JSON.parse(this.cipher.open(row.content)) as Paper;
    const work = await this.files.workroom.write([await printPaper(paper, row.hash, this.settings.DOCUMENT_FONT)]);
    await this.contents.keep(work);
    const documents = this.database.repository(DocumentRow);
    await this.database.write('UPDATE document SET pdf_hash = ? WHERE id = ? AND pdf_hash IS NULL', [
      work.hash,
      row.id,
    ]);
    return (await documents.findOneByOrFail({ id: row.id })).pdfHash ?? work.hash;
  }

  private async read(hash: string): Promise<Buffer | null> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of await this.files.store.open(contentKey(hash))) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    } catch (error) {
      if (error instanceof FileMissing) return null;
      throw error;
    }
  }

  private async alarm(row: DocumentRow, reader: Actor, found: string, broken: string | null): Promise<Refusal> {
    this.logger.error('signed paper %d is not what was signed: %s', row.id, broken ?? found);
    const detail = { expected: row.pdfHash, found, signature: broken };
    await this.audit.append(reader, { action: 'document.altered', subject: row.number, detail });
    const title = `《${row.number}》的存档与签署时不一致，已停止使用并报告系统管理员，请联系工作人员`;
    return new Refusal(409, 'document_altered', title);
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
