import type { SigningCapacity, SigningMethod, SigningParty } from 'shared-types/signing.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One side's signature under the kept bytes of a paper: never changed, never deleted. */
@Entity('document_signature')
@Index('document_signature_party', ['documentId', 'party'], { unique: true })
export class SignatureRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'document_id', type: 'int', unsigned: true })
  documentId!: number;

  @Column({ type: 'varchar', length: 8 })
  party!: SigningParty;

  @Column({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;

  @Column({ type: 'varchar', length: 24 })
  capacity!: SigningCapacity;

  /** The signer's verified name, sealed. */
  @Column({ type: 'varbinary', length: 200 })
  name!: Buffer;

  /** SHA-256 of the PDF that was signed. */
  @Column({ name: 'pdf_hash', type: 'char', length: 64 })
  pdfHash!: string;

  @Column({ type: 'varchar', length: 16 })
  method!: SigningMethod;

  /** Keyed hash of the phone the code was sent to; null where none was. */
  @Column({ name: 'phone_lookup', type: 'char', length: 64, nullable: true })
  phoneLookup!: string | null;

  /** Which code was given back. */
  @Column({ type: 'char', length: 22, nullable: true })
  challenge!: string | null;

  /** Sealed strokes; null where nothing was drawn. */
  @Column({ type: 'mediumblob', nullable: true })
  drawing!: Buffer | null;

  @Column({ name: 'signed_at', type: 'datetime', precision: 3 })
  signedAt!: Date;

  /** SHA-256 over all of the above, which stands in the audit log too: a changed signature shows. */
  @Column({ type: 'char', length: 64 })
  binding!: string;
}
