import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Database } from '../database/database';
import { contentKey } from './file-store';
import { Files } from './files';
import type { WorkFile } from './workroom';

/** Longer than any upload lasts between its content being kept and its row being written. */
const GRACE_MS = 24 * 3600 * 1000;

/** What attachments and signed papers consist of: each content once, for as long as one of them has it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Contents {
  @Inject()
  database!: Database;

  @Inject()
  files!: Files;

  /**
   * Takes a work file in. Its row comes first: from then on, and for a day, no sweep takes the content, which gives time
   * to write who has it. Whether or not it succeeds, nothing is left in the workroom.
   */
  async keep(file: WorkFile): Promise<void> {
    await this.store(file).finally(() => this.files.workroom.drop(file));
  }

  /** Has contents looked at by the next sweep, or when their day of grace is over: somebody let go of them. */
  async release(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    const at = now();
    const sql =
      'UPDATE attachment_content SET check_at = GREATEST(COALESCE(check_at, ?), ?) WHERE hash IN (?) ORDER BY hash';
    await this.database.write(sql, [at, at, hashes]);
  }

  /** Removes contents nobody has any more; returns how many. Replicas pass by what another is looking at. */
  async sweep(): Promise<number> {
    let removed = 0;
    for (;;) {
      const outcome = await this.database.transaction(() => this.checkNext());
      if (outcome === 'none') return removed;
      if (outcome === 'removed') removed += 1;
    }
  }

  private async store(file: WorkFile): Promise<void> {
    const checkAt = new Date(now().getTime() + GRACE_MS);
    await this.database.write(
      'INSERT INTO attachment_content (hash, size, check_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE check_at = ?',
      [file.hash, file.size, checkAt, checkAt],
    );
    const key = contentKey(file.hash);
    if (!(await this.files.store.has(key))) await this.files.keep(key, file);
  }

  /**
   * The one place where the store is called inside a transaction: the lock on the row keeps an upload of the same content
   * waiting until the old one is gone, after which it brings its own. Removing is short, and harmless when repeated.
   */
  private async checkNext(): Promise<'none' | 'kept' | 'removed'> {
    const next = await this.database.row<{ hash: string }>(
      `SELECT hash FROM attachment_content WHERE check_at <= ? ORDER BY check_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now()],
    );
    if (!next) return 'none';
    const owner = await this.database.row(
      `SELECT 1 FROM attachment WHERE hash = ? AND deleted_at IS NULL
       UNION ALL SELECT 1 FROM document WHERE pdf_hash = ? LIMIT 1`,
      [next.hash, next.hash],
    );
    if (owner) {
      await this.database.write('UPDATE attachment_content SET check_at = NULL WHERE hash = ?', [next.hash]);
      return 'kept';
    }
    await this.files.store.remove(contentKey(next.hash));
    await this.database.write('DELETE FROM attachment_content WHERE hash = ?', [next.hash]);
    return 'removed';
  }
}
