import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { within } from './pace';
import { planDay } from './plan-day';
import { readVroom } from './vroom-input';
import { writeVroom } from './vroom-output';

const USAGE = 'npm run -s plan -- instance.json [--seconds N]';
const SECONDS = '5';

/**
 * Plans the problem in a file, in VROOM's JSON, and gives the plan, in VROOM's JSON too. `--seconds` is what planning may
 * take, reading and writing apart. Throws an error that says what is wrong with the arguments, the file or the problem.
 */
export function planFile(args: readonly string[]): string {
  const { file, seconds } = readArguments(args);
  const began = performance.now();
  const problem = readVroom(readJson(file));
  const read = performance.now();
  const plan = planDay(
    problem.day,
    within(seconds * 1000, () => performance.now()),
  );
  const solving = Math.round(performance.now() - read);
  return JSON.stringify(writeVroom(problem, plan, { loading: Math.round(read - began), solving }));
}

function readArguments(args: readonly string[]): { file: string; seconds: number } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seconds: { type: 'string', default: SECONDS } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(`one file is planned: ${USAGE}`);
  const seconds = Number(values.seconds);
  if (!(seconds > 0 && seconds <= 3600))
    throw new Error(`--seconds: expected a number up to 3600, found ${values.seconds}`);
  return { file, seconds };
}

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
