import { type CivilDate, type DayNumber, dayNumber, isCivilDate } from '../time/civil-date';
import { DeadlineInputError } from './deadline-input.rules';

/** A stop of the clock from its first date to its last, null while it lasts: dates d with from < d ≤ to do not count. */
export type Pause = readonly [from: CivilDate, to: CivilDate | null];

/** Days d with after < d ≤ upTo. */
export interface PausedSpan {
  readonly after: DayNumber;
  readonly upTo: DayNumber;
}

/** Pauses put in order: ended ones as spans that neither touch nor overlap, and where the clock stands still now. */
export interface PausePlan {
  readonly spans: readonly PausedSpan[];
  /** The day an open pause began, its earliest if there are several; undefined when none is open. */
  readonly openSince: DayNumber | undefined;
}

const NONE: PausePlan = { spans: [], openSince: undefined };

/**
 * Orders and merges pauses, as given in any order and overlapping at will.
 * @throws DeadlineInputError when a date does not exist or a pause ends before it begins.
 */
export function planPauses(pauses: readonly Pause[] = []): PausePlan {
  if (pauses.length === 0) return NONE;
  let openSince: DayNumber | undefined;
  const ended: PausedSpan[] = [];
  pauses.forEach((pause, at) => {
    const { after, upTo } = readPause(pause, at);
    if (upTo === undefined) openSince = Math.min(after, openSince ?? after);
    else if (upTo > after) ended.push({ after, upTo });
  });
  return { spans: merge(ended), openSince };
}

function readPause(pause: Pause, at: number): { after: DayNumber; upTo: DayNumber | undefined } {
  const [from, to] = pause;
  if (!isCivilDate(from)) throw new DeadlineInputError(`pauses[${at}][0]`, 'a date YYYY-MM-DD', from);
  if (to === null) return { after: dayNumber(from), upTo: undefined };
  if (!isCivilDate(to)) throw new DeadlineInputError(`pauses[${at}][1]`, 'a date YYYY-MM-DD or null', to);
  if (to < from) throw new DeadlineInputError(`pauses[${at}][1]`, `a date not before ${from}`, to);
  return { after: dayNumber(from), upTo: dayNumber(to) };
}

function merge(spans: PausedSpan[]): PausedSpan[] {
  const merged: PausedSpan[] = [];
  for (const span of spans.sort((a, b) => a.after - b.after)) {
    const last = merged.at(-1);
    if (last && span.after <= last.upTo) {
      merged[merged.length - 1] = { after: last.after, upTo: Math.max(last.upTo, span.upTo) };
    } else merged.push(span);
  }
  return merged;
}
