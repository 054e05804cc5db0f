import type { CalendarStatus, DeadlineKind, TimerState } from 'shared-types/deadline.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a timer was started with, beside its event. */
export interface TimerParams {
  readonly workdays?: number;
  /** Added once, counted from the same day 0 (行政许可法 art. 42). */
  readonly extensionWorkdays?: number;
  /** A transferred order's own due time, as an ISO instant. */
  readonly orderDueAt?: string;
  /** A message on the hotline, counted from its next opening. */
  readonly voicemail?: boolean;
}

/** One promise running on a record. It keeps what it was computed from, so that it can explain and recompute itself. */
@Entity('timer')
@Index('timer_record', ['recordId', 'kind'])
@Index('timer_due', ['state', 'breachedAt', 'dueAt'])
export class TimerRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'record_id', type: 'int', unsigned: true })
  recordId!: number;

  @Column({ type: 'varchar', length: 32 })
  kind!: DeadlineKind;

  @Column({ type: 'varchar', length: 16 })
  state!: TimerState;

  /** The event whose day is day 0. */
  @Column({ name: 'event_at', type: 'datetime', precision: 3 })
  eventAt!: Date;

  @Column({ type: 'json' })
  params!: TimerParams;

  /** Civil dates, each pause from its first day to its last; null while it is open. */
  @Column({ type: 'json' })
  pauses!: [string, string | null][];

  @Column({ name: 'due_date', type: 'date', nullable: true })
  dueDate!: string | null;

  @Column({ name: 'due_at', type: 'datetime', precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'warn_at', type: 'datetime', precision: 3, nullable: true })
  warnAt!: Date | null;

  @Column({ type: 'varchar', length: 16 })
  calendar!: CalendarStatus;

  @Column({ name: 'calendar_version', type: 'char', length: 16 })
  calendarVersion!: string;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;

  /** Judged late only after this instant, where a new calendar made the due time earlier than people had been told. */
  @Column({ name: 'judged_at', type: 'datetime', precision: 3, nullable: true })
  judgedAt!: Date | null;

  /** When it was first late: a fact, recorded once. */
  @Column({ name: 'breached_at', type: 'datetime', precision: 3, nullable: true })
  breachedAt!: Date | null;
}
