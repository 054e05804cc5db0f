import type { MerchantAccount } from '../../kernel/merchant';

/** What the WeChat Pay adapter takes from the server's settings. */
export interface PaySettings {
  /** `https://api.mch.weixin.qq.com`, or another server that speaks the same protocol; no path, no slash at the end. */
  readonly WECHAT_PAY_URL: string;
  /** One call, connection and answer together, in milliseconds. */
  readonly WECHAT_PAY_TIMEOUT_MS: number;
  readonly WECHAT_MINI_APPID: string;
  /** Null for a centre without a merchant number. */
  readonly WECHAT_PAY: MerchantAccount | null;
}
