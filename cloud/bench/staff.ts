import { writeFileSync } from 'node:fs';
import type { Role } from 'shared-types/identity.states';
import { Persons } from '../src/identity/persons.service';
import { Sessions } from '../src/identity/sessions.service';
import { Database } from '../src/kernel/database/database';
import { SessionRow, StaffRow } from '../src/kernel/session/session.entity';
import { Tokens } from '../src/kernel/session/tokens';
import { readSettings } from '../src/kernel/settings';
import { closeHouse, openHouse } from '../src/server';

/** A member of staff who is signed in for as long as a bench lasts. */
export interface BenchStaff {
  readonly staffId: number;
  readonly token: string;
}

const TOKEN_SECONDS = 4 * 3600;
/** As many clerks as the hall has windows, and those behind them. */
const POSTS: readonly (readonly [role: Role, count: number])[] = [
  ['WINDOW_CLERK', 22],
  ['BACK_OFFICE_REVIEWER', 6],
  ['RECEPTIONIST', 2],
  ['GENERAL_SUPERVISOR', 1],
  ['ADMINISTRATOR', 1],
];

/** Signs the centre's staff in and writes who they are, by role, into a file. */
async function main(file: string): Promise<void> {
  const house = await openHouse(readSettings(process.env));
  const [persons, sessions, tokens] = [house.get(Persons), house.get(Sessions), house.get(Tokens)];
  const database = house.get(Database);
  const employ = async (role: Role, n: number): Promise<BenchStaff> => {
    const known = { openid: `bench-${role}-${n}`, unionid: `bench-${role}-${n}` };
    const personId = await database.transaction(() => persons.recognise('MINI_PROGRAM', known));
    const { identifiers } = await database.repository(StaffRow).insert({
      personId,
      workNo: `B${role.slice(0, 3)}${n}`,
      name: `员工${n}`,
      roles: role,
      skills: '',
      siteKey: null,
      totpSecret: null,
      active: true,
    });
    const { sessionId } = await sessions.open(personId, 'MINI_PROGRAM');
    const { handle } = await database.repository(SessionRow).findOneByOrFail({ id: sessionId });
    return { staffId: identifiers[0]?.id as number, token: await tokens.issueAccess(handle, TOKEN_SECONDS) };
  };
  const staff: Partial<Record<Role, BenchStaff[]>> = {};
  for (const [role, count] of POSTS) {
    const members: BenchStaff[] = [];
    for (let n = 1; n <= count; n += 1) members.push(await employ(role, n));
    staff[role] = members;
  }
  await closeHouse(house);
  writeFileSync(file, JSON.stringify(staff));
}

if (require.main === module) void main(process.argv[2] ?? '');
