import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who may act for an enterprise: its legal representative, or a handler it has authorised. */
@Entity('enterprise_member')
@Index('enterprise_member_person', ['personId', 'enterpriseId'], { unique: true })
@Index('enterprise_member_enterprise', ['enterpriseId'])
export class EnterpriseMemberRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'enterprise_id', type: 'int', unsigned: true })
  enterpriseId!: number;

  @Column({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  @Column({ type: 'varchar', length: 24 })
  authority!: 'LEGAL_REPRESENTATIVE' | 'AUTHORISED_HANDLER';

  @Column({ name: 'began_at', type: 'datetime', precision: 3 })
  beganAt!: Date;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;
}
