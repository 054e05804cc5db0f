import type { ArrivalEvidence, DeclineReason, MaterialForm, OfferRole, OfferState } from 'shared-types/dispatch.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A visit at a client's address, for any subject; its life is the record of the same id. Personal data is sealed. */
@Entity('visit_order')
@Index('visit_order_subject', ['subjectId', 'id'])
@Index('visit_order_day', ['date', 'windowFrom'])
@Index('visit_order_window', ['windowTo'])
@Index('visit_order_round', ['roundEndsAt'])
@Index('visit_order_companion', ['companionStaffId'])
@Index('visit_order_check', ['checkAt'])
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

  /** Why the position did not show it, where it was shown by code and reason. */
  @Column({ name: 'arrival_note', type: 'varchar', length: 200, nullable: true })
  arrivalNote!: string | null;

  /** Sealed `ClientSignature`: the client's hand on the agent's phone. */
  @Column({ name: 'client_signature', type: 'blob', nullable: true })
  clientSignature!: Buffer | null;

  /** Agents who are not to be sent, ids in a comma list. */
  @Column({ type: 'varchar', length: 200, default: '' })
  excluded!: string;

  /** Why it is made by two, a comma list of `PairReason`; empty while one is enough. */
  @Column({ name: 'pair_reasons', type: 'varchar', length: 60, default: '' })
  pairReasons!: string;

  /** The second agent. */
  @Column({ name: 'companion_staff_id', type: 'int', unsigned: true, nullable: true })
  companionStaffId!: number | null;

  /** Steps of the widening that were taken. */
  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  round!: number;

  /** When the next agents are asked, though offers may still stand; null while nobody is asked. */
  @Column({ name: 'round_ends_at', type: 'datetime', precision: 3, nullable: true })
  roundEndsAt!: Date | null;

  /** The visit whose time was moved to this one's. */
  @Column({ name: 'moved_from_id', type: 'int', unsigned: true, nullable: true })
  movedFromId!: number | null;

  /** How often its client moved it, over all the visits before it. */
  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  moves!: number;

  /** The window the agent would like instead, until the client answers. */
  @Column({ name: 'proposed_from', type: 'datetime', precision: 3, nullable: true })
  proposedFrom!: Date | null;

  @Column({ name: 'proposed_to', type: 'datetime', precision: 3, nullable: true })
  proposedTo!: Date | null;

  @Column({ name: 'proposed_reason', type: 'varchar', length: 200, nullable: true })
  proposedReason!: string | null;

  /** When the agent will be there: reckoned at setting out, or as he said himself. */
  @Column({ name: 'expected_at', type: 'datetime', precision: 3, nullable: true })
  expectedAt!: Date | null;

  @Column({ name: 'call_reminded_at', type: 'datetime', precision: 3, nullable: true })
  callRemindedAt!: Date | null;

  /** When the client was told that the agent comes late. */
  @Column({ name: 'late_told_at', type: 'datetime', precision: 3, nullable: true })
  lateToldAt!: Date | null;

  /** When its agent was last found unlikely to make it in time. */
  @Column({ name: 'relief_at', type: 'datetime', precision: 3, nullable: true })
  reliefAt!: Date | null;

  /** When somebody has to call and see that all is well; null before arrival and after the end. */
  @Column({ name: 'check_at', type: 'datetime', precision: 3, nullable: true })
  checkAt!: Date | null;
}

/** A visit offered to one agent. Written only while the visit's record is locked. */
@Entity('visit_offer')
@Index('visit_offer_winner', ['wonVisitId'], { unique: true })
@Index('visit_offer_companion', ['companionVisitId'], { unique: true })
@Index('visit_offer_wake', ['state', 'wakeAt'])
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

  @Column({ type: 'varchar', length: 10, default: 'LEAD' })
  role!: OfferRole;

  /** The agent it would relieve: it stands only while that one holds the visit. */
  @Column({ name: 'relieves_staff_id', type: 'int', unsigned: true, nullable: true })
  relievesStaffId!: number | null;

  @Column({ type: 'varchar', length: 10 })
  state!: OfferState;

  @Column({ type: 'varchar', length: 16, nullable: true })
  reason!: DeclineReason | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  note!: string | null;

  @Column({ name: 'offered_at', type: 'datetime', precision: 3 })
  offeredAt!: Date;

  /** Null while its clock stands still because the agent is out for a visit. */
  @Column({ name: 'expires_at', type: 'datetime', precision: 3, nullable: true })
  expiresAt!: Date | null;

  /** What was left to answer in when the clock was stopped. */
  @Column({ name: 'remaining_ms', type: 'int', unsigned: true, nullable: true })
  remainingMs!: number | null;

  /** When the agent first had it before his eyes. */
  @Column({ name: 'seen_at', type: 'datetime', precision: 3, nullable: true })
  seenAt!: Date | null;

  /** When the phone is woken next; null when every way was tried. */
  @Column({ name: 'wake_at', type: 'datetime', precision: 3, nullable: true })
  wakeAt!: Date | null;

  /** Ways tried besides the subscribe message. */
  @Column({ name: 'wake_step', type: 'tinyint', unsigned: true, default: 0 })
  wakeStep!: number;

  @Column({ name: 'answered_at', type: 'datetime', precision: 3, nullable: true })
  answeredAt!: Date | null;

  /** The visit, on the one offer that won it: unique, so that the database itself knows of no second winner. */
  @Column({ name: 'won_visit_id', type: 'int', unsigned: true, nullable: true })
  wonVisitId!: number | null;

  /** The same for the one offer whose agent comes along. */
  @Column({ name: 'companion_visit_id', type: 'int', unsigned: true, nullable: true })
  companionVisitId!: number | null;
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
