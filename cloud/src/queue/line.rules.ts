import type { TicketClass } from 'shared-types/queue.states';

/** A ticket that waits to be called. */
export interface Waiting {
  readonly id: number;
  readonly class: TicketClass;
  readonly takenAt: Date;
  /** When the slot of a booked one begins; null for the others. */
  readonly slotAt: Date | null;
  /** Sent here from another window or line: it has waited already. */
  readonly transferred: boolean;
  /** The call of the line from which on one that was passed comes again; null for the others. */
  readonly againAtCall: number | null;
}

/** What a line remembers of its calls: kept in its row, which is locked while a window calls. */
export interface LineMemory {
  /** Calls of the day. */
  readonly calls: number;
  /** Priority calls in a row just now. */
  readonly priorityRun: number;
  /** Whether the last call of the others was a booked one or a walk-in. */
  readonly lastOfOthers: Exclude<TicketClass, 'PRIORITY'> | null;
}

export const NO_CALLS: LineMemory = { calls: 0, priorityRun: 0, lastOfOthers: null };

/** How many priority calls may follow each other while others wait (config/queue.yaml). */
export interface LineRules {
  readonly priorityRun: number;
}

/**
 * The ticket a line gives next; null when nobody waits. First who was transferred, then who was passed and put back and
 * whose turn has come again, then priority, but never more in a row than the rules allow while others wait. Booked and
 * walk-in take turns once the booked one's slot has begun; one who came early is called rather than leaving a window idle.
 */
export function nextInLine<T extends Waiting>(
  waiting: readonly T[],
  memory: LineMemory,
  at: Date,
  rules: LineRules,
): T | null {
  const again = waiting.filter(({ againAtCall }) => againAtCall !== null);
  const fresh = waiting.filter(({ againAtCall, transferred }) => againAtCall === null && !transferred);
  return (
    first(waiting.filter(({ transferred }) => transferred)) ??
    firstAgain(again.filter(({ againAtCall }) => (againAtCall ?? 0) <= memory.calls)) ??
    firstFresh(fresh, memory, at, rules) ??
    firstAgain(again)
  );
}

/** What a line remembers once a ticket is called. */
export function afterCall(memory: LineMemory, { class: called }: Pick<Waiting, 'class'>): LineMemory {
  const calls = memory.calls + 1;
  if (called === 'PRIORITY') return { ...memory, calls, priorityRun: memory.priorityRun + 1 };
  return { calls, priorityRun: 0, lastOfOthers: called };
}

/** A line in the order in which it will be called if nothing happens meanwhile; the first of it where that is enough. */
export function orderOf<T extends Waiting>(
  waiting: readonly T[],
  memory: LineMemory,
  at: Date,
  rules: LineRules,
  most = Number.POSITIVE_INFINITY,
): T[] {
  const left = new Set(waiting);
  const order: T[] = [];
  let remembered = memory;
  while (order.length < most) {
    const next = nextInLine([...left], remembered, at, rules);
    if (!next) break;
    left.delete(next);
    order.push(next);
    remembered = afterCall(remembered, next);
  }
  return order;
}

function firstFresh<T extends Waiting>(fresh: readonly T[], memory: LineMemory, at: Date, rules: LineRules): T | null {
  const priority = first(fresh.filter((each) => each.class === 'PRIORITY'));
  const other = firstOfOthers(fresh, memory, at);
  if (priority && (memory.priorityRun < rules.priorityRun || !other)) return priority;
  return other;
}

function firstOfOthers<T extends Waiting>(fresh: readonly T[], { lastOfOthers }: LineMemory, at: Date): T | null {
  const booked = fresh.filter((each) => each.class === 'BOOKED');
  const ready = first(booked.filter(({ slotAt }) => slotAt !== null && slotAt <= at));
  const walkIn = first(fresh.filter((each) => each.class === 'WALK_IN'));
  if (ready && walkIn) return lastOfOthers === 'BOOKED' ? walkIn : ready;
  return ready ?? walkIn ?? first(booked);
}

/** Whose slot begins first, then who came first. */
function first<T extends Waiting>(waiting: readonly T[]): T | null {
  const slot = ({ slotAt }: Waiting) => slotAt?.getTime() ?? 0;
  const [head] = [...waiting].sort(
    (a, b) => slot(a) - slot(b) || a.takenAt.getTime() - b.takenAt.getTime() || a.id - b.id,
  );
  return head ?? null;
}

function firstAgain<T extends Waiting>(again: readonly T[]): T | null {
  const [head] = [...again].sort((a, b) => (a.againAtCall ?? 0) - (b.againAtCall ?? 0) || a.id - b.id);
  return head ?? null;
}
