import type { Role } from 'shared-types/identity.states';
import { CaseworkService } from '../src/casework/casework.service';
import { ConsultationService } from '../src/consultation/consultation.service';
import { Centre } from '../src/directory/centre.config';
import { PersonRow } from '../src/identity/identity.entity';
import { PersonDirectory } from '../src/identity/person-directory';
import { Persons } from '../src/identity/persons.service';
import { now, setClock } from '../src/kernel/clock';
import { Database } from '../src/kernel/database/database';
import type { Deadlines } from '../src/kernel/deadline/deadlines.config';
import { Cipher } from '../src/kernel/privacy/cipher';
import { HOUSE, type Person, type Staff } from '../src/kernel/session/actor';
import { StaffRow } from '../src/kernel/session/session.entity';
import { readSettings } from '../src/kernel/settings';
import { addDays, civilDateOf, instantOf } from '../src/kernel/time/civil-date';
import { Roster } from '../src/roster/roster.service';
import { closeHouse, openHouse } from '../src/server';
import { DEMO_PEOPLE, type DemoPerson } from './demo-people';

const DAYS_ON_DUTY = 30;
const EVERY_SKILL = ['COMPREHENSIVE', 'CONSTRUCTION', 'MARKET_REGULATION'];
const AGENTS = DEMO_PEOPLE.filter(({ roles }) => roles.includes('PROXY_AGENT'));

type House = Awaited<ReturnType<typeof openHouse>>;

/** Fills an empty database with the demo people and a little work of theirs; leaves any other alone. */
async function main(): Promise<void> {
  const house = await openHouse(readSettings(process.env));
  try {
    const inhabited = await house.get(Database).row('SELECT 1 FROM person LIMIT 1');
    if (inhabited) return;
    const ids = new Map<string, number>();
    for (const person of DEMO_PEOPLE) ids.set(person.key, await admit(house, person));
    await work(house, ids);
    setClock(null);
    await putOnDuty(house);
  } finally {
    setClock(null);
    await closeHouse(house);
  }
}

/** One person as if they had signed in, verified their phone and, where they work here, joined. */
async function admit(house: House, person: DemoPerson): Promise<number> {
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

/** Questions and cases of the last days, so that inbox and board show every light. */
async function work(house: House, ids: ReadonlyMap<string, number>): Promise<void> {
  const { calendar } = house.get<Deadlines>('deadlines');
  const today = civilDateOf(new Date());
  const workdaysAgo = (n: number) => {
    let date = today;
    for (let left = n; left > 0; ) {
      date = addDays(date, -1);
      if (calendar.isWorkday(date)) left -= 1;
    }
    return () => instantOf(date, '10:00');
  };
  const centre = house.get<Centre>('centre');
  // A district that does not have the item asks without naming one.
  const ask = (key: string, question: string, itemKey: string) =>
    house
      .get(ConsultationService)
      .ask(citizen(ids, key), { question, ...(centre.itemByKey(itemKey) ? { itemKey } : {}) });

  setClock(workdaysAgo(6));
  await ask('citizen-song', '老年人优待证在哪里办，要带什么材料？', 'elderly-preference-card');
  setClock(workdaysAgo(4));
  await ask('owner-chi', '开一家小餐馆要办哪些证，先办哪一个？', 'small-catering-permit');
  setClock(workdaysAgo(1));
  await ask('citizen-wen', '公司搬家了，营业执照上的地址怎么改？', 'company-alteration');
  await takeIn(house, ids);
}

/** Agents on duty from today on and round the clock, so that a visit can be tried at any hour. */
async function putOnDuty(house: House): Promise<void> {
  const shifts = AGENTS.map(({ workNumber }) => {
    return { workNo: workNumber ?? '', post: 'FIELD_AGENT' as const, from: '00:00', to: '24:00' };
  });
  const today = civilDateOf(now());
  for (let ahead = 0; ahead <= DAYS_ON_DUTY; ahead += 1) {
    await house.get(Roster).publish(HOUSE, addDays(today, ahead), { version: 0, shifts });
  }
}

async function takeIn(house: House, ids: ReadonlyMap<string, number>): Promise<void> {
  const centre = house.get<Centre>('centre');
  const clerk = await member(house, ids, 'clerk-2');
  for (const itemKey of ['food-business-license-new', 'license-reissue']) {
    const situation = centre.itemByKey(itemKey)?.situations[0];
    if (!situation) continue;
    await house.get(CaseworkService).takeIn(clerk, {
      itemKey,
      situationKey: situation.key,
      materials: [...situation.materials],
      applicant: { kind: 'PERSON', name: '市民小曲', phone: '19900001001' },
    });
  }
}

function citizen(ids: ReadonlyMap<string, number>, key: string): Person {
  return {
    kind: 'PERSON',
    personId: ids.get(key) ?? 0,
    sessionId: 0,
    sessionKind: 'MINI_PROGRAM',
    staff: null,
    secondFactorOwed: false,
  };
}

async function member(house: House, ids: ReadonlyMap<string, number>, key: string): Promise<Staff> {
  const person = DEMO_PEOPLE.find((candidate) => candidate.key === key);
  const card = await house.get(PersonDirectory).staffByWorkNo(person?.workNumber ?? '');
  if (!person || !card) throw new Error(`no demo person ${key} among the staff`);
  const { id, workNo, name } = card;
  const roles: readonly Role[] = person.roles;
  return { ...citizen(ids, key), staff: { id, workNo, name, roles, siteKey: 'hall' } };
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(1);
});
