import type { PushKind, PushState } from 'shared-types/casework.states';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One message about a case to the departments' system. `attemptAt` is null once there is nothing more to try. */
@Entity('case_push')
@Index('case_push_due', ['attemptAt'])
@Index('case_push_ask', ['askAt'])
export class CasePushRow {
  @PrimaryColumn({ name: 'case_id', type: 'int', unsigned: true })
  caseId!: number;

  /** 0 is the case itself; each supplement during review counts one up, and so does each end of it. */
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  submission!: number;

  @Column({ type: 'varchar', length: 12, default: 'SUBMISSION' })
  kind!: PushKind;

  /** When what is told happened; null for a submission. */
  @Column({ name: 'happened_at', type: 'datetime', precision: 3, nullable: true })
  happenedAt!: Date | null;

  @Column({ type: 'varchar', length: 12 })
  state!: PushState;

  @Column({ type: 'smallint', unsigned: true, default: 0 })
  attempts!: number;

  @Column({ name: 'attempt_at', type: 'datetime', precision: 3, nullable: true })
  attemptAt!: Date | null;

  /** Why it was not acknowledged, in a clerk's words. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  fault!: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  acknowledgement!: string | null;

  @Column({ name: 'acknowledged_at', type: 'datetime', precision: 3, nullable: true })
  acknowledgedAt!: Date | null;

  /** When the department is next asked what has become of the case; on its first submission only. */
  @Column({ name: 'ask_at', type: 'datetime', precision: 3, nullable: true })
  askAt!: Date | null;
}
