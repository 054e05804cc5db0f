import { Centre } from '../../src/directory/centre.config';
import { PersonRow } from '../../src/identity/identity.entity';
import { Persons } from '../../src/identity/persons.service';
import { now } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database/database';
import { Cipher } from '../../src/kernel/privacy/cipher';
import { HOUSE } from '../../src/kernel/session/actor';
import { StaffRow } from '../../src/kernel/session/session.entity';
import { addDays, civilDateOf } from '../../src/kernel/time/civil-date';
import { Roster } from '../../src/roster/roster.service';
import { DEMO_PEOPLE, type DemoPerson } from '../demo-people';
import type { House } from './seed-world';

const DAYS_ON_DUTY = 30;
const EVERY_SKILL = ['COMPREHENSIVE', 'CONSTRUCTION', 'MARKET_REGULATION'];
const AGENTS = DEMO_PEOPLE.filter(({ roles }) => roles.includes('PROXY_AGENT'));

/** One person as if they had signed in, verified their phone and, where they work here, joined. */
export async function admit(house: House, person: DemoPerson): Promise<number> {
  const database = house.get(Database);
  const cipher = house.get(Cipher);
  return database.transaction(async () => {
    const persons = house.get(Persons);
    const id = await persons.recognise('MINI_PROGRAM', { openid: person.openids.mini, unionid: person.unionid });
    await persons.rename(id, person.name);
    await database.repository(PersonRow).update(id, {
      phone: cipher.seal(person.phone),
      phoneLookup: cipher.lookup('phone', person.phone),
      phoneVerifiedAt: new Date(),
      phoneProof: 'SMS',
    });
    if (person.workNumber !== null) await employ(house, id, person);
    return id;
  });
}

/** Each agent lacks another skill and starts from another site: any visit has several who fit and one who does not. */
function abilities(person: DemoPerson, siteKeys: readonly string[]): { skills: string; siteKey: string | null } {
  const at = AGENTS.indexOf(person);
  return {
    skills: EVERY_SKILL.filter((_, i) => at < 0 || i !== at % EVERY_SKILL.length).join(','),
    siteKey: siteKeys[Math.max(at, 0) % siteKeys.length] ?? null,
  };
}

async function employ(house: House, personId: number, person: DemoPerson): Promise<void> {
  const siteKeys = house.get<Centre>('centre').sites.map(({ key }) => key);
  await house
    .get(Database)
    .repository(StaffRow)
    .insert({
      personId,
      workNo: person.workNumber ?? '',
      name: person.name,
      roles: person.roles.join(','),
      ...abilities(person, siteKeys),
      totpSecret: house.get(Cipher).seal(person.totpSecret ?? ''),
      active: true,
    });
}

/** Agents on duty from today on and round the clock, so that a visit can be tried at any hour. */
export async function putOnDuty(house: House): Promise<void> {
  const shifts = AGENTS.map(({ workNumber }) => {
    return { workNo: workNumber ?? '', post: 'FIELD_AGENT' as const, from: '00:00', to: '24:00' };
  });
  const today = civilDateOf(now());
  for (let ahead = 0; ahead <= DAYS_ON_DUTY; ahead += 1) {
    await house.get(Roster).publish(HOUSE, addDays(today, ahead), { version: 0, shifts });
  }
}
