import type { ComplaintChannel, ComplaintKind, ComplaintOutcome } from 'shared-types/complaint.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A complaint or suggestion; its life is the record of the same id. Who complains and what is said are sealed. */
@Entity('complaint')
export class ComplaintRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 12 })
  kind!: ComplaintKind;

  @Column({ type: 'varchar', length: 20 })
  channel!: ComplaintChannel;

  /** Day 0 of its promise, kept when it is converted. */
  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;

  /** Written down by staff; null when the complainant has an account of their own here, or gave none. */
  @Column({ name: 'complainant_name', type: 'varbinary', length: 200, nullable: true })
  complainantName!: Buffer | null;

  @Column({ name: 'complainant_phone', type: 'varbinary', length: 80, nullable: true })
  complainantPhone!: Buffer | null;

  @Column({ name: 'order_number', type: 'varchar', length: 40, nullable: true })
  orderNumber!: string | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  outcome!: ComplaintOutcome | null;

  @Column({ type: 'int', unsigned: true, default: 0 })
  reopenings!: number;
}

/** What was said and answered, in order; never changed. */
@Entity('complaint_message')
@Index('complaint_message_order', ['complaintId', 'id'])
export class ComplaintMessageRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'complaint_id', type: 'int', unsigned: true })
  complaintId!: number;

  @Column({ type: 'varchar', length: 12 })
  kind!: 'STATEMENT' | 'REPLY';

  @Column({ type: 'blob' })
  body!: Buffer;

  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;

  /** Who let the reply go out, where somebody else wrote it. */
  @Column({ name: 'reviewer_staff_id', type: 'int', unsigned: true, nullable: true })
  reviewerStaffId!: number | null;

  /** The reply this one corrects, and why. */
  @Column({ name: 'corrects_id', type: 'int', unsigned: true, nullable: true })
  correctsId!: number | null;

  @Column({ type: 'varchar', length: 400, nullable: true })
  correction!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
