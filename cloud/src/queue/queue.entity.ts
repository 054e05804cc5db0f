import type { PriorityKind, TicketClass, TicketState, WindowState } from 'shared-types/queue.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One number of a site's day; its life is the record of the same id. */
@Entity('queue_ticket')
@Index('ticket_label', ['siteKey', 'date', 'label'], { unique: true })
@Index('ticket_code', ['code'], { unique: true })
@Index('ticket_carried', ['carriedFrom'], { unique: true })
@Index('ticket_line', ['siteKey', 'date', 'line', 'waiting'])
@Index('ticket_window', ['windowKey', 'date'])
@Index('ticket_booking', ['bookingId'])
export class TicketRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @Column({ type: 'date' })
  date!: string;

  /** `A012`. */
  @Column({ type: 'varchar', length: 8 })
  label!: string;

  @Column({ type: 'varchar', length: 24 })
  line!: string;

  /** The kind of business, which its window must be able to do; null while nobody knows. */
  @Column({ type: 'varchar', length: 24, nullable: true })
  category!: string | null;

  @Column({ type: 'varchar', length: 10 })
  class!: TicketClass;

  @Column({ name: 'priority_kind', type: 'varchar', length: 20, nullable: true })
  priorityKind!: PriorityKind | null;

  @Column({ name: 'item_key', type: 'varchar', length: 60, nullable: true })
  itemKey!: string | null;

  @Column({ name: 'situation_key', type: 'varchar', length: 60, nullable: true })
  situationKey!: string | null;

  @Column({ name: 'booking_id', type: 'int', unsigned: true, nullable: true })
  bookingId!: number | null;

  /** What its QR code says: random. */
  @Column({ type: 'char', length: 22 })
  code!: string;

  @Column({ name: 'taken_at', type: 'datetime', precision: 3 })
  takenAt!: Date;

  /** When the slot of its booking begins. */
  @Column({ name: 'slot_at', type: 'datetime', precision: 3, nullable: true })
  slotAt!: Date | null;

  /** Waiting to be called. */
  @Column({ type: 'boolean' })
  waiting!: boolean;

  @Column({ type: 'boolean' })
  transferred!: boolean;

  /** The call of its line from which on it comes again. */
  @Column({ name: 'again_at_call', type: 'int', unsigned: true, nullable: true })
  againAtCall!: number | null;

  /** The one window it was sent to. */
  @Column({ name: 'target_window', type: 'varchar', length: 40, nullable: true })
  targetWindow!: string | null;

  /** The window it was called to last. */
  @Column({ name: 'window_key', type: 'varchar', length: 40, nullable: true })
  windowKey!: string | null;

  /** Calls since it last waited. */
  @Column({ type: 'tinyint', unsigned: true })
  calls!: number;

  @Column({ name: 'first_called_at', type: 'datetime', precision: 3, nullable: true })
  firstCalledAt!: Date | null;

  @Column({ name: 'called_at', type: 'datetime', precision: 3, nullable: true })
  calledAt!: Date | null;

  @Column({ name: 'passed_at', type: 'datetime', precision: 3, nullable: true })
  passedAt!: Date | null;

  @Column({ type: 'tinyint', unsigned: true })
  requeues!: number;

  /** The smallest number of people ahead its owner was told of. */
  @Column({ name: 'told_ahead', type: 'tinyint', unsigned: true, nullable: true })
  toldAhead!: number | null;

  /** From the window that sent it on to the next. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  note!: string | null;

  @Column({ name: 'case_number', type: 'varchar', length: 24, nullable: true })
  caseNumber!: string | null;

  /** The ticket of another day that it goes on from. */
  @Column({ name: 'carried_from', type: 'int', unsigned: true, nullable: true })
  carriedFrom!: number | null;
}

/** What a line remembers of its calls of a day; locked while a window calls. */
@Entity('queue_line')
export class LineRow {
  @PrimaryColumn({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @PrimaryColumn({ type: 'date' })
  date!: string;

  @PrimaryColumn({ type: 'varchar', length: 24 })
  line!: string;

  @Column({ type: 'int', unsigned: true })
  calls!: number;

  @Column({ name: 'priority_run', type: 'int', unsigned: true })
  priorityRun!: number;

  @Column({ name: 'last_of_others', type: 'varchar', length: 10, nullable: true })
  lastOfOthers!: Exclude<TicketClass, 'PRIORITY'> | null;
}

/** The last number given with a letter on a day. */
@Entity('queue_number')
export class NumberRow {
  @PrimaryColumn({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @PrimaryColumn({ type: 'date' })
  date!: string;

  @PrimaryColumn({ type: 'char', length: 1 })
  prefix!: string;

  @Column({ type: 'int', unsigned: true })
  last!: number;
}

/** A window and who sits at it now; one clerk a window, one window a clerk. */
@Entity('queue_window')
@Index('window_staff', ['staffId'], { unique: true })
export class WindowRow {
  @PrimaryColumn({ name: 'window_key', type: 'varchar', length: 40 })
  windowKey!: string;

  @Column({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @Column({ type: 'varchar', length: 8 })
  state!: WindowState;

  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;

  /** Why it is paused. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  reason!: string | null;

  /** Lines it was lent to, by comma. */
  @Column({ type: 'varchar', length: 200 })
  helps!: string;
}

/** One call, as displays read it out. */
@Entity('queue_call')
@Index('call_site', ['siteKey', 'at'])
export class CallRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @Column({ name: 'ticket_id', type: 'int', unsigned: true })
  ticketId!: number;

  @Column({ type: 'varchar', length: 8 })
  label!: string;

  @Column({ name: 'window_key', type: 'varchar', length: 40 })
  windowKey!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}

/** A stretch of time a ticket was in one state: waiting and serving times are sums of these. */
@Entity('ticket_period')
@Index('period_ticket', ['ticketId', 'toAt'])
export class TicketPeriodRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'ticket_id', type: 'int', unsigned: true })
  ticketId!: number;

  @Column({ type: 'varchar', length: 16 })
  state!: TicketState;

  @Column({ name: 'window_key', type: 'varchar', length: 40, nullable: true })
  windowKey!: string | null;

  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;

  @Column({ name: 'from_at', type: 'datetime', precision: 3 })
  fromAt!: Date;

  /** Null while it lasts. */
  @Column({ name: 'to_at', type: 'datetime', precision: 3, nullable: true })
  toAt!: Date | null;
}

/** A stretch of time a window was open or paused, and with whom. */
@Entity('window_period')
@Index('period_window', ['windowKey', 'toAt'])
export class WindowPeriodRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'window_key', type: 'varchar', length: 40 })
  windowKey!: string;

  @Column({ type: 'varchar', length: 8 })
  state!: WindowState;

  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;

  @Column({ type: 'varchar', length: 60, nullable: true })
  reason!: string | null;

  @Column({ name: 'from_at', type: 'datetime', precision: 3 })
  fromAt!: Date;

  @Column({ name: 'to_at', type: 'datetime', precision: 3, nullable: true })
  toAt!: Date | null;
}
