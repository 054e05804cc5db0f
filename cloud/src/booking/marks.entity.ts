import type { PriorityGroup } from 'shared-types/booking.states';
import type { Erasure, MarkKind, MarkRest } from 'shared-types/booking-marks.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What is noted of one booking nobody came to, or that was given up late; deleted once it can have no effect. */
@Entity('booking_mark')
@Index('booking_mark_identity', ['identity', 'date'])
@Index('booking_mark_date', ['date'])
export class BookingMarkRow {
  @PrimaryColumn({ name: 'booking_id', type: 'int', unsigned: true })
  bookingId!: number;

  @Column({ type: 'varchar', length: 70 })
  identity!: string;

  @Column({ type: 'varchar', length: 12 })
  kind!: MarkKind;

  /** Hundredths of a time, as the rule stood then. */
  @Column({ type: 'smallint', unsigned: true })
  weight!: number;

  /** The civil date of the slot. */
  @Column({ type: 'date' })
  date!: string;

  @Column({ name: 'noted_at', type: 'datetime', precision: 3 })
  notedAt!: Date;

  /** Why it does not count although it stands. */
  @Column({ type: 'varchar', length: 8, nullable: true })
  rests!: MarkRest | null;

  @Column({ name: 'erased_why', type: 'varchar', length: 16, nullable: true })
  erasedWhy!: Erasure | null;

  @Column({ name: 'erased_at', type: 'datetime', precision: 3, nullable: true })
  erasedAt!: Date | null;

  @Column({ name: 'erased_by', type: 'int', unsigned: true, nullable: true })
  erasedBy!: number | null;

  /** What the owner reads about it. */
  @Column({ name: 'erased_note', type: 'varchar', length: 400, nullable: true })
  erasedNote!: string | null;
}

/** An appeal against a mark; its life is the record of the same id. What is said, and what is answered, is sealed. */
@Entity('booking_appeal')
@Index('booking_appeal_booking', ['bookingId', 'id'])
export class BookingAppealRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'booking_id', type: 'int', unsigned: true })
  bookingId!: number;

  @Column({ type: 'blob' })
  statement!: Buffer;

  @Column({ type: 'blob', nullable: true })
  answer!: Buffer | null;

  @Column({ name: 'decided_by', type: 'int', unsigned: true, nullable: true })
  decidedBy!: number | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;
}

/** A stretch of time in which a site could not receive people as it should: nobody is marked for it. */
@Entity('hall_fault')
@Index('hall_fault_day', ['date', 'siteKey'])
export class HallFaultRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'date' })
  date!: string;

  @Column({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @Column({ name: 'starts_at', type: 'datetime', precision: 3 })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;

  @Column({ type: 'varchar', length: 400 })
  reason!: string;

  @Column({ name: 'noted_by', type: 'int', unsigned: true })
  notedBy!: number;

  @Column({ name: 'noted_at', type: 'datetime', precision: 3 })
  notedAt!: Date;
}

/** That a member of staff saw somebody's card: which group, who saw it, and nothing of the card. */
@Entity('priority_confirmation')
@Index('priority_confirmation_identity', ['identity', 'id'])
@Index('priority_confirmation_withdrawn', ['withdrawnAt'])
export class PriorityConfirmationRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 70 })
  identity!: string;

  @Column({ name: 'priority_group', type: 'varchar', length: 12 })
  priorityGroup!: PriorityGroup;

  @Column({ name: 'confirmed_by', type: 'int', unsigned: true })
  confirmedBy!: number;

  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3 })
  confirmedAt!: Date;

  @Column({ name: 'withdrawn_by', type: 'int', unsigned: true, nullable: true })
  withdrawnBy!: number | null;

  @Column({ name: 'withdrawn_at', type: 'datetime', precision: 3, nullable: true })
  withdrawnAt!: Date | null;

  /** Sealed. */
  @Column({ name: 'withdrawn_why', type: 'blob', nullable: true })
  withdrawnWhy!: Buffer | null;
}
