import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { sms } from 'tencentcloud-sdk-nodejs-sms';
import type { SmsSettings } from './sms.settings';
import { outcomeOfCode, type SmsOutcome } from './sms-outcome.rules';

type Client = InstanceType<typeof sms.v20210111.Client>;

export interface SmsResult {
  readonly outcome: SmsOutcome;
  /** Tencent Cloud's error code, `Ok` when sent, null when none came back. */
  readonly code: string | null;
  /** Tencent Cloud's id of the message or of the request: what its support asks for. */
  readonly reference: string | null;
}

const MAINLAND_PHONE = /^1\d{10}$/;

/** Text messages through Tencent Cloud SMS, API 3.0. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SmsSender {
  @Inject('settings')
  settings!: SmsSettings;

  private client!: Client;

  /** Called by the container once the settings are there. */
  @Init()
  prepare(): void {
    const { settings } = this;
    const { protocol, host } = new URL(settings.SMS_URL);
    this.client = new sms.v20210111.Client({
      credential: { secretId: settings.SMS_SECRET_ID, secretKey: settings.SMS_SECRET_KEY },
      region: settings.SMS_REGION,
      profile: {
        signMethod: 'TC3-HMAC-SHA256',
        httpProfile: {
          protocol: `${protocol}//`,
          endpoint: host,
          reqTimeout: settings.SMS_TIMEOUT_MS / 1000,
          // With an agent of ours the SDK does not go through whatever `http_proxy` names.
          agent: protocol === 'http:' ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true }),
        },
      },
    });
  }

  /**
   * Sends a verification code. Never throws: the outcome says what to tell the person and whether to alert.
   * @param phone mainland number, 11 digits
   * @param code at most 6 digits (Tencent Cloud takes nothing else in a code's template)
   * @param minutes how long the code is good
   */
  async sendCode(phone: string, code: string, minutes: number): Promise<SmsResult> {
    if (!MAINLAND_PHONE.test(phone)) return { outcome: 'BAD_PHONE', code: null, reference: null };
    const { settings } = this;
    try {
      const { SendStatusSet, RequestId } = await this.client.SendSms({
        PhoneNumberSet: [`+86${phone}`],
        SmsSdkAppId: settings.SMS_SDK_APPID,
        SignName: settings.SMS_SIGN_NAME,
        TemplateId: settings.SMS_CODE_TEMPLATE_ID,
        TemplateParamSet: [code, String(minutes)],
      });
      const status = SendStatusSet?.[0];
      return resultOf(status?.Code, status?.SerialNo || RequestId);
    } catch (error) {
      // The text of the SDK's error may quote the request: only code and request id go on. Without a request id the
      // code is not Tencent Cloud's but the socket's.
      const { code: fault, requestId } = error as { code?: unknown; requestId?: unknown };
      return requestId ? resultOf(fault, requestId) : resultOf(null, null);
    }
  }
}

function resultOf(code: unknown, reference: unknown): SmsResult {
  const known = typeof code === 'string' && code !== '' ? code : null;
  const named = typeof reference === 'string' && reference !== '' ? reference : null;
  return { outcome: outcomeOfCode(known), code: known, reference: named };
}
