import type { AgencyState, MaterialCustody, ServiceMode, TerminationGround } from 'shared-types/agency.states';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request for 帮办 or 代办 with a visit; its life is the record of the same id. Personal data is sealed. */
@Entity('agency_case')
export class AgencyCaseRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 8 })
  mode!: ServiceMode;

  /** Keys of the items, in the order asked for. */
  @Column({ type: 'json' })
  items!: string[];

  @Column({ type: 'boolean' })
  urgent!: boolean;

  /** The day and window asked for. */
  @Column({ type: 'date' })
  date!: string;

  @Column({ name: 'window_from', type: 'datetime', precision: 3 })
  windowFrom!: Date;

  @Column({ name: 'window_to', type: 'datetime', precision: 3 })
  windowTo!: Date;

  /** Sealed `VisitPlace`. */
  @Column({ type: 'varbinary', length: 1500 })
  place!: Buffer;

  /** Sealed `VisitContact`. */
  @Column({ type: 'varbinary', length: 500 })
  contact!: Buffer;

  /** What a declined client was pointed to, a comma list. */
  @Column({ type: 'varchar', length: 60, default: '' })
  alternatives!: string;

  /** True when the desk chose its agent, who then is not the one of a visit. */
  @Column({ type: 'boolean', default: false })
  appointed!: boolean;

  /** Where it stood when it was suspended last. */
  @Column({ name: 'suspended_from', type: 'varchar', length: 24, nullable: true })
  suspendedFrom!: AgencyState | null;

  /** What was decided of the materials then. */
  @Column({ type: 'varchar', length: 8, nullable: true })
  custody!: MaterialCustody | null;

  /** On what ground the centre ended it. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  ground!: TerminationGround | null;

  /** When its agent proposed to close it last; null while it was not. */
  @Column({ name: 'closing_proposed_at', type: 'datetime', precision: 3, nullable: true })
  closingProposedAt!: Date | null;

  /** The version the proposal is about: whatever happens to the case afterwards ends it. */
  @Column({ name: 'closing_version', type: 'int', unsigned: true, nullable: true })
  closingVersion!: number | null;

  @Column({ name: 'closing_note', type: 'varchar', length: 500, nullable: true })
  closingNote!: string | null;

  /** How often its client was reminded since they last answered, and when last. */
  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  reminders!: number;

  @Column({ name: 'reminded_on', type: 'date', nullable: true })
  remindedOn!: string | null;
}
