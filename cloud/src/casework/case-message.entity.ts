import type { DepartmentMessageKind, DepartmentMessageOutcome } from 'shared-types/casework.states';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One message of a department's system about a case, as it came, and what became of it. */
@Entity('case_message')
@Index('case_message_outcome', ['outcome', 'receivedAt'])
export class CaseMessageRow {
  @PrimaryColumn({ name: 'case_id', type: 'int', unsigned: true })
  caseId!: number;

  /** Counted up by the department with every message about the case: the same again is the same message. */
  @PrimaryColumn({ type: 'smallint', unsigned: true })
  sequence!: number;

  /** Of the text, so that another one under the same number is noticed. */
  @Column({ type: 'char', length: 64 })
  digest!: string;

  @Column({ type: 'varchar', length: 24 })
  kind!: DepartmentMessageKind;

  @Column({ type: 'varchar', length: 64 })
  acknowledgement!: string;

  @Column({ name: 'happened_at', type: 'datetime', precision: 3, nullable: true })
  happenedAt!: Date | null;

  @Column({ name: 'decision_no', type: 'varchar', length: 60, nullable: true })
  decisionNo!: string | null;

  @Column({ type: 'varchar', length: 400, nullable: true })
  reason!: string | null;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;

  @Column({ type: 'varchar', length: 8 })
  outcome!: DepartmentMessageOutcome;

  /** Why nothing was done, or what a person found, in a clerk's words. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  why!: string | null;
}
