import { parse } from 'yaml';
import { yearNoticeSchema } from '../kernel/deadline/calendar.config';
import type { YearNotice } from '../kernel/deadline/legal-calendar.rules';
import { invalidInput } from '../kernel/errors/refusal';
import { readNoticeText } from './notice-text.rules';

/** What an administrator pasted: the notice's own lines, or a calendar file. */
export interface Pasted {
  readonly year: number;
  readonly text: string;
  readonly source: string;
}

const LOOKS_LIKE_A_FILE = /^\s*(off|year|work)\s*:/mu;

/**
 * Reads a pasted notice into a published year.
 * @throws 400 naming the line that could not be read, or what is wrong with the arrangement as a whole.
 */
export function readNotice({ year, text, source }: Pasted): YearNotice {
  const { off, work } = LOOKS_LIKE_A_FILE.test(text) ? fromFile(text) : fromLines(year, text);
  const parsed = yearNoticeSchema.safeParse({ year, status: 'PUBLISHED', source, off, work });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw wrong(`安排有误：${issue?.path.join('.')}（${issue?.message}）`);
}

function fromLines(year: number, text: string) {
  const { days, unread } = readNoticeText(year, text);
  const [first] = unread;
  if (first) throw wrong(`第 ${first.line} 行看不懂：${first.text.slice(0, 40)}。只粘贴各节假日的安排，一行一个`);
  return days;
}

/** As a file of `config/calendar/` is written; its own year, status and source give way to what was typed. */
function fromFile(text: string): { off: unknown; work: unknown } {
  try {
    const { off, work = [] } = parse(text) as { off: unknown; work?: unknown };
    return { off, work };
  } catch {
    throw wrong('日历文件的格式有误，请核对缩进和冒号');
  }
}

const wrong = (message: string) => invalidInput([{ path: 'body.text', message }]);
