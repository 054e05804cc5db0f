// The journeys in a real browser, each with people at browsers of their own: npm test runs them last.
// An argument is a pattern that chooses by file name; CONFIG_DIR makes it another district,
// JOURNEY_LOOK (elder, night or both) shows it as 长辈版 or dark; PICTURES names a folder for the README's pictures.
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJourneyHouse } from './lib/journey-house.mjs';
import { launchBrowser, Visitor } from './lib/journey-visitor.mjs';
import { inRoot } from './lib/paths.mjs';
import { Tally } from './lib/tally.mjs';

const FOLDER = inRoot('cloud/test/journeys');
const shots = mkdtempSync(join(tmpdir(), 'journeys-'));
const tally = new Tally();

/** Runs one journey; what the page complained of counts like a failed step. */
async function walk(browser, house, { name, run }) {
  const began = performance.now();
  const faults = [];
  const visitors = [];
  const arrive = async (options) => {
    const visitor = await Visitor.arrive(browser, house, faults, options);
    visitors.push(visitor);
    return visitor;
  };
  try {
    await run({ arrive, house });
  } catch (error) {
    faults.push(error.stack ?? String(error));
    for (const [i, { page }] of visitors.entries()) {
      const file = join(shots, `${name.replaceAll(' ', '-')}-${i}.png`);
      await page.screenshot({ path: file }).then(
        () => faults.push(`seen: ${file}`),
        () => undefined,
      );
    }
  }
  for (const { page } of visitors) await page.context().close();
  tally.add(faults.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  const seconds = `(${((performance.now() - began) / 1000).toFixed(1)} s)`;
  const told = faults.map((fault) => `\n    ${fault}`).join('');
  console.log(`${faults.length === 0 ? '✓' : '✗'} ${name} ${seconds}${told}`);
}

/** Every journey, or those whose file name fits the argument. */
const chosen = () =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.journey.mjs') && new RegExp(process.argv[2] ?? '').test(file))
    .sort();

const house = await openJourneyHouse();
let browser;
try {
  browser = await launchBrowser();
  for (const file of chosen()) {
    await walk(browser, house, await import(join(FOLDER, file)));
    await house.renewOneTimeCodes();
  }
} finally {
  await browser?.close();
  await house.stop();
}
console.log(tally.line());
process.exitCode = tally.failed === 0 ? 0 : 1;
