import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One 《首接负责制告知单》: what was found missing or wrong, and by when it is to be brought. */
@Entity('case_notice')
@Index('case_notice_round', ['caseId', 'round'], { unique: true })
@Index('case_notice_remind', ['open', 'remindOn'])
@Index('case_notice_due', ['open', 'dueDate'])
export class CaseNoticeRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'case_id', type: 'int', unsigned: true })
  caseId!: number;

  @Column({ type: 'int', unsigned: true })
  round!: number;

  @Column({ name: 'document_number', type: 'varchar', length: 40 })
  documentNumber!: string;

  /** Keys of the guide's materials. */
  @Column({ type: 'json' })
  missing!: string[];

  /** What has to be put right, in words. */
  @Column({ type: 'json' })
  corrections!: string[];

  /** Asked for by the reviewer, so that the decision's clock stands still; else before acceptance, where none runs. */
  @Column({ name: 'after_acceptance', type: 'tinyint', width: 1 })
  afterAcceptance!: boolean;

  /** Why it was not told the first time; a quality finding. */
  @Column({ name: 'repeat_reason', type: 'varchar', length: 500, nullable: true })
  repeatReason!: string | null;

  @Column({ name: 'issued_at', type: 'datetime', precision: 3 })
  issuedAt!: Date;

  @Column({ name: 'due_date', type: 'date' })
  dueDate!: string;

  /** The next day the applicant is reminded on; null when there is none left. */
  @Column({ name: 'remind_on', type: 'date', nullable: true })
  remindOn!: string | null;

  /** Awaited still. */
  @Column({ type: 'tinyint', width: 1 })
  open!: boolean;
}
