import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One night's comparison of the accounts of places with the bookings that hold them. */
@Entity('slot_check')
export class SlotCheckRow {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  @Column({ name: 'checked_at', type: 'datetime', precision: 3 })
  checkedAt!: Date;

  /** Accounts that were not what their bookings come to; null while it is under way. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  differences!: number | null;
}
