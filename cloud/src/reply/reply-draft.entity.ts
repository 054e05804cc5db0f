import type { ComplaintOutcome } from 'shared-types/complaint.states';
import type { ReplyDraftState } from 'shared-types/reply.states';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The reply to one record while it is written; gone when a reply goes out. */
@Entity('reply_draft')
export class ReplyDraftRow {
  @PrimaryColumn({ name: 'record_id', type: 'int', unsigned: true })
  recordId!: number;

  @Column({ type: 'int', unsigned: true })
  revision!: number;

  @Column({ type: 'varchar', length: 12 })
  state!: ReplyDraftState;

  @Column({ type: 'blob' })
  body!: Buffer;

  @Column({ type: 'varchar', length: 16, nullable: true })
  outcome!: ComplaintOutcome | null;

  /** Who saved it last, and so may not review it. */
  @Column({ name: 'author_staff_id', type: 'int', unsigned: true })
  authorStaffId!: number;

  @Column({ name: 'saved_at', type: 'datetime', precision: 3 })
  savedAt!: Date;

  @Column({ name: 'return_note', type: 'varchar', length: 400, nullable: true })
  returnNote!: string | null;
}
