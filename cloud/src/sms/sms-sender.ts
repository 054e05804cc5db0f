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

/** What a code is sent for: to prove a phone, or to sign the paper of this year and number, which the template names. */
export type CodeMessage =
  | { readonly kind: 'PHONE' }
  | { readonly kind: 'SIGN'; readonly templateId: string; readonly year: number; readonly serial: number };

/** An approved template with its values, as Tencent Cloud takes it. */
interface Message {
  readonly TemplateId: string;
  readonly TemplateParamSet: string[];
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
   * @param message what it is for: decides the template
   */
  async sendCode(
    phone: string,
    code: string,
    minutes: number,
    message: CodeMessage = { kind: 'PHONE' },
  ): Promise<SmsResult> {
    return this.send(phone, this.template(message, code, minutes));
  }

  /** Whether staff can be called to their phones at all. */
  get callsStaff(): boolean {
    return this.settings.SMS_CALL_TEMPLATE_ID !== undefined;
  }

  /**
   * Calls a member of staff to their phone. Never throws.
   * @param what what for, without personal data
   * @param until by when they are to look, `HH:MM`
   */
  async callStaff(phone: string, what: string, until: string): Promise<SmsResult> {
    const template = this.settings.SMS_CALL_TEMPLATE_ID;
    if (template === undefined) return { outcome: 'BAD_SETUP', code: null, reference: null };
    return this.send(phone, { TemplateId: template, TemplateParamSet: [what, until] });
  }

  private async send(phone: string, message: Message): Promise<SmsResult> {
    if (!MAINLAND_PHONE.test(phone)) return { outcome: 'BAD_PHONE', code: null, reference: null };
    const { settings } = this;
    try {
      const { SendStatusSet, RequestId } = await this.client.SendSms({
        PhoneNumberSet: [`+86${phone}`],
        SmsSdkAppId: settings.SMS_SDK_APPID,
        SignName: settings.SMS_SIGN_NAME,
        ...message,
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

  private template(message: CodeMessage, code: string, minutes: number): Message {
    if (message.kind === 'PHONE') {
      return { TemplateId: this.settings.SMS_CODE_TEMPLATE_ID, TemplateParamSet: [code, String(minutes)] };
    }
    const { templateId, year, serial } = message;
    return { TemplateId: templateId, TemplateParamSet: [String(year), String(serial), code, String(minutes)] };
  }
}

function resultOf(code: unknown, reference: unknown): SmsResult {
  const known = typeof code === 'string' && code !== '' ? code : null;
  const named = typeof reference === 'string' && reference !== '' ? reference : null;
  return { outcome: outcomeOfCode(known), code: known, reference: named };
}
