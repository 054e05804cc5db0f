import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PriorityGroup } from 'shared-types/booking.states';
import type { InputOf } from 'shared-types/routes';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { ruledOut } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import type { BookingIdentityRow } from './booking.entity';

export type ForWhom = NonNullable<InputOf<'POST /bookings'>['body']['forWhom']>;
export type CallerContact = InputOf<'POST /desk/bookings'>['body']['caller'] & {
  /** Who comes, where that is somebody else. */
  readonly visitorName?: string;
};

/** For whom a booking is, and who hears of it. */
export interface Beneficiary {
  readonly identity: string;
  readonly ownerPersonId: number | null;
  readonly ownerEnterpriseId: number | null;
  /** In the clear; its tail, with the number, shows the progress. Null for who has left us since. */
  readonly contactPhone: string | null;
  /** Set for somebody who telephoned. */
  readonly caller: CallerContact | null;
}

/** What stands against a booking of an identity, or for it. */
export type IdentityStanding = Pick<BookingIdentityRow, 'blockedUntil' | 'priorityGroup'>;

const UNKNOWN: IdentityStanding = { blockedUntil: null, priorityGroup: null };

/** Whose bookings count together. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingIdentities {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  /**
   * For whom a signed-in person books: themselves, a relative who has consented, an enterprise they may act for.
   * @throws 422 `phone_needed`, `relative_not_bound`, `enterprise_not_bound`.
   */
  async beneficiaryOf({ personId }: Person, forWhom: ForWhom = { kind: 'SELF' }): Promise<Beneficiary> {
    const contactPhone = await this.people.requireVerifiedPhone(personId);
    const booker = { contactPhone, caller: null };
    if (forWhom.kind === 'SELF') {
      return { ...booker, identity: personIdentity(personId), ownerPersonId: personId, ownerEnterpriseId: null };
    }
    if (forWhom.kind === 'ENTERPRISE') {
      const { id } = await this.people.requireEnterprise(personId, forWhom.creditCode);
      return { ...booker, identity: `E:${id}`, ownerPersonId: personId, ownerEnterpriseId: id };
    }
    const relativeId = await this.relative(personId, forWhom.handle);
    return { ...booker, identity: personIdentity(relativeId), ownerPersonId: relativeId, ownerEnterpriseId: null };
  }

  /** Somebody who telephones: their account where the phone has one, else the phone itself. */
  async callerOf(caller: CallerContact): Promise<Beneficiary> {
    const personId = await this.people.personIdByPhone(caller.phone);
    return {
      identity: personId === null ? this.phoneIdentity(caller.phone) : personIdentity(personId),
      ownerPersonId: personId,
      ownerEnterpriseId: null,
      contactPhone: caller.phone,
      caller,
    };
  }

  /** Locks an identity until the transaction ends: what is counted of it meanwhile holds. */
  async lock(identity: string): Promise<IdentityStanding> {
    const known = await this.locked(identity);
    if (known) return known;
    await this.database.write(
      'INSERT INTO booking_identity (identity) VALUES (?) ON DUPLICATE KEY UPDATE identity = VALUES(identity)',
      [identity],
    );
    return (await this.locked(identity)) ?? UNKNOWN;
  }

  /** Whether a share may be kept, online, for whom somebody books: an elder, by the person alone or by a relative. */
  async mayDrawOnKept({ personId }: Person, forWhom: ForWhom = { kind: 'SELF' }): Promise<boolean> {
    if (forWhom.kind === 'ENTERPRISE') return false;
    const elderId = forWhom.kind === 'SELF' ? personId : await this.relative(personId, forWhom.handle);
    const row = await this.database.row(
      `SELECT 1 FROM booking_identity WHERE identity = ? AND priority_group = 'ELDERLY'`,
      [personIdentity(elderId)],
    );
    return row !== null;
  }

  /** The bookings of one who telephoned are theirs once they prove the phone. */
  async claim({ personId }: { personId: number }): Promise<void> {
    const { phone } = await this.people.personContact(personId);
    if (phone === null) return;
    const from = this.phoneIdentity(phone);
    await this.database.transaction(async () => {
      await this.lock(from);
      await this.database.write(
        `UPDATE record r JOIN booking b ON b.id = r.id SET r.owner_person_id = ?
          WHERE b.identity = ? AND r.owner_person_id IS NULL`,
        [personId, from],
      );
      await this.move(from, personIdentity(personId));
    });
  }

  /** Two accounts turned out to be one human being: what counted for one counts for the other. */
  async unite({ fromPersonId, intoPersonId }: { fromPersonId: number; intoPersonId: number }): Promise<void> {
    await this.database.transaction(async () => {
      await this.lock(personIdentity(fromPersonId));
      await this.move(personIdentity(fromPersonId), personIdentity(intoPersonId));
      await this.database.write('UPDATE booking SET booked_by = ? WHERE booked_by = ?', [intoPersonId, fromPersonId]);
    });
  }

  private async move(from: string, into: string): Promise<void> {
    await this.lock(into);
    for (const table of ['booking', 'booking_mark', 'priority_confirmation']) {
      await this.database.write(`UPDATE ${table} SET identity = ? WHERE identity = ?`, [into, from]);
    }
    await this.database.write(
      `UPDATE booking_identity stays JOIN booking_identity goes ON goes.identity = ?
          SET stays.blocked_until = IF(goes.blocked_until IS NULL OR stays.blocked_until > goes.blocked_until,
                                       stays.blocked_until, goes.blocked_until),
              stays.priority_group = COALESCE(stays.priority_group, goes.priority_group)
        WHERE stays.identity = ?`,
      [from, into],
    );
    await this.database.write('DELETE FROM booking_identity WHERE identity = ?', [from]);
  }

  private locked(identity: string): Promise<IdentityStanding | null> {
    return this.database.row<{ blockedUntil: Date | null; priorityGroup: PriorityGroup | null }>(
      `SELECT blocked_until AS blockedUntil, priority_group AS priorityGroup FROM booking_identity
        WHERE identity = ? FOR UPDATE`,
      [identity],
    );
  }

  private phoneIdentity(phone: string): string {
    return `T:${this.cipher.lookup('phone', phone)}`;
  }

  private async relative(personId: number, handle: string): Promise<number> {
    const consent = await this.database.row<{ personId: number }>(
      'SELECT person_id AS personId FROM family_consent WHERE handle = ? AND helper_id = ? AND ended_at IS NULL',
      [handle, personId],
    );
    if (!consent) throw ruledOut('relative_not_bound', '这位家人还没有授权您代办，或授权已经解除');
    return consent.personId;
  }
}

const personIdentity = (personId: number): string => `P:${personId}`;
