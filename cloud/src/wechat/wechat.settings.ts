/** What the WeChat adapters take from the server's settings. */
export interface WechatSettings {
  /** `https://api.weixin.qq.com`, or another server that speaks the same protocol; no slash at the end. */
  readonly WECHAT_API_URL: string;
  /** `https://open.weixin.qq.com`: where a browser is sent to sign in; no slash at the end. */
  readonly WECHAT_OPEN_URL: string;
  readonly WECHAT_MINI_APPID: string;
  readonly WECHAT_MINI_SECRET: string;
  /** The official account, for pages opened inside WeChat. */
  readonly WECHAT_OFFICIAL_APPID: string;
  readonly WECHAT_OFFICIAL_SECRET: string;
  /** The open platform's website app, for the scan login on a PC. */
  readonly WECHAT_WEBSITE_APPID: string;
  readonly WECHAT_WEBSITE_SECRET: string;
  /** One call, connection and answer together, in milliseconds. */
  readonly WECHAT_TIMEOUT_MS: number;
}
