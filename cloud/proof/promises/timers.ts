import type { Centre } from '../../src/directory/centre.config';
import type { Due } from '../../src/kernel/deadline/deadline.rules';
import type { MoveFact, RecordFact, TimerFact } from './facts';
import { countBetween } from './instants';
import type { Life, Span } from './lives';
import { told, type Verdict } from './verdict';

/** What a timer is judged with. */
export interface TimerCase {
  readonly record: RecordFact;
  readonly life: Life;
  readonly moves: readonly MoveFact[];
  /** Instants at which the house's work was done for certain, in order. */
  readonly worked: readonly number[];
  readonly now: Date;
  readonly centre: Centre;
}

const same = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();

/** Holds one timer against what its record's history says. */
export function checkTimer(given: TimerCase, verdict: Verdict): void {
  const { record, life } = given;
  const { timer, kind } = life;
  const expect = (holds: boolean, rule: string, what: () => string) =>
    verdict.expect(holds, rule, record.number, () => `${kind} #${timer.id}: ${what()}`);
  expect(timer.state === life.state, 'timer-state', () => `is ${timer.state}, its history says ${life.state}`);
  expect(
    same(timer.finishedAt, life.endedAt),
    'timer-end',
    () => `ended ${told(timer.finishedAt)}, ${told(life.endedAt)}`,
  );
  expect(
    life.eventAt.some((at) => same(at, timer.eventAt)),
    'day-0',
    () => `counts from ${told(timer.eventAt)}, it began ${told(life.eventAt[0])}`,
  );
  expect(
    JSON.stringify(timer.pauses) === JSON.stringify(life.pauses),
    'pauses',
    () => `keeps ${JSON.stringify(timer.pauses)}, its history says ${JSON.stringify(life.pauses)}`,
  );
  expect(lengthFits(given), 'length', () => `was given ${JSON.stringify(timer.params)}`);
  checkDue(life, expect);
  checkMoves(given, expect);
  checkBreach(given, expect);
}

type Expect = (holds: boolean, rule: string, what: () => string) => void;

/** A decision is promised in the days of its item; what was left for later never takes longer. */
function lengthFits({ record, life: { kind, timer, extended }, centre }: TimerCase): boolean {
  if ((timer.params.extensionWorkdays !== undefined) !== extended) return false;
  if (kind !== 'DECISION_COMMITTED' && kind !== 'TOLERANCE_SUPPLEMENT') return timer.params.workdays === undefined;
  const promised = centre.itemByKey(record.itemKey ?? '')?.committedWorkdays ?? 0;
  const { workdays = 0 } = timer.params;
  return kind === 'DECISION_COMMITTED' ? workdays === promised : workdays >= 1 && workdays <= Math.max(1, promised);
}

/** The due time is what a fresh computation gives, on the calendar that counted. */
function checkDue(life: Life, expect: Expect): void {
  const { timer } = life;
  const last = life.spans.at(-1);
  const possible: (Due | null)[] = timer.state === 'PAUSED' || life.state === 'PAUSED' ? [null] : [last?.due ?? null];
  if (life.either) possible.push(life.either);
  // Ended while it stood still: there was no due time then.
  if (life.endedAt && (!last || (last.to ?? life.endedAt) < life.endedAt)) possible.push(null);
  expect(
    possible.some((due) => agrees(timer, due)),
    'due',
    () => `is due ${told(timer.dueAt)} (${timer.calendar}), a fresh computation says ${told(possible[0]?.dueAt)}`,
  );
}

function agrees(timer: TimerFact, due: Due | null): boolean {
  if (due === null) return timer.dueAt === null && timer.dueDate === null && timer.warnAt === null;
  const { dueAt, dueDate, warnAt, calendar } = due;
  return (
    same(timer.dueAt, dueAt) && timer.dueDate === dueDate && same(timer.warnAt, warnAt) && timer.calendar === calendar
  );
}

/** A calendar that came into force moved it once, keeping both dates, and its owner was told. */
function checkMoves({ life, moves }: TimerCase, expect: Expect): void {
  for (const { loadId, before, after, at } of life.moves) {
    // Begun at the very instant of the change, it may have been begun on either calendar.
    if (life.spans.some(({ from }) => same(from, at)) && same(life.spans[0]?.from ?? null, at)) continue;
    const rows = moves.filter((move) => move.loadId === loadId);
    const [row] = rows;
    expect(
      rows.length === 1 && row !== undefined && same(row.newDueAt, after.dueAt),
      'moved',
      () => `was to be moved from ${told(before.dueAt)} to ${told(after.dueAt)} once, was ${rows.length} times`,
    );
  }
}

/** Late is a fact recorded once: when it was late, with the time it was due at; never when it was not. */
function checkBreach({ life, worked, now }: TimerCase, expect: Expect): void {
  const { breachedAt } = life.timer;
  const must = life.spans.find((span) => surelyLate(span, worked));
  const may = life.spans.filter(({ to, lateAfter }) => (to ?? now) > lateAfter);
  if (breachedAt === null) {
    expect(
      must === undefined,
      'breach-missing',
      () => `was due ${told(must?.due.dueAt)}, its lateness is not recorded`,
    );
    return;
  }
  expect(
    may.some(({ due }) => same(due.dueAt, breachedAt)),
    'breach-wrong',
    () => `is recorded as late since ${told(breachedAt)}, when it was not`,
  );
}

/** Late for certain: work was done after it, or it ended after it. */
function surelyLate({ from, to, lateAfter }: Span, worked: readonly number[]): boolean {
  if (to !== null && to > lateAfter) return true;
  const after = Math.max(from.getTime(), lateAfter.getTime());
  return countBetween(worked, after, to?.getTime() ?? Number.POSITIVE_INFINITY) > 0;
}
