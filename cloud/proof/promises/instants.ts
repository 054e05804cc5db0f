/** Where in ascending instants the first one stands that is after `at`; their number when none is. */
export function firstAfter(instants: readonly number[], at: number): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many ascending instants lie after one and before another. */
export const countBetween = (instants: readonly number[], after: number, before: number): number =>
  Math.max(0, firstAfter(instants, before - 1) - firstAfter(instants, after));

/** Rows by what they have in common, in their order. */
export function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
