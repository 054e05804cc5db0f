import type { LeaveImpact } from './leave.contract';

/**
 * How much a leave leaves unmanned: shifts below the roster's minimum without a stand-in, and what no stand-in takes care
 * of. The desk shows what the server judges by.
 */
export function unmannedBy({ shifts, uses }: LeaveImpact, standsIn: (key: string) => boolean): number {
  const covered = shifts.every(({ key }) => standsIn(key));
  const gaps = shifts.filter(({ key, leavesGap }) => leavesGap && !standsIn(key)).length;
  return gaps + uses.filter(({ coveredByStandIns }) => !(coveredByStandIns && covered)).length;
}
