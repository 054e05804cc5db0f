import { StringDecoder } from 'node:string_decoder';
import type { DeadlineLines } from './deadline-line';

/**
 * The answers to a stream of questions in UTF-8, one a line, in order; whatever pieces it arrives in. Empty lines and a
 * byte order mark are passed over. Yields text that ends with a line feed, as much at a time as could be answered.
 */
export async function* answersTo(input: AsyncIterable<Buffer>, lines: DeadlineLines): AsyncGenerator<string> {
  for await (const texts of linesOf(input)) {
    const asked = texts.filter((text) => text.trim() !== '');
    if (asked.length > 0) yield asked.map((text) => `${lines.answer(text)}\n`).join('');
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
