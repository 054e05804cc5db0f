import { writeFileSync } from 'node:fs';
import { PersonRow } from '../../src/identity/identity.entity';
import { Persons } from '../../src/identity/persons.service';
import { Sessions } from '../../src/identity/sessions.service';
import { Database } from '../../src/kernel/database/database';
import { Cipher } from '../../src/kernel/privacy/cipher';
import { SessionRow, StaffRow } from '../../src/kernel/session/session.entity';
import { Tokens } from '../../src/kernel/session/tokens';
import { readSettings } from '../../src/kernel/settings';
import { closeHouse, openHouse } from '../../src/server';

const TOKEN_SECONDS = 4 * 3600;
const FIRST_PHONE = 19_955_000_000;
const SITE = 'hall';

/** Signs in so many owners with proved phones and so many agents who can do anything, and writes who they are into a file. */
async function main(owners: number, agents: number, file: string): Promise<void> {
  const house = await openHouse(readSettings(process.env));
  const [database, persons, sessions] = [house.get(Database), house.get(Persons), house.get(Sessions)];
  const [tokens, cipher] = [house.get(Tokens), house.get(Cipher)];
  const signIn = async (name: string) => {
    const known = { openid: name, unionid: name };
    const personId = await database.transaction(() => persons.recognise('MINI_PROGRAM', known));
    const { sessionId } = await sessions.open(personId, 'MINI_PROGRAM');
    const { handle } = await database.repository(SessionRow).findOneByOrFail({ id: sessionId });
    return { personId, token: await tokens.issueAccess(handle, TOKEN_SECONDS) };
  };
  const cast = { owners: [] as string[], agents: [] as { workNo: string; token: string }[] };
  for (let n = 0; n < owners; n += 1) {
    const { personId, token } = await signIn(`proof-owner-${n}`);
    const phone = String(FIRST_PHONE + n);
    await database.repository(PersonRow).update(personId, {
      phone: cipher.seal(phone),
      phoneLookup: cipher.lookup('phone', phone),
      phoneVerifiedAt: new Date(),
      phoneProof: 'SMS',
    });
    cast.owners.push(token);
  }
  const skills = 'COMPREHENSIVE,CONSTRUCTION,MARKET_REGULATION';
  for (let n = 1; n <= agents; n += 1) {
    const { personId, token } = await signIn(`proof-agent-${n}`);
    const workNo = `P${1000 + n}`;
    const staff = { personId, workNo, name: `代办员${n}`, roles: 'PROXY_AGENT', skills, siteKey: SITE };
    await database.repository(StaffRow).insert({ ...staff, totpSecret: null, active: true });
    cast.agents.push({ workNo, token });
  }
  await closeHouse(house);
  writeFileSync(file, JSON.stringify(cast));
}

if (require.main === module) void main(Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? '');
