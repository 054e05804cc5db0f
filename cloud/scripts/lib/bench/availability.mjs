import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../paths.mjs';
import { hammer, send } from './load.mjs';
import { median, row } from './rows.mjs';

const CLIENTS = 32;
const ROUNDS = 5;
const ROUND_MS = 1500;
const FRESH_WITHIN_MS = 1000;

/** Every bookable day of an item, against a bare Midway route that sends the same bytes; fresh within a second. */
export async function availabilityRow(house, say) {
  say('availability.month');
  const { items } = JSON.parse(await send(undefined, house.url, { path: '/api/items' }));
  const path = `/api/items/${items[0].key}/availability`;
  const folder = mkdtempSync(join(tmpdir(), 'bare-'));
  const file = join(folder, 'answer.json');
  writeFileSync(file, await send(undefined, house.url, { path }));
  try {
    const bare = (
      await house.startChild('bare', [inRoot('cloud/dist/bench/bare/main.js')], 'listening at', {
        BARE_ANSWER: file,
      })
    ).match(/http:\S+/)[0];
    const [ours, theirs] = [[], []];
    await turn(house.url, path);
    await turn(bare, '/bare');
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await turn(house.url, path));
      theirs.push(await turn(bare, '/bare'));
    }
    await isFresh(house, items[0].key, path);
    return row('availability.month', 'answers/s', median(ours), median(theirs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const turn = (url, path) => hammer(url, path, CLIENTS, ROUND_MS);

/** A booking shows within a second: fewer places on its day than before. */
async function isFresh(house, itemKey, path) {
  const read = async () => JSON.parse(await send(undefined, house.url, { path })).sites[0];
  const site = await read();
  const day = site.days.findLast(({ free }) => free > 0);
  const slots = `/api/items/${itemKey}/slots?site=${site.key}&date=${day.date}`;
  const { from } = JSON.parse(await send(undefined, house.url, { path: slots })).slots.find(({ free }) => free > 0);
  await send(undefined, house.url, {
    method: 'POST',
    path: '/api/bookings',
    headers: {
      authorization: `Bearer ${house.people.at(-1).token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ itemKey, siteKey: site.key, date: day.date, from }),
  });
  const booked = performance.now();
  while ((await read()).days.find(({ date }) => date === day.date).free >= day.free) {
    if (performance.now() - booked > FRESH_WITHIN_MS) throw new Error('a booking was not shown within a second');
  }
}
