// npm start: everything from nothing to a running server with demo people, on one machine.
import { createServer } from 'node:net';
import { run } from './lib/apt.mjs';
import { Children } from './lib/children.mjs';
import { startMariadb } from './lib/mariadb.mjs';
import { inData, inRoot } from './lib/paths.mjs';
import { buildH5, compile, installDependencies, localKeys, migrate } from './lib/prepare.mjs';
import { startSandbox } from './lib/sandbox.mjs';
import { step } from './lib/steps.mjs';

const PORT = Number(process.env.PORT ?? 7001);

const children = new Children((name, lastLines) => {
  console.error(`\n${name} ended by itself:\n${lastLines.trim()}`);
  leave(1);
});

let leaving = false;
async function leave(code) {
  if (leaving) return;
  leaving = true;
  await children.stop();
  process.exit(code);
}
process.on('SIGINT', () => leave(0));
process.on('SIGTERM', () => leave(0));

async function database() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const mariadb = await step('database', (say) => startMariadb({ dataDir: inData('mariadb'), say }));
  children.add('database', () => mariadb.stop());
  await mariadb.sql('CREATE DATABASE IF NOT EXISTS zhengplus CHARACTER SET utf8mb4');
  return mariadb.url('zhengplus');
}

function portIsFree() {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(PORT, () => probe.close(() => done(true)));
  });
}

async function main() {
  if (!(await portIsFree())) throw new Error(`port ${PORT} is taken: end what listens there, or set PORT to another`);
  await step('dependencies', installDependencies);
  const h5 = step('H5', buildH5);
  h5.catch(() => undefined);
  await step('compile', compile);
  const DATABASE_URL = await database();
  await step('migrations', () => migrate({ ...process.env, DATABASE_URL }));
  const sandbox = await step('sandbox', () => startSandbox(children, process.env.SANDBOX_PORT));
  const env = {
    PUBLIC_URL: `http://127.0.0.1:${PORT}`,
    ...localKeys(),
    ...sandbox.environment,
    ...process.env,
    DATABASE_URL,
    PORT: String(PORT),
  };
  await step('demo data', () => run(process.execPath, [inRoot('cloud/dist/sandbox/seed.js')], { env }));
  await h5;
  await step('server', () => children.start('server', [inRoot('cloud/dist/src/bootstrap.js')], env, 'listening at'));
  await greet(sandbox.url);
}

async function greet(sandboxUrl) {
  const people = await (await fetch(`${sandboxUrl}/demo/people`)).json();
  console.log(`
政＋帮办 is running.

  mini-program as H5     http://127.0.0.1:${PORT}/
  API documentation      http://127.0.0.1:${PORT}/docs
  who you can be         ${sandboxUrl}/            (demo people; staff need the one-time code shown there)
  messages received      ${sandboxUrl}/sandbox/messages

Try:`);
  for (const { roleLabel, name, tryThis } of people) console.log(`  ${roleLabel} ${name}：${tryThis}`);
  console.log('\nCtrl-C ends everything; the data stays in .data/.');
}

main().catch((error) => {
  console.error(error.message);
  leave(1);
});
