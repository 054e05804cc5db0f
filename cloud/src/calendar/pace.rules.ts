/** Timers of the first batch; the next are fitted to what this one costs here and now. */
export const FIRST_BATCH = 500;
// Each batch is one commit: many small ones would cost more than they spare.
const FEWEST = 200;
const MOST = 1000;
/** What a batch should take: a request that comes meanwhile hardly waits so long for it. */
const AIM_MS = 40;
const LONGEST_REST_MS = 250;

/** How many timers the next batch takes, after one of this size that took so long: half or twice as many at most. */
export function nextBatch(batch: number, tookMs: number): number {
  const fitting = batch * Math.min(2, Math.max(0.5, AIM_MS / Math.max(1, tookMs)));
  return Math.round(Math.min(MOST, Math.max(FEWEST, fitting)));
}

/** Rests twice as long as was worked, so that two thirds of everything are left to whoever is waiting. */
export const restAfter = (tookMs: number): number => Math.min(LONGEST_REST_MS, 2 * tookMs);
