import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What somebody ticked at home, whoever it was; the window reads it by its code and nothing is said or typed twice. */
@Entity('precheck')
@Index('precheck_end', ['endsAt'])
export class PrecheckRow {
  /** Eight digits, random: short enough to be keyed in at a counter. */
  @PrimaryColumn({ type: 'char', length: 8 })
  code!: string;

  @Column({ name: 'item_key', type: 'varchar', length: 60 })
  itemKey!: string;

  @Column({ name: 'situation_key', type: 'varchar', length: 60 })
  situationKey!: string;

  @Column({ type: 'json' })
  materials!: string[];

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;
}
