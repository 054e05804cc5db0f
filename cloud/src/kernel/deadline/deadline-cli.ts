import { fstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { DeadlineLines } from './deadline-line';
import { answersTo } from './deadline-stream';
import { loadDeadlines } from './deadlines.config';

const REPOSITORY = resolve(__dirname, '../../../../..');

/**
 * Answers every question on standard input on standard output, in order, by the configuration in `CONFIG_DIR` or the
 * repository's own. Throws a `ConfigError` when that is wrong, or what reading the input threw.
 */
export async function answerStandardInput(): Promise<void> {
  const lines = new DeadlineLines(loadDeadlines(process.env.CONFIG_DIR ?? resolve(REPOSITORY, 'config')));
  // Node takes a directory for an input that is empty.
  if (fstatSync(0).isDirectory()) throw new Error('standard input cannot be read: it is a directory');
  // A reader that has seen enough (`| head`) is no fault of the asker's.
  process.stdout.on('error', () => process.exit(0));
  for await (const answers of answersTo(process.stdin, lines)) {
    if (!process.stdout.write(answers)) await new Promise((drained) => process.stdout.once('drain', drained));
  }
}
