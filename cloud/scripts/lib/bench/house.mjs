import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../apt.mjs';
import { Children } from '../children.mjs';
import { freePort, startMariadb } from '../mariadb.mjs';
import { inRoot } from '../paths.mjs';
import { migrate } from '../prepare.mjs';
import { passingKeys, startSandbox } from '../sandbox.mjs';

/** Where the bench begins to count, so that each number is found in a statement without fail. */
export const FIRST_PERSON = 5_500_001;
export const FIRST_RECORD = 7_700_001;

/**
 * The built server as a process of its own over a durable database on disk, with so many people signed in and a
 * configuration whose slots take a thousand bookings, so that speed is measured and not refusals.
 */
export async function openBenchHouse(people, say, counterMinutes = 1) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const children = new Children((name, lines) => say(`${name} ended by itself:\n${lines}`));
  try {
    return await furnish(folder, children, people, counterMinutes);
  } catch (error) {
    await children.stop();
    throw error;
  }
}

async function furnish(folder, children, people, counterMinutes) {
  const database = await startMariadb({ dataDir: join(folder, 'data') });
  children.add('database', () => database.stop());
  const port = await freePort();
  const sandbox = await startSandbox(children);
  const env = {
    ...process.env,
    ...passingKeys(),
    ...sandbox.environment,
    DATABASE_URL: database.url('bench'),
    DATABASE_POOL: '32',
    CONFIG_DIR: wideConfig(folder, counterMinutes),
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    // So that callers can be told apart, who otherwise all come from one address.
    TRUSTED_PROXIES: '1',
    NODE_ENV: 'test',
  };
  await database.sql('CREATE DATABASE bench CHARACTER SET utf8mb4');
  await migrate(env);
  await database.sql(
    `USE bench; ALTER TABLE person AUTO_INCREMENT = ${FIRST_PERSON}; ALTER TABLE record AUTO_INCREMENT = ${FIRST_RECORD}`,
  );
  const signedIn = join(folder, 'people.json');
  await run(process.execPath, [inRoot('cloud/dist/bench/people.js'), String(people), signedIn], { env });
  const hired = join(folder, 'staff.json');
  await run(process.execPath, [inRoot('cloud/dist/bench/staff.js'), hired], { env });
  await children.start('server', [inRoot('cloud/dist/src/bootstrap.js')], env, 'listening at');
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: env.DATABASE_URL,
    people: JSON.parse(readFileSync(signedIn, 'utf8')),
    /** By role: `[{ staffId, token }]`. */
    staff: JSON.parse(readFileSync(hired, 'utf8')),
    environment: env,
    children,
    sql: (statement) => database.sql(`USE bench; ${statement}`),
    startChild: (name, args, until, more = {}) => children.start(name, args, { ...env, ...more }, until),
    async stop() {
      await children.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The centre's own configuration with places enough: so many minutes at the window, slots of an hour, all of them online, none kept. */
function wideConfig(folder, counterMinutes) {
  const config = join(folder, 'config');
  cpSync(inRoot('config'), config, { recursive: true });
  const booking = join(config, 'booking.yaml');
  const wide = { slotMinutes: '60', onlineShare: '1', kept: '{ share: 0, untilHoursBefore: 24 }' };
  let text = readFileSync(booking, 'utf8');
  for (const [name, value] of Object.entries(wide))
    text = text.replace(new RegExp(`^${name}:.*$`, 'm'), `${name}: ${value}`);
  writeFileSync(booking, text);
  const catalogue = join(config, 'service-items.json');
  const items = JSON.parse(readFileSync(catalogue, 'utf8'));
  for (const item of Array.isArray(items) ? items : items.items) item.counterMinutes = counterMinutes;
  writeFileSync(catalogue, JSON.stringify(items));
  return config;
}

/** Runs a program of the bench with a task on its standard input. Resolves with what it printed, as JSON. */
export function runTask(program, task) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [inRoot('cloud/dist/bench', program)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done(JSON.parse(printed)) : failed(new Error(`${program}: ${code}`))));
    child.stdin.end(JSON.stringify(task));
  });
}
