import type { BookingChannel, PriorityGroup } from 'shared-types/booking.states';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SlotDay } from './slots.rules';

/**
 * The account of one grain of time of one pool of windows. Made on the first booking that draws on it; without a row
 * nothing is promised.
 */
@Entity('slot')
export class SlotRow {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  @PrimaryColumn({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  /** The category its windows are for, or ALL. */
  @PrimaryColumn({ type: 'varchar', length: 24 })
  pool!: string;

  /** Minute of the day in Shanghai. */
  @PrimaryColumn({ type: 'smallint', unsigned: true })
  start!: number;

  /** Seconds of window time promised: the sum of what the bookings that hold a place took of it. */
  @Column({ type: 'int', unsigned: true })
  taken!: number;

  /** Seconds that may be promised at most, by whichever item, as it stood at the last change. */
  @Column({ type: 'int', unsigned: true })
  capacity!: number;

  /** The version of the day it was last planned by: who counts on another one is refused. */
  @Column({ type: 'int', unsigned: true })
  version!: number;
}

/** A day of a site that is not as configured: by its roster, or because its hours were changed. */
@Entity('slot_day')
export class SlotDayRow {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  @PrimaryColumn({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  /** Counts changes. */
  @Column({ type: 'int', unsigned: true })
  version!: number;

  @Column({ type: 'json' })
  plan!: Omit<SlotDay, 'version'>;

  @Column({ name: 'changed_at', type: 'datetime', precision: 3 })
  changedAt!: Date;
}

/**
 * Whose bookings count together: a person (`P:` and id), an enterprise (`E:` and id), or somebody who telephoned and has
 * no account (`T:` and the keyed hash of the phone). Locked while the limits are judged.
 */
@Entity('booking_identity')
export class BookingIdentityRow {
  @PrimaryColumn({ type: 'varchar', length: 70 })
  identity!: string;

  /** Until when it may not book online; null when it may. */
  @Column({ name: 'blocked_until', type: 'datetime', precision: 3, nullable: true })
  blockedUntil!: Date | null;

  /** Confirmed at the counter. */
  @Column({ name: 'priority_group', type: 'varchar', length: 12, nullable: true })
  priorityGroup!: PriorityGroup | null;
}

/** One row for a pool's day on which a green channel ever asked for a place: whoever counts its share holds the lock. */
@Entity('green_share')
export class GreenShareRow {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  @PrimaryColumn({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @PrimaryColumn({ type: 'varchar', length: 24 })
  pool!: string;
}

/** A booking made through a green channel; it counts in the share while it holds its place. */
@Entity('green_booking')
@Index('green_booking_day', ['date', 'siteKey', 'pool'])
export class GreenBookingRow {
  @PrimaryColumn({ name: 'booking_id', type: 'int', unsigned: true })
  bookingId!: number;

  @Column({ type: 'date' })
  date!: string;

  @Column({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @Column({ type: 'varchar', length: 24 })
  pool!: string;
}

/** One booking; its life is the record of the same id. What it took of which account is kept as it was. */
@Entity('booking')
@Index('booking_lapses', ['lapsesAt'])
@Index('booking_identity', ['identity', 'endsAt'])
@Index('booking_booker', ['bookedBy', 'endsAt'])
@Index('booking_replaces', ['replaces'])
@Index('booking_day', ['date', 'siteKey', 'pool'])
export class BookingRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'item_key', type: 'varchar', length: 60 })
  itemKey!: string;

  @Column({ name: 'situation_key', type: 'varchar', length: 60, nullable: true })
  situationKey!: string | null;

  @Column({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @Column({ type: 'varchar', length: 24 })
  pool!: string;

  @Column({ type: 'date' })
  date!: string;

  /** Minute of the day in Shanghai. */
  @Column({ type: 'smallint', unsigned: true })
  start!: number;

  @Column({ name: 'slot_minutes', type: 'smallint', unsigned: true })
  slotMinutes!: number;

  @Column({ name: 'grain_minutes', type: 'smallint', unsigned: true })
  grainMinutes!: number;

  /** Seconds taken of each grain. */
  @Column({ type: 'int', unsigned: true })
  cost!: number;

  @Column({ name: 'starts_at', type: 'datetime', precision: 3 })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;

  /** When the house goes on by itself: a hold runs out, somebody has not come; null when nothing is waited for. */
  @Column({ name: 'lapses_at', type: 'datetime', precision: 3, nullable: true })
  lapsesAt!: Date | null;

  /** Whether what it took of the accounts is still taken. */
  @Column({ name: 'holds_place', type: 'boolean' })
  holdsPlace!: boolean;

  @Column({ type: 'varchar', length: 70 })
  identity!: string;

  /** The person who booked, for themselves or another; null when staff did for a caller, or the house. */
  @Column({ name: 'booked_by', type: 'int', unsigned: true, nullable: true })
  bookedBy!: number | null;

  @Column({ type: 'varchar', length: 10 })
  channel!: BookingChannel;

  /** Sealed: of somebody who telephoned. */
  @Column({ name: 'caller_name', type: 'varbinary', length: 200, nullable: true })
  callerName!: Buffer | null;

  /** Sealed. */
  @Column({ name: 'caller_phone', type: 'varbinary', length: 100, nullable: true })
  callerPhone!: Buffer | null;

  /** Sealed: who comes, where somebody telephoned for them. */
  @Column({ name: 'visitor_name', type: 'varbinary', length: 200, nullable: true })
  visitorName!: Buffer | null;

  /** The booking it took the place of. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  replaces!: number | null;

  /** How often its owner has moved it. */
  @Column({ type: 'tinyint', unsigned: true })
  reschedules!: number;

  /** The hall moved it here: giving it up never counts. */
  @Column({ name: 'by_hall', type: 'boolean' })
  byHall!: boolean;
}
