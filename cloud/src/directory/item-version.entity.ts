import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An item of the catalogue as it once stood; never changed, never deleted. */
@Entity('service_item_version')
@Index('service_item_version_item', ['itemKey', 'inForceAt'])
export class ItemVersionRow {
  /** SHA-256 of the content, so that the same wording is the same version on every replica. */
  @PrimaryColumn({ type: 'char', length: 64 })
  hash!: string;

  @Column({ name: 'item_key', type: 'varchar', length: 60 })
  itemKey!: string;

  @Column({ type: 'json' })
  content!: object;

  /** When a server first started with it. */
  @Column({ name: 'in_force_at', type: 'datetime', precision: 3 })
  inForceAt!: Date;
}
