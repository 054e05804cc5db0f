import type { EscalationLevel } from 'shared-types/supervision.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One step of the ladder on one promise: the unique key makes it happen once, whoever tries. */
@Entity('escalation')
@Index('escalation_step', ['timerId', 'level'], { unique: true })
@Index('escalation_handle', ['handle'], { unique: true })
@Index('escalation_record', ['recordId'])
export class EscalationRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ name: 'timer_id', type: 'int', unsigned: true })
  timerId!: number;

  @Column({ type: 'varchar', length: 12 })
  level!: EscalationLevel;

  @Column({ name: 'record_id', type: 'int', unsigned: true })
  recordId!: number;

  /** A higher step was due at the same moment, after a standstill: only that one was sent. */
  @Column({ type: 'tinyint', width: 1 })
  superseded!: boolean;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3 })
  sentAt!: Date;
}

/** One person it was brought before, and when they signed for it. */
@Entity('escalation_receipt')
@Index('escalation_receipt_one', ['escalationId', 'staffId'], { unique: true })
@Index('escalation_receipt_open', ['staffId', 'receivedAt'])
export class EscalationReceiptRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'escalation_id', type: 'int', unsigned: true })
  escalationId!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ name: 'received_at', type: 'datetime', precision: 3, nullable: true })
  receivedAt!: Date | null;
}
