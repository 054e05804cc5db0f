import { now } from '../src/kernel/clock';
import { due } from '../src/kernel/deadline/deadline.rules';
import type { Deadlines } from '../src/kernel/deadline/deadlines.config';
import { Cipher } from '../src/kernel/privacy/cipher';
import { readSettings } from '../src/kernel/settings';
import { civilDateOf, yearOf } from '../src/kernel/time/civil-date';
import { closeHouse, openHouse } from '../src/server';

const SORTS = 10;
const DAY_MS = 24 * 3600 * 1000;

/** Prints a notice of next year, and sorts of promises that it moves: as they stand before it. */
async function main(): Promise<void> {
  const house = await openHouse(readSettings(process.env));
  const deadlines = house.get<Deadlines>('deadlines');
  const { calendar } = deadlines;
  const terms = deadlines.rule('DECISION_COMMITTED');
  const year = yearOf(civilDateOf(now())) + 1;
  const moved = `${year}-01-20`;
  const sorts = Array.from({ length: SORTS }, (_, n) => {
    const eventAt = new Date(now().getTime() - n * DAY_MS);
    let workdays = 1;
    const reckon = () => due(terms, eventAt, { workdays }, calendar);
    while ((reckon().dueDate ?? '') < moved) workdays += 1;
    return { ...reckon(), eventAt, workdays };
  });
  const sealed = house.get(Cipher).seal('13800001234').toString('hex');
  await closeHouse(house);
  const text = '元旦：1月1日至10日放假。\n劳动节：5月1日至5日放假。\n国庆节：10月1日至7日放假。';
  process.stdout.write(JSON.stringify({ year, text, version: calendar.version, sealed, sorts }));
}

if (require.main === module) void main();
