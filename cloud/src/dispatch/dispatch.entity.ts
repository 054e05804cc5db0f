import type { ArrivalEvidence, DeclineReason, DutyState, MaterialForm, OfferState } from 'shared-types/dispatch.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A visit at a client's address, for any subject; its life is the record of the same id. Personal data is sealed. */
@Entity('visit_order')
@Index('visit_order_subject', ['subjectId', 'id'])
@Index('visit_order_day', ['date', 'windowFrom'])
export class VisitOrderRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  /** The record it is made for. */
  @Column({ name: 'subject_id', type: 'int', unsigned: true })
  subjectId!: number;

  /** Skills it needs, a comma list. */
  @Column({ type: 'varchar', length: 200 })
  skills!: string;

  @Column({ type: 'boolean' })
  urgent!: boolean;

  /** The civil day of the visit. */
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

  /** Sealed digits that the client alone is shown. */
  @Column({ name: 'arrival_code', type: 'varbinary', length: 80 })
  arrivalCode!: Buffer;

  /** The agent of the subject, who is asked first. */
  @Column({ name: 'preferred_staff_id', type: 'int', unsigned: true, nullable: true })
  preferredStaffId!: number | null;

  /** Calls to the client that the present agent logged. */
  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  calls!: number;

  @Column({ name: 'arrived_at', type: 'datetime', precision: 3, nullable: true })
  arrivedAt!: Date | null;

  @Column({ name: 'arrived_by', type: 'varchar', length: 8, nullable: true })
  arrivedBy!: ArrivalEvidence | null;
}

/** A visit offered to one agent. Written only while the visit's record is locked. */
@Entity('visit_offer')
@Index('visit_offer_winner', ['wonVisitId'], { unique: true })
@Index('visit_offer_visit', ['visitId', 'staffId'])
@Index('visit_offer_expiry', ['state', 'expiresAt'])
@Index('visit_offer_staff', ['staffId', 'state'])
export class VisitOfferRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'visit_id', type: 'int', unsigned: true })
  visitId!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ type: 'varchar', length: 10 })
  state!: OfferState;

  @Column({ type: 'varchar', length: 16, nullable: true })
  reason!: DeclineReason | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  note!: string | null;

  @Column({ name: 'offered_at', type: 'datetime', precision: 3 })
  offeredAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'answered_at', type: 'datetime', precision: 3, nullable: true })
  answeredAt!: Date | null;

  /** The visit, on the one offer that won it: unique, so that the database itself knows of no second winner. */
  @Column({ name: 'won_visit_id', type: 'int', unsigned: true, nullable: true })
  wonVisitId!: number | null;
}

export type PositionMoment = 'SET_OUT' | 'ARRIVED';

/** Where the agent was at setting out or arriving; at most one reading each, deleted after the retention time. */
@Entity('visit_position')
@Index('visit_position_age', ['readAt'])
export class VisitPositionRow {
  @PrimaryColumn({ name: 'visit_id', type: 'int', unsigned: true })
  visitId!: number;

  @PrimaryColumn({ type: 'varchar', length: 8 })
  moment!: PositionMoment;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  /** Sealed GCJ-02 point. */
  @Column({ type: 'varbinary', length: 120 })
  point!: Buffer;

  @Column({ name: 'accuracy_metres', type: 'int', unsigned: true })
  accuracyMetres!: number;

  /** To the client's address. */
  @Column({ name: 'distance_metres', type: 'int', unsigned: true })
  distanceMetres!: number;

  @Column({ type: 'boolean' })
  consented!: boolean;

  @Column({ name: 'read_at', type: 'datetime', precision: 3 })
  readAt!: Date;
}

/** One material the agent received at the visit. */
@Entity('visit_material')
@Index('visit_material_visit', ['visitId', 'id'])
export class VisitMaterialRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'visit_id', type: 'int', unsigned: true })
  visitId!: number;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'varchar', length: 12 })
  form!: MaterialForm;

  @Column({ type: 'smallint', unsigned: true })
  copies!: number;

  @Column({ type: 'smallint', unsigned: true, nullable: true })
  pages!: number | null;

  @Column({ type: 'varchar', length: 60, nullable: true })
  condition!: string | null;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;
}

/** How an agent last set his duty; it counts only within the shift it was set in. */
@Entity('agent_duty')
export class AgentDutyRow {
  @PrimaryColumn({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ type: 'varchar', length: 10 })
  state!: DutyState;

  @Column({ name: 'set_at', type: 'datetime', precision: 3 })
  setAt!: Date;
}

/** A conflict of interest an agent declared with a person or an enterprise. */
@Entity('agent_conflict')
@Index('agent_conflict_person', ['personId'])
@Index('agent_conflict_enterprise', ['enterpriseId'])
export class AgentConflictRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ name: 'person_id', type: 'int', unsigned: true, nullable: true })
  personId!: number | null;

  @Column({ name: 'enterprise_id', type: 'int', unsigned: true, nullable: true })
  enterpriseId!: number | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  note!: string | null;

  @Column({ name: 'declared_at', type: 'datetime', precision: 3 })
  declaredAt!: Date;
}
