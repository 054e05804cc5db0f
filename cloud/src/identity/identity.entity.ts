import type { LoginApp, PhoneProof } from 'shared-types/identity.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A human being, as far as the house knows; how they sign in stands in `login`. */
@Entity('person')
@Index('person_handle', ['handle'], { unique: true })
@Index('person_phone', ['phoneLookup'], { unique: true })
export class PersonRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Public mark, random: what the audit log and other rooms call the person. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  /** Sealed. */
  @Column({ type: 'varbinary', length: 200, nullable: true })
  name!: Buffer | null;

  /** Sealed; set only together with the time it was proved. */
  @Column({ type: 'varbinary', length: 100, nullable: true })
  phone!: Buffer | null;

  @Column({ name: 'phone_lookup', type: 'char', length: 64, nullable: true })
  phoneLookup!: string | null;

  /** The last time this person proved to hold the phone. */
  @Column({ name: 'phone_verified_at', type: 'datetime', precision: 3, nullable: true })
  phoneVerifiedAt!: Date | null;

  /** How it was proved that time. */
  @Column({ name: 'phone_proof', type: 'varchar', length: 8, nullable: true })
  phoneProof!: PhoneProof | null;

  /** Set when this turned out to be the same human being as an older row. */
  @Column({ name: 'merged_into', type: 'int', unsigned: true, nullable: true })
  mergedInto!: number | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** Account cancelled, or merged into another. */
  @Column({ name: 'closed_at', type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;
}

/** What a closed or merged record keeps of its person: nothing. */
export const NOTHING_PERSONAL = {
  name: null,
  phone: null,
  phoneLookup: null,
  phoneVerifiedAt: null,
  phoneProof: null,
} as const;

/** One way by which WeChat tells who somebody is. */
@Entity('login')
@Index('login_openid', ['openidLookup'], { unique: true })
@Index('login_unionid', ['unionidLookup'])
@Index('login_person', ['personId', 'app'])
export class LoginRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  @Column({ type: 'varchar', length: 16 })
  app!: LoginApp;

  /** Keyed hash of appid and openid. */
  @Column({ name: 'openid_lookup', type: 'char', length: 64 })
  openidLookup!: string;

  /** Sealed; opened only to send a subscribe message. */
  @Column({ type: 'varbinary', length: 200 })
  openid!: Buffer;

  @Column({ name: 'unionid_lookup', type: 'char', length: 64, nullable: true })
  unionidLookup!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3 })
  seenAt!: Date;
}

/** The state of a web sign-in that was used; kept until it would be over anyway. */
@Entity('login_state')
@Index('login_state_age', ['endsAt'])
export class LoginStateRow {
  @PrimaryColumn({ name: 'state_hash', type: 'char', length: 64 })
  stateHash!: string;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;
}

/** The code last sent for a person: good for one phone, one purpose, a few minutes and a few attempts. */
@Entity('sms_code')
@Index('sms_code_phone', ['phoneLookup', 'sentAt'])
@Index('sms_code_age', ['endsAt'])
@Index('sms_code_handle', ['handle'], { unique: true })
export class SmsCodeRow {
  @PrimaryColumn({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  /** What a signature made with it says it was made with. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  /** What it is for; it is worth nothing for anything else. */
  @Column({ type: 'varchar', length: 100 })
  purpose!: string;

  @Column({ name: 'phone_lookup', type: 'char', length: 64 })
  phoneLookup!: string;

  /** Keyed hash: six digits are soon tried out. */
  @Column({ name: 'code_hash', type: 'char', length: 64 })
  codeHash!: string;

  @Column({ type: 'tinyint', unsigned: true })
  attempts!: number;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3 })
  sentAt!: Date;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;
}
