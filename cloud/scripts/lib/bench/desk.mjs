import { Agent } from 'node:http';
import { as } from './counter.mjs';
import { fill } from './fill.mjs';
import { send } from './load.mjs';
import { percentile, row } from './rows.mjs';

const SMALL = 10_000;
const LARGE = 1_000_000;
/** Of every kind of reading, after so many that do not count. */
const READINGS = 300;
const FIRST_ONES = 30;
const SAMPLES = 100;

/**
 * Desk inbox and progress where there are a million records, beside ten thousand: two houses, asked in turns, so that
 * what else this machine does falls on both.
 */
export async function deskRows(small, large, say) {
  const houses = [];
  for (const [house, count] of [
    [small, SMALL],
    [large, LARGE],
  ]) {
    say(`${count} records`);
    const began = performance.now();
    const samples = await fill(house, count, SAMPLES);
    houses.push({ house, samples, agent: new Agent({ keepAlive: true }), marks: await marksOf(house) });
    say(`  in ${Math.round((performance.now() - began) / 1000)} s`);
  }
  const rows = [];
  for (const [name, kinds] of Object.entries(KINDS)) {
    say(name);
    rows.push(await compare(name, kinds, houses, say));
  }
  for (const { agent } of houses) agent.destroy();
  return rows;
}

/** A page that is not the first. */
async function marksOf({ url, staff }) {
  const page = JSON.parse(await send(undefined, url, as(staff.WINDOW_CLERK[0], { path: '/api/desk/inbox' })));
  if (page.next === null) throw new Error('the inbox has one page only');
  return { next: page.next };
}

const clerk = ({ house }, n) => house.staff.WINDOW_CLERK[n % house.staff.WINDOW_CLERK.length];
const inbox = (query) => (at, n) => as(clerk(at, n), { path: `/api/desk/inbox?${query}` });
const search = (what) => (at, n) => {
  const q = encodeURIComponent(at.samples[n % at.samples.length][what]);
  return as(clerk(at, n), { path: `/api/desk/search?q=${q}` });
};

/** What is read, by its row: the request for the n-th reading of a house. */
const KINDS = {
  'inbox.1m': {
    all: inbox(''),
    'next page': (at, n) => as(clerk(at, n), { path: `/api/desk/inbox?after=${at.marks.next}` }),
    mine: inbox('mine=true'),
    cases: inbox('type=CASE'),
    'my consultations': inbox('mine=true&type=CONSULTATION'),
    overdue: inbox('light=OVERDUE'),
    warned: inbox('light=WARN'),
    'on time': inbox('light=NORMAL'),
    'a receptionist’s': ({ house }, n) => as(house.staff.RECEPTIONIST[n % 2], { path: '/api/desk/inbox' }),
    'by number': search('number'),
    'by phone': search('phone'),
    'by name': search('name'),
  },
  // Its figures count every open promise there is: of a hundred times as many, it may take longer.
  'promises.1m': {
    board: ({ house }) => as(house.staff.GENERAL_SUPERVISOR[0], { path: '/api/desk/promises' }),
    'overdue ones': ({ house }) => as(house.staff.GENERAL_SUPERVISOR[0], { path: '/api/desk/promises?light=OVERDUE' }),
  },
  'progress.1m': {
    'number and phone': ({ samples }, n) => {
      const { number, phone } = samples[n % samples.length];
      const body = JSON.stringify({ number, phoneTail: phone.slice(-4) });
      // Each from an address of its own: one may ask ten times in ten minutes.
      const headers = {
        'content-type': 'application/json',
        'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
      };
      return { method: 'POST', path: '/api/progress', headers, body };
    },
    'my things': ({ house }, n) => as(house.people[n % house.people.length], { path: '/api/me/records' }),
    'my open things': ({ house }, n) =>
      as(house.people[n % house.people.length], { path: '/api/me/records?open=true' }),
  },
};

/** The 99th percentile over all readings of a row, each kind as often as any other. */
async function compare(name, kinds, houses, say) {
  const all = houses.map(() => []);
  for (const [kind, asked] of Object.entries(kinds)) {
    const times = await inTurns(houses, asked);
    const [few, many] = times.map((each) => `${percentile(each, 50).toFixed(1)}/${percentile(each, 99).toFixed(1)}`);
    say(`  ${kind}: p50/p99 ${many} ms, of ${SMALL} ${few} ms`);
    for (const [which, each] of times.entries()) all[which].push(...each);
  }
  const [few, many] = all.map((each) => percentile(each, 99));
  return row(name, 'ms p99', many, few);
}

/** The milliseconds of each reading in each house; whoever is asked second finds the machine as the first left it. */
async function inTurns(houses, asked) {
  const times = houses.map(() => []);
  for (let n = 0; n < FIRST_ONES + READINGS; n += 1) {
    for (const which of n % 2 === 0 ? [0, 1] : [1, 0]) {
      const at = houses[which];
      const began = performance.now();
      await send(at.agent, at.house.url, asked(at, n));
      if (n >= FIRST_ONES) times[which].push(performance.now() - began);
    }
  }
  return times;
}
