/** The sites whose queues are on screen, each with how many readings show it. */
const shown = new Map<string, number>();
const listeners = new Set<() => void>();

export const watchedSites = (): readonly string[] => [...shown.keys()].sort();

/** Calls back whenever the sites to follow have changed. */
export function onWatchedSites(listener: () => void): void {
  listeners.add(listener);
}

/** Follows a site's news while something shows it; answers with what ends it. */
export function watchSite(siteKey: string): () => void {
  shown.set(siteKey, (shown.get(siteKey) ?? 0) + 1);
  if (shown.get(siteKey) === 1) tell();
  return () => {
    const left = (shown.get(siteKey) ?? 1) - 1;
    if (left > 0) shown.set(siteKey, left);
    else {
      shown.delete(siteKey);
      tell();
    }
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

/**
 * Runs `work` at once, and then at most every `gapMs`: however much is said between, it runs once more after it.
 * `scatterMs` lets those who heard the same come one by one.
 */
export function atMostEvery(gapMs: number, scatterMs: number, work: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    waiting = undefined;
    last = Date.now();
    work();
  };
  return () => {
    if (waiting !== undefined) return;
    const rest = last + gapMs - Date.now();
    if (rest <= 0 && scatterMs === 0) run();
    else waiting = setTimeout(run, Math.max(0, rest) + Math.random() * scatterMs);
  };
}
