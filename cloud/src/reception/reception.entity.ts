import type { CallKind, Fault, ReceptionKind } from 'shared-types/reception.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody at a facility or a kiosk called for help, or said that it is broken. Who they are is not asked. */
@Entity('help_call')
@Index('help_call_handle', ['handle'], { unique: true })
@Index('help_call_open', ['openKey'], { unique: true })
@Index('help_call_site', ['siteKey', 'doneAt', 'at'])
export class HelpCallRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Public key, random: with it whoever called sees what became of it. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @Column({ type: 'varchar', length: 8 })
  kind!: CallKind;

  @Column({ name: 'facility_key', type: 'varchar', length: 60, nullable: true })
  facilityKey!: string | null;

  @Column({ name: 'device_id', type: 'int', unsigned: true, nullable: true })
  deviceId!: number | null;

  @Column({ type: 'varchar', length: 12, nullable: true })
  fault!: Fault | null;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Place and kind while the call is open, then null: a place has one open call of a kind. */
  @Column({ name: 'open_key', type: 'varchar', length: 100, nullable: true })
  openKey!: string | null;

  @Column({ name: 'taken_by', type: 'int', unsigned: true, nullable: true })
  takenBy!: number | null;

  @Column({ name: 'taken_at', type: 'datetime', precision: 3, nullable: true })
  takenAt!: Date | null;

  @Column({ name: 'done_by', type: 'int', unsigned: true, nullable: true })
  doneBy!: number | null;

  @Column({ name: 'done_at', type: 'datetime', precision: 3, nullable: true })
  doneAt!: Date | null;

  @Column({ type: 'smallint', unsigned: true, nullable: true })
  minutes!: number | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  note!: string | null;
}

/** One thing reception did for a visitor. */
@Entity('reception_log')
@Index('reception_log_call', ['helpCallId'], { unique: true })
@Index('reception_log_day', ['siteKey', 'date', 'hour', 'kind'])
export class ReceptionLogRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  @Column({ type: 'date' })
  date!: string;

  /** Hour of the day in Shanghai. */
  @Column({ type: 'tinyint', unsigned: true })
  hour!: number;

  @Column({ type: 'varchar', length: 12 })
  kind!: ReceptionKind;

  @Column({ name: 'item_key', type: 'varchar', length: 60, nullable: true })
  itemKey!: string | null;

  @Column({ type: 'smallint', unsigned: true })
  minutes!: number;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'staff_id', type: 'int', unsigned: true })
  staffId!: number;

  /** The call it answered, if any. */
  @Column({ name: 'help_call_id', type: 'int', unsigned: true, nullable: true })
  helpCallId!: number | null;
}
