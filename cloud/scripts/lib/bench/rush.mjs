import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from './load.mjs';
import { percentile, row } from './rows.mjs';

/** People who come when a day opens, and in how long. */
export const ARRIVALS = 5000;
const WITHIN_MS = 10_000;
const PLACES = 600;
/** So many minutes at a window make 60 places of a slot of 16 windows. */
export const COUNTER_MINUTES = 16;
const BOOKED_WITHIN_MS = 1000;
const CALLED_WITHIN_MS = 200;
/** Numbers waiting in each line before the doors open: more than are called in the time. */
const WAITING = 160;

/**
 * The opening of a day: people arrive by a timetable of their own, whether or not those before them were answered, while
 * every window of the hall calls numbers. Answers are timed from the arrival, not from when somebody found time to ask.
 */
export async function rushRows(house, say) {
  say('booking.rush');
  const ask = asker(house.url);
  const slots = await slotsOf(ask);
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const called = [];
  let over = false;
  const clerks = await openWindows(house, ask);
  const windows = clerks.map((clerk) => work(ask, clerk, called, () => over));
  await warmUp(house, agent, slots);
  const answers = await arrive(house, agent, slots);
  over = true;
  await Promise.all(windows);
  agent.destroy();
  await judge(house, answers);
  return [
    row(
      'booking.rush',
      'ms p99',
      percentile(
        answers.map(({ ms }) => ms),
        99,
      ),
      BOOKED_WITHIN_MS,
    ),
    row('queue.next', 'ms p99', percentile(called, 99), CALLED_WITHIN_MS),
  ];
}

/** Every answer is a booking or a kind no; and the places are sold, all of them, none twice. */
async function judge(house, answers) {
  const odd = answers.find(({ status, code }) => status !== 200 && code !== 'slot_full');
  if (odd) throw new Error(`in the rush somebody was answered ${odd.status} ${odd.code}`);
  const sold = answers.filter(({ status }) => status === 200).length;
  const kept = Number(await house.sql(`SELECT COUNT(*) FROM booking WHERE holds_place = 1`)) - WARM;
  if (sold !== kept || sold !== PLACES)
    throw new Error(`${sold} were told they have a place, ${kept} have one, of ${PLACES}`);
}

async function slotsOf(ask) {
  const { items } = await ask('GET', '/items');
  const { key: itemKey } = items.find(({ category }) => category === 'MARKET_REGULATION');
  const { sites } = await ask('GET', `/items/${itemKey}/availability`);
  const [{ key: siteKey, days }] = sites;
  const slots = [];
  for (const { date } of days.filter(({ state }) => state === 'FREE').reverse()) {
    const day = await ask('GET', `/items/${itemKey}/slots?site=${siteKey}&date=${date}`);
    for (const { from, free } of day.slots) if (free * 10 === PLACES) slots.push({ itemKey, siteKey, date, from });
  }
  if (slots.length < 11) throw new Error(`only ${slots.length} times of ${PLACES / 10} places`);
  return slots;
}

/** The code has run before the doors open, as on any other day; on a time that is not in the rush. */
const WARM = 40;
async function warmUp(house, agent, slots) {
  const aside = slots[10];
  await Promise.all(
    house.people.slice(ARRIVALS, ARRIVALS + WARM).map(({ token }) => book(house.url, agent, token, aside)),
  );
}

async function arrive(house, agent, slots) {
  const began = performance.now() + 100;
  return Promise.all(
    house.people.slice(0, ARRIVALS).map(async ({ token }, n) => {
      const due = began + (n * WITHIN_MS) / ARRIVALS;
      await pause(Math.max(0, due - performance.now()));
      const answer = await book(house.url, agent, token, slots[n % 10]);
      return { ...answer, ms: performance.now() - due };
    }),
  );
}

function book(url, agent, token, slot) {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const sending = request(`${url}/api/bookings`, { agent, method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, code: /"code":"([a-z_]+)"/.exec(text)?.[1] }));
    });
    sending.on('error', reject);
    sending.end(JSON.stringify(slot));
  });
}

/** Every window of the hall has its clerk, and every line its people. */
async function openWindows(house, ask) {
  const [reception] = house.staff.RECEPTIONIST;
  const clerks = house.staff.WINDOW_CLERK;
  const [hall] = (await ask('GET', '/sites')).items;
  await openAllDay(house, ask, hall.key);
  const { free } = await ask('GET', '/desk/window', clerks[0].token);
  const windows = free.filter(({ siteKey }) => siteKey === hall.key);
  for (const [n, clerk] of clerks.entries()) {
    await ask('POST', '/desk/window/open', clerk.token, { windowKey: windows[n].key });
  }
  const { lines } = await ask('GET', `/desk/queue/lines?siteKey=${hall.key}`, reception.token);
  for (const { key: lineKey } of lines) {
    for (let n = 0; n < WAITING; n += 1) {
      await ask('POST', '/desk/queue/tickets', reception.token, { siteKey: hall.key, lineKey });
    }
  }
  return clerks;
}

/** The hall is open whenever this machine measures. */
async function openAllDay(house, ask, siteKey) {
  const date = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  const hours = { sessions: [{ from: '00:00', to: '24:00', bookable: false }], accepts: ['INSTANT', 'COMMITTED'] };
  await ask('PUT', `/sites/${siteKey}/days/${date}`, house.staff.GENERAL_SUPERVISOR[0].token, {
    hours,
    reason: '测量期间开放',
  });
}

/** One window: calls, serves for a moment, calls again. */
async function work(ask, { token }, called, over) {
  while (!over()) {
    const began = performance.now();
    const { current } = await ask('POST', '/desk/window/next', token);
    called.push(performance.now() - began);
    if (!current) return;
    const started = await ask('POST', `/desk/tickets/${current.number}/start`, token, { version: current.version });
    await pause(500 + Math.random() * 1000);
    const { number, version } = started.current;
    await ask('POST', `/desk/tickets/${number}/finish`, token, { version });
  }
}

const asker = (url) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return async (method, path, token, body) => {
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    };
    const sent = body === undefined ? undefined : JSON.stringify(body);
    return JSON.parse(await send(agent, url, { method, path: `/api${path}`, headers, body: sent }));
  };
};
