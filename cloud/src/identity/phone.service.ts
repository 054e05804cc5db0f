import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PhoneProof } from 'shared-types/identity.states';
import { isDuplicate } from '../kernel/database/database-faults';
import { ruledOut } from '../kernel/errors/refusal';
import type { Person } from '../kernel/session/actor';
import { WechatMini } from '../wechat/wechat-mini';
import { PhoneClaims } from './phone-claims.service';
import { type CodeTerms, SmsCodes } from './sms-codes.service';
import { askWechat } from './wechat-refusal';

const MAINLAND = '86';

/** Proves that somebody holds a phone: by a code sent to it, or by WeChat's word. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Phones {
  @Inject()
  codes!: SmsCodes;

  @Inject()
  mini!: WechatMini;

  @Inject()
  claims!: PhoneClaims;

  @Logger()
  logger!: ILogger;

  /**
   * Sends a code. The answer is the same whether anybody here has this phone or not.
   * @throws what `SmsCodes.send` refuses with.
   */
  async sendCode(person: Person, phone: string): Promise<{ resendAfter: number; validMinutes: number }> {
    return this.codes.send(toProve(person, phone), { kind: 'PHONE' });
  }

  /**
   * Binds the phone when the code is right; may unite the caller with an older record of the same human being.
   * @throws 422 `sms_code_invalid`, `sms_code_over`, and what `PhoneClaims.claim` refuses with.
   */
  async verify(person: Person, phone: string, code: string, address: string): Promise<void> {
    await this.codes.consume(await this.codes.tryOnce(toProve(person, phone), code));
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
    return this.codes.phoneLookup(phone);
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
}

const toProve = (person: Person, phone: string): CodeTerms => ({ person, phone, purpose: 'phone' });
