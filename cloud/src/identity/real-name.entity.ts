import type { RealNamePlace } from 'shared-types/real-name.states';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A name and identity number somebody consented to have checked (PIPL 29), and who of the staff saw the card. */
@Entity('real_name')
@Index('real_name_verified', ['verifiedLookup'], { unique: true })
@Index('real_name_code', ['codeHash'], { unique: true })
export class RealNameRow {
  @PrimaryColumn({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  /** Sealed. */
  @Column({ type: 'varbinary', length: 200 })
  name!: Buffer;

  /** Sealed. */
  @Column({ name: 'id_number', type: 'varbinary', length: 100 })
  idNumber!: Buffer;

  /** Keyed hash of the number. */
  @Column({ name: 'id_lookup', type: 'char', length: 64 })
  idLookup!: string;

  @Column({ name: 'consented_at', type: 'datetime', precision: 3 })
  consentedAt!: Date;

  /** Keyed hash of the code shown to the staff; null once it was checked. */
  @Column({ name: 'code_hash', type: 'char', length: 64, nullable: true })
  codeHash!: string | null;

  @Column({ name: 'code_ends_at', type: 'datetime', precision: 3, nullable: true })
  codeEndsAt!: Date | null;

  /** `idLookup` once it was checked: one identity number is one account's. */
  @Column({ name: 'verified_lookup', type: 'char', length: 64, nullable: true })
  verifiedLookup!: string | null;

  @Column({ name: 'verified_at', type: 'datetime', precision: 3, nullable: true })
  verifiedAt!: Date | null;

  /** Who of the staff looked at the card. */
  @Column({ name: 'verified_by', type: 'int', unsigned: true, nullable: true })
  verifiedBy!: number | null;

  @Column({ type: 'varchar', length: 8, nullable: true })
  place!: RealNamePlace | null;
}
