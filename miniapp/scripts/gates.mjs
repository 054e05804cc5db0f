/**
 * Checks the built mini-program and H5 for what WeChat's reviewers reject and what breaks on older phones. Prints a line
 * a check and ends with `N passed, N failed`. Run after `build:weapp` and `build:h5`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readBuild } from './gates/build-files.mjs';
import { locationGates } from './gates/location.mjs';
import { packageGates } from './gates/package.mjs';
import { pageLoadGate } from './gates/page-load.mjs';
import { selectorGate, syntaxGate } from './gates/syntax.mjs';
import { wechatGates } from './gates/wechat.mjs';

const DIST = join(import.meta.dirname, '../dist');

const weapp = readBuild(join(DIST, 'weapp'));
const h5 = readBuild(join(DIST, 'h5'));
const gates = [
  { name: 'both builds are there', run: () => missingBuilds() },
  { name: 'every file of the mini-program parses as ES2018', run: () => syntaxGate(weapp) },
  { name: 'every file of H5 parses as ES2018', run: () => syntaxGate(h5) },
  { name: 'every rule of H5 reaches elements of ours', run: () => selectorGate(h5) },
  ...packageGates(weapp, h5),
  ...locationGates(weapp),
  { name: 'every page loads and draws without its network', run: () => pageLoadGate(weapp) },
  ...wechatGates(weapp),
];

let failed = 0;
for (const { name, run } of gates) {
  const faults = await Promise.resolve()
    .then(run)
    .catch((error) => [String(error?.stack ?? error)]);
  if (faults.length > 0) failed += 1;
  console.log(`${faults.length === 0 ? '✓' : '✗'} ${name}`);
  for (const fault of faults) console.log(`    ${fault}`);
}
console.log(`${gates.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function missingBuilds() {
  return ['weapp/app.json', 'h5/index.html']
    .filter((file) => !existsSync(join(DIST, file)))
    .map((file) => `miniapp/dist/${file} is missing: run the builds first`);
}
