import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AttachmentView, UploadView } from 'shared-types/attachment.contract';
import { partBytes } from 'shared-types/attachment.states';
import type { InputOf } from 'shared-types/routes';
import { now } from '../clock';
import type { IncomingFile } from '../contract/request-body';
import { Database } from '../database/database';
import { conflict, invalidInput, notFound, type Refusal, ruledOut } from '../errors/refusal';
import { Cipher } from '../privacy/cipher';
import type { Person } from '../session/actor';
import { randomHandle } from '../session/tokens';
import { AttachmentRow, PartRow, UploadRow } from './attachment.entity';
import { Attachments } from './attachments';
import { drawingType, nameRefusal, unknownContent } from './content.rules';
import { Contents } from './contents';
import { TAIL_BYTES } from './drawing.rules';
import { FileMissing, partKey } from './file-store';
import { Files } from './files';
import type { WorkFile } from './workroom';

const RESUMABLE_MS = 24 * 3600 * 1000;
/** Longer than it takes to put 100 MB together; a replica that died over it is not waited for. */
const CHECKING_MS = 2 * 60_000;
const HEAD_BYTES = 64;

const partsMissing = (missing: number) => ruledOut('parts_missing', `还有 ${missing} 个分段没有传到，请续传后再提交`);

/** Drawings of up to 100 MB, which come in parts and may be resumed for a day after the last one. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Uploads {
  @Inject()
  database!: Database;

  @Inject()
  files!: Files;

  @Inject()
  contents!: Contents;

  @Inject()
  attachments!: Attachments;

  @Inject()
  cipher!: Cipher;

  /** Opens an upload of what is declared. */
  async declare(
    person: Person,
    declared: InputOf<'POST /uploads'>['body'] & { partSize: number },
  ): Promise<UploadView> {
    const row = {
      handle: randomHandle(),
      personId: person.personId,
      name: this.cipher.seal(declared.name),
      size: declared.size,
      partSize: declared.partSize,
      hash: declared.sha256,
      endsAt: this.end(),
      checkingUntil: null,
      attachmentId: null,
    };
    await this.database.repository(UploadRow).insert(row);
    return { id: row.handle, size: row.size, partSize: row.partSize, parts: [], attachment: null };
  }

  /** Which parts are here. @throws 404 for anybody but who declared it, and once it is over. */
  async read(person: Person, id: string): Promise<UploadView> {
    const upload = await this.own(person, id);
    return {
      id: upload.handle,
      size: upload.size,
      partSize: upload.partSize,
      parts: await this.partsOf(upload),
      attachment: upload.attachmentId === null ? null : await this.attachmentOf(person, upload.attachmentId),
    };
  }

  /**
   * Takes one part in, in place of an earlier one of its number; one that comes after completion changes nothing.
   * @throws 400 `input_invalid` for a part that was not declared, 422 `part_size_wrong`.
   */
  async take(person: Person, id: string, number: number, file: IncomingFile): Promise<UploadView> {
    const upload = await this.own(person, id);
    const expected = partBytes(upload, number);
    if (expected === 0) throw invalidInput([{ path: 'params.part', message: '没有这个分段' }]);
    const bytes = await file.read();
    if (bytes.length !== expected) {
      throw ruledOut(
        'part_size_wrong',
        `第 ${number} 段应为 ${expected} 字节，收到 ${bytes.length} 字节，请重传这一段`,
      );
    }
    if (upload.attachmentId === null) {
      await this.files.keep(partKey(id, number), await this.files.workroom.write([bytes]));
      await this.note(upload, number);
    }
    return this.read(person, id);
  }

  /**
   * Puts the parts together, holds them against what was declared and makes an attachment of them. Asked again, it gives
   * the same attachment. What does not hold is removed with all its parts.
   * @throws 422 `parts_missing`, `upload_hash_wrong`, `attachment_type_unknown`, `attachment_mislabelled`; 409
   * `upload_being_checked`.
   */
  async complete(person: Person, id: string): Promise<AttachmentView> {
    const upload = await this.own(person, id);
    if (upload.attachmentId !== null) return this.attachmentOf(person, upload.attachmentId);
    const expected = Math.ceil(upload.size / upload.partSize);
    const missing = expected - (await this.partsOf(upload)).length;
    if (missing > 0) throw partsMissing(missing);
    await this.claim(upload);
    try {
      const file = await this.assemble(upload, expected);
      return await this.settle(person, upload, file).finally(() => this.files.workroom.drop(file));
    } finally {
      await this.database.repository(UploadRow).update(upload.id, { checkingUntil: null });
    }
  }

  /** Gives an upload up, with whatever came of it. @throws 404 as `read`. */
  async abandon(person: Person, id: string): Promise<void> {
    await this.clear(await this.own(person, id));
  }

  /** Removes uploads nobody went on with; returns how many. */
  async sweep(): Promise<number> {
    let swept = 0;
    for (;;) {
      const where = 'ends_at <= ? AND (checking_until IS NULL OR checking_until <= ?)';
      const over = await this.database.row<{ id: number; handle: string }>(
        `SELECT id, handle FROM attachment_upload WHERE ${where} ORDER BY ends_at LIMIT 1`,
        [now(), now()],
      );
      if (!over) return swept;
      swept += await this.clear(over);
    }
  }

  private async settle(person: Person, upload: UploadRow, file: WorkFile): Promise<AttachmentView> {
    const name = this.cipher.open(upload.name);
    const ends = await this.files.workroom.ends(file, HEAD_BYTES, TAIL_BYTES);
    const type = drawingType({ ...ends, size: file.size });
    const refusal = hashRefusal(upload, file) ?? (type ? nameRefusal(name, type) : unknownContent('drawing'));
    if (refusal || !type) {
      await this.clear(upload);
      throw refusal;
    }
    await this.contents.keep(file);
    const id = await this.database.transaction(async () => {
      const handle = await this.attachments.add(person, name, type, file);
      const { affectedRows } = await this.database.write(
        `UPDATE attachment_upload SET attachment_id = (SELECT id FROM attachment WHERE handle = ?), ends_at = ?
          WHERE id = ? AND attachment_id IS NULL`,
        [handle, this.end(), upload.id],
      );
      if (affectedRows === 0) throw notFound();
      return handle;
    });
    await this.dropParts(upload);
    return this.attachments.read(person, id);
  }

  /** One caller at a time puts it together. @throws 409 for the others. */
  private async claim(upload: UploadRow): Promise<void> {
    const at = now();
    const { affectedRows } = await this.database.write(
      `UPDATE attachment_upload SET checking_until = ?
        WHERE id = ? AND attachment_id IS NULL AND (checking_until IS NULL OR checking_until <= ?)`,
      [new Date(at.getTime() + CHECKING_MS), upload.id, at],
    );
    if (affectedRows === 0) throw conflict('upload_being_checked', '文件正在核对，请稍候再看');
  }

  private async assemble(upload: UploadRow, parts: number): Promise<WorkFile> {
    try {
      return await this.files.workroom.write(this.bytesOf(upload, parts));
    } catch (error) {
      if (!(error instanceof FileMissing)) throw error;
      await this.database.write('DELETE FROM attachment_part WHERE upload_id = ?', [upload.id]);
      throw partsMissing(parts);
    }
  }

  private async *bytesOf({ handle }: UploadRow, parts: number): AsyncGenerator<Uint8Array> {
    for (let number = 1; number <= parts; number++) yield* await this.files.store.open(partKey(handle, number));
  }

  /** Writes down that a part is in the store, unless its upload went away meanwhile: then the part goes too. */
  private async note({ id, handle }: UploadRow, number: number): Promise<void> {
    const there = await this.database.transaction(async () => {
      const { affectedRows } = await this.database.write('UPDATE attachment_upload SET ends_at = ? WHERE id = ?', [
        this.end(),
        id,
      ]);
      if (affectedRows === 0) return false;
      await this.database.write('INSERT IGNORE INTO attachment_part (upload_id, number) VALUES (?, ?)', [id, number]);
      return true;
    });
    if (there) return;
    await this.files.store.remove(partKey(handle, number));
    throw notFound('没有找到这次上传，请重新开始');
  }

  private async clear(upload: Pick<UploadRow, 'id' | 'handle'>): Promise<number> {
    await this.dropParts(upload);
    const { affectedRows } = await this.database.write('DELETE FROM attachment_upload WHERE id = ?', [upload.id]);
    return affectedRows;
  }

  private async dropParts({ id, handle }: Pick<UploadRow, 'id' | 'handle'>): Promise<void> {
    for (const number of await this.partsOf({ id })) await this.files.store.remove(partKey(handle, number));
    await this.database.write('DELETE FROM attachment_part WHERE upload_id = ?', [id]);
  }

  private async own(person: Person, id: string): Promise<UploadRow> {
    const row = await this.database.repository(UploadRow).findOneBy({ handle: id, personId: person.personId });
    if (!row || row.endsAt <= now()) throw notFound('没有找到这次上传，可能已经过期，请重新开始');
    return row;
  }

  private async partsOf({ id }: Pick<UploadRow, 'id'>): Promise<number[]> {
    const parts = this.database.repository(PartRow);
    const rows = await parts.find({ where: { uploadId: id }, order: { number: 'ASC' } });
    return rows.map(({ number }) => number);
  }

  private async attachmentOf(person: Person, attachmentId: number): Promise<AttachmentView> {
    const { handle } = await this.database.repository(AttachmentRow).findOneByOrFail({ id: attachmentId });
    return this.attachments.read(person, handle);
  }

  private end(): Date {
    return new Date(now().getTime() + RESUMABLE_MS);
  }
}

function hashRefusal(declared: UploadRow, { size, hash }: WorkFile): Refusal | null {
  if (size === declared.size && hash === declared.hash) return null;
  return ruledOut('upload_hash_wrong', '收到的文件与原文件不一致，没有保存，请重新上传');
}
