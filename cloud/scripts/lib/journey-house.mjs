import { setTimeout as pause } from 'node:timers/promises';
import { authenticator } from 'otplib';
import { run } from './apt.mjs';
import { Children } from './children.mjs';
import { emptySchema } from './empty-schema.mjs';
import { freePort } from './mariadb.mjs';
import { inRoot } from './paths.mjs';
import { compile, migrate } from './prepare.mjs';
import { passingKeys, startSandbox } from './sandbox.mjs';
import { testDatabase } from './test-database.mjs';

const answerOf = async (address) => (await fetch(address)).json();

async function answerTo(address, method, body) {
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(address, { method, headers, body: JSON.stringify(body) })).json();
}

const STEP_MS = 30_000;

/** A code that is nearly over may be so before it is given. */
const NEARLY_OVER_MS = 8000;

/** One-time codes as their owner's phone shows them: each works once, so the fourth within 30 seconds is waited for. */
function unusedCodes(person) {
  const used = new Map();
  return async (key) => {
    const { totpSecret } = await person(key);
    for (;;) {
      // A clock may go half a minute fast or slow: the codes of the last and of the next step are good too.
      const oldest = Math.floor((Date.now() + NEARLY_OVER_MS) / STEP_MS) - 1;
      const newest = Math.floor(Date.now() / STEP_MS) + 1;
      const step = Math.max(oldest, (used.get(key) ?? 0) + 1);
      if (step <= newest) {
        used.set(key, step);
        return authenticator.clone({ epoch: step * STEP_MS }).generate(totpSecret);
      }
      await pause(500);
    }
  };
}

/**
 * A whole house for browser journeys: a fresh database, the sandbox, the demo people, the server with the built H5.
 * `read` and `send` speak to the API as anybody may, `person` gives a demo person: no journey knows a district by name.
 * @returns {Promise<{ url: string, sandbox: string, read(path: string): Promise<any>,
 *   send(method: string, path: string, body: unknown): Promise<any>, person(key: string): Promise<any>,
 *   newPerson(): Promise<any>, visitMiniProgram(key: string): Promise<any>, messages(key: string): Promise<any[]>, oneTimeCode(key: string): Promise<string>,
 *   stop(): Promise<void> }>}
 */
export async function openJourneyHouse() {
  const children = new Children((name, lines) => console.log(`${name} ended by itself:\n${lines}`));
  try {
    await compile();
    const database = await testDatabase();
    children.add('database', () => database.stop());
    const { url: sandbox, environment } = await startSandbox(children);
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const env = {
      ...process.env,
      ...passingKeys(),
      ...environment,
      DATABASE_URL: await emptySchema(database.url, `journeys_${process.pid}`),
      PORT: port,
      PUBLIC_URL: url,
    };
    await migrate(env);
    await run(process.execPath, [inRoot('cloud/dist/sandbox/seed.js')], { env });
    await children.start('server', [inRoot('cloud/dist/src/bootstrap.js')], env, 'listening at');
    const person = async (key) => (await answerOf(`${sandbox}/demo/people`)).find((each) => each.key === key);
    return {
      url,
      sandbox,
      read: (path) => answerOf(`${url}/api${path}`),
      send: (method, path, body) => answerTo(`${url}/api${path}`, method, body),
      person,
      newPerson: () => answerTo(`${sandbox}/sandbox/people`, 'POST', {}),
      // WeChat knows of a browser's visitor only after they were in the mini-program.
      visitMiniProgram: async (key) => {
        const { code } = await answerTo(`${sandbox}/sandbox/login-code`, 'POST', { person: key });
        return answerTo(`${url}/api/sessions/mini-program`, 'POST', { code });
      },
      messages: (key) => answerOf(`${sandbox}/sandbox/messages?person=${key}`),
      oneTimeCode: unusedCodes(person),
      stop: () => children.stop(),
    };
  } catch (error) {
    await children.stop();
    throw error;
  }
}
