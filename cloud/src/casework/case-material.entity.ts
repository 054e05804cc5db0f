import type { MaterialKeeper } from 'shared-types/casework.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Where one material of a case is now. */
@Entity('case_material')
export class CaseMaterialRow {
  @PrimaryColumn({ name: 'case_id', type: 'int', unsigned: true })
  caseId!: number;

  @PrimaryColumn({ name: 'material_key', type: 'varchar', length: 60 })
  materialKey!: string;

  @Column({ type: 'varchar', length: 12 })
  keeper!: MaterialKeeper;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;
}

/** One link of the chain of custody; only ever added to. */
@Entity('case_material_move')
@Index('case_material_move_case', ['caseId', 'id'])
export class CaseMaterialMoveRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'case_id', type: 'int', unsigned: true })
  caseId!: number;

  @Column({ name: 'material_key', type: 'varchar', length: 60 })
  materialKey!: string;

  /** Null for what came from the applicant. */
  @Column({ name: 'from_keeper', type: 'varchar', length: 12, nullable: true })
  fromKeeper!: MaterialKeeper | null;

  @Column({ name: 'to_keeper', type: 'varchar', length: 12 })
  toKeeper!: MaterialKeeper;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;
}
