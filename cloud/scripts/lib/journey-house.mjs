import { randomUUID } from 'node:crypto';
import { run } from './apt.mjs';
import { Children } from './children.mjs';
import { emptySchema } from './empty-schema.mjs';
import { freePort } from './mariadb.mjs';
import { oneTimeCodes } from './one-time-codes.mjs';
import { inRoot } from './paths.mjs';
import { compile, migrate } from './prepare.mjs';
import { passingKeys, startSandbox } from './sandbox.mjs';
import { testDatabase } from './test-database.mjs';

const answerOf = async (address) => (await fetch(address)).json();

async function answerTo(address, method, body, more = {}) {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...more };
  return (await fetch(address, { method, headers, body: JSON.stringify(body) })).json();
}

/**
 * A whole house for browser journeys: a fresh database, the sandbox, the demo people, the server with the built H5.
 * `read` and `send` speak to the API as anybody may, `person` gives a demo person: no journey knows a district by name.
 * @returns {Promise<{ url: string, sandbox: string, read(path: string): Promise<any>,
 *   send(method: string, path: string, body: unknown): Promise<any>, person(key: string): Promise<any>,
 *   newPerson(): Promise<any>, visitMiniProgram(key: string): Promise<any>, messages(key: string): Promise<any[]>, oneTimeCode(key: string): Promise<string>,
 *   renewOneTimeCodes(): Promise<void>, stop(): Promise<void> }>}
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
    // WeChat knows of a browser's visitor only after they were in the mini-program.
    const visitMiniProgram = async (key) => {
      const { code } = await answerTo(`${sandbox}/sandbox/login-code`, 'POST', { person: key });
      return answerTo(`${url}/api/sessions/mini-program`, 'POST', { code });
    };
    const codes = oneTimeCodes(person, async (key, method, path) => {
      const { accessToken } = await visitMiniProgram(key);
      return answerTo(`${url}/api${path}`, method, undefined, { Authorization: `Bearer ${accessToken}` });
    });
    return {
      url,
      sandbox,
      read: (path) => answerOf(`${url}/api${path}`),
      send: (method, path, body) => answerTo(`${url}/api${path}`, method, body),
      person,
      newPerson: () => answerTo(`${sandbox}/sandbox/people`, 'POST', {}),
      visitMiniProgram,
      messages: (key) => answerOf(`${sandbox}/sandbox/messages?person=${key}`),
      oneTimeCode: codes.next,
      renewOneTimeCodes: codes.renew,
      stop: () => children.stop(),
    };
  } catch (error) {
    await children.stop();
    throw error;
  }
}
