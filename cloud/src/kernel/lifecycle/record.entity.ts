import type { RecordType } from 'shared-types/record.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The life of one subject: what every inbox, board and search reads. The subject's own table shares its id. */
@Entity('record')
@Index('record_number', ['number'], { unique: true })
@Index('record_desk', ['open', 'type', 'dueAt', 'id', 'warnAt'])
@Index('record_due', ['open', 'dueAt', 'id', 'warnAt'])
@Index('record_holder', ['holderStaffId', 'open', 'dueAt', 'id', 'warnAt'])
@Index('record_owner', ['ownerPersonId', 'id'])
@Index('record_enterprise', ['ownerEnterpriseId', 'id'])
export class RecordRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 24 })
  type!: RecordType;

  @Column({ type: 'varchar', length: 24 })
  number!: string;

  @Column({ type: 'varchar', length: 24 })
  state!: string;

  @Column({ type: 'int', unsigned: true })
  version!: number;

  /** Still owing something; false once the state is a closed one and nothing outlives it. */
  @Column({ type: 'tinyint', width: 1 })
  open!: boolean;

  /** One line that names the subject without personal data. */
  @Column({ type: 'varchar', length: 120 })
  title!: string;

  @Column({ name: 'owner_person_id', type: 'int', unsigned: true, nullable: true })
  ownerPersonId!: number | null;

  @Column({ name: 'owner_enterprise_id', type: 'int', unsigned: true, nullable: true })
  ownerEnterpriseId!: number | null;

  @Column({ name: 'holder_staff_id', type: 'int', unsigned: true, nullable: true })
  holderStaffId!: number | null;

  /** The one it is about, who may not see it. */
  @Column({ name: 'barred_staff_id', type: 'int', unsigned: true, nullable: true })
  barredStaffId!: number | null;

  @Column({ name: 'site_key', type: 'varchar', length: 32, nullable: true })
  siteKey!: string | null;

  /** Keyed hash of the number with the contact phone's last four digits, for progress without login. */
  @Column({ name: 'contact_hash', type: 'char', length: 64, nullable: true })
  contactHash!: string | null;

  /** The earliest due time among its running timers. */
  @Column({ name: 'due_at', type: 'datetime', precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'warn_at', type: 'datetime', precision: 3, nullable: true })
  warnAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'changed_at', type: 'datetime', precision: 3 })
  changedAt!: Date;
}

/** One line of a record's history: never changed, never deleted. */
@Entity('timeline')
@Index('timeline_record', ['recordId', 'id'])
export class TimelineRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'record_id', type: 'int', unsigned: true })
  recordId!: number;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'person_id', type: 'int', unsigned: true, nullable: true })
  personId!: number | null;

  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;

  /** Who, as it is shown: a staff member's name, 申请人 or 系统. */
  @Column({ name: 'actor_label', type: 'varchar', length: 40 })
  actorLabel!: string;

  @Column({ type: 'varchar', length: 32 })
  action!: string;

  @Column({ name: 'from_state', type: 'varchar', length: 24, nullable: true })
  fromState!: string | null;

  @Column({ name: 'to_state', type: 'varchar', length: 24 })
  toState!: string;

  @Column({ type: 'varchar', length: 120 })
  label!: string;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note!: string | null;

  /** For staff only. */
  @Column({ type: 'tinyint', width: 1 })
  internal!: boolean;
}
