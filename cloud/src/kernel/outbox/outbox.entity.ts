import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** News that leaves a transaction. Delivered at least once; `position` is its place in the live feed. */
@Entity('outbox')
@Index('outbox_position', ['position'])
@Index('outbox_pending', ['pending', 'attemptAt'])
export class OutboxRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 40 })
  topic!: string;

  @Column({ type: 'json' })
  payload!: object;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** Given after commit, by one relay at a time: ids commit out of order, positions do not. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  position!: number | null;

  /** True while a handler still owes the delivery; news only for the feed is never pending. */
  @Column({ type: 'tinyint', width: 1 })
  pending!: boolean;

  @Column({ name: 'attempt_at', type: 'datetime', precision: 3 })
  attemptAt!: Date;

  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  attempts!: number;

  @Column({ name: 'last_error', type: 'varchar', length: 200, nullable: true })
  lastError!: string | null;
}
