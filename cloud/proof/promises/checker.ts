import { civilDateOf } from '../../src/kernel/time/civil-date';
import type { CentreConfig } from '../../src/load-config';
import type { Facts, LineFact, NoticeFact, RecordFact } from './facts';
import { answerFor, follow } from './histories';
import { countBetween, groupBy } from './instants';
import { checkLadder, inHours } from './ladder';
import type { Ledger } from './ledger';
import { calendarsOf, type Life, Lives } from './lives';
import { checkTimer } from './timers';
import { told, Verdict } from './verdict';

/** What the checker knows: the database, what clients were told for certain, the configuration, and the time. */
export interface Knowledge {
  readonly facts: Facts;
  readonly ledger: Ledger;
  readonly config: Pick<CentreConfig, 'centre' | 'deadlines' | 'escalation'>;
  readonly now: Date;
}

/** A file nobody judged is accepted at the second round of work after its time: the first one writes down that it is late. */
const ROUNDS = 2;

/** Holds everything in the database against what must be so at this instant. */
export function check(knowledge: Knowledge): Verdict {
  const { facts, ledger, config, now } = knowledge;
  const verdict = new Verdict();
  const calendars = calendarsOf(facts, config.deadlines);
  const [linesOf, timersOf, stepsOf] = [byRecord(facts.lines), byRecord(facts.timers), byRecord(facts.escalations)];
  const movesOf = groupBy(facts.moves, ({ timerId }) => timerId);
  const awaited = groupBy(facts.notices, ({ recordId }) => recordId);
  const atWork = ledger.worked.filter((at) => inHours(config.escalation, new Date(at)));
  for (const record of facts.records) {
    const lives = new Lives(config.deadlines, calendars, record, timersOf.get(record.id) ?? []);
    const [lines, taken] = [linesOf.get(record.id) ?? [], stepsOf.get(record.id) ?? []];
    follow(record, lines, lives, verdict);
    checkNumbers(record, lives, verdict);
    for (const life of lives.all) {
      const moves = movesOf.get(life.timer.id) ?? [];
      checkTimer({ record, life, moves, worked: ledger.worked, now, centre: config.centre }, verdict);
      const steps = taken.filter(({ timerId }) => timerId === life.timer.id);
      checkLadder({ record, life, steps, rules: config.escalation, calendars, worked: atWork }, verdict);
      checkConsequence(record, life, ledger.worked, verdict);
    }
    checkSummary(record, lives, verdict);
    checkLines(record, lines, taken, verdict);
    checkSupplement(record, lines, awaited.get(record.id) ?? [], ledger, verdict);
  }
  answerFor(facts.records, linesOf, ledger, verdict);
  checkHouse(knowledge, verdict);
  return verdict;
}

/** None lost, none doubled. */
function checkNumbers({ number }: RecordFact, { lost, surplus }: Lives, verdict: Verdict): void {
  verdict.expect(lost.length === 0, 'timer-lost', number, `no timer for ${lost.join(', ')}`);
  const what = surplus.map(({ kind, id }) => `${kind} #${id}`).join(', ');
  verdict.expect(surplus.length === 0, 'timer-doubled', number, `nothing started ${what}`);
}

/** What the record shows is the earliest of what runs on it. */
function checkSummary({ number, dueAt, warnAt }: RecordFact, { all, surplus }: Lives, verdict: Verdict): void {
  const running = [...all.map(({ timer }) => timer), ...surplus].filter(({ state }) => state === 'RUNNING');
  const due = running.filter((timer) => timer.dueAt !== null).map((timer) => timer.dueAt?.getTime() ?? 0);
  const first = due.length === 0 ? null : Math.min(...due);
  const shown = running.filter((timer) => timer.dueAt?.getTime() === first).map((timer) => timer.warnAt?.getTime());
  verdict.expect(
    (dueAt?.getTime() ?? null) === first && (first === null ? warnAt === null : shown.includes(warnAt?.getTime())),
    'record-due',
    number,
    () => `shows ${told(dueAt)}, the first of its promises is due ${told(first === null ? null : new Date(first))}`,
  );
}

/** What follows by law or by rule from a time that passed has followed. */
function checkConsequence(
  { number, state }: RecordFact,
  life: Life,
  worked: readonly number[],
  verdict: Verdict,
): void {
  const lapses = life.kind === 'TELL_ONCE' || (life.kind === 'TOLERANCE_SUPPLEMENT' && LAPSING.has(state));
  const last = life.spans.at(-1);
  if (!lapses || !last) return;
  const after = Math.max(last.lateAfter.getTime(), last.from.getTime());
  const until = last.to?.getTime() ?? Number.POSITIVE_INFINITY;
  const rounds = countBetween(worked, after, until);
  verdict.expect(
    rounds < ROUNDS,
    'not-lapsed',
    number,
    () => `${life.kind} passed ${told(last.due.dueAt)} without effect`,
  );
}

const LAPSING = new Set(['ACCEPTED', 'PUSHED', 'UNDER_REVIEW', 'SPECIAL_PROCEDURE']);

function checkLines({ number }: RecordFact, lines: readonly LineFact[], taken: Facts['escalations'], verdict: Verdict) {
  const told = lines.filter(({ action }) => action === 'escalate').length;
  const sent = taken.filter(({ superseded }) => !superseded).length;
  verdict.expect(told === sent, 'escalation-line', number, `${sent} steps were sent, its history has ${told}`);
}

/** Nobody awaits a supplement whose last day is over; nobody gives one up before. */
function checkSupplement(
  { number, state }: RecordFact,
  lines: readonly LineFact[],
  awaited: readonly NoticeFact[],
  { worked }: Ledger,
  verdict: Verdict,
): void {
  const today = civilDateOf(new Date(worked.at(-1) ?? 0));
  const over = state === 'SUPPLEMENT_PENDING' ? awaited.find(({ dueDate }) => dueDate < today) : undefined;
  verdict.expect(over === undefined, 'not-expired', number, () => `a supplement was awaited until ${over?.dueDate}`);
  const expired = lines.findLast(({ action }) => action === 'expireSupplement');
  const early =
    state === 'SUPPLEMENT_EXPIRED' && expired && awaited.find((notice) => notice.dueDate >= civilDateOf(expired.at));
  verdict.expect(!early, 'lapsed-early', number, () => `a supplement was given up at ${told(expired?.at)}`);
}

/** What no record is answerable for: escalations of nothing, news that was never delivered, calendars half loaded. */
function checkHouse({ facts }: Knowledge, verdict: Verdict): void {
  const timers = new Set(facts.timers.map(({ id }) => id));
  for (const { timerId, level } of facts.escalations) {
    verdict.expect(timers.has(timerId), 'escalated-nothing', '', `${level} of timer #${timerId}, which does not exist`);
  }
  for (const { id, topic, lastError } of facts.news) {
    verdict.expect(false, 'outbox', '', `news #${id} ${topic} was not delivered${lastError ? `: ${lastError}` : ''}`);
  }
  for (const { notice, state } of facts.loads) {
    verdict.expect(state === 'DONE', 'calendar-load', '', `the calendar of ${notice.year} is ${state}`);
  }
  for (const { timerId, told } of facts.moves) {
    verdict.expect(told, 'moved-untold', '', `nobody was told that timer #${timerId} moved`);
  }
}

const byRecord = <T extends { readonly recordId: number }>(rows: readonly T[]): ReadonlyMap<number, T[]> =>
  groupBy(rows, ({ recordId }) => recordId);
