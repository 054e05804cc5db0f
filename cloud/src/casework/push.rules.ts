import type { PushKind } from 'shared-types/casework.states';

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** How long to wait after so many attempts that were not acknowledged: twice as long each time, a quarter of an hour at most. */
export const pauseAfter = (attempts: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 20));

/** Steps by which a department decides. */
export const DECIDED_BY: readonly string[] = ['approve', 'reject'];

/** Steps that end a case while a department may be at work on it, or takes back what it decided; and what it is told then. */
export const ENDED_BY: Readonly<Record<string, Exclude<PushKind, 'SUBMISSION' | 'RESULT'>>> = {
  withdraw: 'WITHDRAWAL',
  revoke: 'REVOCATION',
  notAccept: 'TERMINATION',
  returnLapsed: 'TERMINATION',
  lapseTolerance: 'TERMINATION',
};
