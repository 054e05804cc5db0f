// npm run -s plan -- instance.json [--seconds N]: plans a day of visits; VROOM's JSON in, VROOM's JSON out.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from './lib/paths.mjs';
import { compile } from './lib/prepare.mjs';

try {
  if (!existsSync(inRoot('node_modules/typescript')))
    throw new Error('dependencies are missing: run npm start or npm ci first');
  await compile();
  const { planFile } = createRequire(import.meta.url)(inRoot('cloud/dist/src/dispatch/planner/plan-cli.js'));
  // A reader that has seen enough (`| head`) is no fault of the asker's.
  process.stdout.on('error', () => process.exit(0));
  process.stdout.write(`${planFile(process.argv.slice(2))}\n`);
} catch (error) {
  console.error(`plan: ${error.message}`);
  process.exitCode = 1;
}
