/**
 * What a failure means for the person who waits, without a word of the inside.
 * - `busy`: try again in a while
 * - `code_invalid`, `code_used`: the sign-in on the phone has to be begun anew
 * - `blocked`: WeChat holds the account for risky
 * - `snapshot`: the page was opened in WeChat's snapshot mode, whose account belongs to nobody
 * - `fault`: ours (a secret, an appid, a quota): nothing the person can do
 */
export type WechatTrouble = 'busy' | 'code_invalid' | 'code_used' | 'blocked' | 'snapshot' | 'fault';

/** Why there is no usable answer, when WeChat itself gave no error code. */
export type WechatReason =
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'http'
  | 'unreadable'
  | 'snapshot'
  | 'foreign_watermark';

const TROUBLE_OF_CODE: Readonly<Record<number, WechatTrouble>> = {
  [-1]: 'busy',
  40029: 'code_invalid',
  40163: 'code_used',
  40226: 'blocked',
  41008: 'code_invalid',
  42003: 'code_invalid',
  45009: 'busy',
  45011: 'busy',
};

const TROUBLE_OF_REASON: Readonly<Record<Exclude<WechatReason, 'refused'>, WechatTrouble>> = {
  unreachable: 'busy',
  timeout: 'busy',
  http: 'busy',
  unreadable: 'busy',
  snapshot: 'snapshot',
  foreign_watermark: 'fault',
};

interface WechatErrorDetails {
  /** WeChat's `errcode`; null when it gave none. */
  readonly errcode?: number | null;
  /** WeChat's request id: what its support asks for. */
  readonly rid?: string | null;
  /** The template field WeChat complains of (47003). */
  readonly field?: string | null;
}

/** A call to WeChat that gave no usable answer. Carries neither secret, token, code nor personal data. */
export class WechatError extends Error {
  readonly errcode: number | null;
  readonly rid: string | null;
  readonly field: string | null;

  constructor(
    /** The path called, without its query. */
    readonly call: string,
    readonly reason: WechatReason,
    details: WechatErrorDetails = {},
  ) {
    const errcode = details.errcode ?? null;
    const rid = details.rid ?? null;
    super(`wechat ${call}: ${reason}${errcode === null ? '' : ` ${errcode}`}${rid === null ? '' : ` (rid ${rid})`}`);
    this.name = 'WechatError';
    this.errcode = errcode;
    this.rid = rid;
    this.field = details.field ?? null;
  }

  get trouble(): WechatTrouble {
    if (this.reason !== 'refused') return TROUBLE_OF_REASON[this.reason];
    return TROUBLE_OF_CODE[this.errcode ?? 0] ?? 'fault';
  }
}
