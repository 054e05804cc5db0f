import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An enterprise as the first who bound it named it; both columns are public facts of the business register. */
@Entity('enterprise')
@Index('enterprise_credit_code', ['creditCode'], { unique: true })
@Index('enterprise_name', ['name'])
export class EnterpriseRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** 统一社会信用代码 (GB 32100). */
  @Column({ name: 'credit_code', type: 'char', length: 18 })
  creditCode!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;
}
