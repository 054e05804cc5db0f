import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from './apt.mjs';
import { Children } from './children.mjs';
import { freePort, startMariadb } from './mariadb.mjs';
import { inRoot } from './paths.mjs';
import { compile, migrate } from './prepare.mjs';
import { passingKeys, startSandbox } from './sandbox.mjs';

const READY_WITHIN_MS = 30_000;

/** One server process that may be killed and started again at the same address. */
class Replica {
  #env;
  #nodeOptions;
  #child;

  constructor(env, port, nodeOptions) {
    this.#env = { ...env, PORT: String(port) };
    this.#nodeOptions = nodeOptions;
    this.url = `http://127.0.0.1:${port}`;
  }

  async start() {
    this.#child = spawn(process.execPath, [...this.#nodeOptions, inRoot('cloud/dist/src/bootstrap.js')], {
      env: this.#env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await until(() => answers(`${this.url}/readyz`, 200), 'the replica is ready', READY_WITHIN_MS);
  }

  /** Sends a signal. Resolves with how it ended: an exit code, or the name of the signal. */
  async end(signal) {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    this.#child.kill(signal);
    const [code, by] = await once(this.#child, 'exit');
    return code ?? by;
  }
}

/**
 * Two replicas over one durable database on disk, with the sandbox and the demo people, for showing what survives.
 * The database can be stopped and started again under them. `nodeOptions` go to the servers alone.
 */
export async function openFaultHouse(nodeOptions = []) {
  await compile();
  const dataDir = mkdtempSync(join(tmpdir(), 'faults-'));
  const port = await freePort();
  const house = { replicas: [], database: await startMariadb({ dataDir, port }) };
  const children = new Children((name, lines) => console.log(`${name} ended by itself:\n${lines}`));
  const stop = async () => {
    for (const replica of house.replicas) await replica.end('SIGKILL');
    await children.stop();
    await house.database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return await furnish(house, children, { dataDir, port, stop, nodeOptions });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function furnish(house, children, { dataDir, port, stop, nodeOptions }) {
  await house.database.sql('CREATE DATABASE faults CHARACTER SET utf8mb4');
  const { url: sandbox, environment } = await startSandbox(children);
  const env = {
    ...process.env,
    ...passingKeys(),
    ...environment,
    DATABASE_URL: house.database.url('faults'),
    PUBLIC_URL: 'http://127.0.0.1',
    NODE_ENV: 'test',
  };
  await migrate(env);
  await run(process.execPath, [inRoot('cloud/dist/sandbox/seed.js')], { env });
  for (let n = 0; n < 2; n += 1) {
    const replica = new Replica(env, await freePort(), nodeOptions);
    house.replicas.push(replica);
    await replica.start();
  }
  return Object.assign(house, {
    environment: env,
    rows: async (sql) => rowsOf(await house.database.sql(`USE faults; ${sql}`)),
    stopDatabase: () => house.database.stop(),
    startDatabase: async () => {
      house.database = await startMariadb({ dataDir, port });
    },
    newPerson: () => newPerson(house, sandbox),
    signIn: (demoKey) => signIn(house, sandbox, demoKey),
    stop,
  });
}

/** Somebody with a proved phone, signed in by the mini-program. Returns their access token. */
async function newPerson(house, sandbox) {
  const person = await post(`${sandbox}/sandbox/people`);
  const token = await signIn(house, sandbox, person.key);
  const { code } = await post(`${sandbox}/sandbox/phone-code`, { person: person.key });
  await expectOk(call(house.replicas[0], 'POST', '/me/phone/wechat', { token, body: { code } }));
  return token;
}

async function signIn({ replicas }, sandbox, person) {
  const { code } = await post(`${sandbox}/sandbox/login-code`, { person });
  const { body } = await expectOk(call(replicas[0], 'POST', '/sessions/mini-program', { body: { code } }));
  return body.accessToken;
}

const post = async (address, body = {}) =>
  (
    await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json();

/** Calls a replica's API. Resolves with status, headers and body; rejects when no answer came. */
export async function call({ url }, method, path, { token, body, idempotencyKey = randomUUID() } = {}) {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'idempotency-key': idempotencyKey }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** The answer, which must be one of success. */
export async function expectOk(calling) {
  const answer = await calling;
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Waits until something holds; fails saying what did not. */
export async function until(holds, what, withinMs = 20_000) {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    if (await holds()) return;
    await pause(100);
  }
  throw new Error(`not within ${withinMs} ms: ${what}`);
}

/** Whether an address answers with this status at all. */
export async function answers(address, status) {
  try {
    return (await fetch(address)).status === status;
  } catch {
    return false;
  }
}

/** What the database's own client printed, as rows of texts. */
const rowsOf = (printed) =>
  printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
