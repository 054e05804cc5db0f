import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a clerk took in; its life is the record of the same id. Personal data is sealed. */
@Entity('case_file')
@Index('case_file_phone', ['phoneHash'])
@Index('case_file_name', ['nameHash'])
@Index('case_file_joint', ['jointId'])
@Index('case_file_credit', ['creditCode'])
export class CaseFileRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'item_key', type: 'varchar', length: 60 })
  itemKey!: string;

  /** The wording of the item it began under; null for cases older than the keeping of wordings. */
  @Column({ name: 'item_version', type: 'char', length: 64, nullable: true })
  itemVersion!: string | null;

  @Column({ name: 'situation_key', type: 'varchar', length: 60 })
  situationKey!: string;

  @Column({ name: 'case_type', type: 'varchar', length: 12 })
  caseType!: 'INSTANT' | 'COMMITTED';

  @Column({ name: 'applicant_kind', type: 'varchar', length: 12 })
  applicantKind!: 'PERSON' | 'ENTERPRISE';

  @Column({ name: 'applicant_name', type: 'varbinary', length: 320 })
  applicantName!: Buffer;

  /** The enterprise's code is public; a person's case has none. */
  @Column({ name: 'credit_code', type: 'char', length: 18, nullable: true })
  creditCode!: string | null;

  @Column({ name: 'handler_name', type: 'varbinary', length: 200, nullable: true })
  handlerName!: Buffer | null;

  @Column({ type: 'varbinary', length: 80 })
  phone!: Buffer;

  @Column({ name: 'phone_hash', type: 'char', length: 64 })
  phoneHash!: string;

  /** Of the applicant's exact name; null for cases taken in before it was kept. */
  @Column({ name: 'name_hash', type: 'char', length: 64, nullable: true })
  nameHash!: string | null;

  @Column({ type: 'json' })
  materials!: string[];

  /** What was not handed in again, and the case each lies in; null where all of it was. */
  @Column({ type: 'json', nullable: true })
  reused!: { key: string; from: string }[] | null;

  @Column({ type: 'varchar', length: 12, nullable: true })
  decision!: 'APPROVED' | 'REJECTED' | null;

  /** The number of the decision's document, where the department gave one. */
  @Column({ name: 'decision_no', type: 'varchar', length: 60, nullable: true })
  decisionNo!: string | null;

  /** When it was decided; null for decisions older than the keeping of it. */
  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;

  /** Who took it in and stays answerable until the end (首问负责). */
  @Column({ name: 'first_responsible_staff_id', type: 'int', unsigned: true })
  firstResponsibleStaffId!: number;

  @Column({ name: 'accepted_at', type: 'datetime', precision: 3, nullable: true })
  acceptedAt!: Date | null;

  @Column({ name: 'deemed_accepted', type: 'tinyint', width: 1, default: 0 })
  deemedAccepted!: boolean;

  /** The body its applicant was told to go to, where this was not the place (首问负责). */
  @Column({ name: 'referred_to', type: 'varchar', length: 80, nullable: true })
  referredTo!: string | null;

  /** The record of the group it is approved in; null where it is on its own. */
  @Column({ name: 'joint_id', type: 'int', unsigned: true, nullable: true })
  jointId!: number | null;

  /** Keys of what was left for later under tolerance acceptance; empty once it is all there, null where none was. */
  @Column({ name: 'tolerance_missing', type: 'json', nullable: true })
  toleranceMissing!: string[] | null;
}
