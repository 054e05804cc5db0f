import { inOrder } from './agency-plan.rules';

/** A permit on the line of working days; every figure is the number of a working day, or a count of them. */
export interface PermitTerms {
  readonly itemKey: string;
  readonly after: readonly string[];
  /** What it takes to get its materials together, from the day the plan was confirmed. */
  readonly prepare: number;
  /** What its department promises, from the day it is filed. */
  readonly workdays: number;
  readonly filedOn: number | null;
  /** The last day of the promise that runs; null before one runs and while it stands still. */
  readonly dueOn: number | null;
  readonly settledOn: number | null;
}

export interface Day {
  /** The day the plan was confirmed. */
  readonly confirmed: number;
  readonly today: number;
}

/** Who is behind with a permit: those who get it ready, or the one who decides. */
export interface Lateness {
  readonly by: 'PREPARATION' | 'DECISION';
  readonly workdays: number;
}

/** A permit in its place on the chart. */
export interface PermitSpan {
  readonly itemKey: string;
  readonly from: number;
  readonly to: number;
  /** Working days it may take longer without anything ending later. */
  readonly slack: number;
  /** Open, and without slack: what the end depends on. */
  readonly critical: boolean;
  readonly late: Lateness | null;
}

/**
 * Lays permits out in the order of the plan: what is filed or settled stands where it was, what is not begins as soon as
 * its materials are together, those before it are settled, and today has come.
 */
export function permitChart(permits: readonly PermitTerms[], day: Day): PermitSpan[] {
  const placed = new Map<string, Placed>();
  for (const permit of inOrder(permits)) placed.set(permit.itemKey, place(permit, placed, day));
  const latest = latestEnds([...placed.values()]);
  return [...placed.values()].map(({ terms: { itemKey, settledOn }, from, to, late }) => {
    const slack = (latest.get(itemKey) ?? to) - to;
    return { itemKey, from, to, slack, critical: slack === 0 && settledOn === null, late };
  });
}

interface Placed {
  readonly terms: PermitTerms;
  readonly from: number;
  readonly to: number;
  readonly late: Lateness | null;
}

function place(terms: PermitTerms, placed: ReadonlyMap<string, Placed>, { confirmed, today }: Day): Placed {
  const { prepare, workdays, filedOn, dueOn, settledOn } = terms;
  if (filedOn !== null) {
    const to = settledOn ?? Math.max(today, dueOn ?? filedOn + workdays);
    const overdue = settledOn === null && dueOn !== null ? today - dueOn : 0;
    return { terms, from: filedOn, to, late: overdue > 0 ? { by: 'DECISION', workdays: overdue } : null };
  }
  const before = terms.after.flatMap((key) => placed.get(key) ?? []);
  const ready = Math.max(confirmed + prepare, ...before.map(({ to }) => to));
  const from = Math.max(today, ready);
  const begun = before.every((each) => each.terms.settledOn !== null);
  const behind = begun ? today - ready : 0;
  return { terms, from, to: from + workdays, late: behind > 0 ? { by: 'PREPARATION', workdays: behind } : null };
}

/** The last day each may end on without the whole ending later. What is filed already no longer waits for another. */
function latestEnds(placed: readonly Placed[]): ReadonlyMap<string, number> {
  const end = Math.max(...placed.map(({ to }) => to));
  const latest = new Map(placed.map(({ terms }) => [terms.itemKey, end]));
  for (const { terms, from, to } of [...placed].reverse()) {
    if (terms.filedOn !== null) continue;
    const begin = (latest.get(terms.itemKey) ?? end) - (to - from);
    for (const key of terms.after) latest.set(key, Math.min(latest.get(key) ?? end, begin));
  }
  return latest;
}
