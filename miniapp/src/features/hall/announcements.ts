/** One call of a number to a window, as the hall hears it; a repeated call is another. */
export interface CallHeard {
  readonly id: number;
  /** `A012`. */
  readonly label: string;
  /** What the window's sign says: 综合3号窗口. */
  readonly windowLabel: string;
  /** When it was called, by the server's clock. */
  readonly at: string;
}

/** A call that is older than this when it is first seen was missed; it is shown at its window, and not called out. */
export const FRESH_MS = 10_000;
/** A call seen this long ago is not asked for again. */
const REMEMBERED_MS = 30 * 60_000;

/**
 * Tells from each picture of the hall which calls are to be announced: each once, in the order they were called,
 * however often the picture comes and whatever was lost between. What was seen in time is never dropped later.
 */
export class Announcements {
  private readonly seen = new Map<number, number>();

  /** `at` is the server's time at which the picture was drawn. */
  fresh(calls: readonly CallHeard[], at: string): CallHeard[] {
    const now = Date.parse(at);
    const found: CallHeard[] = [];
    for (const call of [...calls].sort((a, b) => a.id - b.id)) {
      const isNew = !this.seen.has(call.id);
      this.seen.set(call.id, now);
      if (isNew && now - Date.parse(call.at) <= FRESH_MS) found.push(call);
    }
    for (const [id, last] of this.seen) if (now - last > REMEMBERED_MS) this.seen.delete(id);
    return found;
  }
}

const DIGITS = '零一二三四五六七八九';

/** `A012` as it is read aloud: letters as they are, digits one by one. */
export const spelled = (label: string): string => label.replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? digit);

/** A window's number as it is said: 3 三, 12 十二, 22 二十二, 105 一零五. */
export function windowWords(no: number): string {
  if (no >= 100) return spelled(String(no));
  const tens = Math.floor(no / 10);
  const ones = no % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return ones === 0 && tens > 0 ? head : `${head}${DIGITS[ones]}`;
}

/** What the hall hears: 请A零一二号到综合三号窗口. */
export const announcementOf = ({ label, windowLabel }: CallHeard): string =>
  `请${spelled(label)}号到${windowLabel.replace(/\d+/g, (no) => windowWords(Number(no)))}`;
