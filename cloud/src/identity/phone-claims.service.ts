import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PhoneProof } from 'shared-types/identity.states';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict } from '../kernel/errors/refusal';
import { Outbox } from '../kernel/outbox/outbox';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import { LoginRow, NOTHING_PERSONAL, PersonRow } from './identity.entity';
import { judgePhoneClaim, type PhoneParty } from './identity.rules';
import { Merging } from './merging.service';
import { StaffService } from './staff.service';

/** News that somebody has proved a phone: `{ personId }`. What was kept under the phone alone may now find its owner. */
export const PHONE_VERIFIED_TOPIC = 'person.phone_verified';

interface ProvedPhone {
  readonly phone: string;
  readonly phoneLookup: string;
  readonly proof: PhoneProof;
  readonly address: string;
}

/** Decides what follows when somebody has proved a phone, and carries it out. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PhoneClaims {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  merging!: Merging;

  @Inject()
  staff!: StaffService;

  @Inject()
  audit!: Audit;

  @Inject()
  outbox!: Outbox;

  /**
   * Binds the phone to the person, uniting them with its holder where `judgePhoneClaim` says they are the same. The
   * session goes on as whoever remains. An invitation to the staff that went to this phone is claimed with it.
   * @throws 409 `phone_needs_code` when WeChat's word is not enough, 409 `phone_of_staff`.
   */
  async claim(person: Person, proved: ProvedPhone): Promise<void> {
    await this.database.transaction(async () => {
      const { phoneLookup, proof, address } = proved;
      const persons = this.database.repository(PersonRow);
      const lock = { mode: 'pessimistic_write' } as const;
      const holder = await persons.findOne({ where: { phoneLookup }, lock });
      const other = holder && holder.id !== person.personId ? holder : null;
      const invited = await this.staff.invitationFor(phoneLookup);
      if (invited && proof !== 'SMS') throw codeNeeded();
      const personId = other ? await this.settle(person, other, proved) : person.personId;
      await persons.update(personId, {
        phone: this.cipher.seal(proved.phone),
        phoneLookup,
        phoneVerifiedAt: now(),
        phoneProof: proof,
      });
      if (invited) await this.staff.join(invited, personId, address);
      await this.outbox.publish(PHONE_VERIFIED_TOPIC, { personId });
    });
  }

  /** Who holds the phone afterwards: the claimant, or the record both have become. */
  private async settle(person: Person, holder: PersonRow, { proof, address }: ProvedPhone): Promise<number> {
    const { personId } = person;
    const claimant = await this.database.repository(PersonRow).findOneByOrFail({ id: personId });
    const verdict = judgePhoneClaim(await this.partyOf(claimant), await this.partyOf(holder), proof, now());
    if (verdict === 'CODE_NEEDED') throw codeNeeded();
    if (verdict === 'STAFF_PHONE') {
      throw conflict('phone_of_staff', '该手机号属于工作人员账号，不能在这里绑定，请联系系统管理员');
    }
    if (verdict === 'JOIN') {
      const why = { by: 'phone', actor: person, address, keepSession: person.sessionId } as const;
      return (await this.merging.unite(personId, holder.id, why)) ?? personId;
    }
    await this.database.repository(PersonRow).update(holder.id, { ...NOTHING_PERSONAL, name: holder.name });
    const detail = { to: claimant.handle };
    await this.audit.append(person, { action: 'phone.moved', subject: holder.handle, detail, address });
    return personId;
  }

  private async partyOf(row: PersonRow): Promise<PhoneParty> {
    const logins = await this.database.repository(LoginRow).findBy({ personId: row.id });
    const standing = await this.merging.staffStanding([row.id]);
    return {
      staff: standing.get(row.id) ?? 'NONE',
      apps: logins.map(({ app }) => app),
      unionids: logins.flatMap(({ unionidLookup }) => (unionidLookup === null ? [] : [unionidLookup])),
      verifiedAt: row.phoneVerifiedAt,
      proof: row.phoneProof,
    };
  }
}

const codeNeeded = () => conflict('phone_needs_code', '该手机号已在使用，为确认是您本人，请改用短信验证码绑定');
