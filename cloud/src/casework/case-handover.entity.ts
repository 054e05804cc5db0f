import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A case that somebody is asked to take over; gone once they have answered, or it has gone back. */
@Entity('case_handover')
@Index('case_handover_to', ['toStaffId'])
@Index('case_handover_returns', ['returnsAt'])
export class CaseHandoverRow {
  @PrimaryColumn({ name: 'case_id', type: 'int', unsigned: true })
  caseId!: number;

  @Column({ name: 'from_staff_id', type: 'int', unsigned: true })
  fromStaffId!: number;

  @Column({ name: 'to_staff_id', type: 'int', unsigned: true })
  toStaffId!: number;

  @Column({ type: 'varchar', length: 400 })
  reason!: string;

  @Column({ name: 'offered_at', type: 'datetime', precision: 3 })
  offeredAt!: Date;

  /** When it goes back by itself, counted in the hours the site is open. */
  @Column({ name: 'returns_at', type: 'datetime', precision: 3 })
  returnsAt!: Date;
}
