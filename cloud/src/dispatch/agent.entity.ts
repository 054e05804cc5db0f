import type { DutyState } from 'shared-types/dispatch.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** How an agent last set his duty; it counts only within the shift it was set in. */
@Entity('agent_duty')
export class AgentDutyRow {
  @PrimaryColumn({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ type: 'varchar', length: 10 })
  state!: DutyState;

  @Column({ name: 'set_at', type: 'datetime', precision: 3 })
  setAt!: Date;
}

/** A conflict of interest an agent declared with a person or an enterprise. */
@Entity('agent_conflict')
@Index('agent_conflict_person', ['personId'])
@Index('agent_conflict_enterprise', ['enterpriseId'])
export class AgentConflictRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ name: 'person_id', type: 'int', unsigned: true, nullable: true })
  personId!: number | null;

  @Column({ name: 'enterprise_id', type: 'int', unsigned: true, nullable: true })
  enterpriseId!: number | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  note!: string | null;

  @Column({ name: 'declared_at', type: 'datetime', precision: 3 })
  declaredAt!: Date;
}

/** That supervisors were told of an agent's refusals and timeouts of a day: once a day. */
@Entity('agent_decline_alert')
export class AgentDeclineAlertRow {
  @PrimaryColumn({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @PrimaryColumn({ type: 'date' })
  date!: string;

  @Column({ name: 'told_at', type: 'datetime', precision: 3 })
  toldAt!: Date;
}
