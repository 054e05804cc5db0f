import type { LeaveKind } from 'shared-types/leave.states';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A member of staff's request to be away; shares its id with its record. */
@Entity('leave_request')
@Index('leave_request_staff', ['staffId', 'endsAt'])
@Index('leave_request_time', ['endsAt', 'startsAt'])
export class LeaveRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  @Column({ type: 'varchar', length: 16 })
  kind!: LeaveKind;

  @Column({ name: 'starts_at', type: 'datetime', precision: 3 })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;

  /** Sealed: it may be about somebody's health or family. */
  @Column({ type: 'varbinary', length: 1000 })
  reason!: Buffer;

  /** The supervisor who decided. */
  @Column({ name: 'decided_by', type: 'int', unsigned: true, nullable: true })
  decidedBy!: number | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;

  /** How many unmanned stretches the approver accepted with open eyes. */
  @Column({ name: 'gaps_accepted', type: 'smallint', unsigned: true, nullable: true })
  gapsAccepted!: number | null;

  @Column({ name: 'returned_at', type: 'datetime', precision: 3, nullable: true })
  returnedAt!: Date | null;
}
