/** What the SMS adapter takes from the server's settings. */
export interface SmsSettings {
  /** `https://sms.tencentcloudapi.com`, or another server that speaks the same protocol; no path. */
  readonly SMS_URL: string;
  readonly SMS_REGION: string;
  readonly SMS_SECRET_ID: string;
  readonly SMS_SECRET_KEY: string;
  readonly SMS_SDK_APPID: string;
  /** The approved signature that stands before the text, without brackets. */
  readonly SMS_SIGN_NAME: string;
  /** The approved template of a verification code: {1} the code, {2} its life in minutes. */
  readonly SMS_CODE_TEMPLATE_ID: string;
  /** The approved template that calls staff to their phone: {1} what for, {2} until when; undefined where there is none. */
  readonly SMS_CALL_TEMPLATE_ID?: string | undefined;
  /** One call, connection and answer together, in milliseconds. */
  readonly SMS_TIMEOUT_MS: number;
}
