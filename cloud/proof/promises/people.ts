import { randomBytes } from 'node:crypto';
import type { Role } from 'shared-types/identity.states';
import { PersonRow } from '../../src/identity/identity.entity';
import { Persons } from '../../src/identity/persons.service';
import { setClock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database/database';
import { Cipher } from '../../src/kernel/privacy/cipher';
import { SessionRow, StaffRow } from '../../src/kernel/session/session.entity';
import { hashToken, randomHandle, randomToken, Tokens } from '../../src/kernel/session/tokens';
import { readSettings } from '../../src/kernel/settings';
import { closeHouse, openHouse } from '../../src/server';

/** Somebody signed in for the whole of a run. */
export interface Someone {
  readonly token: string;
  readonly phone: string;
  /** Null for a citizen. */
  readonly workNo: string | null;
}

export interface People {
  readonly citizens: readonly Someone[];
  readonly clerks: readonly Someone[];
  readonly reviewers: readonly Someone[];
  readonly deputies: readonly Someone[];
  readonly inspectors: readonly Someone[];
  readonly administrators: readonly Someone[];
}

const YEARS_SECONDS = 3 * 366 * 86_400;
const FIRST_PHONE = 19_912_000_000;
const CITIZENS = 40;

type House = Awaited<ReturnType<typeof openHouse>>;

/** Fills the empty house with people who stay signed in from an instant on. */
export async function settlePeople(env: NodeJS.ProcessEnv, at: number): Promise<People> {
  const house = await openHouse(readSettings(env));
  setClock(() => new Date(at));
  let count = 0;
  const several = async (most: number, role: Role | null): Promise<Someone[]> => {
    const clients: Someone[] = [];
    while (clients.length < most) {
      count += 1;
      clients.push(await admit(house, at, count, role));
    }
    return clients;
  };
  try {
    return {
      citizens: await several(CITIZENS, null),
      clerks: await several(4, 'WINDOW_CLERK'),
      reviewers: await several(2, 'BACK_OFFICE_REVIEWER'),
      deputies: [...(await several(2, 'BUSINESS_DEPUTY_SUPERVISOR')), ...(await several(1, 'GENERAL_SUPERVISOR'))],
      inspectors: await several(3, 'QUALITY_INSPECTOR'),
      administrators: await several(1, 'ADMINISTRATOR'),
    };
  } finally {
    setClock(null);
    await closeHouse(house);
  }
}

async function admit(house: House, at: number, n: number, role: Role | null): Promise<Someone> {
  const [database, cipher, persons] = [house.get(Database), house.get(Cipher), house.get(Persons)];
  const phone = String(FIRST_PHONE + n);
  const known = { openid: `proof-${n}`, unionid: `proof-${n}` };
  const personId = await database.transaction(() => persons.recognise('MINI_PROGRAM', known));
  await database.repository(PersonRow).update(personId, {
    phone: cipher.seal(phone),
    phoneLookup: cipher.lookup('phone', phone),
    phoneVerifiedAt: new Date(at),
    phoneProof: 'SMS',
  });
  const workNo = role === null ? null : `P${1000 + n}`;
  if (role !== null && workNo !== null) {
    const post = { personId, workNo, name: `员工${n}`, roles: role, siteKey: null, active: true };
    await database.repository(StaffRow).insert({ ...post, totpSecret: cipher.seal(randomBytes(20).toString('hex')) });
  }
  return { token: await signIn(house, at, personId), phone, workNo };
}

/** A session that outlives the run, so that a year of clients needs no year of signing in. */
async function signIn(house: House, at: number, personId: number): Promise<string> {
  const handle = randomHandle();
  const since = new Date(at);
  await house
    .get(Database)
    .repository(SessionRow)
    .insert({
      handle,
      personId,
      kind: 'MINI_PROGRAM',
      refreshHash: hashToken(randomToken()),
      previousHash: null,
      rotatedAt: since,
      createdAt: since,
      seenAt: since,
      expiresAt: new Date(at + YEARS_SECONDS * 1000),
      revokedAt: null,
      secondFactorAt: null,
    });
  return house.get(Tokens).issueAccess(handle, YEARS_SECONDS);
}
