import { randomBytes, randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Relative } from 'shared-types/family.contract';
import type { ResultOf } from 'shared-types/routes';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { isDuplicate } from '../kernel/database/database-faults';
import { notFound, ruledOut } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import { FamilyConsentRow } from '../kernel/session/family-consent.entity';
import { PersonDirectory } from './person-directory';

/** Up to so many relatives on either side (办事代约最多 3 位亲属). */
export const MOST_RELATIVES = 3;
const CODE_MINUTES = 10;
const CODE_TRIES = 5;

/** A relative follows and acts for somebody, an elder mostly, by one consent that is kept and may be ended. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Family {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  audit!: Audit;

  /** Who helps me and whom I help, as things stand. */
  async of({ personId }: Person): Promise<ResultOf<'GET /me/family'>> {
    const consents = this.database.repository(FamilyConsentRow).createQueryBuilder('f').where('f.endedAt IS NULL');
    const mine = await consents.clone().andWhere('f.personId = :personId', { personId }).orderBy('f.id').getMany();
    const theirs = await consents.clone().andWhere('f.helperId = :personId', { personId }).orderBy('f.id').getMany();
    return {
      helpers: await Promise.all(mine.map((row) => this.relative(row, row.helperId))),
      helped: await Promise.all(theirs.map((row) => this.relative(row, row.personId))),
    };
  }

  /** A code to be told to a relative, good once and for ten minutes; a new one ends the one before. */
  async giveCode({ personId }: Person): Promise<ResultOf<'POST /me/family/codes'>> {
    await this.people.requireVerifiedPhone(personId);
    const expiresAt = new Date(now().getTime() + CODE_MINUTES * 60_000);
    // One's own earlier code goes, and whatever nobody took in time.
    await this.database.write('DELETE FROM family_code WHERE person_id = ? OR expires_at <= ?', [personId, now()]);
    for (let tries = 1; ; tries++) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      try {
        await this.database.write('INSERT INTO family_code (person_id, code_hash, expires_at) VALUES (?, ?, ?)', [
          personId,
          this.hashOf(code),
          expiresAt,
        ]);
        return { code, expiresAt: expiresAt.toISOString() };
      } catch (error) {
        // Somebody else was given the same six digits in these ten minutes.
        if (tries === CODE_TRIES || !isDuplicate(error)) throw error;
      }
    }
  }

  /**
   * Takes a relative's code: from now on this person follows and acts in the matters of whoever gave it.
   * @throws 422 `family_code_wrong`, `family_own_code`, `family_full`; 422 `phone_needed`
   */
  async accept(helper: Person, code: string): Promise<void> {
    await this.people.requireVerifiedPhone(helper.personId);
    await this.database.transaction(async () => {
      const given = await this.database.row<{ personId: number }>(
        'SELECT person_id AS personId FROM family_code WHERE code_hash = ? AND expires_at > ? FOR UPDATE',
        [this.hashOf(code), now()],
      );
      if (!given) throw ruledOut('family_code_wrong', '授权码不对或已过期，请家人重新给一个');
      if (given.personId === helper.personId) throw ruledOut('family_own_code', '这是您自己的授权码，请告诉家人');
      await this.database.write('DELETE FROM family_code WHERE person_id = ?', [given.personId]);
      await this.refuseFull(given.personId, helper.personId);
      const consents = this.database.repository(FamilyConsentRow);
      await consents.insert({
        handle: randomBytes(16).toString('base64url'),
        personId: given.personId,
        helperId: helper.personId,
        givenAt: now(),
        endedAt: null,
        endedBy: null,
      });
      await this.audit.append(helper, { action: 'family.accepted', subject: 'family' });
    });
  }

  /** Ends a consent, at once, by either side. @throws 404 for anybody else's. */
  async end({ personId }: Person, handle: string): Promise<void> {
    const { affectedRows } = await this.database.write(
      `UPDATE family_consent SET ended_at = ?, ended_by = ?
        WHERE handle = ? AND ended_at IS NULL AND (person_id = ? OR helper_id = ?)`,
      [now(), personId, handle, personId, personId],
    );
    if (affectedRows === 0) throw notFound();
  }

  private async refuseFull(personId: number, helperId: number): Promise<void> {
    const rows = await this.database.rows<{ personId: number; helperId: number }>(
      `SELECT person_id AS personId, helper_id AS helperId FROM family_consent
        WHERE ended_at IS NULL AND (person_id = ? OR helper_id = ?) FOR UPDATE`,
      [personId, helperId],
    );
    if (rows.some((row) => row.personId === personId && row.helperId === helperId)) {
      throw ruledOut('family_already', '已经得到这位家人的授权，不用再输');
    }
    const most = `最多 ${MOST_RELATIVES} 位，请先解除一位`;
    if (rows.filter((row) => row.personId === personId).length >= MOST_RELATIVES) {
      throw ruledOut('family_full', `这位家人授权的人已满，${most}`);
    }
    if (rows.filter((row) => row.helperId === helperId).length >= MOST_RELATIVES) {
      throw ruledOut('family_full', `您替办的家人已满，${most}`);
    }
  }

  private async relative({ handle, givenAt }: FamilyConsentRow, personId: number): Promise<Relative> {
    return { handle, since: givenAt.toISOString(), ...(await this.people.masked(personId)) };
  }

  private hashOf(code: string): string {
    return this.cipher.lookup('family-code', code);
  }
}
