import type { DayPart } from 'shared-types/waitlist.states';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who waits for a place; its life is the record of the same id. */
@Entity('waitlist')
@Index('waitlist_waiting', ['waiting', 'toDate'])
@Index('waitlist_identity', ['identity', 'waiting'])
@Index('waitlist_offered', ['offeredBooking'])
export class WaitlistRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Whose bookings it counts with. */
  @Column({ type: 'varchar', length: 70 })
  identity!: string;

  /** The person who joined, for themselves or another; null when the hall put them here. */
  @Column({ name: 'joined_by', type: 'int', unsigned: true, nullable: true })
  joinedBy!: number | null;

  @Column({ name: 'item_key', type: 'varchar', length: 60 })
  itemKey!: string;

  @Column({ name: 'situation_key', type: 'varchar', length: 60, nullable: true })
  situationKey!: string | null;

  /** Sites they would come to, by comma. */
  @Column({ name: 'site_keys', type: 'varchar', length: 400 })
  siteKeys!: string;

  @Column({ name: 'from_date', type: 'date' })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date' })
  toDate!: string;

  @Column({ type: 'varchar', length: 10 })
  part!: DayPart;

  /** The hall called off what they had: their turn comes before the others'. */
  @Column({ type: 'boolean' })
  front!: boolean;

  /** Waiting for a turn: neither offered nor over. */
  @Column({ type: 'boolean' })
  waiting!: boolean;

  /** The booking that is, or was, kept for them. */
  @Column({ name: 'offered_booking', type: 'int', unsigned: true, nullable: true })
  offeredBooking!: number | null;
}
