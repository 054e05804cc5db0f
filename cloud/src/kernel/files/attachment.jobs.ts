import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Database } from '../database/database';
import { Contents } from './contents';
import { Files } from './files';
import { Uploads } from './uploads';

const DAY_MS = 24 * 3600 * 1000;
const BATCH = 200;

/** Clears what was uploaded and never attached. Every replica runs it; each passes by what another has in hand. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AttachmentJobs {
  @Inject()
  database!: Database;

  @Inject()
  files!: Files;

  @Inject()
  contents!: Contents;

  @Inject()
  uploads!: Uploads;

  async sweep(): Promise<void> {
    await this.uploads.sweep();
    while ((await this.dropUnattached()) === BATCH);
    await this.contents.sweep();
    await this.files.workroom.sweep(new Date(now().getTime() - DAY_MS));
  }

  private dropUnattached(): Promise<number> {
    const at = now();
    return this.database.transaction(async () => {
      const rows = await this.database.rows<{ id: number; hash: string }>(
        `SELECT id, hash FROM attachment
          WHERE record_id IS NULL AND deleted_at IS NULL AND created_at < ? LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [new Date(at.getTime() - DAY_MS)],
      );
      if (rows.length === 0) return 0;
      await this.database.write('UPDATE attachment SET deleted_at = ? WHERE id IN (?)', [at, rows.map(({ id }) => id)]);
      await this.contents.release(rows.map(({ hash }) => hash));
      return rows.length;
    });
  }
}
