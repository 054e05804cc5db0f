import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Me, SessionGrant } from 'shared-types/identity.contract';
import type { Role } from 'shared-types/identity.states';
import type { ResultOf } from 'shared-types/routes';
import type { StaffLine } from 'shared-types/staff.contract';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import { maskName, maskPhone } from '../kernel/privacy/mask.rules';
import type { Person } from '../kernel/session/actor';
import { Gate } from '../kernel/session/gate';
import { StaffRow } from '../kernel/session/session.entity';
import { PersonDirectory } from './person-directory';
import type { OpenSession } from './sessions.service';

/** What people see of themselves, and administrators of the staff. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IdentityQueries {
  @Inject()
  database!: Database;

  @Inject()
  directory!: PersonDirectory;

  @Inject()
  gate!: Gate;

  /** A session as it goes to its client. */
  async granted({ sessionId, ...tokens }: OpenSession): Promise<SessionGrant> {
    return { ...tokens, me: await this.me(sessionId) };
  }

  /** Who the session belongs to at this moment: it may be somebody else than a minute ago, after a merge. */
  async me(sessionId: number): Promise<Me> {
    const person = await this.gate.personOfSession(sessionId);
    const { name, phone } = await this.directory.personContact(person.personId);
    const enterprises = await this.directory.enterprisesOf(person.personId);
    return {
      name: name === null ? null : maskName(name),
      phone: phone === null ? null : maskPhone(phone),
      kind: person.sessionKind,
      staff: person.staff && { ...person.staff, roles: [...person.staff.roles] },
      secondFactor: secondFactorOf(person),
      enterprises: enterprises.map(({ creditCode, name, authority }) => ({ creditCode, name, authority })),
    };
  }

  /** Everybody of the staff, by work number. */
  async staff(): Promise<ResultOf<'GET /staff'>> {
    const rows = await this.database.repository(StaffRow).find({ order: { workNo: 'ASC' }, take: 1000 });
    return { items: rows.map(lineOf) };
  }

  /** @throws 404. */
  async staffLine(workNo: string): Promise<StaffLine> {
    const row = await this.database.repository(StaffRow).findOneBy({ workNo });
    if (!row) throw notFound('没有找到这位工作人员');
    return lineOf(row);
  }
}

function secondFactorOf({ staff, sessionKind, secondFactorOwed }: Person): Me['secondFactor'] {
  if (staff === null || sessionKind !== 'DESK') return 'NOT_NEEDED';
  return secondFactorOwed ? 'OWED' : 'GIVEN';
}

function lineOf(row: StaffRow): StaffLine {
  const listed = (text: string): string[] => text.split(',').filter((entry) => entry !== '');
  return {
    workNo: row.workNo,
    name: row.name,
    roles: listed(row.roles) as Role[],
    skills: listed(row.skills),
    siteKey: row.siteKey,
    active: Boolean(row.active),
    joined: row.personId !== null,
    secondFactor: row.totpSecret !== null,
  };
}
