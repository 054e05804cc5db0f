// npm run proof:dispatch [-- --seed N] [--sample]: ten thousand visits over two replicas, each accepted, declined, let run
// out, offered to others, taken back and called off at random and at once; judged by a reader that knows only the database
// and what was acknowledged.
import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { Chances } from '../proof/booking/chances.mjs';
import { History } from '../proof/dispatch/histories.mjs';
import { run } from './lib/apt.mjs';
import { call, expectOk, openFaultHouse, until } from './lib/fault-house.mjs';
import { inRoot } from './lib/paths.mjs';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, sample: { type: 'boolean', default: false } },
});
const seed = Number(values.seed ?? randomInt(1, 1_000_000));
const HISTORIES = values.sample ? 300 : 10_000;
/** Lives under way at once. */
const LANES = 24;
const AGENTS = 12;
/** As many requests as one person may make in an hour, less a few. */
const PER_OWNER = 18;
/** What ran out meanwhile is ended and offered on within so long. */
const REST_MS = 120_000;
const DEADLOCK = 1213;
const raise = (error) => {
  throw error;
};

async function cast(house, folder) {
  const file = join(folder, 'cast.json');
  const owners = Math.ceil(HISTORIES / PER_OWNER);
  await run(process.execPath, [inRoot('cloud/dist/proof/dispatch/cast.js'), String(owners), String(AGENTS), file], {
    env: house.environment,
  });
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A request for the last day that visits are made on, when every agent is on duty, as they are today. */
async function whatIsAsked(house, agents) {
  const [replica] = house.replicas;
  const { items } = (await expectOk(call(replica, 'GET', '/items'))).body;
  const { sites } = (await expectOk(call(replica, 'GET', `/items/${items[0].key}`))).body;
  const { days } = (await expectOk(call(replica, 'GET', '/agency/times'))).body;
  const day = days.findLast(({ windows }) => windows.length > 0);
  const supervisor = await house.signIn('general-1');
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  for (const date of new Set([today, day.date])) {
    const { version } = (await expectOk(call(replica, 'GET', `/roster/${date}`, { token: supervisor }))).body;
    const shifts = agents.map(({ workNo }) => ({ workNo, post: 'FIELD_AGENT', from: '00:00', to: '24:00' }));
    await expectOk(call(replica, 'PUT', `/roster/${date}`, { token: supervisor, body: { version, shifts } }));
  }
  return {
    mode: 'ASSIST',
    itemKeys: [items.find(({ agencyAllowed }) => agencyAllowed).key],
    place: { ...sites[0].position, address: '大厅旁边的写字楼' },
    contact: { name: '王小明', phone: '13800001234' },
    time: { kind: 'WINDOW', date: day.date, from: day.windows[0].from },
  };
}

/** Every lane takes the next life once its last is over. */
async function live(world, owners) {
  const chances = new Chances(seed);
  let next = 0;
  const lane = async (own) => {
    while (next < HISTORIES) {
      const n = next;
      next += 1;
      await new History(world, own, owners[Math.floor(n / PER_OWNER)]).live();
    }
  };
  const lanes = Array.from({ length: LANES }, () => new Chances(Math.floor(chances.next() * 2 ** 31)));
  await Promise.all(lanes.map(lane));
}

async function prove() {
  const folder = mkdtempSync(join(tmpdir(), 'proof-dispatch-'));
  const logPath = join(folder, 'acknowledged.jsonl');
  writeFileSync(logPath, '');
  const house = await openFaultHouse();
  const database = await createRequire(inRoot('cloud/package.json'))('mysql2/promise').createConnection(
    house.database.url('faults'),
  );
  // The passing of time is written without the house's locks; when that meets them, it passes a moment later.
  const rows = async (sql, args = []) =>
    (
      await database.query(sql, args).catch((error) => (error.errno === DEADLOCK ? [rows(sql, args)] : raise(error)))
    )[0];
  try {
    const { owners, agents } = await cast(house, folder);
    const request = await whatIsAsked(house, agents);
    const world = {
      house,
      rows,
      request,
      dispatcher: await house.signIn('dispatcher-1'),
      agents: new Map(agents.map(({ workNo, token }) => [workNo, token])),
      log: { push: (line) => appendFileSync(logPath, `${JSON.stringify(line)}\n`) },
    };
    await live(world, owners);
    const overdue = "SELECT 1 FROM visit_offer WHERE state = 'OPEN' AND expires_at <= offered_at LIMIT 1";
    await until(async () => (await rows(overdue)).length === 0, 'offers that ran out are ended', REST_MS);
    const untold = 'SELECT 1 FROM outbox WHERE pending = 1 LIMIT 1';
    await until(async () => (await rows(untold)).length === 0, 'the news is out', REST_MS);
    const env = { ...process.env, DATABASE_URL: house.database.url('faults') };
    const checker = [inRoot('cloud/proof/dispatch/checker.mjs'), logPath];
    const { stdout } = await promisify(execFile)(process.execPath, checker, { env, maxBuffer: 64 * 1024 * 1024 });
    return { acknowledged: readFileSync(logPath, 'utf8').split('\n').length - 1, ...JSON.parse(stdout) };
  } finally {
    await database.end();
    await house.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log(`dispatch, seed ${seed}`);
try {
  const { acknowledged, checks, found, counts } = await prove();
  console.log(JSON.stringify({ histories: HISTORIES, acknowledged, ...counts }));
  console.log(`${checks} laws judged by one who knows only the database and the log, ${found.length} broken`);
  for (const { what, count, first } of found) console.log(`  ${what} (${count}) ${JSON.stringify(first[0])}`);
  const again = `npm run proof:dispatch -- ${values.sample ? '--sample ' : ''}--seed ${seed}`;
  console.log(
    found.length === 0
      ? '1 passed, 0 failed'
      : `the same chances again (who wins a race may differ): ${again}\n0 passed, 1 failed`,
  );
  process.exitCode = found.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error.stack);
  process.exitCode = 1;
}
