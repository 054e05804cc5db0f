import type { WecomAccount } from '../kernel/wecom-account';

/** What the 企业微信 adapter takes from the server's settings. */
export interface WecomSettings {
  /** `https://qyapi.weixin.qq.com`, or another server that speaks the same protocol; no slash at the end. */
  readonly WECOM_URL: string;
  /** Null where the centre has none: staff are then told in the other ways only. */
  readonly WECOM: WecomAccount | null;
  /** One call, connection and answer together, in milliseconds. */
  readonly WECOM_TIMEOUT_MS: number;
}
