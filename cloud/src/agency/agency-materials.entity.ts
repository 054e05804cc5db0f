import type {
  ClientSigning,
  HandoverDirection,
  HandoverState,
  MoveState,
  PaperKeeper,
} from 'shared-types/agency-materials.states';
import type { MaterialForm } from 'shared-types/dispatch.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One line of a list. `no` is the paper's where the list gives it back. */
export interface HandoverLine {
  readonly no: number | null;
  readonly name: string;
  readonly form: MaterialForm;
  readonly copies: number;
  readonly pages: number | null;
  readonly condition: string | null;
  readonly toReturn: boolean;
}

/** A 材料交接清单: never changed once drafted, only signed or given up. Drawings are sealed. */
@Entity('agency_handover')
@Index('agency_handover_no', ['agencyId', 'no'], { unique: true })
export class AgencyHandoverRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'agency_id', type: 'int', unsigned: true })
  agencyId!: number;

  @Column({ type: 'smallint', unsigned: true })
  no!: number;

  @Column({ type: 'varchar', length: 8 })
  direction!: HandoverDirection;

  @Column({ type: 'varchar', length: 8 })
  state!: HandoverState;

  @Column({ type: 'json' })
  content!: readonly HandoverLine[];

  /** SHA-256 of what is signed. */
  @Column({ type: 'char', length: 64 })
  hash!: string;

  @Column({ name: 'drafted_by', type: 'int', unsigned: true })
  draftedBy!: number;

  @Column({ name: 'drafted_at', type: 'datetime', precision: 3 })
  draftedAt!: Date;

  @Column({ name: 'client_signed_at', type: 'datetime', precision: 3, nullable: true })
  clientSignedAt!: Date | null;

  /** Who signed on a phone of their own; null where they signed beside the agent. */
  @Column({ name: 'client_person_id', type: 'int', unsigned: true, nullable: true })
  clientPersonId!: number | null;

  @Column({ name: 'client_method', type: 'varchar', length: 12, nullable: true })
  clientMethod!: ClientSigning | null;

  @Column({ name: 'client_drawing', type: 'mediumblob', nullable: true })
  clientDrawing!: Buffer | null;

  @Column({ name: 'agent_signed_at', type: 'datetime', precision: 3, nullable: true })
  agentSignedAt!: Date | null;

  @Column({ name: 'agent_staff_id', type: 'int', unsigned: true, nullable: true })
  agentStaffId!: number | null;

  @Column({ name: 'agent_drawing', type: 'mediumblob', nullable: true })
  agentDrawing!: Buffer | null;

  @Column({ name: 'void_reason', type: 'varchar', length: 200, nullable: true })
  voidReason!: string | null;

  @Column({ name: 'document_number', type: 'varchar', length: 40, nullable: true })
  documentNumber!: string | null;
}

/** A paper of the client's, and in whose hands it is. */
@Entity('agency_material')
@Index('agency_material_no', ['agencyId', 'no'], { unique: true })
export class AgencyMaterialRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'agency_id', type: 'int', unsigned: true })
  agencyId!: number;

  @Column({ type: 'smallint', unsigned: true })
  no!: number;

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

  @Column({ name: 'to_return', type: 'boolean' })
  toReturn!: boolean;

  @Column({ type: 'varchar', length: 12 })
  keeper!: PaperKeeper;

  /** Who of the staff has it; null with a department and with the client. */
  @Column({ name: 'holder_staff_id', type: 'int', unsigned: true, nullable: true })
  holderStaffId!: number | null;

  /** Which department, and who took it there. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  place!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  /** The day from which its being out is alarming; null for what does not go back. */
  @Column({ name: 'alarm_on', type: 'date', nullable: true })
  alarmOn!: string | null;

  @Column({ name: 'alarmed_at', type: 'datetime', precision: 3, nullable: true })
  alarmedAt!: Date | null;
}

/** One link of the chain of custody; only ever added to and answered. */
@Entity('agency_material_move')
@Index('agency_material_move_chain', ['materialId', 'id'])
export class AgencyMaterialMoveRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'material_id', type: 'int', unsigned: true })
  materialId!: number;

  @Column({ name: 'from_keeper', type: 'varchar', length: 12 })
  fromKeeper!: PaperKeeper;

  @Column({ name: 'from_staff_id', type: 'int', unsigned: true, nullable: true })
  fromStaffId!: number | null;

  @Column({ name: 'to_keeper', type: 'varchar', length: 12 })
  toKeeper!: PaperKeeper;

  @Column({ name: 'to_staff_id', type: 'int', unsigned: true, nullable: true })
  toStaffId!: number | null;

  @Column({ type: 'varchar', length: 60, nullable: true })
  place!: string | null;

  @Column({ name: 'by_staff_id', type: 'int', unsigned: true })
  byStaffId!: number;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar', length: 8 })
  state!: MoveState;

  @Column({ name: 'answered_at', type: 'datetime', precision: 3, nullable: true })
  answeredAt!: Date | null;
}
