import type { AttachmentType } from 'shared-types/attachment.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A file somebody uploaded; it belongs to nothing until it is attached to a record. */
@Entity('attachment')
@Index('attachment_handle', ['handle'], { unique: true })
@Index('attachment_record', ['recordId', 'deletedAt', 'createdAt'])
@Index('attachment_person', ['personId'])
@Index('attachment_hash', ['hash', 'deletedAt'])
@Index('attachment_deleted', ['deletedAt'])
export class AttachmentRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Public and unguessable. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  /** Set where it was uploaded by one of the staff. */
  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;

  @Column({ name: 'record_id', type: 'int', unsigned: true, nullable: true })
  recordId!: number | null;

  /** As it was given, sealed. */
  @Column({ type: 'varbinary', length: 640 })
  name!: Buffer;

  @Column({ type: 'varchar', length: 8 })
  type!: AttachmentType;

  @Column({ type: 'int', unsigned: true })
  size!: number;

  /** SHA-256 of what is kept, in hexadecimal: the content's name in the store. */
  @Column({ type: 'char', length: 64 })
  hash!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'deleted_at', type: 'datetime', precision: 3, nullable: true })
  deletedAt!: Date | null;
}

/** A large file whose parts arrive one by one. */
@Entity('attachment_upload')
@Index('attachment_upload_handle', ['handle'], { unique: true })
@Index('attachment_upload_person', ['personId'])
@Index('attachment_upload_end', ['endsAt'])
export class UploadRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  @Column({ type: 'varbinary', length: 640 })
  name!: Buffer;

  /** As declared: size in bytes, and SHA-256 in hexadecimal. */
  @Column({ type: 'int', unsigned: true })
  size!: number;

  @Column({ name: 'part_size', type: 'int', unsigned: true })
  partSize!: number;

  @Column({ type: 'char', length: 64 })
  hash!: string;

  /** A day after the last part came: then it is swept. */
  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;

  /** Until then one replica holds it against what was declared. */
  @Column({ name: 'checking_until', type: 'datetime', precision: 3, nullable: true })
  checkingUntil!: Date | null;

  @Column({ name: 'attachment_id', type: 'int', unsigned: true, nullable: true })
  attachmentId!: number | null;
}

/** One part that is in the store. */
@Entity('attachment_part')
export class PartRow {
  @PrimaryColumn({ name: 'upload_id', type: 'int', unsigned: true })
  uploadId!: number;

  /** From 1. */
  @PrimaryColumn({ type: 'smallint', unsigned: true })
  number!: number;
}
