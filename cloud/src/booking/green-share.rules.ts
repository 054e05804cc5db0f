/** What one booking takes of its windows' time on a day. */
export interface Draw {
  readonly cost: number;
  readonly slotMinutes: number;
  readonly grainMinutes: number;
}

/** Seconds of window time a booking takes in all its grains. */
export const secondsOf = ({ cost, slotMinutes, grainMinutes }: Draw): number => cost * (slotMinutes / grainMinutes);

/**
 * Whether one more booking keeps a green channel within its share of a day's places, so that the ordinary queue is
 * treated as everybody's (handbook 3.5): never a second more.
 */
export function withinShare(taken: readonly Draw[], wanted: Draw, daySeconds: number, sharePercent: number): boolean {
  const total = [...taken, wanted].reduce((sum, each) => sum + secondsOf(each), 0);
  return total * 100 <= daySeconds * sharePercent;
}
