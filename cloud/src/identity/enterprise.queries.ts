import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Binding, EnterpriseMember } from 'shared-types/enterprise.contract';
import type { ResultOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import type { Person } from '../kernel/session/actor';
import { EnterpriseMemberRow } from '../kernel/session/membership.entity';
import { EnterpriseRow } from './enterprise.entity';
import { bindingState } from './enterprise.rules';
import { Enterprises } from './enterprise.service';
import { PersonDirectory } from './person-directory';

type MemberFacts = Pick<
  EnterpriseMemberRow,
  'personId' | 'handle' | 'authority' | 'scope' | 'validFrom' | 'validUntil' | 'beginsAt' | 'endsAt'
>;

const MEMBER = `m.person_id AS personId, m.handle, m.authority, m.scope, m.valid_from AS validFrom,
  m.valid_until AS validUntil, m.begins_at AS beginsAt, m.ends_at AS endsAt`;

/** A person's enterprises, and an enterprise's people. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class EnterpriseQueries {
  @Inject()
  database!: Database;

  @Inject()
  directory!: PersonDirectory;

  @Inject()
  enterprises!: Enterprises;

  /** Every enterprise the person has bound and not let go of; those that are over or wait are said to be so. */
  async mine({ personId }: Person): Promise<ResultOf<'GET /enterprises'>> {
    const rows = await this.database.rows<MemberFacts & { creditCode: string; name: string }>(
      `SELECT e.credit_code AS creditCode, e.name, ${MEMBER}
         FROM enterprise_member m JOIN enterprise e ON e.id = m.enterprise_id
        WHERE m.person_id = ? AND m.ended_by IS NULL ORDER BY e.credit_code`,
      [personId],
    );
    return { items: rows.map(({ creditCode, name, ...row }) => ({ creditCode, name, ...standing(row) })) };
  }

  /** One of them. @throws 404. */
  async one(person: Person, creditCode: string): Promise<Binding> {
    const { items } = await this.mine(person);
    const found = items.find((item) => item.creditCode === creditCode);
    if (!found) throw notFound();
    return found;
  }

  /** Who acts for an enterprise. @throws 404 for everybody but its legal representative and verifying staff. */
  async members(person: Person, creditCode: string): Promise<ResultOf<'GET /enterprises/:creditCode/members'>> {
    const enterprise = await this.database.repository(EnterpriseRow).findOneBy({ creditCode });
    if (!enterprise) throw notFound();
    const { isVerifier, isRepresentative } = await this.enterprises.oversight(person, enterprise.id);
    if (!isVerifier && !isRepresentative) throw notFound();
    const rows = await this.database.rows<MemberFacts>(
      `SELECT ${MEMBER} FROM enterprise_member m WHERE m.enterprise_id = ? AND m.ended_by IS NULL ORDER BY m.id LIMIT 200`,
      [enterprise.id],
    );
    const items: EnterpriseMember[] = [];
    for (const row of rows) {
      items.push({ key: row.handle, ...(await this.directory.masked(row.personId)), ...standing(row) });
    }
    return { name: enterprise.name, items };
  }

  /** One of them. @throws 404. */
  async member(person: Person, creditCode: string, key: string): Promise<EnterpriseMember> {
    const { items } = await this.members(person, creditCode);
    const found = items.find((item) => item.key === key);
    if (!found) throw notFound();
    return found;
  }
}

function standing(row: MemberFacts): Omit<Binding, 'creditCode' | 'name'> {
  const { authority, scope, validFrom, validUntil } = row;
  return { authority, state: bindingState(row, now()), scope, validFrom, validUntil };
}
