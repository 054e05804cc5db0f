import type { AlarmKind, SuspensionTreatment } from 'shared-types/dispatch.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something for which somebody has to look after an agent who is out. */
@Entity('visit_alarm')
@Index('visit_alarm_handle', ['handle'], { unique: true })
@Index('visit_alarm_open', ['openKey'], { unique: true })
@Index('visit_alarm_visit', ['visitId'])
@Index('visit_alarm_tell', ['tellAt'])
@Index('visit_alarm_raised', ['raisedAt'])
export class VisitAlarmRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** What it is called on the wire. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ name: 'visit_id', type: 'int', unsigned: true })
  visitId!: number;

  /** The agent it is about. */
  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ type: 'varchar', length: 12 })
  kind!: AlarmKind;

  @Column({ name: 'raised_at', type: 'datetime', precision: 3 })
  raisedAt!: Date;

  /** Kind, visit and agent while it is open: unique, so that a second press is the same alarm. */
  @Column({ name: 'open_key', type: 'varchar', length: 40, nullable: true })
  openKey!: string | null;

  /** Where the agent was, sealed; only with a call for help, and only if the phone could say. */
  @Column({ type: 'varbinary', length: 120, nullable: true })
  point!: Buffer | null;

  /** How often it was told. */
  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  told!: number;

  /** When it is told again; null once somebody has taken it. */
  @Column({ name: 'tell_at', type: 'datetime', precision: 3, nullable: true })
  tellAt!: Date | null;

  @Column({ name: 'taken_by', type: 'int', unsigned: true, nullable: true })
  takenBy!: number | null;

  @Column({ name: 'taken_at', type: 'datetime', precision: 3, nullable: true })
  takenAt!: Date | null;

  /** Null while it is open, and for one the house closed. */
  @Column({ name: 'closed_by', type: 'int', unsigned: true, nullable: true })
  closedBy!: number | null;

  @Column({ name: 'closed_at', type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;

  /** How it ended. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  note!: string | null;
}

/** A time in which no visits are made, because of the weather or for safety. */
@Entity('visit_suspension')
@Index('visit_suspension_handle', ['handle'], { unique: true })
@Index('visit_suspension_end', ['endsAt'])
export class VisitSuspensionRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ name: 'starts_at', type: 'datetime', precision: 3 })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;

  /** As clients read it: 暴雪. */
  @Column({ type: 'varchar', length: 100 })
  reason!: string;

  @Column({ type: 'varchar', length: 8 })
  treatment!: SuspensionTreatment;

  @Column({ name: 'decided_by', type: 'int', unsigned: true })
  decidedBy!: number;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3 })
  decidedAt!: Date;

  @Column({ name: 'lifted_by', type: 'int', unsigned: true, nullable: true })
  liftedBy!: number | null;

  @Column({ name: 'lifted_at', type: 'datetime', precision: 3, nullable: true })
  liftedAt!: Date | null;
}
