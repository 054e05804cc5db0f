import { readSettings } from '../../src/kernel/settings';
import { instantOf } from '../../src/kernel/time/civil-date';
import { loadConfig } from '../../src/load-config';
import { check } from './checker';
import { Crew } from './crew';
import { Driver } from './driver';
import { openFacts, readFacts } from './facts';
import { settlePeople } from './people';
import { sampleOf, type Terms, yearOf } from './terms';
import { told, type Violation } from './verdict';

const MOST_SHOWN = 40;

/** Simulates the terms over the database of the environment, prints what it found, and returns whether all held. */
async function prove(terms: Terms): Promise<boolean> {
  const began = performance.now();
  const { DATABASE_URL, CONFIG_DIR } = readSettings(process.env);
  const config = loadConfig(CONFIG_DIR);
  const people = await settlePeople(process.env, instantOf(terms.from).getTime());
  const crew = new Crew(process.env);
  const connection = await openFacts(DATABASE_URL);
  let checks = 0;
  const violations: Violation[] = [];
  const driver = new Driver(terms, crew, people, config.centre, async (now, ledger) => {
    const facts = await readFacts(connection);
    const verdict = check({ facts, ledger, config, now });
    checks += verdict.checks;
    violations.push(...verdict.violations);
    const { records, timers, escalations } = facts;
    const late = timers.filter(({ breachedAt }) => breachedAt !== null).length;
    process.stdout.write(
      `${told(now).slice(0, 10)}: ${records.length} matters, ${timers.length} promises, ${late} late, ` +
        `${escalations.length} steps of the ladder; ${verdict.checks} checks, ${verdict.violations.length} violations ` +
        `(${seconds(began)} s)\n`,
    );
    if (verdict.violations.length > 0) throw new Broken();
  });
  try {
    await driver.run();
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  } finally {
    await crew.end();
    await connection.end();
  }
  const { counts, desk, ledger } = driver;
  process.stdout.write(
    `${terms.days} days, ${counts.events} events, ${counts.matters} matters, ${ledger.done.length} deeds acknowledged, ` +
      `${[...desk.refusals.values()].reduce((sum, count) => sum + count, 0)} refused, ${desk.repeated} sent again; ${counts.rounds} rounds of house work, ` +
      `${crew.kills} kills, ${counts.standstills} standstills\n`,
  );
  process.stdout.write(`refusals: ${listed(desk.refusals)}\njobs that failed once: ${listed(crew.failures)}\n`);
  report(violations);
  process.stdout.write(`${checks} checks in ${seconds(began)} s, seed ${terms.seed}\n`);
  return violations.length === 0;
}

/** Something is not as it should be: there is nothing to be gained by going on. */
class Broken extends Error {}

function report(violations: readonly Violation[]): void {
  for (const { rule, number, what } of violations.slice(0, MOST_SHOWN)) {
    process.stdout.write(`✗ ${rule} ${number}: ${what}\n`);
  }
  if (violations.length > MOST_SHOWN) process.stdout.write(`… and ${violations.length - MOST_SHOWN} more\n`);
}

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(', ') || 'none';

const seconds = (began: number): string => ((performance.now() - began) / 1000).toFixed(1);

if (require.main === module) {
  const [, , which = '', seed = ''] = process.argv;
  prove(which === 'sample' ? sampleOf(Number(seed)) : yearOf(Number(seed))).then(
    (held) => process.exit(held ? 0 : 1),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
}
