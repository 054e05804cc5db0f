import type { Authority } from 'shared-types/enterprise.states';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** `ends_at` of a membership without an end. */
export const NEVER = new Date('9999-12-31T00:00:00.000Z');

/**
 * SQL that is true for a membership in force at an instant, which is passed twice: `inForce('m')` with `[at, at]`. One
 * that waits for confirmation has no beginning and is never in force.
 */
export const inForce = (alias: string): string => `${alias}.begins_at <= ? AND ${alias}.ends_at > ?`;

/** Who may act for an enterprise: its legal representative, or a handler it has authorised. */
@Entity('enterprise_member')
@Index('enterprise_member_handle', ['handle'], { unique: true })
@Index('enterprise_member_person', ['personId', 'enterpriseId'], { unique: true })
@Index('enterprise_member_enterprise', ['enterpriseId'])
export class EnterpriseMemberRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Public key, random. */
  @Column({ type: 'char', length: 22 })
  handle!: string;

  @Column({ name: 'enterprise_id', type: 'int', unsigned: true })
  enterpriseId!: number;

  @Column({ name: 'person_id', type: 'int', unsigned: true })
  personId!: number;

  @Column({ type: 'varchar', length: 24 })
  authority!: Authority;

  /** What a handler may do, in the words of the authorisation (民法典 art. 165: matters and term are named). */
  @Column({ type: 'varchar', length: 200, nullable: true })
  scope!: string | null;

  /** Sealed name of the one who gave the authority, as the handler states it. */
  @Column({ name: 'granted_by', type: 'varbinary', length: 200, nullable: true })
  grantedBy!: Buffer | null;

  @Column({ name: 'valid_from', type: 'date', nullable: true })
  validFrom!: string | null;

  /** The last day of the authority. */
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil!: string | null;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3 })
  askedAt!: Date;

  /** When it takes effect; null while it waits for confirmation. */
  @Column({ name: 'begins_at', type: 'datetime', precision: 3, nullable: true })
  beginsAt!: Date | null;

  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt!: Date;

  /** The person who ended it: the member, another member, or one of the staff; null when only its term may end it. */
  @Column({ name: 'ended_by', type: 'int', unsigned: true, nullable: true })
  endedBy!: number | null;
}
