import type { PlanState } from 'shared-types/agency-plan.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One version of the plan of an agency case; once sent its content never changes. */
@Entity('agency_plan')
@Index('agency_plan_no', ['agencyId', 'no'], { unique: true })
@Index('agency_plan_remind', ['state', 'remindOn'])
export class AgencyPlanRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'agency_id', type: 'int', unsigned: true })
  agencyId!: number;

  /** Counted within its case, from 1. */
  @Column({ type: 'smallint', unsigned: true })
  no!: number;

  @Column({ type: 'varchar', length: 12 })
  state!: PlanState;

  /** Counts how often the draft was saved: who saves names the one they saw. */
  @Column({ type: 'int', unsigned: true })
  edition!: number;

  /** Sealed `PlanContent`. */
  @Column({ type: 'mediumblob' })
  content!: Buffer;

  @Column({ name: 'edited_by', type: 'int', unsigned: true })
  editedBy!: number;

  @Column({ name: 'edited_at', type: 'datetime', precision: 3 })
  editedAt!: Date;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3, nullable: true })
  sentAt!: Date | null;

  /** When its client is reminded to answer; null once they were. */
  @Column({ name: 'remind_on', type: 'date', nullable: true })
  remindOn!: string | null;

  @Column({ name: 'answered_at', type: 'datetime', precision: 3, nullable: true })
  answeredAt!: Date | null;

  /** Sealed: what the client said when they sent it back. */
  @Column({ type: 'varbinary', length: 2100, nullable: true })
  words!: Buffer | null;
}

/** A case filed for an item of an agency case: what the agency case wraps. */
@Entity('agency_filing')
@Index('agency_filing_item', ['agencyId', 'itemKey', 'attempt'], { unique: true })
export class AgencyFilingRow {
  /** The record of the case. */
  @PrimaryColumn({ name: 'case_id', type: 'int', unsigned: true })
  caseId!: number;

  @Column({ name: 'agency_id', type: 'int', unsigned: true })
  agencyId!: number;

  @Column({ name: 'item_key', type: 'varchar', length: 60 })
  itemKey!: string;

  /** 1 for the first case of the item; unique, so that the database itself knows of no second one at a time. */
  @Column({ type: 'smallint', unsigned: true })
  attempt!: number;

  @Column({ name: 'filed_by', type: 'int', unsigned: true })
  filedBy!: number;

  @Column({ name: 'filed_at', type: 'datetime', precision: 3 })
  filedAt!: Date;
}
