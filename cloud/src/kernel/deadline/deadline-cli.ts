import { resolve } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { DeadlineLines } from './deadline-line';
import { loadDeadlines } from './deadlines.config';

const REPOSITORY = resolve(__dirname, '../../../../..');

/** Reads questions from standard input, writes an answer for each to standard output, in order. */
async function main(): Promise<void> {
  const lines = new DeadlineLines(loadDeadlines(process.env.CONFIG_DIR ?? resolve(REPOSITORY, 'config')));
  // A reader that has seen enough (`| head`) is no fault of the asker's.
  process.stdout.on('error', () => process.exit(0));
  for await (const texts of linesOf(process.stdin)) {
    const answers = texts.filter((text) => text.trim() !== '').map((text) => `${lines.answer(text)}\n`);
    if (!process.stdout.write(answers.join(''))) await new Promise((drained) => process.stdout.once('drain', drained));
  }
}

/** The complete lines of each piece read, then the last one. Splits at line feeds only: U+2028 may stand inside JSON. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let first = true;
  for await (const piece of input) {
    let text = decoder.write(piece);
    if (first && text !== '') {
      text = text.replace(/^\uFEFF/, '');
      first = false;
    }
    if (!text.includes('\n')) {
      rest += text;
      continue;
    }
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  yield [rest + decoder.end()];
}

// Midway reads every file below its base folder: only being run answers questions.
if (require.main === module)
  main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
