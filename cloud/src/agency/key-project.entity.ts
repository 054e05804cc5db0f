import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** 重点项目; its life is the record of the same id, whose holder is the named agent. */
@Entity('key_project')
@Index('key_project_enterprise', ['enterpriseId', 'id'])
export class KeyProjectRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'enterprise_id', type: 'int', unsigned: true })
  enterpriseId!: number;

  /** The enterprise while the project runs, null after it: the key lets one project of an enterprise run at a time. */
  @Column({ name: 'running_enterprise_id', type: 'int', unsigned: true, nullable: true, unique: true })
  runningEnterpriseId!: number | null;

  @Column({ type: 'varchar', length: 80 })
  name!: string;

  /** The criteria in the words that stood then. */
  @Column({ type: 'json' })
  criteria!: string[];

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  @Column({ name: 'nominated_by', type: 'int', unsigned: true })
  nominatedBy!: number;

  @Column({ name: 'screened_by', type: 'int', unsigned: true, nullable: true })
  screenedBy!: number | null;

  @Column({ name: 'decided_by', type: 'int', unsigned: true, nullable: true })
  decidedBy!: number | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;
}
