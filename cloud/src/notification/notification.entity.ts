import type { NoticeKind } from 'shared-types/notification.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

export type Delivery = 'WAITING' | 'SENT' | 'NOT_SUBSCRIBED' | 'REFUSED' | 'FAULTY';

/** One message in a person's inbox; WeChat is told of it too where they subscribed. */
@Entity('notice')
@Index('notice_inbox', ['personId', 'id'])
@Index('notice_unread', ['personId', 'readAt'])
export class NoticeRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  @Column({ type: 'varchar', length: 24 })
  kind!: NoticeKind;

  @Column({ type: 'varchar', length: 200 })
  text!: string;

  @Column({ name: 'record_id', type: 'int', unsigned: true, nullable: true })
  recordId!: number | null;

  /** The message's fields by meaning; the template decides which of them WeChat gets under which name. */
  @Column({ type: 'json' })
  fields!: Record<string, string>;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'read_at', type: 'datetime', precision: 3, nullable: true })
  readAt!: Date | null;

  @Column({ type: 'varchar', length: 16 })
  delivery!: Delivery;
}

/** How many more subscribe messages of a kind a person has agreed to. */
@Entity('subscription')
export class SubscriptionRow {
  @PrimaryColumn({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  @PrimaryColumn({ type: 'varchar', length: 24 })
  kind!: NoticeKind;

  @Column({ type: 'int', unsigned: true })
  remaining!: number;
}
