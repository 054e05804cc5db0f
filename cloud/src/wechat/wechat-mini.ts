import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type ZodType, z } from 'zod';
import { AccessToken } from './access-token';
import { fitSubscribeFields } from './subscribe-fields.rules';
import { outcomeOfRefusal, type SubscribeOutcome } from './subscribe-outcome.rules';
import type { WechatSettings } from './wechat.settings';
import { WechatError } from './wechat-error';
import { callWechat } from './wechat-http';
import { identityAnswer, type WechatIdentity } from './wechat-identity';

export interface SubscribeMessage {
  readonly openid: string;
  readonly templateId: string;
  /** Where the card leads: a page of the mini-program without leading slash, query allowed. */
  readonly page: string;
  /** Field name (`thing1`) to plain value; cut to WeChat's limits here. */
  readonly data: Readonly<Record<string, string>>;
}

export interface SubscribeResult {
  readonly outcome: SubscribeOutcome;
  readonly errcode: number | null;
  /** The field that is wrong, with `BAD_FIELD`. */
  readonly field: string | null;
}

export type TextVerdict = 'PASS' | 'REVIEW' | 'RISKY';
export interface TextCheck {
  readonly verdict: TextVerdict;
  /** Present when WeChat could not check: the verdict is then REVIEW, and the fault is worth a log line. */
  readonly fault?: WechatError;
}

/** Where the text will stand; WeChat judges each by its own measure. */
export type TextScene = 'PROFILE' | 'COMMENT' | 'FORUM' | 'SOCIAL_LOG';
const SCENE_NUMBERS: Readonly<Record<TextScene, number>> = { PROFILE: 1, COMMENT: 2, FORUM: 3, SOCIAL_LOG: 4 };

const LONGEST_TEXT = 2500;
const TOKEN_REFUSED = new Set([40001, 40014, 42001]);
/** WeChat judges nobody's texts whom it does not know (any more), or who was last there more than two hours ago. */
const NOT_JUDGED = new Set([40003, 61010]);
const VERDICTS = { pass: 'PASS', review: 'REVIEW', risky: 'RISKY' } as const;
const SEVERITY: readonly TextVerdict[] = ['PASS', 'REVIEW', 'RISKY'];

const phoneAnswer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,15}$/),
    countryCode: z.string().regex(/^\d{1,4}$/),
    watermark: z.object({ appid: z.string() }),
  }),
});
const sentAnswer = z.object({ errcode: z.literal(0) });
const checkAnswer = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) });

/** The mini-program's server API. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatMini {
  @Inject('settings')
  settings!: WechatSettings;

  private readonly token = new AccessToken(() => this.settings);

  /**
   * Who the code of `wx.login` belongs to. The session key WeChat also returns is dropped here.
   * @throws WechatError: 40029 bad or older than 5 minutes, 40163 used, 45011 too often, 40226 blocked
   */
  async codeToSession(code: string): Promise<WechatIdentity> {
    const { WECHAT_API_URL, WECHAT_MINI_APPID, WECHAT_MINI_SECRET, WECHAT_TIMEOUT_MS } = this.settings;
    return callWechat({
      base: WECHAT_API_URL,
      path: '/sns/jscode2session',
      query: { appid: WECHAT_MINI_APPID, secret: WECHAT_MINI_SECRET, js_code: code, grant_type: 'authorization_code' },
      timeoutMs: WECHAT_TIMEOUT_MS,
      answer: identityAnswer,
    });
  }

  /**
   * The verified phone behind the code of a `getPhoneNumber` button (a paid call, the code is good for once).
   * @returns digits without country code, and the country code (`86`)
   * @throws WechatError: 40029 bad, old or used; `foreign_watermark` when the number was given to another appid
   */
  async getPhoneNumber(code: string): Promise<{ readonly phone: string; readonly countryCode: string }> {
    const path = '/wxa/business/getuserphonenumber';
    const { phone_info } = await this.call(path, { code }, phoneAnswer);
    if (phone_info.watermark.appid !== this.settings.WECHAT_MINI_APPID) {
      throw new WechatError(path, 'foreign_watermark');
    }
    return { phone: phone_info.purePhoneNumber, countryCode: phone_info.countryCode };
  }

  /**
   * Sends one subscribe message. Never throws: the outcome says whether to stop, to alert or to try again. WeChat knows
   * no idempotency key, so a RETRY after a timeout may show the card twice.
   */
  async sendSubscribeMessage(message: SubscribeMessage): Promise<SubscribeResult> {
    const { data, unfit } = fitSubscribeFields(message.data);
    if (unfit[0] !== undefined) return { outcome: 'BAD_FIELD', errcode: null, field: unfit[0] };
    const body = { touser: message.openid, template_id: message.templateId, page: message.page, data, lang: 'zh_CN' };
    try {
      await this.call('/cgi-bin/message/subscribe/send', body, sentAnswer);
      return { outcome: 'SENT', errcode: 0, field: null };
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      const outcome = outcomeOfRefusal(error.errcode);
      const field = error.errcode === 41030 ? 'page' : error.field;
      return { outcome, errcode: error.errcode, field: outcome === 'BAD_FIELD' ? field : null };
    }
  }

  /**
   * WeChat's opinion of a citizen's free text. Never throws: what cannot be checked (the person was not in the
   * mini-program within two hours, WeChat is down) goes to a person of ours, as REVIEW. A text over 2,500 characters is
   * checked in parts and judged by its worst.
   * @param openid of the mini-program, not of the official account or the website
   */
  async checkText(openid: string, text: string, scene: TextScene): Promise<TextCheck> {
    try {
      const verdicts: TextVerdict[] = [];
      for (const part of partsOf(text)) verdicts.push(await this.checkPart(openid, part, scene));
      return { verdict: SEVERITY.findLast((verdict) => verdicts.includes(verdict)) ?? 'PASS' };
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      return NOT_JUDGED.has(error.errcode ?? 0) ? { verdict: 'REVIEW' } : { verdict: 'REVIEW', fault: error };
    }
  }

  private async checkPart(openid: string, content: string, scene: TextScene): Promise<TextVerdict> {
    const body = { version: 2, openid, scene: SCENE_NUMBERS[scene], content };
    const { result } = await this.call('/wxa/msg_sec_check', body, checkAnswer);
    return VERDICTS[result.suggest];
  }

  /** One call with the access token; a refused token is replaced once and the call made once more. */
  private async call<T>(path: string, body: unknown, answer: ZodType<T>): Promise<T> {
    const token = await this.token.get();
    try {
      return await this.callWith(token, path, body, answer);
    } catch (error) {
      if (!(error instanceof WechatError && TOKEN_REFUSED.has(error.errcode ?? 0))) throw error;
      return this.callWith(await this.token.insteadOf(token), path, body, answer);
    }
  }

  private callWith<T>(token: string, path: string, body: unknown, answer: ZodType<T>): Promise<T> {
    const { WECHAT_API_URL, WECHAT_TIMEOUT_MS } = this.settings;
    const query = { access_token: token };
    return callWechat({ base: WECHAT_API_URL, path, query, body, timeoutMs: WECHAT_TIMEOUT_MS, answer });
  }
}

function partsOf(text: string): string[] {
  const characters = [...text.trim()];
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += LONGEST_TEXT) {
    parts.push(characters.slice(at, at + LONGEST_TEXT).join(''));
  }
  return parts;
}
