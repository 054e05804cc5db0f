import { randomInt } from 'node:crypto';
import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type PhoneProof, SMS_RESEND_SECONDS, SMS_VALID_MINUTES } from 'shared-types/identity.states';
import { now } from '../kernel/clock';
import { RateLimiter } from '../kernel/contract/rate-limit';
import { Database } from '../kernel/database/database';
import { isDuplicate } from '../kernel/database/database-faults';
import { Refusal, ruledOut } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import type { SmsOutcome } from '../sms/sms-outcome.rules';
import { SmsSender } from '../sms/sms-sender';
import { WechatMini } from '../wechat/wechat-mini';
import { SmsCodeRow } from './identity.entity';
import { CODE_LIFE_MS, MOST_CODE_ATTEMPTS } from './identity.rules';
import { PhoneClaims } from './phone-claims.service';
import { askWechat } from './wechat-refusal';

/** Codes a phone may get, whoever asks: these keep strangers from flooding it and from guessing. */
const PHONE_LIMITS = [
  { calls: 5, seconds: 3600 },
  { calls: 10, seconds: 86_400 },
] as const;

const MAINLAND = '86';

/** Proves that somebody holds a phone: by a code sent to it, or by WeChat's word. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Phones {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  limiter!: RateLimiter;

  @Inject()
  sms!: SmsSender;

  @Inject()
  mini!: WechatMini;

  @Inject()
  claims!: PhoneClaims;

  @Logger()
  logger!: ILogger;

  /**
   * Sends a code. The answer is the same whether anybody here has this phone or not.
   * @throws 429 `sms_too_soon` within 60 seconds, `too_many_requests`, `sms_too_often`, 422 `sms_undeliverable`,
   *   503 `sms_unavailable`.
   */
  async sendCode({ personId }: Person, phone: string): Promise<{ resendAfter: number; validMinutes: number }> {
    const phoneLookup = this.phoneLookup(phone);
    for (const limit of PHONE_LIMITS) await this.limiter.count(`sms|${phoneLookup}|${limit.seconds}`, limit);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.database.transaction(() => this.keepCode(personId, phoneLookup, code));
    const { outcome, code: fault } = await this.sms.sendCode(phone, code, SMS_VALID_MINUTES);
    if (outcome === 'SENT') return { resendAfter: SMS_RESEND_SECONDS, validMinutes: SMS_VALID_MINUTES };
    // What never left may be asked for again at once.
    await this.database.repository(SmsCodeRow).delete({ personId });
    if (outcome === 'BAD_SETUP') this.logger.error('sms code not sent: %s', fault);
    throw UNSENT[outcome]();
  }

  /**
   * Binds the phone when the code is right; may unite the caller with an older record of the same human being.
   * @throws 422 `sms_code_invalid`, `sms_code_over`, and what `PhoneClaims.claim` refuses with.
   */
  async verify(person: Person, phone: string, code: string, address: string): Promise<void> {
    const refusal = await this.database.transaction(() => this.tryCode(person.personId, phone, code));
    // Thrown after the commit, so that the attempt stays counted.
    if (refusal) throw refusal;
    await this.claim(person, phone, 'SMS', address);
  }

  /** Binds the phone WeChat knows. @throws 422 `phone_foreign`, WeChat's refusals, and what `PhoneClaims.claim` says. */
  async takeFromWechat(person: Person, code: string, address: string): Promise<void> {
    const { phone, countryCode } = await askWechat(() => this.mini.getPhoneNumber(code), this.logger);
    if (countryCode !== MAINLAND) throw ruledOut('phone_foreign', '目前只能绑定中国大陆的手机号');
    await this.claim(person, phone, 'WECHAT', address);
  }

  /** The keyed hash a phone is found by. */
  phoneLookup(phone: string): string {
    return this.cipher.lookup('phone', phone);
  }

  /** Two people proving one phone at the same instant meet at its unique key: the second then sees the first. */
  private async claim(person: Person, phone: string, proof: PhoneProof, address: string): Promise<void> {
    const claim = () => this.claims.claim(person, { phone, phoneLookup: this.phoneLookup(phone), proof, address });
    try {
      await claim();
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await claim();
    }
  }

  private async keepCode(personId: number, phoneLookup: string, code: string): Promise<void> {
    const at = now();
    const codes = this.database.repository(SmsCodeRow);
    const since = new Date(at.getTime() - SMS_RESEND_SECONDS * 1000);
    const last = await this.database.row<{ sentAt: Date }>(
      'SELECT MAX(sent_at) AS sentAt FROM sms_code WHERE (phone_lookup = ? OR person_id = ?) AND sent_at > ?',
      [phoneLookup, personId, since],
    );
    if (last?.sentAt) throw tooSoon(Math.ceil((last.sentAt.getTime() - since.getTime()) / 1000));
    const endsAt = new Date(at.getTime() + CODE_LIFE_MS);
    const codeHash = this.codeHash(personId, phoneLookup, code);
    await codes.upsert({ personId, phoneLookup, codeHash, attempts: 0, sentAt: at, endsAt }, ['personId']);
  }

  private async tryCode(personId: number, phone: string, code: string): Promise<Refusal | null> {
    const codes = this.database.repository(SmsCodeRow);
    const phoneLookup = this.phoneLookup(phone);
    const row = await codes.findOne({ where: { personId, phoneLookup }, lock: { mode: 'pessimistic_write' } });
    if (!row || row.endsAt <= now() || row.attempts >= MOST_CODE_ATTEMPTS) {
      return ruledOut('sms_code_over', '验证码已失效，请重新获取');
    }
    if (row.codeHash === this.codeHash(personId, phoneLookup, code)) {
      await codes.delete({ personId });
      return null;
    }
    await codes.increment({ personId }, 'attempts', 1);
    const left = MOST_CODE_ATTEMPTS - row.attempts - 1;
    const title = left > 0 ? `验证码不对，还可以试 ${left} 次` : '验证码输错次数过多，请重新获取';
    return ruledOut('sms_code_invalid', title);
  }

  private codeHash(personId: number, phoneLookup: string, code: string): string {
    return this.cipher.lookup('sms-code', `${personId}:${phoneLookup}:${code}`);
  }
}

const tooSoon = (seconds: number) =>
  new Refusal(429, 'sms_too_soon', `验证码已发出，${seconds} 秒后可以重新获取`, { retryAfter: seconds });

const UNSENT: Readonly<Record<Exclude<SmsOutcome, 'SENT'>, () => Refusal>> = {
  TOO_OFTEN: () => new Refusal(429, 'sms_too_often', '这个手机号收到的短信太多，请一小时后再试', { retryAfter: 3600 }),
  BAD_PHONE: () => ruledOut('sms_undeliverable', '这个手机号收不到短信，请检查号码或换一个号码'),
  RETRY: () => new Refusal(503, 'sms_unavailable', '短信暂时发不出去，请稍后再试', { retryAfter: 10 }),
  BAD_SETUP: () => new Refusal(503, 'sms_unavailable', '短信暂时发不出去，请稍后再试', { retryAfter: 60 }),
};
