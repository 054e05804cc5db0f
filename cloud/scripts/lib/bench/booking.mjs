import { randomUUID } from 'node:crypto';
import { FIRST_RECORD, runTask } from './house.mjs';
import { load, send } from './load.mjs';
import { median, row } from './rows.mjs';

const CLIENTS = 32;
const ROUNDS = 5;
const POOLS = [8, 32];
/** A booking without its own ten statements was not recorded whole. */
const FEWEST = 10;
/** Times of the item that are booked: one for each client, so that none waits for another. */
const SLOTS = CLIENTS;

/** What is taken, and how the days are planned, is read for everybody a few times a second, not for each booking. */
const FOR_EVERYBODY = ['pool, date, start, taken FROM slot', 'date, version, plan FROM slot_day'].map(
  (rest) => `SELECT site_key AS siteKey, ${rest}`,
);

/** Bookings through HTTP on distinct slots and on one hot slot, against the same statements sent by mysql2 alone. */
export async function bookingRows(house, say) {
  const slots = await slotsOf(house);
  await prime(house, slots);
  const templates = await record(house, slots);
  await reset(house);
  const rows = [];
  for (const [name, count] of [
    ['booking.distinct', SLOTS],
    ['booking.hot', 1],
  ]) {
    say(name);
    rows.push(await compare(house, name, slots.slice(0, count), templates.slice(0, count)));
  }
  return rows;
}

/** Rounds of the server and of mysql2 in turns, so that what else this machine does falls on both; medians. */
async function compare(house, name, slots, templates) {
  const ours = [];
  const raw = POOLS.map(() => []);
  await viaServer(house, slots);
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await viaServer(house, slots));
    for (const [n, pool] of POOLS.entries()) raw[n].push(await viaMysql(house, templates, pool));
  }
  const value = median(ours);
  const baseline = Math.max(...raw.map(median));
  return row(name, 'bookings/s', value, baseline);
}

async function viaServer(house, slots) {
  await reset(house);
  const { done, perSecond } = await load(house.url, CLIENTS, (client, round) => {
    const person = house.people[client + round * CLIENTS];
    return person ? bookingOf(person, slots[client % slots.length]) : null;
  });
  const booked = Number(await house.sql('SELECT COUNT(*) FROM booking'));
  if (booked !== done) throw new Error(`${done} bookings were answered, ${booked} are there`);
  return perSecond;
}

async function viaMysql(house, templates, pool) {
  await reset(house);
  const people = house.people.map(({ personId }) => personId);
  const task = { url: house.databaseUrl, pool, clients: CLIENTS, templates, people };
  return (await runTask('raw-booking.js', task)).perSecond;
}

const bookingOf = ({ token }, body) => ({
  method: 'POST',
  path: '/api/bookings',
  headers: {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  },
  body: JSON.stringify(body),
});

/** The furthest times of the item with the most places. */
async function slotsOf({ url }) {
  const read = async (path) => JSON.parse(await send(undefined, url, { path: `/api${path}` }));
  const { items } = await read('/items');
  const best = { left: 0 };
  for (const { key: itemKey } of items.slice(0, 10)) {
    const { sites } = await read(`/items/${itemKey}/availability`);
    const left = Math.max(0, ...(sites[0]?.days ?? []).map(({ free }) => free));
    if (left > best.left) Object.assign(best, { left, itemKey, site: sites[0] });
  }
  const slots = [];
  for (const { date } of best.site.days.filter(({ free }) => free > 0).reverse()) {
    const path = `/items/${best.itemKey}/slots?site=${best.site.key}&date=${date}`;
    for (const { from } of (await read(path)).slots) {
      slots.push({ itemKey: best.itemKey, siteKey: best.site.key, date, from });
    }
  }
  if (slots.length < SLOTS) throw new Error(`only ${slots.length} times to book`);
  return slots.slice(0, SLOTS);
}

/** Books each time once, so that its account exists as it does for all but the first to come. */
async function prime(house, slots) {
  for (const [n, slot] of slots.entries()) await send(undefined, house.url, bookingOf(house.people[n], slot));
}

/** The statements the server sends for one booking of each time, as its database heard them. */
async function record(house, slots) {
  const recorded = [];
  await house.sql("SET GLOBAL log_output = 'TABLE'");
  for (const [n, slot] of slots.entries()) {
    const person = house.people[SLOTS + n];
    const asked = bookingOf(person, slot);
    await house.sql('TRUNCATE mysql.general_log; SET GLOBAL general_log = 1');
    const answer = JSON.parse(await send(undefined, house.url, asked));
    await house.sql('SET GLOBAL general_log = 0');
    const id = (await house.sql(`SELECT id FROM record WHERE number = '${answer.number}'`)).trim();
    const log = await house.sql(
      "SELECT JSON_ARRAY(thread_id, CONVERT(argument USING utf8mb4)) FROM mysql.general_log WHERE command_type = 'Query' ORDER BY event_time",
    );
    recorded.push(
      templateOf(log, { key: asked.headers['idempotency-key'], person: person.personId, number: answer.number, id }),
    );
  }
  return recorded;
}

/** One booking's statements with what differs from booking to booking named; what others asked meanwhile left out. */
function templateOf(log, { key, person, number, id }) {
  const heard = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(unescaped(line)));
  const thread = heard.find(([, sql]) => sql.includes(key))?.[0];
  const own = heard.filter(([by]) => by === thread).map(([, sql]) => sql);
  const begun = own.lastIndexOf(
    'START TRANSACTION',
    own.findIndex((sql) => sql.includes(key)),
  );
  const statements = [
    heard.find(([, sql]) => sql.includes('FROM session s'))?.[1],
    heard.find(([, sql]) => sql.includes('rate_window') && sql.includes(String(person)))?.[1],
    ...own.slice(begun, own.indexOf('COMMIT', begun) + 1),
  ];
  if (statements.length < FEWEST || statements.includes(undefined))
    throw new Error('the statements were not all heard');
  return statements
    .filter((sql) => !FOR_EVERYBODY.some((start) => sql.startsWith(start)))
    .map((sql) =>
      sql
        .replaceAll(key, '{key}')
        .replaceAll(String(person), '{person}')
        .replaceAll(number, '{number}')
        .replaceAll(String(id), '{id}'),
    );
}

/** The client prints tabs, line ends and backslashes escaped. */
const unescaped = (line) => line.replace(/\\(.)/g, (_, letter) => ({ n: '\n', t: '\t', 0: '\0' })[letter] ?? letter);

/** Forgets every booking, so that people and places are free again. */
async function reset(house) {
  const tables = ['booking', 'booking_identity', 'timeline', 'notice', 'outbox', 'idempotency', 'rate_window'];
  await house.sql(`${tables.map((table) => `TRUNCATE ${table}`).join('; ')};
    DELETE FROM record WHERE type = 'BOOKING'; ALTER TABLE record AUTO_INCREMENT = ${FIRST_RECORD}; UPDATE slot SET taken = 0`);
}
