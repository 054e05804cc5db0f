import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DayPlan } from './opening.rules';

/** The hours of a site on one date where they are other than configured: closed, or open at other times. */
@Entity('site_hours')
export class SiteHoursRow {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  @PrimaryColumn({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @Column({ type: 'json' })
  plan!: DayPlan;

  /** As citizens read it. */
  @Column({ type: 'varchar', length: 200 })
  reason!: string;

  /** The member of staff. */
  @Column({ name: 'changed_by', type: 'int', unsigned: true })
  changedBy!: number;

  @Column({ name: 'changed_at', type: 'datetime', precision: 3 })
  changedAt!: Date;
}
