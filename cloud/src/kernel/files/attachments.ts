import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AttachmentView } from 'shared-types/attachment.contract';
import type { AttachmentType } from 'shared-types/attachment.states';
import { IsNull } from 'typeorm';
import { now } from '../clock';
import { Idempotency } from '../contract/idempotency';
import type { IncomingFile } from '../contract/request-body';
import { Database } from '../database/database';
import { notFound } from '../errors/refusal';
import { RecordViews } from '../lifecycle/record-views';
import { Cipher } from '../privacy/cipher';
import type { Person } from '../session/actor';
import { randomHandle } from '../session/tokens';
import { AttachmentRow } from './attachment.entity';
import { AttachmentLinks } from './attachment-links';
import { nameRefusal, readContent, unknownContent } from './content.rules';
import { Contents } from './contents';
import { Files } from './files';
import type { WorkFile } from './workroom';

const NOT_FOUND = '没有找到这个附件，可能已经过期，请重新上传';

/** Somebody's small file on its way in. */
export interface SmallFile {
  readonly name: string;
  readonly file: IncomingFile;
  readonly address: string;
}

/** Files of people: taken in, attached to records, shown to those who may read them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Attachments {
  @Inject()
  database!: Database;

  @Inject()
  files!: Files;

  @Inject()
  contents!: Contents;

  @Inject()
  links!: AttachmentLinks;

  @Inject()
  cipher!: Cipher;

  @Inject()
  views!: RecordViews;

  @Inject()
  idempotency!: Idempotency;

  /**
   * Takes a photo, a PDF or a voice message in, without what a camera noted in it.
   * @throws 422 `attachment_type_unknown`, `attachment_mislabelled`: nothing is kept.
   */
  async receive(person: Person, { name, file, address }: SmallFile): Promise<AttachmentView> {
    const sent = await file.read();
    const content = readContent(sent);
    if (!content) throw unknownContent('small');
    const refusal = nameRefusal(name, content.type);
    if (refusal) throw refusal;
    const work = await this.files.workroom.write([content.bytes]);
    await this.contents.keep(work);
    const input = { name, hash: createHash('sha256').update(sent).digest('hex') };
    const repeatable = { caller: person, address, route: 'POST /attachments', key: file.key, input };
    // Only the id is kept with the key: a link would be over by the time it is asked for again.
    const id = await this.idempotency.once(repeatable, () => this.add(person, name, content.type, work));
    return this.read(person, id as string);
  }

  /** Writes the row of a content that is safe; returns its handle. The upload of a large file ends with this too. */
  async add(person: Person, name: string, type: AttachmentType, { size, hash }: WorkFile): Promise<string> {
    const handle = randomHandle();
    await this.database.repository(AttachmentRow).insert({
      handle,
      personId: person.personId,
      staffId: person.staff?.id ?? null,
      recordId: null,
      name: this.cipher.seal(name),
      type,
      size,
      hash,
      createdAt: now(),
      deletedAt: null,
    });
    return handle;
  }

  /**
   * Attaches somebody's own uploads to a record, in the caller's transaction.
   * @throws 404 when one of them is not theirs, is attached already, or is over: then none is attached.
   */
  async attach(person: Person, ids: readonly string[], recordId: number): Promise<void> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.write(
        `UPDATE attachment SET record_id = ?
          WHERE handle IN (?) AND person_id = ? AND record_id IS NULL AND deleted_at IS NULL ORDER BY id`,
        [recordId, wanted, person.personId],
      );
      if (affectedRows !== wanted.length) throw notFound(NOT_FOUND);
    });
  }

  /** What is attached to a record, oldest first, for a reader whom the caller has let read it. */
  async of(recordId: number, reader: Person): Promise<AttachmentView[]> {
    const where = { recordId, deletedAt: IsNull() };
    const rows = await this.database.repository(AttachmentRow).find({ where, order: { id: 'ASC' } });
    const link = rows.length > 0 ? await this.links.maker(reader) : String;
    return rows.map((row) => this.view(row, link));
  }

  /** One attachment with a fresh link. @throws 404 for all but its uploader and the readers of its record. */
  async read(person: Person, id: string): Promise<AttachmentView> {
    const row = await this.readable(person, id);
    return this.view(row, await this.links.maker(person));
  }

  /** The attachment a person may read, with its name opened. @throws 404 for everybody else. */
  async opened(person: Person, id: string): Promise<Omit<AttachmentRow, 'name'> & { name: string }> {
    const row = await this.readable(person, id);
    return { ...row, name: this.cipher.open(row.name) };
  }

  /** Deletes an upload that was not attached. @throws 404 for anybody but its uploader, and once it is attached. */
  async discard(person: Person, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.database.repository(AttachmentRow).findOneBy({ handle: id });
      const { affectedRows } = await this.database.write(
        'UPDATE attachment SET deleted_at = ? WHERE handle = ? AND person_id = ? AND record_id IS NULL AND deleted_at IS NULL',
        [now(), id, person.personId],
      );
      if (!row || affectedRows === 0) throw notFound(NOT_FOUND);
      await this.contents.release([row.hash]);
    });
  }

  private async readable(person: Person, id: string): Promise<AttachmentRow> {
    const row = await this.database.repository(AttachmentRow).findOneBy({ handle: id });
    if (!row || row.deletedAt !== null) throw notFound(NOT_FOUND);
    if (row.personId === person.personId) return row;
    const record =
      row.recordId === null
        ? null
        : await this.database.row<{ number: string }>('SELECT number FROM record WHERE id = ?', [row.recordId]);
    if (!record) throw notFound(NOT_FOUND);
    await this.views.readAny(record.number, person);
    return row;
  }

  private view(row: AttachmentRow, link: (handle: string) => string): AttachmentView {
    const { handle, type, size } = row;
    return { id: handle, name: this.cipher.open(row.name), type, size, link: link(handle) };
  }
}
