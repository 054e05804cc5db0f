import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, invalidInput, notFound } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import { holdsRole, type Person } from '../kernel/session/actor';
import { EnterpriseMemberRow, NEVER } from '../kernel/session/membership.entity';
import { randomHandle } from '../kernel/session/tokens';
import { civilDateOf } from '../kernel/time/civil-date';
import { EnterpriseRow } from './enterprise.entity';
import {
  beginningOf,
  bindingState,
  endOf,
  mayOversee,
  needsConfirmation,
  type Stakes,
  termFaults,
  VERIFIERS,
} from './enterprise.rules';
import { PersonDirectory } from './person-directory';

type Binding = InputOf<'POST /enterprises'>['body'];

/** Who acts for which enterprise. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Enterprises {
  @Inject()
  database!: Database;

  @Inject()
  directory!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  @Inject()
  audit!: Audit;

  /**
   * Binds the person to an enterprise, at once where nothing of anybody else's could be seen by it, else to be confirmed.
   * @throws 422 `phone_needed`, `name_needed`, 400 for impossible dates, 409 `enterprise_bound`.
   */
  async bind(person: Person, body: Binding): Promise<void> {
    const at = now();
    const terms = termsOf(body);
    const faults = terms.validFrom === null ? [] : termFaults(terms.validFrom, terms.validUntil, civilDateOf(at));
    if (faults.length > 0) throw invalidInput(faults);
    await this.database.transaction(async () => {
      await this.directory.requireContact(person.personId);
      const enterprise = await this.meet(body.creditCode, body.name);
      const members = this.database.repository(EnterpriseMemberRow);
      const key = { enterpriseId: enterprise.id, personId: person.personId };
      const former = await members.findOneBy(key);
      if (former && bindingState(former, at) !== 'OVER') throw conflict('enterprise_bound', '您已经绑定过这家企业');
      const waits = needsConfirmation(await this.stakesOf(enterprise.id, person, body.authority, former));
      await members.upsert(
        {
          ...key,
          handle: former?.handle ?? randomHandle(),
          authority: body.authority,
          scope: terms.scope,
          grantedBy: terms.grantedBy === null ? null : this.cipher.seal(terms.grantedBy),
          validFrom: terms.validFrom,
          validUntil: terms.validUntil,
          askedAt: at,
          beginsAt: waits ? null : beginningOf(terms.validFrom, at),
          endsAt: terms.validUntil === null ? NEVER : endOf(terms.validUntil),
          endedBy: null,
        },
        ['personId', 'enterpriseId'],
      );
    });
  }

  /** Lets go of an enterprise. @throws 404 when it was not bound. */
  async unbind(person: Person, creditCode: string): Promise<void> {
    const { affectedRows } = await this.database.write(
      `UPDATE enterprise_member m JOIN enterprise e ON e.id = m.enterprise_id SET m.ends_at = ?, m.ended_by = ?
        WHERE e.credit_code = ? AND m.person_id = ? AND m.ended_by IS NULL`,
      [now(), person.personId, creditCode, person.personId],
    );
    if (affectedRows === 0) throw notFound('您没有绑定这家企业');
  }

  /** Lets a waiting member in. @throws 404 for who may not decide it, 409 `member_not_waiting`. */
  async confirm(person: Person, creditCode: string, key: string, address: string): Promise<void> {
    await this.decide(person, creditCode, key, { action: 'enterprise.member_confirmed', address }, (member) => {
      const at = now();
      if (bindingState(member, at) !== 'PENDING') throw conflict('member_not_waiting', '这位成员不在待确认状态');
      return { beginsAt: beginningOf(member.validFrom, at) };
    });
  }

  /** Ends another's membership. @throws 404 for who may not decide it. */
  async remove(person: Person, creditCode: string, key: string, address: string): Promise<void> {
    await this.decide(person, creditCode, key, { action: 'enterprise.member_removed', address }, () => ({
      endsAt: now(),
      endedBy: person.personId,
    }));
  }

  /** True for staff who verify licences and for its legal representative in force: these see and decide its members. */
  async oversight(person: Person, enterpriseId: number): Promise<{ isVerifier: boolean; isRepresentative: boolean }> {
    const own = await this.database
      .repository(EnterpriseMemberRow)
      .findOneBy({ enterpriseId, personId: person.personId, authority: 'LEGAL_REPRESENTATIVE' });
    const isRepresentative = own !== null && bindingState(own, now()) === 'ACTIVE';
    return { isVerifier: holdsRole(person, VERIFIERS), isRepresentative };
  }

  private async decide(
    person: Person,
    creditCode: string,
    key: string,
    entry: { readonly action: string; readonly address: string },
    change: (member: EnterpriseMemberRow) => Partial<EnterpriseMemberRow>,
  ): Promise<void> {
    await this.database.transaction(async () => {
      const enterprise = await this.database.repository(EnterpriseRow).findOneBy({ creditCode });
      const members = this.database.repository(EnterpriseMemberRow);
      const member = await members.findOne({
        where: { handle: key, enterpriseId: enterprise?.id ?? 0 },
        lock: { mode: 'pessimistic_write' },
      });
      if (!enterprise || !member || member.endedBy !== null) throw notFound();
      const oversight = await this.oversight(person, enterprise.id);
      const isSelf = member.personId === person.personId;
      if (!mayOversee({ ...oversight, isSelf }, member.authority)) throw notFound();
      await members.update(member.id, change(member));
      await this.audit.append(person, { ...entry, subject: creditCode, detail: { member: key } });
    });
  }

  /** The enterprise of this code, locked; made on first sight. */
  private async meet(creditCode: string, name: string): Promise<EnterpriseRow> {
    await this.database.write('INSERT IGNORE INTO enterprise (credit_code, name, created_at) VALUES (?, ?, ?)', [
      creditCode,
      name,
      now(),
    ]);
    return this.database
      .repository(EnterpriseRow)
      .findOneOrFail({ where: { creditCode }, lock: { mode: 'pessimistic_write' } });
  }

  private async stakesOf(
    enterpriseId: number,
    { personId }: Person,
    authority: Binding['authority'],
    former: EnterpriseMemberRow | null,
  ): Promise<Stakes> {
    const found = await this.database.row<{ hasRecords: number; hasOthers: number }>(
      `SELECT EXISTS (SELECT 1 FROM record WHERE owner_enterprise_id = ?) AS hasRecords,
              EXISTS (SELECT 1 FROM enterprise_member WHERE enterprise_id = ? AND person_id <> ? AND ends_at > ?) AS hasOthers`,
      [enterpriseId, enterpriseId, personId, now()],
    );
    const wasConfirmed = former?.authority === 'LEGAL_REPRESENTATIVE' && former.beginsAt !== null;
    return {
      hasRecords: found?.hasRecords === 1,
      hasOthers: found?.hasOthers === 1,
      isReturning: authority === 'LEGAL_REPRESENTATIVE' && wasConfirmed && former.endedBy === personId,
    };
  }
}

type Terms =
  | { readonly validFrom: string; readonly validUntil: string; readonly scope: string; readonly grantedBy: string }
  | { readonly validFrom: null; readonly validUntil: null; readonly scope: null; readonly grantedBy: null };

function termsOf(body: Binding): Terms {
  if (body.authority === 'LEGAL_REPRESENTATIVE')
    return { validFrom: null, validUntil: null, scope: null, grantedBy: null };
  const { validFrom, validUntil, scope, legalRepresentative: grantedBy } = body;
  return { validFrom, validUntil, scope, grantedBy };
}
