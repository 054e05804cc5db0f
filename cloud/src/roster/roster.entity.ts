import type { Post } from 'shared-types/roster.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A day whose shifts are published. */
@Entity('roster_day')
export class RosterDayRow {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  /** Counts publications. */
  @Column({ type: 'int', unsigned: true })
  version!: number;

  @Column({ name: 'published_at', type: 'datetime', precision: 3, nullable: true })
  publishedAt!: Date | null;

  /** The member of staff who published it; null when the house did. */
  @Column({ name: 'published_by', type: 'int', unsigned: true, nullable: true })
  publishedBy!: number | null;
}

/** One member of staff at one post, within one civil day. */
@Entity('shift')
@Index('shift_day', ['date', 'post'])
@Index('shift_staff', ['staffId', 'date'])
export class ShiftRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ type: 'date' })
  date!: string;

  @Column({ type: 'varchar', length: 16 })
  post!: Post;

  @Column({ name: 'starts_at', type: 'datetime', precision: 3 })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;
}
