import type { GreenMeasure } from 'shared-types/green-channel.states';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** 绿色通道; its life is the record of the same id. */
@Entity('green_channel')
@Index('green_channel_enterprise', ['enterpriseId', 'until'])
@Index('green_channel_until', ['until'])
export class GreenChannelRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  /** The record of the key project, or of the one case it is for. */
  @Column({ name: 'subject_id', type: 'int', unsigned: true })
  subjectId!: number;

  @Column({ name: 'enterprise_id', type: 'int', unsigned: true })
  enterpriseId!: number;

  @Column({ type: 'json' })
  measures!: GreenMeasure[];

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  /** The first day. */
  @Column({ type: 'date' })
  since!: string;

  /** The last day. */
  @Column({ type: 'date' })
  until!: string;

  @Column({ name: 'proposed_by', type: 'int', unsigned: true })
  proposedBy!: number;

  @Column({ name: 'decided_by', type: 'int', unsigned: true, nullable: true })
  decidedBy!: number | null;
}

/** A booking made through a green channel. */
@Entity('green_channel_booking')
export class GreenChannelBookingRow {
  @PrimaryColumn({ name: 'channel_id', type: 'int', unsigned: true })
  channelId!: number;

  @PrimaryColumn({ name: 'booking_id', type: 'int', unsigned: true })
  bookingId!: number;
}
