import type { DeviceKind, SessionKind } from 'shared-types/identity.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One sign-in of one person on one device. Revoking it works at the next request. */
@Entity('session')
@Index('session_handle', ['handle'], { unique: true })
@Index('session_person', ['personId'])
@Index('session_age', ['expiresAt'])
export class SessionRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** What tokens call it by: random, so that they tell nothing. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  @Column({ type: 'varchar', length: 16 })
  kind!: SessionKind;

  /** SHA-256 of the refresh token that may be used now. */
  @Column({ name: 'refresh_hash', type: 'char', length: 64 })
  refreshHash!: string;

  /** SHA-256 of the one before: seen again after a short grace, it means a stolen token, and the session ends. */
  @Column({ name: 'previous_hash', type: 'char', length: 64, nullable: true })
  previousHash!: string | null;

  @Column({ name: 'rotated_at', type: 'datetime', precision: 3 })
  rotatedAt!: Date;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3 })
  seenAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'revoked_at', type: 'datetime', precision: 3, nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'second_factor_at', type: 'datetime', precision: 3, nullable: true })
  secondFactorAt!: Date | null;
}

/** A person who works here. Roles and skills are comma lists of names; an inactive row gives no rights. */
@Entity('staff')
@Index('staff_person', ['personId'], { unique: true })
@Index('staff_work_no', ['workNo'], { unique: true })
@Index('staff_invited', ['invitedLookup'], { unique: true })
export class StaffRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Null until the person has claimed the invitation. */
  @Column({ name: 'person_id', type: 'int', unsigned: true, nullable: true })
  personId!: number | null;

  @Column({ name: 'work_no', type: 'varchar', length: 16 })
  workNo!: string;

  @Column({ type: 'varchar', length: 40 })
  name!: string;

  @Column({ type: 'varchar', length: 400 })
  roles!: string;

  /** Item categories and tags this person may handle. */
  @Column({ type: 'varchar', length: 400, default: '' })
  skills!: string;

  @Column({ name: 'site_key', type: 'varchar', length: 32, nullable: true })
  siteKey!: string | null;

  /** Sealed TOTP secret; null until enrolled. */
  @Column({ name: 'totp_secret', type: 'varbinary', length: 200, nullable: true })
  totpSecret!: Buffer | null;

  /** The last time step a code was accepted for, so that no code works twice. */
  @Column({ name: 'totp_step', type: 'int', unsigned: true, default: 0 })
  totpStep!: number;

  /** Wrong codes in a row. */
  @Column({ name: 'totp_failures', type: 'tinyint', unsigned: true, default: 0 })
  totpFailures!: number;

  @Column({ name: 'totp_locked_until', type: 'datetime', precision: 3, nullable: true })
  totpLockedUntil!: Date | null;

  /** Keyed hash of the phone the invitation went to; who verifies that phone first, in time, is this person. */
  @Column({ name: 'invited_lookup', type: 'char', length: 64, nullable: true })
  invitedLookup!: string | null;

  @Column({ name: 'invited_until', type: 'datetime', precision: 3, nullable: true })
  invitedUntil!: Date | null;

  @Column({ type: 'tinyint', width: 1, default: 1 })
  active!: boolean;
}

/** A kiosk or display, known by its token alone. */
@Entity('device')
@Index('device_handle', ['handle'], { unique: true })
@Index('device_token', ['tokenHash'], { unique: true })
@Index('device_pairing', ['pairingHash'], { unique: true })
export class DeviceRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Public key, random. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: DeviceKind;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ name: 'site_key', type: 'varchar', length: 32 })
  siteKey!: string;

  /** SHA-256 of the token; null while the pairing code has not been used. */
  @Column({ name: 'token_hash', type: 'char', length: 64, nullable: true })
  tokenHash!: string | null;

  /** Keyed hash of the pairing code; null once it was used. */
  @Column({ name: 'pairing_hash', type: 'char', length: 64, nullable: true })
  pairingHash!: string | null;

  @Column({ name: 'pairing_expires_at', type: 'datetime', precision: 3, nullable: true })
  pairingExpiresAt!: Date | null;

  /** The member of staff who registered it. */
  @Column({ name: 'registered_by', type: 'int', unsigned: true })
  registeredBy!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'revoked_at', type: 'datetime', precision: 3, nullable: true })
  revokedAt!: Date | null;
}
