import { setClock } from '../src/kernel/clock';
import { Database } from '../src/kernel/database/database';
import { readSettings } from '../src/kernel/settings';
import { closeHouse, openHouse } from '../src/server';
import { DEMO_PEOPLE } from './demo-people';
import { takeCasesIn } from './seed/cases';
import { complain } from './seed/complaints';
import { admit, putOnDuty } from './seed/people';
import { askQuestions, writeCallsDown } from './seed/questions';
import { SeedWorld } from './seed/seed-world';

/** Fills an empty database with the demo people and a little work of theirs; leaves any other alone. */
async function main(): Promise<void> {
  const house = await openHouse(readSettings(process.env));
  try {
    const inhabited = await house.get(Database).row('SELECT 1 FROM person LIMIT 1');
    if (inhabited) return;
    const ids = new Map<string, number>();
    for (const person of DEMO_PEOPLE) ids.set(person.key, await admit(house, person));
    const world = new SeedWorld(house, ids);
    await askQuestions(world);
    await complain(world);
    await takeCasesIn(world);
    await writeCallsDown(world);
    setClock(null);
    await putOnDuty(house);
  } finally {
    setClock(null);
    await closeHouse(house);
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(1);
});
