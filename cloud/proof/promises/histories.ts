import type { DeadlineKind } from 'shared-types/deadline.states';
import type { AnyLifecycle, TimerEffects } from '../../src/kernel/lifecycle/lifecycle.rules';
import { LIFECYCLES } from '../../src/lifecycles';
import type { LineFact, RecordFact } from './facts';
import type { Ledger } from './ledger';
import type { Lives } from './lives';
import { told, type Verdict } from './verdict';

/** Lines that change nothing of a record. */
const NOTES = new Set(['escalate', 'urge', 'paid']);
/** What the house does once the time of a promise has passed, and never before. */
const CONSEQUENCES: Readonly<Partial<Record<string, DeadlineKind>>> = {
  deemInstant: 'TELL_ONCE',
  deemCommitted: 'TELL_ONCE',
  lapseTolerance: 'TOLERANCE_SUPPLEMENT',
};

interface Row {
  readonly from?: readonly string[];
  readonly to: string;
}

/** Follows a record through its history: each line as the table allows, each effect on its promises noted in `lives`. */
export function follow(record: RecordFact, lines: readonly LineFact[], lives: Lives, verdict: Verdict): void {
  const table = LIFECYCLES.find(({ type }) => type === record.type) as AnyLifecycle;
  let state: string | null = null;
  let version = 0;
  for (const line of lines) {
    lives.passTo(line.at);
    if (NOTES.has(line.action)) {
      const open = isOpen(table, line.toState, lives);
      verdict.expect(
        open || line.action !== 'escalate',
        'escalated-closed',
        record.number,
        `escalated in ${line.toState}`,
      );
      continue;
    }
    const row: Row | undefined = state === null ? table.openings[line.action] : table.actions[line.action];
    const fits = row !== undefined && (row.from === undefined || row.from.includes(state ?? ''));
    const reached = row?.to === 'SAME' ? state : row?.to;
    verdict.expect(
      fits && line.fromState === state && line.toState === reached,
      'history',
      record.number,
      () => `${line.action} leads from ${line.fromState} to ${line.toState}, it stood in ${state}`,
    );
    checkTime(record, line, lives, verdict);
    state = line.toState;
    version += 1;
    lives.apply(line, (row ?? {}) as TimerEffects<DeadlineKind>, table.closed.includes(state), table.outlives);
  }
  lives.passTo(null);
  const open = isOpen(table, state ?? '', lives);
  verdict.expect(
    record.state === state && record.version === version && record.open === open,
    'record',
    record.number,
    () => `is ${record.state}, version ${record.version}; its history says ${state}, version ${version}`,
  );
}

/** Something is owed on it still. */
const isOpen = ({ closed, outlives }: AnyLifecycle, state: string, lives: Lives): boolean =>
  !closed.includes(state) || lives.owes(outlives);

function checkTime({ number }: RecordFact, { action, at }: LineFact, lives: Lives, verdict: Verdict): void {
  const kind = CONSEQUENCES[action];
  const due = kind === undefined || lives.isLate(kind, at);
  verdict.expect(due, 'lapsed-early', number, () => `${action} at ${told(at)}, before its time`);
}

/** Every acknowledged deed stands in its record's history once, and nothing else of clients does. */
export function answerFor(
  records: readonly RecordFact[],
  linesOf: ReadonlyMap<number, readonly LineFact[]>,
  { done }: Ledger,
  verdict: Verdict,
): void {
  const promised = new Map<string, string[]>();
  for (const { number, says } of done) promised.set(number, [...(promised.get(number) ?? []), ...says]);
  for (const { id, number } of records) {
    const written = (linesOf.get(id) ?? []).filter(({ byHouse }) => !byHouse).map(({ action }) => action);
    const expected = promised.get(number) ?? [];
    promised.delete(number);
    for (const action of new Set([...written, ...expected])) {
      const [is, should] = [count(written, action), count(expected, action)];
      verdict.expect(
        is === should,
        'acknowledged',
        number,
        `${action} was acknowledged ${should} times, is there ${is} times`,
      );
    }
  }
  for (const number of promised.keys()) verdict.expect(false, 'acknowledged', number, 'was acknowledged, is not there');
}

const count = (all: readonly string[], one: string): number => all.filter((each) => each === one).length;
