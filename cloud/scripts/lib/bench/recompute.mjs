import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../apt.mjs';
import { freePort } from '../mariadb.mjs';
import { inRoot } from '../paths.mjs';
import { as } from './counter.mjs';
import { FIRST_RECORD } from './house.mjs';
import { send } from './load.mjs';
import { median, percentile, row } from './rows.mjs';

const TIMERS = 200_000;
/** What it may take. */
const MOST_SECONDS = 30;
/** Loads that are measured, each after a time without one: what else the machine does falls on both. */
const ROUNDS = 2;
const BEFORE_MS = 20_000;
/** Requests come by the clock, whether or not the last is answered. */
const EVERY_MS = 40;
const SOURCE = '国务院办公厅关于部分节假日安排的通知';

/**
 * A year's notice that moves every one of so many running promises, computed by one replica while the other serves:
 * how long it takes, and what other requests feel of it. Then once more with the replica killed half way: whoever is
 * left goes on, and every row must be as if nothing had happened.
 */
export async function recomputeRows(house, say) {
  say('calendar.recompute');
  const notice = await promised(house);
  const replica = await startReplica(house);
  const [quiet, felt, seconds] = [[], [], []];
  let whole = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    quiet.push(...(await probing(house, () => pause(BEFORE_MS))));
    const states = [];
    const onState = (state) => states.push({ state, at: performance.now() });
    const times = await probing(house, async () => seconds.push(await load(house, replica.url, notice, onState)));
    for (const [name, each] of phases(times, states)) sayTimes(say, name, each);
    felt.push(...times);
    whole = await standing(house);
    await putBack(house, notice);
  }
  const [before, during] = [quiet, felt].map((times) => times.map(({ ms }) => ms));
  sayTimes(say, 'before', before);
  sayTimes(say, 'during', during);
  const again = await load(
    house,
    replica.url,
    notice,
    () => undefined,
    () => replica.kill(),
  );
  if ((await standing(house)) !== whole) throw new Error('a load that was killed half way left another result');
  say(`  killed half way and gone on with: ${again.toFixed(1)} s, no difference`);
  return [
    row('calendar.recompute', 's', median(seconds), MOST_SECONDS),
    row('calendar.felt', 'ms p99', percentile(during, 99), percentile(before, 99)),
  ];
}

/** Confirms the notice at one replica and waits until all is done. Gives the seconds; `halfWay` is called once. */
async function load(house, url, { year, text }, onState, halfWay) {
  const administrator = house.staff.ADMINISTRATOR[0];
  const ask = async (base, asked) => JSON.parse(await send(undefined, base, as(administrator, asked)));
  const body = { year, text, source: SOURCE };
  const { mark, timers } = await ask(url, { method: 'POST', path: '/api/calendar/previews', body });
  if (timers.later !== TIMERS) throw new Error(`the notice moves ${timers.later} promises later`);
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  await ask(url, { method: 'POST', path: '/api/calendar/loads', body: { ...body, mark } });
  let state = '';
  let called = false;
  while (state !== 'DONE') {
    await pause(200);
    const { load: now } = await ask(house.url, { path: '/api/calendar/years' });
    // Everything is looked at: what is left of this state is the one step that puts it in force.
    const shown = now.state === 'STAGING' && now.percent === 99 ? 'TAKING EFFECT' : now.state;
    if (shown !== state) onState(shown);
    state = shown;
    if (!called && halfWay && now.percent >= 50) {
      called = true;
      await halfWay();
    }
  }
  return since();
}

/** The times of each state of a load, and of what came before it. */
function phases(felt, states) {
  const begins = [{ state: 'PREVIEW', at: 0 }, ...states];
  return begins.slice(0, -1).map(({ state, at }, n) => {
    const until = begins[n + 1].at;
    return [
      `${state} ${((until - (at || felt[0].at)) / 1000).toFixed(1)} s`,
      felt.filter((each) => each.at >= at && each.at < until).map(({ ms }) => ms),
    ];
  });
}

const sayTimes = (say, name, times) =>
  say(
    `  ${name}: p50/p99 ${percentile(times, 50).toFixed(1)}/${percentile(times, 99).toFixed(1)} ms of ${times.length}`,
  );

/** What readers and clerks ask for meanwhile, at the replica that does not compute. Gives each one's milliseconds. */
async function probing(house, whatGoesOn) {
  const agent = new Agent({ keepAlive: true });
  const times = [];
  const asked = [];
  let over = false;
  const clerks = house.staff.WINDOW_CLERK;
  const asks = [
    (n) => as(clerks[n % clerks.length], { path: '/api/desk/inbox' }),
    (n) => as(clerks[n % clerks.length], { path: '/api/desk/inbox?mine=true' }),
    (n) => as(clerks[n % clerks.length], { path: `/api/cases/${numberOf(n)}` }),
    () => ({ path: '/api/items' }),
  ];
  const probe = async () => {
    const began = performance.now();
    for (let n = 0; !over; n += 1) {
      const due = began + n * EVERY_MS;
      await pause(Math.max(0, due - performance.now()));
      asked.push(
        send(agent, house.url, asks[n % asks.length](n)).then(() =>
          times.push({ at: due, ms: performance.now() - due }),
        ),
      );
    }
  };
  const probed = probe();
  await whatGoesOn();
  over = true;
  await probed;
  await Promise.all(asked);
  agent.destroy();
  return times;
}

const numberOf = (n) => `BJ261123-${((n * 7919) % TIMERS).toString(16).toUpperCase().padStart(8, '0')}`;

/** Running promises of as many cases, as the product itself reckons them. Gives the notice that moves them. */
async function promised(house) {
  const printed = await run(process.execPath, [inRoot('cloud/dist/bench/promises.js')], { env: house.environment });
  const notice = JSON.parse(printed);
  const { sorts, version } = notice;
  await house.sql('SET GLOBAL innodb_buffer_pool_size = 2147483648');
  const staff = house.staff.WINDOW_CLERK.map(({ staffId }) => staffId);
  const id = `${FIRST_RECORD - 1} + seq`;
  const rows = `FROM seq_1_to_${TIMERS}`;
  const of = (value) => `ELT(1 + seq % ${sorts.length}, ${sorts.map((sort) => `'${value(sort)}'`).join(', ')})`;
  await house.sql(
    [
      'SET NAMES utf8mb4',
      `INSERT INTO record (id, type, number, state, version, open, title, holder_staff_id, due_at, warn_at, created_at, changed_at)
        SELECT ${id}, 'CASE', CONCAT('BJ261123-', LPAD(HEX(seq % ${TIMERS}), 8, '0')), 'UNDER_REVIEW', 3, 1, '公司设立登记',
               ELT(1 + seq % ${staff.length}, ${staff.join(', ')}), ${of(({ dueAt }) => sqlTime(dueAt))},
               ${of(({ warnAt }) => sqlTime(warnAt))}, ${of(({ eventAt }) => sqlTime(eventAt))},
               ${of(({ eventAt }) => sqlTime(eventAt))} ${rows}`,
      `INSERT INTO timer (record_id, kind, state, event_at, params, pauses, due_date, due_at, warn_at, calendar, calendar_version)
        SELECT ${id}, 'DECISION_COMMITTED', 'RUNNING', ${of(({ eventAt }) => sqlTime(eventAt))},
               ${of(({ workdays }) => JSON.stringify({ workdays }))}, '[]', ${of(({ dueDate }) => dueDate)},
               ${of(({ dueAt }) => sqlTime(dueAt))}, ${of(({ warnAt }) => sqlTime(warnAt))},
               ${of(({ calendar }) => calendar)}, '${version}' ${rows}`,
      `INSERT INTO case_file (id, item_key, situation_key, case_type, applicant_kind, applicant_name, phone, phone_hash,
                              materials, first_responsible_staff_id)
        SELECT ${id}, 'company-establishment', 'natural', 'COMMITTED', 'PERSON', @sealed, @sealed, SHA2(seq, 256), '["form"]',
               ${staff[0]} ${rows}`,
      'CREATE TABLE timer_before AS SELECT id, record_id, due_date, due_at, warn_at, calendar, calendar_version FROM timer',
      'ALTER TABLE timer_before ADD PRIMARY KEY (id)',
      'ANALYZE TABLE record, timer, case_file',
    ]
      .join(';\n')
      .replaceAll('@sealed', `UNHEX('${notice.sealed}')`),
  );
  return notice;
}

const sqlTime = (iso) => iso.slice(0, 23).replace('T', ' ');

/** Everything as it stood before the notice. */
async function putBack(house) {
  await house.sql(`UPDATE timer t JOIN timer_before b ON b.id = t.id SET t.due_date = b.due_date, t.due_at = b.due_at,
      t.warn_at = b.warn_at, t.calendar = b.calendar, t.calendar_version = b.calendar_version, t.judged_at = NULL;
    UPDATE record r JOIN timer_before b ON b.record_id = r.id SET r.due_at = b.due_at, r.warn_at = b.warn_at;
    DELETE FROM deadline_history; DELETE FROM calendar_load; DELETE FROM calendar_year; DELETE FROM outbox;
    UPDATE calendar_state SET changes = changes + 1`);
  // Every replica looks once a second.
  await pause(3000);
}

/** What a load leaves behind, in one line: timers, what moved, whether it is told, the dates of records. */
async function standing(house) {
  const sum = (columns) => `COUNT(*), SUM(CRC32(CONCAT_WS('|', ${columns})))`;
  return house.sql(`SELECT ${sum('id, due_date, due_at, warn_at, calendar, calendar_version, state, judged_at')} FROM timer;
    SELECT ${sum('timer_id, record_id, old_due_at, new_due_at')} FROM deadline_history;
    SELECT ${sum('id, due_at, warn_at')} FROM record; SELECT COUNT(*) FROM timer_staged`);
}

/** Another server over the same database, which can be killed. */
async function startReplica(house) {
  const port = String(await freePort());
  const env = { ...house.environment, PORT: port };
  const child = spawn(process.execPath, [inRoot('cloud/dist/src/bootstrap.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  house.children.add('replica', () => child.kill('SIGKILL'));
  await new Promise((ready, failed) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('listening at') && ready());
    child.once('exit', () => failed(new Error('the replica ended')));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
