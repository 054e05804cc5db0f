import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from './load.mjs';
import { percentile, row } from './rows.mjs';

/** Each window begins a case so often: some fifty times as often as at a real one, where it takes minutes. */
const CASE_EVERY_MS = 5000;
const LASTS_MS = 60_000;
const ALONE_MS = 20_000;
/** What a clerk does between two requests, at least and at most. */
const THINKS_MS = [100, 500];
/** After the intake, by whom: what is sent to the case beside its version. */
const STEPS = [
  { step: 'push', path: 'actions', body: { action: 'push' } },
  { step: 'review', by: 'reviewer', path: 'actions', body: { action: 'review' } },
  { step: 'approve', by: 'reviewer', path: 'actions', body: { action: 'approve' } },
  { step: 'certificate', path: 'certificate', body: {} },
  { step: 'notify', path: 'actions', body: { action: 'notify' } },
  { step: 'deliver', path: 'delivery', body: { receiver: 'SELF' } },
];

/** Every window takes walk-ins in and brings them to the end at once; beside one window that is alone in the hall. */
export async function counterRow(house, say) {
  say('counter.intake');
  const item = await itemOf(house);
  await windows(house, item, 2, ALONE_MS / 4);
  const alone = await windows(house, item, 1, ALONE_MS, CASE_EVERY_MS / 5);
  const all = await windows(house, item, house.staff.WINDOW_CLERK.length, LASTS_MS);
  for (const [step, times] of all) {
    say(
      `  ${step}: p95 ${percentile(times, 95).toFixed(0)} ms of ${times.length}, alone ${percentile(alone.get(step), 95).toFixed(0)} ms`,
    );
  }
  const worst = (steps) => Math.max(...[...steps.values()].map((times) => percentile(times, 95)));
  return row('counter.intake', 'ms p95', worst(all), worst(alone));
}

/** Opens walk-ins by the clock, whether or not the last are done with. Gives the milliseconds of each step. */
async function windows(house, item, count, lasts, every = CASE_EVERY_MS) {
  const agent = new Agent({ keepAlive: true });
  const steps = new Map();
  const cases = [];
  await Promise.all(
    house.staff.WINDOW_CLERK.slice(0, count).map(async (clerk, n) => {
      const began = performance.now();
      for (let due = (n * every) / count; due < lasts; due += every) {
        await pause(Math.max(0, began + due - performance.now()));
        cases.push(walkIn({ house, agent, item, steps, clerk, reviewer: pick(house.staff.BACK_OFFICE_REVIEWER, n) }));
      }
    }),
  );
  await Promise.all(cases);
  agent.destroy();
  return steps;
}

/** One walk-in from the search to the result, each step after a moment of thought. */
async function walkIn({ house, agent, item, steps, clerk, reviewer }) {
  const ask = async (step, who, asked) => {
    await pause(THINKS_MS[0] + Math.random() * (THINKS_MS[1] - THINKS_MS[0]));
    const began = performance.now();
    const answer = JSON.parse(await send(agent, house.url, as(who, asked)));
    const times = steps.get(step) ?? [];
    times.push(performance.now() - began);
    steps.set(step, times);
    return answer;
  };
  await ask('search', clerk, { path: `/api/items?q=${encodeURIComponent(item.name)}` });
  await ask('guide', clerk, { path: `/api/items/${item.key}` });
  const situation = item.situations[0];
  const taken = {
    itemKey: item.key,
    situationKey: situation.key,
    materials: situation.materials.map(({ key }) => key),
    applicant: { kind: 'PERSON', name: '来办事的人', phone: `139${String(Math.random()).slice(2, 10)}` },
  };
  let view = await ask('intake', clerk, { method: 'POST', path: '/api/cases', body: taken });
  for (const { step, by, path, body } of STEPS) {
    const at = `/api/cases/${view.number}`;
    const take = ({ version }) =>
      ask(step, by === 'reviewer' ? reviewer : clerk, {
        method: 'POST',
        path: `${at}/${path}`,
        body: { ...body, version },
      });
    try {
      view = await take(view);
    } catch (error) {
      // The house hands cases and results over by itself, and may have been quicker than the clerk, whose screen shows it.
      if (!error.message.includes('record_moved_on')) throw error;
      view = await ask('case', clerk, { path: at });
      if (step !== 'push') view = await take(view);
    }
    await ask('inbox', clerk, { path: '/api/desk/inbox' });
  }
}

const pick = (members, n) => members[n % members.length];

/** A request of somebody, with a key of its own where it writes. */
export function as({ token }, { method = 'GET', path, body }) {
  const headers = { authorization: `Bearer ${token}` };
  if (body === undefined) return { method, path, headers };
  return {
    method,
    path,
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  };
}

/** The first committed item that costs nothing. */
async function itemOf({ url }) {
  const read = async (path) => JSON.parse(await send(undefined, url, { path: `/api${path}` }));
  const { items } = await read('/items');
  for (const { key, type } of items) {
    const guide = type === 'COMMITTED' ? await read(`/items/${key}`) : null;
    if (guide?.fee.amountFen === 0) return guide;
  }
  throw new Error('no committed item is free of charge');
}
