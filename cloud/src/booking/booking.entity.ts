import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The account of one grain of time of one pool of windows. Made on the first booking that draws on it; without a row
 * nothing is promised. What may be promised stands in the configuration, not here.
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

  /** Seconds of window time promised: the sum of what the standing bookings took of it. */
  @Column({ type: 'int', unsigned: true })
  taken!: number;
}

/** One booking; its life is the record of the same id. What it took of which account is kept as it was. */
@Entity('booking')
@Index('booking_open', ['openUntil'])
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

  /** Its end while it stands; null once it was given up or has ended. */
  @Column({ name: 'open_until', type: 'datetime', precision: 3, nullable: true })
  openUntil!: Date | null;
}
