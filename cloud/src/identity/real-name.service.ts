import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { RealNameView } from 'shared-types/real-name.contract';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { isDuplicate } from '../kernel/database/database-faults';
import { conflict, ruledOut } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import { maskIdNumber, maskName } from '../kernel/privacy/mask.rules';
import type { Person, Staff } from '../kernel/session/actor';
import { PersonRow } from './identity.entity';
import { RealNameRow } from './real-name.entity';

const CODE_MINUTES = 30;
const CODE_TRIES = 5;

/** A verified name, opened for a purpose that needs it. */
export interface RealName {
  readonly name: string;
  readonly idNumber: string;
}

/**
 * 实名核验: somebody consents and writes down what their card says, one of the staff reads the card and writes it down
 * again. The two must agree, so that nobody is verified by what is on a screen alone.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RealNames {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  audit!: Audit;

  /** How one's own real name stands, masked. */
  async mine({ personId }: Person): Promise<RealNameView> {
    const row = await this.database.repository(RealNameRow).findOneBy({ personId });
    if (!row) return { state: 'NONE', name: null, idNumber: null, verifiedAt: null };
    return {
      state: row.verifiedAt === null ? 'TO_CHECK' : 'VERIFIED',
      name: maskName(this.cipher.open(row.name)),
      idNumber: maskIdNumber(this.cipher.open(row.idNumber)),
      verifiedAt: row.verifiedAt?.toISOString() ?? null,
    };
  }

  /**
   * Keeps name and number with the consent, and gives a code to show to the staff, good once and for half an hour.
   * @throws 409 `real_name_verified` once they were checked.
   */
  async declare(
    person: Person,
    { name, idNumber }: Pick<InputOf<'POST /me/real-name'>['body'], 'name' | 'idNumber'>,
  ): Promise<ResultOf<'POST /me/real-name'>> {
    const at = now();
    const codeEndsAt = new Date(at.getTime() + CODE_MINUTES * 60_000);
    for (let tries = 1; ; tries++) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      try {
        await this.database.transaction(() => this.keep(person, { name, idNumber }, code, at, codeEndsAt));
        return { ...(await this.mine(person)), code, codeEndsAt: codeEndsAt.toISOString() };
      } catch (error) {
        // Somebody else was given the same six digits in this half hour.
        if (tries === CODE_TRIES || !isDuplicate(error)) throw error;
      }
    }
  }

  /** Takes the consent back: name and number are deleted; what was signed before stays signed. */
  async withdraw(person: Person, address: string): Promise<void> {
    await this.database.transaction(async () => {
      const { affected } = await this.database.repository(RealNameRow).delete({ personId: person.personId });
      if (!affected) return;
      const subject = await this.handleOf(person.personId);
      await this.audit.append(person, { action: 'real_name.withdrawn', subject, address });
    });
  }

  /**
   * One of the staff has the card in their hands and writes down what it says. Returns the name, masked.
   * @throws 422 `real_name_code_wrong`, `real_name_differs`, `own_real_name`, 409 `id_number_taken`.
   */
  async check(
    staff: Staff,
    { code, name, idNumber, place }: InputOf<'POST /real-names/checks'>['body'],
    address: string,
  ): Promise<{ name: string }> {
    return this.database.transaction(async () => {
      const rows = this.database.repository(RealNameRow);
      const lock = { mode: 'pessimistic_write' } as const;
      const row = await rows.findOne({ where: { codeHash: this.codeHash(code) }, lock });
      if (!row || row.codeEndsAt === null || row.codeEndsAt <= now()) throw codeWrong();
      if (row.personId === staff.personId) throw ruledOut('own_real_name', '不能核验自己，请由另一位工作人员核对');
      const idLookup = this.idLookup(idNumber);
      if (row.idLookup !== idLookup || this.cipher.open(row.name) !== name) throw differs();
      const taken = await rows.findOneBy({ verifiedLookup: idLookup });
      if (taken && taken.personId !== row.personId) throw numberTaken();
      const verified = { verifiedLookup: idLookup, verifiedAt: now(), verifiedBy: staff.staff.id, place };
      await rows.update({ personId: row.personId }, { ...verified, codeHash: null, codeEndsAt: null });
      await this.database.repository(PersonRow).update(row.personId, { name: row.name });
      const subject = await this.handleOf(row.personId);
      await this.audit.append(staff, { action: 'real_name.verified', subject, detail: { place }, address });
      return { name: maskName(name) };
    });
  }

  /** The verified name and number. @throws 422 `real_name_needed`. */
  async require(personId: number): Promise<RealName> {
    const known = await this.known(personId);
    if (!known) throw realNameNeeded();
    return known;
  }

  /** The same; null where it was never verified. */
  async known(personId: number): Promise<RealName | null> {
    const row = await this.database.repository(RealNameRow).findOneBy({ personId });
    if (!row || row.verifiedAt === null) return null;
    return { name: this.cipher.open(row.name), idNumber: this.cipher.open(row.idNumber) };
  }

  private async keep(
    { personId }: Person,
    { name, idNumber }: RealName,
    code: string,
    consentedAt: Date,
    codeEndsAt: Date,
  ): Promise<void> {
    const rows = this.database.repository(RealNameRow);
    const known = await rows.findOne({ where: { personId }, lock: { mode: 'pessimistic_write' } });
    if (known && known.verifiedAt !== null) throw conflict('real_name_verified', '您已经核验过实名，不用再填');
    // A code nobody used in time makes way for another of the same digits.
    await this.database.write('UPDATE real_name SET code_hash = NULL WHERE code_ends_at <= ?', [consentedAt]);
    const sealed = { name: this.cipher.seal(name), idNumber: this.cipher.seal(idNumber) };
    const lookups = { idLookup: this.idLookup(idNumber), codeHash: this.codeHash(code) };
    await rows.upsert({ personId, ...sealed, ...lookups, consentedAt, codeEndsAt }, ['personId']);
  }

  private async handleOf(personId: number): Promise<string> {
    return (await this.database.repository(PersonRow).findOneByOrFail({ id: personId })).handle;
  }

  private idLookup(idNumber: string): string {
    return this.cipher.lookup('id-number', idNumber);
  }

  private codeHash(code: string): string {
    return this.cipher.lookup('real-name-code', code);
  }
}

const codeWrong = () => ruledOut('real_name_code_wrong', '核验码不对或已过期，请对方在手机上重新取一个');
const differs = () =>
  ruledOut('real_name_differs', '和本人填写的不一致，请再看一遍身份证；本人填错的，请他重新填写后再核验');
const numberTaken = () => conflict('id_number_taken', '这个身份证号已在另一个账号上核验过，请对方用原来的账号登录');
const realNameNeeded = () =>
  ruledOut('real_name_needed', '签署前要先核验实名：在“实名核验”里填写后，请工作人员在窗口或上门时核对身份证原件');
