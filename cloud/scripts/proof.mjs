// npm run proof:promises [-- --seed N] [--sample]: a simulated year over two replicas that are killed at random, which
// shows that no promise is lost, doubled or escalated twice. Exit code 1 with what was violated.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Children } from './lib/children.mjs';
import { emptySchema } from './lib/empty-schema.mjs';
import { inRoot } from './lib/paths.mjs';
import { compile, migrate } from './lib/prepare.mjs';
import { passingKeys, startSandbox } from './lib/sandbox.mjs';
import { testDatabase } from './lib/test-database.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string' }, sample: { type: 'boolean', default: false } } });
const seed = Number(values.seed ?? randomInt(1, 1_000_000));

/** Of what is outside of the house only WeChat is there: cases are entered at the departments by hand. */
async function environmentOf(url, children) {
  const { url: sandbox } = await startSandbox(children);
  const { sandboxEnvironment } = await import(inRoot('cloud/dist/sandbox/demo-account.js'));
  return {
    ...process.env,
    ...passingKeys(),
    ...sandboxEnvironment(sandbox),
    DATABASE_URL: url,
    HOST: '127.0.0.1',
    PORT: '0',
    NODE_ENV: 'test',
  };
}

async function prove() {
  await compile();
  const children = new Children((name, lines) => console.log(`${name} ended by itself:\n${lines}`));
  const database = await testDatabase();
  children.add('database', () => database.stop());
  try {
    const env = await environmentOf(await emptySchema(database.url, 'promises'), children);
    await migrate(env);
    const size = values.sample ? 'sample' : 'year';
    const run = spawn(process.execPath, [inRoot('cloud/dist/proof/promises/run.js'), size, String(seed)], {
      env,
      stdio: 'inherit',
    });
    const [code] = await once(run, 'exit');
    return code === 0;
  } finally {
    await children.stop();
  }
}

const again = `npm run proof:promises -- ${values.sample ? '--sample ' : ''}--seed ${seed}`;
console.log(`promises, seed ${seed}`);
try {
  const held = await prove();
  console.log(
    held
      ? '1 passed, 0 failed'
      : `the same people and times again (who wins a race may differ): ${again}\n0 passed, 1 failed`,
  );
  process.exitCode = held ? 0 : 1;
} catch (error) {
  console.error(error.stack);
  process.exitCode = 1;
}
