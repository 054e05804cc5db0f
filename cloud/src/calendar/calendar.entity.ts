import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { YearNotice } from '../kernel/deadline/legal-calendar.rules';

/** A year's notice that was loaded and is in force; it stands before the one in `config/`. */
@Entity('calendar_year')
export class CalendarYearRow {
  @PrimaryColumn({ type: 'smallint', unsigned: true })
  year!: number;

  @Column({ type: 'json' })
  notice!: YearNotice;

  @Column({ name: 'loaded_by', type: 'int', unsigned: true })
  loadedBy!: number;

  @Column({ name: 'loaded_at', type: 'datetime', precision: 3 })
  loadedAt!: Date;
}

/** STAGING: new dates are computed aside. SETTLING: in force; what was begun meanwhile on the old one is mended. */
export type LoadState = 'STAGING' | 'SETTLING' | 'DONE';

/** One notice on its way into force. It keeps how far it has come, so that any replica goes on from there. */
@Entity('calendar_load')
@Index('calendar_load_active', ['active'], { unique: true })
export class CalendarLoadRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 12 })
  state!: LoadState;

  /** True while it is on its way, null afterwards: the unique key lets one be under way at a time. */
  @Column({ type: 'tinyint', width: 1, nullable: true })
  active!: boolean | null;

  @Column({ type: 'json' })
  notice!: YearNotice;

  @Column({ name: 'loaded_by', type: 'int', unsigned: true })
  loadedBy!: number;

  @Column({ name: 'loaded_at', type: 'datetime', precision: 3 })
  loadedAt!: Date;

  /** Timers up to this id have been looked at in the present pass. */
  @Column({ name: 'scanned_to', type: 'int', unsigned: true })
  scannedTo!: number;

  /** The last timer there was when it began. */
  @Column({ name: 'last_timer', type: 'int', unsigned: true })
  lastTimer!: number;

  /** Timers whose date it changes. */
  @Column({ type: 'int', unsigned: true })
  changed!: number;

  @Column({ name: 'in_force_at', type: 'datetime', precision: 3, nullable: true })
  inForceAt!: Date | null;
}
