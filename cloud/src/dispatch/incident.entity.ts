import type { IncidentAlarm, IncidentArrival } from 'shared-types/incident.states';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** 突发事件; its life is the record of the same id. What was said and done is sealed: it may be about people. */
@Entity('incident')
@Index('incident_reporter', ['reporterStaffId', 'id'])
export class IncidentRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'reporter_staff_id', type: 'int', unsigned: true })
  reporterStaffId!: number;

  /** Sealed `IncidentPlace`. */
  @Column({ type: 'varbinary', length: 1500 })
  place!: Buffer;

  @Column({ type: 'blob' })
  what!: Buffer;

  /** Of somebody on the spot. */
  @Column({ type: 'varbinary', length: 120, nullable: true })
  phone!: Buffer | null;

  /** From when the way there is reckoned, whoever goes in the end. */
  @Column({ name: 'dispatched_at', type: 'datetime', precision: 3, nullable: true })
  dispatchedAt!: Date | null;

  /** When its present holder was told. */
  @Column({ name: 'assigned_at', type: 'datetime', precision: 3, nullable: true })
  assignedAt!: Date | null;

  /** When its present holder acknowledged it. */
  @Column({ name: 'acknowledged_at', type: 'datetime', precision: 3, nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ name: 'arrived_at', type: 'datetime', precision: 3, nullable: true })
  arrivedAt!: Date | null;

  @Column({ name: 'arrived_by', type: 'varchar', length: 8, nullable: true })
  arrivedBy!: IncidentArrival | null;

  @Column({ name: 'arrival_metres', type: 'int', unsigned: true, nullable: true })
  arrivalMetres!: number | null;

  @Column({ name: 'arrival_accuracy_metres', type: 'int', unsigned: true, nullable: true })
  arrivalAccuracyMetres!: number | null;

  /** Why the position does not show it; sealed. */
  @Column({ name: 'arrival_reason', type: 'blob', nullable: true })
  arrivalReason!: Buffer | null;

  @Column({ name: 'controlled_at', type: 'datetime', precision: 3, nullable: true })
  controlledAt!: Date | null;

  @Column({ type: 'blob', nullable: true })
  measures!: Buffer | null;

  @Column({ name: 'closed_at', type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'blob', nullable: true })
  report!: Buffer | null;

  @Column({ name: 'false_alarm', type: 'boolean', default: false })
  falseAlarm!: boolean;
}

/** What was brought before the duty manager and the supervisors: the key makes each happen once, whoever tries. */
@Entity('incident_alarm')
export class IncidentAlarmRow {
  @PrimaryColumn({ name: 'incident_id', type: 'int', unsigned: true })
  incidentId!: number;

  @PrimaryColumn({ type: 'varchar', length: 16 })
  alarm!: IncidentAlarm;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3 })
  sentAt!: Date;
}

/** Where somebody stood when they said that they had arrived; read once, deleted after the retention time. */
@Entity('incident_position')
@Index('incident_position_age', ['readAt'])
export class IncidentPositionRow {
  @PrimaryColumn({ name: 'incident_id', type: 'int', unsigned: true })
  incidentId!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  /** Sealed GCJ-02 point. */
  @Column({ type: 'varbinary', length: 120 })
  point!: Buffer;

  @Column({ type: 'boolean' })
  consented!: boolean;

  @Column({ name: 'read_at', type: 'datetime', precision: 3 })
  readAt!: Date;
}
