import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type ZodType, z } from 'zod';
import type { MerchantAccount } from '../../kernel/merchant';
import { type CivilDate, formatInstant } from '../../kernel/time/civil-date';
import type { PaySettings } from './pay.settings';
import { type Refund, refundAnswer, type Trade, tradeAnswer } from './pay-answers';
import { PayError, refusedWith } from './pay-error';
import { type PayNotice, readNotice } from './pay-notice';
import { PaySdk } from './pay-sdk';
import type { SignedHead } from './pay-signature';

/** An order as it is put to WeChat: repeated, it must be the same in every part. */
export interface PrepayOrder {
  readonly outTradeNo: string;
  /** What it is for, as the payer reads it; at most 127 characters. */
  readonly description: string;
  readonly amountFen: number;
  /** Of the payer, in the mini-program. */
  readonly openid: string;
  /** From then on it can no longer be paid. */
  readonly expiresAt: Date;
  readonly notifyUrl: string;
}

export interface RefundOrder {
  readonly outTradeNo: string;
  readonly outRefundNo: string;
  /** The payer reads it; at most 80 characters. */
  readonly reason: string;
  /** What was paid. */
  readonly totalFen: number;
  /** What of it goes back. */
  readonly refundFen: number;
  readonly notifyUrl: string;
}

/** What `wx.requestPayment` is called with. */
export type PayParameters = ReturnType<PaySdk['payParameters']>;

/** What became of a call to close: `UNKNOWN` when WeChat has never heard of the order. */
export type Closing = 'CLOSED' | 'PAID' | 'UNKNOWN';

const prepaid = z.object({ package: z.string().startsWith('prepay_id=').min(11) });
const billAnswer = z.object({ hash_type: z.literal('SHA1'), hash_value: z.string(), download_url: z.url() });

/** WeChat Pay v3: JSAPI orders of the mini-program. Every amount is in fen, every method one or two calls. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatPay {
  @Inject('settings')
  settings!: PaySettings;

  private made: PaySdk | null = null;

  /** False for a centre without a merchant number: every call below then throws `no_merchant`. */
  get offered(): boolean {
    return this.settings.WECHAT_PAY !== null;
  }

  /** Whose orders these are: what a notice is held against. */
  get identity(): { readonly appid: string; readonly mchid: string } {
    return { appid: this.settings.WECHAT_MINI_APPID, mchid: this.merchant('identity').mchid };
  }

  /**
   * Puts an order to WeChat and returns its prepay id, good for two hours. The same order again gives one again.
   * @throws PayError `refused` ORDERPAID, ORDERCLOSED, OUTTRADENOUSED (the number stands for another order), …
   */
  async prepay(order: PrepayOrder): Promise<string> {
    const answer = await this.sdk('prepay').transactions_jsapi({
      description: order.description,
      out_trade_no: order.outTradeNo,
      time_expire: formatInstant(secondOf(order.expiresAt)),
      notify_url: order.notifyUrl,
      amount: { total: order.amountFen, currency: 'CNY' },
      payer: { openid: order.openid },
    });
    // The SDK signs pay parameters of its own around the prepay id; the id alone is kept, to be signed anew for each tap.
    return read(prepaid, answer, 'prepay').package.slice('prepay_id='.length);
  }

  /** What the mini-program pays with: signed anew each time. */
  payParameters(prepayId: string): PayParameters {
    return this.sdk('payParameters').payParameters(prepayId);
  }

  /** The order as WeChat knows it; null when it never heard of it. @throws PayError */
  async query(outTradeNo: string): Promise<Trade | null> {
    const answer = await orNull(this.sdk('query').query({ out_trade_no: outTradeNo }), 'ORDERNOTEXIST');
    return answer && same(read(tradeAnswer, answer, 'query'), { outTradeNo }, 'query');
  }

  /** Sees to it that the order can no longer be paid, unless it is. @throws PayError */
  async close(outTradeNo: string): Promise<Closing> {
    try {
      await this.sdk('close').close(outTradeNo);
      return 'CLOSED';
    } catch (error) {
      if (refusedWith(error, 'ORDERCLOSED')) return 'CLOSED';
      if (refusedWith(error, 'ORDERPAID')) return 'PAID';
      if (refusedWith(error, 'ORDERNOTEXIST')) return 'UNKNOWN';
      throw error;
    }
  }

  /** Gives an order back, whole or in part. Asked again under the same number it is given back once. @throws PayError */
  async refund(order: RefundOrder): Promise<Refund> {
    const { outTradeNo, outRefundNo, totalFen, refundFen } = order;
    const { data } = await this.sdk('refund').refunds({
      out_trade_no: outTradeNo,
      out_refund_no: outRefundNo,
      reason: order.reason,
      notify_url: order.notifyUrl,
      amount: { total: totalFen, refund: refundFen, currency: 'CNY' },
    });
    return same(read(refundAnswer, data, 'refund'), { outTradeNo, outRefundNo }, 'refund');
  }

  /** The refund as WeChat knows it; null when it never heard of it. @throws PayError */
  async queryRefund(outRefundNo: string): Promise<Refund | null> {
    const answer = await orNull(this.sdk('queryRefund').find_refunds(outRefundNo), 'RESOURCENOTEXISTS');
    return answer && same(read(refundAnswer, answer.data, 'queryRefund'), { outRefundNo }, 'queryRefund');
  }

  /**
   * The bill of one day, all its trades, as WeChat writes it (UTF-8 CSV), its hash checked; null when there was no trade.
   * WeChat has it from ten in the morning of the next day on, for three months.
   * @throws PayError `untrusted` when the file is not the one that was announced
   */
  async tradeBill(date: CivilDate): Promise<Buffer | null> {
    const sdk = this.sdk('tradeBill');
    const asked = await orNull(sdk.tradebill({ bill_date: date, bill_type: 'ALL' }), 'NOSTATEMENTEXIST');
    if (asked === null) return null;
    const { download_url, hash_value } = read(billAnswer, asked, 'tradeBill');
    const file = await sdk.billFile(download_url);
    if (createHash('sha1').update(file).digest('hex') !== hash_value.toLowerCase()) {
      throw new PayError('tradeBill', 'untrusted', 'hash');
    }
    return file;
  }

  /** Verifies, opens and reads what WeChat sent to a notify address. @throws NoticeRefused, PayError `no_merchant` */
  notice(head: SignedHead, raw: Buffer): PayNotice {
    return readNotice(head, raw, this.merchant('notice'));
  }

  private merchant(call: string): MerchantAccount {
    const { WECHAT_PAY } = this.settings;
    if (WECHAT_PAY === null) throw new PayError(call, 'no_merchant');
    return WECHAT_PAY;
  }

  private sdk(call: string): PaySdk {
    const merchant = this.merchant(call);
    const { WECHAT_MINI_APPID: appid, WECHAT_PAY_URL: base, WECHAT_PAY_TIMEOUT_MS: timeoutMs } = this.settings;
    this.made ??= new PaySdk(merchant, { appid, base, timeoutMs });
    return this.made;
  }
}

/** WeChat takes whole seconds. */
const secondOf = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000);

function read<T>(schema: ZodType<T>, answer: unknown, call: string): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new PayError(call, 'unreadable');
  return parsed.data;
}

/** A signed answer to another question is no answer to this one. */
function same<T extends object>(answer: T, asked: Partial<T>, call: string): T {
  const other = (Object.keys(asked) as (keyof T)[]).some((name) => answer[name] !== asked[name]);
  if (other) throw new PayError(call, 'untrusted', 'other_order');
  return answer;
}

async function orNull<T>(call: Promise<T>, code: string): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (refusedWith(error, code)) return null;
    throw error;
  }
}
