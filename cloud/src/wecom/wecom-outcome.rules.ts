/**
 * What became of a message.
 * - `SENT`
 * - `OFF`: the centre has no 企业微信
 * - `NOBODY`: it knows no such member, or the app may not be seen by them
 * - `RETRY`: busy, over the minute's limit, or no answer: worth trying again
 * - `FAULT`: ours (a secret, an address that is not allowed): nothing is gained by trying again
 */
export type WecomOutcome = 'SENT' | 'OFF' | 'NOBODY' | 'RETRY' | 'FAULT';

/** -1 busy; 45009, 45033 over a limit. */
const PASSING: readonly number[] = [-1, 45009, 45033];
/** 40003 no such member; 60111 not in the directory; 81013 none of the recipients may be sent to. */
const NOBODY: readonly number[] = [40003, 60111, 81013];

/** The outcome of a refusal by its `errcode`; null when none came back. */
export function outcomeOfErrcode(errcode: number | null): WecomOutcome {
  if (errcode === null || PASSING.includes(errcode)) return 'RETRY';
  return NOBODY.includes(errcode) ? 'NOBODY' : 'FAULT';
}

/** Of an accepted message: it may still have reached nobody, when the only member it was for is not one. */
export function outcomeOfAnswer({ invaliduser = '', unlicenseduser = '' }: AcceptedMessage): WecomOutcome {
  return invaliduser === '' && unlicenseduser === '' ? 'SENT' : 'NOBODY';
}

/** What 企业微信 says of a message it took, `|` between members it could not be sent to. */
export interface AcceptedMessage {
  readonly invaliduser?: string | undefined;
  readonly unlicenseduser?: string | undefined;
}
