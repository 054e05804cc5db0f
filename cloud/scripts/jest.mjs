// Runs jest on a fresh private database: npm run jest -- [jest's own arguments]
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDatabase } from './lib/test-database.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const database = await testDatabase((line) => console.log(line));
const jest = spawn(
  process.execPath,
  [join(root, 'node_modules/jest/bin/jest.js'), '-c', join(root, 'cloud/jest.config.js'), ...process.argv.slice(2)],
  { stdio: 'inherit', env: { MIDWAY_TS_MODE: 'true', ...process.env, TEST_DATABASE_URL: database.url } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.on('close', async (code) => {
  await database.stop();
  process.exit(code ?? 1);
});
