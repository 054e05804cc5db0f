import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A question put to the centre; its life is the record of the same id. */
@Entity('consultation')
export class ConsultationRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'item_key', type: 'varchar', length: 60, nullable: true })
  itemKey!: string | null;

  @Column({ type: 'int', unsigned: true, default: 0 })
  reopenings!: number;

  /** 1 (非常不满意) to 5 (非常满意), given once. */
  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  rating!: number | null;
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

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
