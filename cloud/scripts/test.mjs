// npm test: everything, on a machine that has Node 20 and npm; see the README for what each stage shows.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aptInstall, canInstall, findProgram, run } from './lib/apt.mjs';
import { BROWSER } from './lib/browser.mjs';
import { inRoot, ROOT } from './lib/paths.mjs';
import { installDependencies } from './lib/prepare.mjs';
import { stage } from './lib/stage.mjs';
import { step } from './lib/steps.mjs';
import { jestCounts, nodeTestCounts, printedCounts, Tally } from './lib/tally.mjs';
import { startTestDatabase } from './lib/test-database.mjs';

/** The same chances in every run; `npm run proof:promises` and `proof:booking` draw others. */
const SAMPLE_SEED = '5';

const tally = new Tally();
const reports = mkdtempSync(join(tmpdir(), 'test-reports-'));
const npm = (...args) => ['npm', ['run', '-s', ...args]];

async function browser() {
  const fonts = findProgram('fc-list') ? await run('fc-list', [':lang=zh']).catch(() => '') : '';
  if (findProgram(BROWSER) && fonts.trim() !== '') return;
  if (!canInstall()) throw new Error(`install ${BROWSER}, fontconfig and fonts-noto-cjk`);
  await aptInstall([BROWSER, 'fontconfig', 'fonts-noto-cjk']);
}

/** One run of jest under a time zone; the house must judge alike under any. */
function jest(name, TZ, database, args) {
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`);
  return stage(
    name,
    tally,
    process.execPath,
    [inRoot('cloud/scripts/jest.mjs'), '--json', `--outputFile=${report}`, ...args],
    {
      env: { TZ, TEST_DATABASE_URL: database.url },
      count: () => jestCounts(report),
    },
  );
}

/** Rules and client of the mini-program, as it runs them; they need no database. */
async function miniappTests() {
  const report = join(reports, 'miniapp.json');
  const jest = [inRoot('node_modules/jest/bin/jest.js'), '--config', inRoot('miniapp/jest.config.js')];
  await stage('mini-program rules', tally, process.execPath, [...jest, '--json', `--outputFile=${report}`], {
    env: { TZ: 'America/New_York' },
    count: () => jestCounts(report),
  });
}

/** Every journey in a house of its own, which shares the database server. */
const journeys = (name, database, env = {}) =>
  stage(name, tally, process.execPath, [inRoot('cloud/scripts/journeys.mjs')], {
    env: { TEST_DATABASE_URL: database.url, ...env },
    count: printedCounts,
  });

/** What the sources say: types, style, and every rule that needs no browser. */
async function sources(database) {
  await stage('types', tally, ...npm('typecheck'), { cwd: ROOT });
  await stage('lint', tally, ...npm('lint'), { cwd: ROOT });
  await jest('deadlines under UTC', 'UTC', database, ['src/kernel/deadline', 'src/kernel/time']);
  await miniappTests();
}

async function backend(database) {
  await sources(database);
  await jest('rules and services', 'America/New_York', database, []);
}

/** The mini-program, for WeChat and for browsers, and what WeChat's reviewers would say of it. */
async function builds() {
  await stage('tests of the gates', tally, process.execPath, ['--test', inRoot('miniapp/scripts/gates/')], {
    count: nodeTestCounts,
  });
  await stage('mini-program build', tally, ...npm('build:weapp', '-w', 'miniapp'), { cwd: ROOT });
  await stage('H5 build', tally, ...npm('build:h5', '-w', 'miniapp'), { cwd: ROOT });
  await stage('gates', tally, ...npm('gates', '-w', 'miniapp'), { cwd: ROOT, count: printedCounts });
}

/** The built server under faults, beside samples of the long proofs: each has a database of its own, and mostly waits. */
async function proofs() {
  const faults = stage('faults', tally, process.execPath, ['--test', inRoot('cloud/test/faults/')], {
    count: nodeTestCounts,
  });
  const sample = [inRoot('cloud/scripts/proof.mjs'), '--sample', '--seed', SAMPLE_SEED];
  await stage(`promises, seed ${SAMPLE_SEED}`, tally, process.execPath, sample, { count: printedCounts });
  const dispatch = [inRoot('cloud/scripts/proof-dispatch.mjs'), '--sample', '--seed', SAMPLE_SEED];
  await stage(`dispatch --sample, seed ${SAMPLE_SEED}`, tally, process.execPath, dispatch, { count: printedCounts });
  await faults;
  for (const way of ['--sample', '--broken']) {
    const booking = [inRoot('cloud/scripts/proof-booking.mjs'), way, '--seed', SAMPLE_SEED];
    await stage(`booking ${way}, seed ${SAMPLE_SEED}`, tally, process.execPath, booking, { count: printedCounts });
  }
}

async function main() {
  await Promise.all([step('dependencies', installDependencies), step('browser and fonts', browser)]);
  const database = await step('database', startTestDatabase);
  try {
    await stage('scripts', tally, process.execPath, ['--test', inRoot('cloud/scripts/lib/')], {
      count: nodeTestCounts,
    });
    // The builds keep one core busy, the sources and their tests the other.
    await Promise.all([backend(database), builds()]);
    await proofs();
    const another = { CONFIG_DIR: inRoot('cloud/test-centre/config'), JOURNEY_LOOK: 'elder night' };
    // A journey mostly waits for what a person would wait for: two houses side by side take little longer than one.
    await Promise.all([
      journeys('journeys', database),
      journeys('journeys in another district, in 长辈版 at night', database, another),
    ]);
  } finally {
    await database.stop();
    rmSync(reports, { recursive: true, force: true });
  }
}

const began = Date.now();
try {
  await main();
} catch (error) {
  console.log(error.message);
  tally.add({ passed: 0, failed: 1 });
}
console.log(`whole run: ${((Date.now() - began) / 1000).toFixed(0)} s`);
console.log(tally.line());
process.exitCode = tally.failed === 0 ? 0 : 1;
