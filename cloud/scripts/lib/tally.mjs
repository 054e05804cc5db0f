import { readFileSync } from 'node:fs';

/** Adds up what every stage passed and failed; a stage that breaks counts as one failure. */
export class Tally {
  passed = 0;
  failed = 0;

  add({ passed, failed }) {
    this.passed += passed;
    this.failed += failed;
  }

  line() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}

/** Counts of a jest run from its `--outputFile`; a suite that could not run is a failure too. */
export function jestCounts(file) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

/** Counts from the last line of the form `N passed, N failed` that a stage printed. */
export function printedCounts(output) {
  const lines = [...output.matchAll(/(\d+) passed, (\d+) failed/g)];
  const last = lines.at(-1);
  if (!last) throw new Error('the stage did not say how many passed and failed');
  return { passed: Number(last[1]), failed: Number(last[2]) };
}

/** Counts from node's own test runner. */
export function nodeTestCounts(output) {
  const count = (name) => Number(output.match(new RegExp(`^# ${name} (\\d+)`, 'm'))?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') };
}
