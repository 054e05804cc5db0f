import { writeFileSync } from 'node:fs';
import { PersonRow } from '../src/identity/identity.entity';
import { Persons } from '../src/identity/persons.service';
import { Sessions } from '../src/identity/sessions.service';
import { Database } from '../src/kernel/database/database';
import { Cipher } from '../src/kernel/privacy/cipher';
import { SessionRow } from '../src/kernel/session/session.entity';
import { Tokens } from '../src/kernel/session/tokens';
import { readSettings } from '../src/kernel/settings';
import { closeHouse, openHouse } from '../src/server';

/** Somebody who is signed in for as long as a bench lasts. */
export interface BenchPerson {
  readonly personId: number;
  readonly token: string;
}

const TOKEN_SECONDS = 4 * 3600;
const FIRST_PHONE = 19_911_000_000;

/** Makes so many people with proved phones and open sessions, and writes who they are into a file. */
async function main(count: number, file: string): Promise<void> {
  const house = await openHouse(readSettings(process.env));
  const [persons, sessions, tokens, cipher] = [
    house.get(Persons),
    house.get(Sessions),
    house.get(Tokens),
    house.get(Cipher),
  ];
  const database = house.get(Database);
  const people: BenchPerson[] = [];
  for (let n = 0; n < count; n += 1) {
    const phone = String(FIRST_PHONE + n);
    const known = { openid: `bench-${n}`, unionid: `bench-${n}` };
    const personId = await database.transaction(() => persons.recognise('MINI_PROGRAM', known));
    await database.repository(PersonRow).update(personId, {
      phone: cipher.seal(phone),
      phoneLookup: cipher.lookup('phone', phone),
      phoneVerifiedAt: new Date(),
      phoneProof: 'SMS',
    });
    const { sessionId } = await sessions.open(personId, 'MINI_PROGRAM');
    const { handle } = await database.repository(SessionRow).findOneByOrFail({ id: sessionId });
    people.push({ personId, token: await tokens.issueAccess(handle, TOKEN_SECONDS) });
  }
  await closeHouse(house);
  writeFileSync(file, JSON.stringify(people));
}

if (require.main === module) void main(Number(process.argv[2]), process.argv[3] ?? '');
