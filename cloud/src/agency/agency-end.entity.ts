import type { CallbackOutcome, IdentityCheck } from 'shared-types/agency-end.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The result of a case that the agent fetched and handed over; one row a case, so that it is handed over once. */
@Entity('agency_delivery')
@Index('agency_delivery_agency', ['agencyId'])
export class AgencyDeliveryRow {
  @PrimaryColumn({ name: 'case_id', type: 'int', unsigned: true })
  caseId!: number;

  @Column({ name: 'agency_id', type: 'int', unsigned: true })
  agencyId!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ name: 'delivered_at', type: 'datetime', precision: 3 })
  deliveredAt!: Date;

  @Column({ type: 'varchar', length: 12 })
  checked!: IdentityCheck;

  /** Who took it, sealed. */
  @Column({ type: 'varbinary', length: 200 })
  receiver!: Buffer;
}

/** One call to the client of a closed case; only ever added to. */
@Entity('agency_callback')
@Index('agency_callback_agency', ['agencyId', 'id'])
export class AgencyCallbackRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'agency_id', type: 'int', unsigned: true })
  agencyId!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Its day, by which tries are counted. */
  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'varchar', length: 12 })
  outcome!: CallbackOutcome;

  /** 1 to 5. */
  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  satisfaction!: number | null;

  /** A comma list. */
  @Column({ type: 'varchar', length: 60 })
  aspects!: string;

  /** Sealed. */
  @Column({ type: 'blob' })
  words!: Buffer;
}
