// npm run -s bench [-- --json]: how fast this machine runs the product, each figure beside what it is measured against.
import { createRequire } from 'node:module';
import { dueRow, table } from './lib/bench-rows.mjs';
import { inRoot } from './lib/paths.mjs';
import { compile } from './lib/prepare.mjs';

try {
  await compile();
  const { measureDue } = createRequire(import.meta.url)(inRoot('cloud/dist/bench/deadline-due.js'));
  const rows = [dueRow(measureDue())];
  console.log(process.argv.includes('--json') ? JSON.stringify(rows) : table(rows));
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}
