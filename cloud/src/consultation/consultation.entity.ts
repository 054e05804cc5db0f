import type { ConsultationChannel } from 'shared-types/consultation.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A question put to the centre; its life is the record of the same id. */
@Entity('consultation')
export class ConsultationRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 20 })
  channel!: ConsultationChannel;

  @Column({ name: 'item_key', type: 'varchar', length: 60, nullable: true })
  itemKey!: string | null;

  @Column({ type: 'int', unsigned: true, default: 0 })
  reopenings!: number;

  /** 1 (非常不满意) to 5 (非常满意), given once. */
  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  rating!: number | null;

  /** Of the authority above that sent it on. */
  @Column({ name: 'order_number', type: 'varchar', length: 40, nullable: true })
  orderNumber!: string | null;

  /** Written down by staff; null for whoever asked from an account of their own, or gave none. */
  @Column({ name: 'asker_name', type: 'varbinary', length: 200, nullable: true })
  askerName!: Buffer | null;

  @Column({ name: 'asker_phone', type: 'varbinary', length: 80, nullable: true })
  askerPhone!: Buffer | null;
}

/** What was asked and answered, in order; never changed. */
@Entity('consultation_message')
@Index('consultation_message_order', ['consultationId', 'id'])
export class ConsultationMessageRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'consultation_id', type: 'int', unsigned: true })
  consultationId!: number;

  @Column({ type: 'varchar', length: 8 })
  kind!: 'QUESTION' | 'REPLY';

  @Column({ type: 'text' })
  body!: string;

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
