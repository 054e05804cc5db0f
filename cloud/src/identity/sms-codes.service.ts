import { randomInt } from 'node:crypto';
import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { SMS_RESEND_SECONDS, SMS_VALID_MINUTES } from 'shared-types/identity.states';
import { now } from '../kernel/clock';
import { RateLimiter } from '../kernel/contract/rate-limit';
import { Database } from '../kernel/database/database';
import { Refusal, ruledOut } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import { randomHandle } from '../kernel/session/tokens';
import type { SmsOutcome } from '../sms/sms-outcome.rules';
import { type CodeMessage, SmsSender } from '../sms/sms-sender';
import { SmsCodeRow } from './identity.entity';
import { CODE_LIFE_MS, MOST_CODE_ATTEMPTS } from './identity.rules';

/** Codes a phone may get, whoever asks: these keep strangers from flooding it and from guessing. */
const PHONE_LIMITS = [
  { calls: 5, seconds: 3600 },
  { calls: 10, seconds: 86_400 },
] as const;

/** The purpose of a code that has served its own. */
const USED = 'used';

/** Whose code, to which phone, and what for: it is worth nothing for anybody or anything else. */
export interface CodeTerms {
  readonly person: Person;
  readonly phone: string;
  /** `phone`, or `sign` with what is signed. */
  readonly purpose: string;
}

/** Codes sent to phones: each good for one person, one phone, one purpose, a few minutes and a few tries. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SmsCodes {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  limiter!: RateLimiter;

  @Inject()
  sms!: SmsSender;

  @Logger()
  logger!: ILogger;

  /**
   * Sends a code, in the words of `message`; the one before is over. Outside of transactions: it calls the operator.
   * @throws 429 `sms_too_soon` within 60 seconds, `too_many_requests`, `sms_too_often`, 422 `sms_undeliverable`,
   *   503 `sms_unavailable`.
   */
  async send(terms: CodeTerms, message: CodeMessage): Promise<{ resendAfter: number; validMinutes: number }> {
    const phoneLookup = this.phoneLookup(terms.phone);
    for (const limit of PHONE_LIMITS) await this.limiter.count(`sms|${phoneLookup}|${limit.seconds}`, limit);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.database.transaction(() => this.keep(terms, code));
    const { outcome, code: fault } = await this.sms.sendCode(terms.phone, code, SMS_VALID_MINUTES, message);
    if (outcome === 'SENT') return { resendAfter: SMS_RESEND_SECONDS, validMinutes: SMS_VALID_MINUTES };
    // What never left may be asked for again at once.
    await this.database.repository(SmsCodeRow).delete({ personId: terms.person.personId });
    if (outcome === 'BAD_SETUP') this.logger.error('sms code not sent: %s', fault);
    throw UNSENT[outcome]();
  }

  /**
   * Counts one try, which stays counted whatever follows, and returns which code was right; it is used up by `consume`.
   * Outside of transactions. @throws 422 `sms_code_invalid`, `sms_code_over`.
   */
  async tryOnce(terms: CodeTerms, code: string): Promise<string> {
    const tried = await this.database.transaction(() => this.countTry(terms));
    if (tried === null) throw over();
    if (tried.codeHash === this.codeHash(terms, code)) return tried.handle;
    const left = MOST_CODE_ATTEMPTS - tried.attempts;
    const title = left > 0 ? `验证码不对，还可以试 ${left} 次` : '验证码输错次数过多，请重新获取';
    throw ruledOut('sms_code_invalid', title);
  }

  /**
   * Uses a code up, in the transaction of what it was for, and remembers when it was sent: whoever signs the next paper is
   * told how long to wait, and not refused by the operator. @throws 422 `sms_code_over` when it is used already.
   */
  async use(handle: string): Promise<void> {
    const { affectedRows } = await this.database.write(
      'UPDATE sms_code SET purpose = ? WHERE handle = ? AND purpose <> ?',
      [USED, handle, USED],
    );
    if (affectedRows === 0) throw over();
  }

  /** Forgets a code that was right. @throws 422 `sms_code_over` when it is gone already. */
  async consume(handle: string): Promise<void> {
    const { affectedRows } = await this.database.write('DELETE FROM sms_code WHERE handle = ?', [handle]);
    if (affectedRows === 0) throw over();
  }

  /** The keyed hash a phone is found by. */
  phoneLookup(phone: string): string {
    return this.cipher.lookup('phone', phone);
  }

  private async keep(terms: CodeTerms, code: string): Promise<void> {
    const { personId } = terms.person;
    const phoneLookup = this.phoneLookup(terms.phone);
    const at = now();
    const since = new Date(at.getTime() - SMS_RESEND_SECONDS * 1000);
    const last = await this.database.row<{ sentAt: Date }>(
      'SELECT MAX(sent_at) AS sentAt FROM sms_code WHERE (phone_lookup = ? OR person_id = ?) AND sent_at > ?',
      [phoneLookup, personId, since],
    );
    if (last?.sentAt) throw tooSoon(Math.ceil((last.sentAt.getTime() - since.getTime()) / 1000));
    const kept = { handle: randomHandle(), purpose: terms.purpose, codeHash: this.codeHash(terms, code) };
    const times = { attempts: 0, sentAt: at, endsAt: new Date(at.getTime() + CODE_LIFE_MS) };
    await this.database.repository(SmsCodeRow).upsert({ personId, phoneLookup, ...kept, ...times }, ['personId']);
  }

  /** The code with this try counted; null when there is none that may be tried. */
  private async countTry({ person, phone, purpose }: CodeTerms): Promise<SmsCodeRow | null> {
    const codes = this.database.repository(SmsCodeRow);
    const where = { personId: person.personId, phoneLookup: this.phoneLookup(phone), purpose };
    const row = await codes.findOne({ where, lock: { mode: 'pessimistic_write' } });
    if (!row || row.endsAt <= now() || row.attempts >= MOST_CODE_ATTEMPTS) return null;
    await codes.increment({ personId: row.personId }, 'attempts', 1);
    return { ...row, attempts: row.attempts + 1 };
  }

  private codeHash({ person, phone, purpose }: CodeTerms, code: string): string {
    const { personId } = person;
    return this.cipher.lookup('sms-code', `${personId}:${this.phoneLookup(phone)}:${purpose}:${code}`);
  }
}

const over = () => ruledOut('sms_code_over', '验证码已失效，请重新获取');

const tooSoon = (seconds: number) =>
  new Refusal(429, 'sms_too_soon', `验证码已发出，${seconds} 秒后可以重新获取`, { retryAfter: seconds });

const UNSENT: Readonly<Record<Exclude<SmsOutcome, 'SENT'>, () => Refusal>> = {
  TOO_OFTEN: () => new Refusal(429, 'sms_too_often', '这个手机号收到的短信太多，请一小时后再试', { retryAfter: 3600 }),
  BAD_PHONE: () => ruledOut('sms_undeliverable', '这个手机号收不到短信，请检查号码或换一个号码'),
  RETRY: () => new Refusal(503, 'sms_unavailable', '短信暂时发不出去，请稍后再试', { retryAfter: 10 }),
  BAD_SETUP: () => new Refusal(503, 'sms_unavailable', '短信暂时发不出去，请稍后再试', { retryAfter: 60 }),
};
