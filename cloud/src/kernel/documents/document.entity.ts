import type { DocumentMark } from 'shared-types/document.contract';
import { DOCUMENT_WORDS, type DocumentKind } from 'shared-types/document.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A paper as it was issued: never changed; printed anew from its content when it is opened, unless it is a signed one. */
@Entity('document')
@Index('document_handle', ['handle'], { unique: true })
@Index('document_number', ['number'], { unique: true })
@Index('document_record', ['recordId', 'id'])
export class DocumentRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Public and unguessable. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ type: 'varchar', length: 32 })
  kind!: DocumentKind;

  @Column({ type: 'varchar', length: 40 })
  number!: string;

  @Column({ name: 'record_id', type: 'int', unsigned: true })
  recordId!: number;

  /** The paper's text, sealed. */
  @Column({ type: 'mediumblob' })
  content!: Buffer;

  /** SHA-256 of the text, in hexadecimal. */
  @Column({ type: 'char', length: 64 })
  hash!: string;

  /** SHA-256 of the PDF it is signed as; null until it was first shown, and for papers nobody signs. */
  @Column({ name: 'pdf_hash', type: 'char', length: 64, nullable: true })
  pdfHash!: string | null;

  @Column({ name: 'issued_at', type: 'datetime', precision: 3 })
  issuedAt!: Date;

  @Column({ name: 'issued_by', type: 'int', unsigned: true, nullable: true })
  issuedBy!: number | null;

  @Column({ name: 'read_at', type: 'datetime', precision: 3, nullable: true })
  readAt!: Date | null;

  @Column({ name: 'read_by', type: 'int', unsigned: true, nullable: true })
  readBy!: number | null;

  /** Given up before it took effect. */
  @Column({ name: 'void_at', type: 'datetime', precision: 3, nullable: true })
  voidAt!: Date | null;
}

/** A paper as a list shows it. */
export function documentMarkOf(
  row: Pick<DocumentRow, 'handle' | 'kind' | 'number' | 'issuedAt' | 'readAt' | 'voidAt'>,
): DocumentMark {
  return {
    handle: row.handle,
    kind: row.kind,
    title: DOCUMENT_WORDS[row.kind].title,
    number: row.number,
    issuedAt: row.issuedAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
    voidAt: row.voidAt?.toISOString() ?? null,
  };
}
