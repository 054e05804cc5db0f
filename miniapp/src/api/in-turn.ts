const lines = new Map<string, Promise<unknown>>();

/** Does `work` when everything asked for before under the same name is over, well or not: one at a time within the app. */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const mine = (lines.get(name) ?? Promise.resolve()).then(work, work);
  lines.set(
    name,
    mine.catch(() => undefined),
  );
  return mine;
}
