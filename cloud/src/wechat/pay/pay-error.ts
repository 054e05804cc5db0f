/**
 * Why a call of WeChat Pay gave no usable answer.
 * - `refused`: WeChat says no, with a code
 * - `unreachable`, `timeout`, `http`: no answer, or none of WeChat Pay's; whether the call took effect is not known
 * - `untrusted`: an answer whose signature is missing, forged, stale or of a key that is not in the keyring
 * - `unreadable`: signed, but not of the shape agreed
 * - `no_merchant`: this centre has no merchant number
 */
export type PayReason = 'refused' | 'unreachable' | 'timeout' | 'http' | 'untrusted' | 'unreadable' | 'no_merchant';

/** A call of WeChat Pay that gave no usable answer. Carries neither key, signature, openid nor amount. */
export class PayError extends Error {
  constructor(
    /** Method and path called, without query. */
    readonly call: string,
    readonly reason: PayReason,
    /** WeChat's error code without underscores (its pages write `ORDERPAID` and `ORDER_PAID`), or what is untrusted. */
    readonly code: string | null = null,
  ) {
    super(`wechat pay ${call}: ${reason}${code === null ? '' : ` ${code}`}`);
    this.name = 'PayError';
  }
}

/** True when WeChat refused with one of these codes, written without underscores. */
export const refusedWith = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof PayError && error.reason === 'refused' && codes.includes(error.code ?? '');
