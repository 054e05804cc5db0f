import type { ServiceMode } from 'shared-types/agency.states';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request for 帮办 or 代办 with a visit; its life is the record of the same id. Personal data is sealed. */
@Entity('agency_case')
export class AgencyCaseRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 8 })
  mode!: ServiceMode;

  /** Keys of the items, in the order asked for. */
  @Column({ type: 'json' })
  items!: string[];

  @Column({ type: 'boolean' })
  urgent!: boolean;

  /** The day and window asked for. */
  @Column({ type: 'date' })
  date!: string;

  @Column({ name: 'window_from', type: 'datetime', precision: 3 })
  windowFrom!: Date;

  @Column({ name: 'window_to', type: 'datetime', precision: 3 })
  windowTo!: Date;

  /** Sealed `VisitPlace`. */
  @Column({ type: 'varbinary', length: 1500 })
  place!: Buffer;

  /** Sealed `VisitContact`. */
  @Column({ type: 'varbinary', length: 500 })
  contact!: Buffer;

  /** What a declined client was pointed to, a comma list. */
  @Column({ type: 'varchar', length: 60, default: '' })
  alternatives!: string;
}
