/**
 * What the national data standard of construction approval calls each step of a case: 1 已接件, 2 已撤件, 3 已受理, 4 不受理,
 * 5 不予受理, 6 and 7 补正 begun and ended, 8 部门开始办理, 9 and 10 特别程序 begun and ended, 11 to 13 办结 passed, passed with
 * tolerance, not passed, 14 撤回, 15 撤销. A case is exchanged by the code of its last step that has one.
 */
export const NATIONAL_CODES: Readonly<Record<string, number>> = {
  receive: 1,
  receiveToCheck: 1,
  acceptInstant: 3,
  acceptCommitted: 3,
  acceptTolerance: 3,
  deemInstant: 3,
  deemCommitted: 3,
  refuse: 4,
  notAccept: 5,
  tellOnce: 6,
  noticeSupplement: 6,
  supplement: 7,
  review: 8,
  resumeReview: 8,
  beginSpecial: 9,
  endSpecial: 10,
  approve: 11,
  finishInstant: 11,
  approveTolerance: 12,
  reject: 13,
  withdraw: 14,
  revoke: 15,
};

/** The actions that have a code. */
export const CODED_ACTIONS = Object.keys(NATIONAL_CODES);

/** The code of a case whose last coded step is this; taken back before it was accepted, it was never a case (2 已撤件). */
export function nationalCode(action: string, acceptedAt: Date | null): number | null {
  if (action === 'withdraw' && acceptedAt === null) return 2;
  return NATIONAL_CODES[action] ?? null;
}
