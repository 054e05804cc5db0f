import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, Refusal, ruledOut } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import { HOUSE, type Person } from '../kernel/session/actor';
import type { Settings } from '../kernel/settings';
import { PayError, refusedWith } from '../wechat/pay/pay-error';
import { type PayParameters, WechatPay } from '../wechat/pay/wechat-pay';
import { NOTICE_PATHS } from './notice-paths';
import { movedOn, OrderBook } from './order-book';
import { PaymentOrderRow } from './payment.entity';
import { LEAST_TIME_TO_PAY_MS, PAY_WITHIN_MS } from './payment.rules';
import { Refunds } from './refunds.service';
import { Settlement } from './settlement';

/** Why WeChat takes no money for an order: it was not put there, is closed there, or was not known there when asked. */
export interface Shut {
  readonly because: 'NOT_PUT' | 'CLOSED' | 'UNKNOWN';
  /** As it stood when WeChat was asked. */
  readonly prepayId: string | null;
}

const FINAL_AT_WECHAT = ['CLOSED', 'REVOKED', 'PAYERROR'];
const MINUTE_MS = 60_000;

/** Orders as they stand at WeChat: put, asked for, closed, put anew, given back. No call is made inside a transaction. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatOrders {
  @Inject()
  database!: Database;

  @Inject()
  book!: OrderBook;

  @Inject()
  settlement!: Settlement;

  @Inject()
  refunds!: Refunds;

  @Inject()
  wechat!: WechatPay;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  @Inject('settings')
  settings!: Settings;

  @Logger()
  logger!: ILogger;

  /**
   * Puts an order to WeChat for this payer and gives what opens the payment sheet. Tapped twice, it is one order; where it
   * was put for another payer, or is about to lapse, it is closed first and ordered anew, under the number returned.
   * @throws 422 `wechat_pay_not_offered`, `mini_program_needed`; 409 `already_paid`, `payment_moved_on`; 503
   */
  async prepay(payer: Person, number: string): Promise<{ number: string; parameters: PayParameters }> {
    const openid = await this.openidOf(payer);
    const found = await this.book.byNumber(number);
    const started = found.state === 'PREPAID' && !this.mayGoOn(found, openid) ? await this.renew(found) : found;
    const order = await this.begin(started.number, payer, openid);
    const prepayId = order.prepayId ?? (await this.put(order, openid));
    return { number: order.number, parameters: this.wechat.payParameters(prepayId) };
  }

  /** Asks WeChat how an order or its refunds stand, and takes the answer in. @throws 503 when WeChat gives none. */
  async check(number: string): Promise<void> {
    const order = await this.book.byNumber(number);
    if (order.state === 'PREPAID') await this.checkTrade(order);
    for (const outRefundNo of await this.refunds.asked(order.id)) await this.checkRefund(outRefundNo);
  }

  /**
   * Sees to it that WeChat takes no money for an order any more; to be held against the locked order by `requireShut`.
   * @throws 409 `already_paid` when it has taken it, 503 when WeChat cannot be asked
   */
  async shut(order: PaymentOrderRow): Promise<Shut> {
    const { prepayId } = order;
    if (order.state !== 'PREPAID') return { because: 'NOT_PUT', prepayId };
    const closing = await this.asking(() => this.wechat.close(order.number));
    if (closing !== 'PAID') return { because: closing, prepayId };
    throw await this.alreadyPaid(order.number);
  }

  /** @throws 409 `payment_moved_on` when the locked order was put to WeChat after WeChat was asked. */
  requireShut(locked: PaymentOrderRow, shut: Shut): void {
    if (locked.state !== 'PREPAID' || shut.because === 'CLOSED') return;
    // Whoever is putting it at this very moment finds it moved, and gives nobody the means to pay it.
    if (shut.because === 'NOT_PUT' || locked.prepayId !== shut.prepayId) throw movedOn(locked);
  }

  /** Sends a refund that was asked for; again, word for word, until WeChat has it. @throws PayError to be tried again. */
  async sendRefund({ outRefundNo }: { outRefundNo: string }): Promise<void> {
    const asked = await this.refunds.unanswered(outRefundNo);
    if (!asked) return;
    const order = await this.database.repository(PaymentOrderRow).findOneByOrFail({ id: asked.orderId });
    const refund = await this.wechat.refund({
      outTradeNo: order.number,
      outRefundNo,
      reason: asked.reason,
      totalFen: order.amountFen,
      refundFen: asked.amountFen,
      notifyUrl: this.notifyUrl('refunds'),
    });
    await this.refunds.settle(refund);
  }

  private async openidOf(payer: Person): Promise<string> {
    if (!this.wechat.offered) throw ruledOut('wechat_pay_not_offered', '本中心没有开通微信支付，请到窗口缴费');
    const openid = await this.people.openidOf(payer.personId, 'MINI_PROGRAM');
    if (openid === null) throw ruledOut('mini_program_needed', '请在微信小程序里支付，或到窗口缴费');
    return openid;
  }

  private mayGoOn(order: PaymentOrderRow, openid: string): boolean {
    const left = (order.expiresAt?.getTime() ?? 0) - now().getTime();
    return this.openidIn(order) === openid && left > LEAST_TIME_TO_PAY_MS;
  }

  private openidIn({ payerOpenid }: PaymentOrderRow): string | null {
    return payerOpenid && this.cipher.open(payerOpenid);
  }

  /** From here on WeChat may know of the order: who and until when is written down before it is told. */
  private begin(number: string, payer: Person, openid: string): Promise<PaymentOrderRow> {
    return this.database.transaction(async () => {
      const order = await this.book.lockSeen(number);
      if (order.state === 'PREPAID' && this.mayGoOn(order, openid)) return order;
      const at = now().getTime();
      await this.book.move(order, 'prepay', payer, {
        payerPersonId: payer.personId,
        payerOpenid: this.cipher.seal(openid),
        expiresAt: new Date(at + PAY_WITHIN_MS),
        followAt: new Date(at + MINUTE_MS),
      });
      return order;
    });
  }

  private async put(order: PaymentOrderRow, openid: string): Promise<string> {
    const prepayId = await this.askToPrepay(order, openid);
    return this.database.transaction(async () => {
      const locked = await this.book.lockSeen(order.number);
      if (locked.state !== 'PREPAID') throw movedOn(locked);
      if (locked.prepayId !== null) return locked.prepayId;
      await this.database.repository(PaymentOrderRow).update({ id: locked.id }, { prepayId });
      return prepayId;
    });
  }

  private async askToPrepay(order: PaymentOrderRow, openid: string): Promise<string> {
    const { number: outTradeNo, title: description, amountFen, expiresAt } = order;
    try {
      return await this.wechat.prepay({
        outTradeNo,
        description,
        amountFen,
        openid,
        expiresAt: expiresAt ?? now(),
        notifyUrl: this.notifyUrl('payments'),
      });
    } catch (error) {
      if (refusedWith(error, 'ORDERPAID')) throw await this.alreadyPaid(outTradeNo);
      if (!refusedWith(error, 'ORDERCLOSED')) throw this.unavailable(error);
      await this.renew(order);
      throw conflict('payment_moved_on', '这笔支付已经过期，请刷新后再付一次');
    }
  }

  /** Closes an order at WeChat, then here, and opens the same debt anew: what is owed stays owed. */
  private async renew(order: PaymentOrderRow): Promise<PaymentOrderRow> {
    const shut = await this.shut(order);
    return this.database.transaction(async () => {
      const locked = await this.book.lockSeen(order.number);
      if (locked.renewed) return this.book.openOne(locked);
      this.requireShut(locked, shut);
      await this.book.move(locked, 'renew', HOUSE, { renewed: true });
      const { recordId, kind, title, basis, amountFen } = locked;
      return (await this.book.open({ recordId, kind, title, basis, amountFen }, HOUSE)).order;
    });
  }

  private async checkTrade(order: PaymentOrderRow): Promise<void> {
    const trade = await this.asking(() => this.wechat.query(order.number));
    const outcome = trade && (await this.settlement.confirm(trade));
    const lapsed = order.expiresAt !== null && order.expiresAt <= now();
    const over = trade !== null && FINAL_AT_WECHAT.includes(trade.state);
    if (over || (lapsed && (outcome === null || outcome === 'PENDING'))) await this.renew(order);
  }

  private async checkRefund(outRefundNo: string): Promise<void> {
    const refund = await this.asking(() => this.wechat.queryRefund(outRefundNo));
    if (refund) await this.refunds.settle(refund);
    else await this.asking(() => this.sendRefund({ outRefundNo }));
  }

  private async alreadyPaid(number: string): Promise<Refusal> {
    const trade = await this.asking(() => this.wechat.query(number));
    if (trade) await this.settlement.confirm(trade);
    return conflict('already_paid', '这笔费用已经用微信付过了，请刷新后查看');
  }

  private async asking<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  /** WeChat gave no usable answer: nothing was settled, and nothing is lost. */
  private unavailable(error: unknown): unknown {
    if (!(error instanceof PayError)) return error;
    this.logger.warn('%s', error.message);
    return new Refusal(503, 'wechat_pay_unavailable', '微信支付暂时没有回应，没有扣款，请稍后再试', { retryAfter: 10 });
  }

  private notifyUrl(about: keyof typeof NOTICE_PATHS): string {
    return `${this.settings.PUBLIC_URL}${NOTICE_PATHS[about]}`;
  }
}
