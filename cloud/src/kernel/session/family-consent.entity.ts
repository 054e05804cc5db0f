import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One person's consent that another of the family follows and acts in their matters; ended by either at any time. */
@Entity('family_consent')
@Index('family_consent_handle', ['handle'], { unique: true })
@Index('family_consent_helper', ['helperId', 'endedAt'])
@Index('family_consent_person', ['personId', 'endedAt'])
export class FamilyConsentRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Public key, random. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  /** Whose matters they are. */
  @Column({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  @Column({ name: 'helper_id', type: 'int', unsigned: true })
  helperId!: number;

  @Column({ name: 'given_at', type: 'datetime', precision: 3 })
  givenAt!: Date;

  /** Null while it is in force. */
  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'int', unsigned: true, nullable: true })
  endedBy!: number | null;
}
