import type { Post } from 'shared-types/roster.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A day with a roster: published, drafted, or both while a change of it is being prepared. */
@Entity('roster_day')
export class RosterDayRow {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  /** Counts publications; 0 while it has none. */
  @Column({ type: 'int', unsigned: true })
  version!: number;

  @Column({ name: 'published_at', type: 'datetime', precision: 3, nullable: true })
  publishedAt!: Date | null;

  /** The member of staff who published it; null when the house did. */
  @Column({ name: 'published_by', type: 'int', unsigned: true, nullable: true })
  publishedBy!: number | null;

  /** Counts what was ever saved as a draft, so that two planners never write over each other unseen. */
  @Column({ name: 'draft_version', type: 'int', unsigned: true, default: 0 })
  draftVersion!: number;

  /** When the draft was saved last; null while there is none. */
  @Column({ name: 'drafted_at', type: 'datetime', precision: 3, nullable: true })
  draftedAt!: Date | null;

  @Column({ name: 'drafted_by', type: 'int', unsigned: true, nullable: true })
  draftedBy!: number | null;
}

/** One member of staff at one post, within one civil day. */
abstract class PlacedRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ type: 'date' })
  date!: string;

  @Column({ type: 'varchar', length: 16 })
  post!: Post;

  /** Where the post is; null for one that is the whole centre's. */
  @Column({ name: 'site_key', type: 'varchar', length: 32, nullable: true })
  siteKey!: string | null;

  /** The hall window or the station's counter. */
  @Column({ name: 'window_no', type: 'smallint', unsigned: true, nullable: true })
  windowNo!: number | null;

  @Column({ name: 'starts_at', type: 'datetime', precision: 3 })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;
}

/** A published shift: the only ones the other rooms know. */
@Entity('shift')
@Index('shift_day', ['date', 'post'])
@Index('shift_staff', ['staffId', 'date'])
export class ShiftRow extends PlacedRow {}

/** A shift of a draft. */
@Entity('draft_shift')
@Index('draft_shift_day', ['date', 'post'])
@Index('draft_shift_staff', ['staffId', 'date'])
export class DraftShiftRow extends PlacedRow {}

/** What one publication changed of a day that was published before: never changed, never deleted. */
@Entity('roster_change')
@Index('roster_change_day', ['date', 'version'])
export class RosterChangeRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'date' })
  date!: string;

  /** The publication that made it. */
  @Column({ type: 'int', unsigned: true })
  version!: number;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Who published it; null for the house. */
  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  reason!: string | null;

  /** One line a shift, as it is read. */
  @Column({ type: 'json' })
  what!: string[];
}
