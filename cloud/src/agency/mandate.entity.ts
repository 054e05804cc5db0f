import type { AgentBasis, MandateAct } from 'shared-types/mandate.states';
import type { SigningCapacity } from 'shared-types/signing.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** 授权委托 of an agency case (民法典 art. 165); its life, and who acts under it now, is the record of the same id. */
@Entity('mandate')
@Index('mandate_case', ['agencyCaseId', 'id'])
@Index('mandate_until', ['validUntil'])
export class MandateRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'agency_case_id', type: 'int', unsigned: true })
  agencyCaseId!: number;

  /** The mandate this one continues (续办). */
  @Column({ name: 'continues_id', type: 'int', unsigned: true, nullable: true })
  continuesId!: number | null;

  /** Keys of the items. */
  @Column({ type: 'json' })
  items!: string[];

  @Column({ type: 'json' })
  acts!: MandateAct[];

  /** Whether the client lets the centre put another agent in (民法典 art. 169); null until they chose. */
  @Column({ type: 'tinyint', width: 1, nullable: true })
  substitution!: boolean | null;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  /** The last day. */
  @Column({ name: 'valid_until', type: 'date' })
  validUntil!: string;

  /** Whom the papers name as signing for the client. */
  @Column({ name: 'signer_person_id', type: 'int', unsigned: true, nullable: true })
  signerPersonId!: number | null;

  @Column({ name: 'signer_capacity', type: 'varchar', length: 24, nullable: true })
  signerCapacity!: SigningCapacity | null;

  /** An enterprise's handler's authority as it stood then, for whoever checks it before countersigning. */
  @Column({ name: 'signer_scope', type: 'varchar', length: 200, nullable: true })
  signerScope!: string | null;

  @Column({ name: 'signer_valid_until', type: 'date', nullable: true })
  signerValidUntil!: string | null;
}

/** Somebody who acts or acted under a mandate, or whom the client is asked to agree to. */
@Entity('mandate_agent')
@Index('mandate_agent_one', ['mandateId', 'staffId'], { unique: true })
export class MandateAgentRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'mandate_id', type: 'int', unsigned: true })
  mandateId!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ type: 'varchar', length: 8 })
  basis!: AgentBasis;

  @Column({ type: 'varchar', length: 200, nullable: true })
  reason!: string | null;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3 })
  askedAt!: Date;

  /** Null while the client has not agreed. */
  @Column({ name: 'agreed_at', type: 'datetime', precision: 3, nullable: true })
  agreedAt!: Date | null;

  /** The person who agreed for the client; null where the mandate itself says so. */
  @Column({ name: 'agreed_by', type: 'int', unsigned: true, nullable: true })
  agreedBy!: number | null;
}
