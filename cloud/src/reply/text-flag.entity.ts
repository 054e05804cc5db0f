import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something a citizen wrote that WeChat holds unfit for publishing; what passed leaves no row. */
@Entity('text_flag')
export class TextFlagRow {
  @PrimaryColumn({ name: 'record_id', type: 'int', unsigned: true })
  recordId!: number;

  /** The question, complaint or follow-up, in its own room's table. */
  @PrimaryColumn({ name: 'message_id', type: 'int', unsigned: true })
  messageId!: number;

  @Column({ name: 'flagged_at', type: 'datetime', precision: 3 })
  flaggedAt!: Date;
}
