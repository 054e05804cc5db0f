import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PaymentAlert } from 'shared-types/payment.states';
import { Database } from '../kernel/database/database';
import { HOUSE } from '../kernel/session/actor';
import type { Refund, RefundTold, Trade } from '../wechat/pay/pay-answers';
import { WechatPay } from '../wechat/pay/wechat-pay';
import { OrderBook } from './order-book';
import { PaymentOrderRow } from './payment.entity';
import { refundFault, tradeFault } from './payment.rules';

/**
 * What a word of WeChat's did.
 * - `MOVED`: the order moved; `ABSORBED`: it had moved by the same payment or refund before; `PENDING`: nothing is final
 * - `STRAY`: money for an order that was settled otherwise, `MISMATCH`: not what was ordered; both are shown to the desk
 * - `UNKNOWN`: no order or refund of ours
 */
export type Outcome = 'MOVED' | 'ABSORBED' | 'PENDING' | 'STRAY' | 'MISMATCH' | 'UNKNOWN';

/**
 * Takes in what WeChat says of an order, asked or unasked: late, twice, in any order. Each locks the order first, so that
 * it moves once or not at all.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Settlement {
  @Inject()
  database!: Database;

  @Inject()
  book!: OrderBook;

  @Inject()
  wechat!: WechatPay;

  @Logger()
  logger!: ILogger;

  /** A trade: the order is paid, if it is the one that was put. */
  confirm(trade: Trade): Promise<Outcome> {
    return this.database.transaction(async () => {
      const order = await this.book.lock({ number: trade.outTradeNo });
      if (!order) return 'UNKNOWN';
      if (trade.state !== 'SUCCESS' && trade.state !== 'REFUND') return 'PENDING';
      const fault = tradeFault(order, this.wechat.identity, trade);
      if (fault !== null) return this.alert(order, 'MISMATCH', fault);
      const { transactionId, paidAt } = trade;
      if (order.state === 'PREPAID') {
        await this.book.move(order, 'confirm', HOUSE, { channel: 'WECHAT', transactionId, paidAt });
        return 'MOVED';
      }
      if (order.transactionId === transactionId) return 'ABSORBED';
      return this.alert(order, 'STRAY', `paid at WeChat while ${order.state}`);
    });
  }

  /** A refund: the money is back, or will not come back. */
  settleRefund(refund: Refund | RefundTold): Promise<Outcome> {
    return this.database.transaction(async () => {
      const order = await this.book.lock({ outRefundNo: refund.outRefundNo });
      if (!order) return 'UNKNOWN';
      const fault = refundFault(order, this.wechat.identity.mchid, refund);
      if (fault !== null) return this.alert(order, 'MISMATCH', fault);
      if (order.state !== 'REFUNDING') return 'ABSORBED';
      return this.moveRefund(order, refund);
    });
  }

  private async moveRefund(order: PaymentOrderRow, { state, refundId, refundedAt }: Refund): Promise<Outcome> {
    switch (state) {
      case 'SUCCESS':
        await this.book.move(order, 'refunded', HOUSE, { refundId, refundedAt, alert: null });
        return 'MOVED';
      case 'CLOSED':
        await this.book.move(order, 'refundClosed', HOUSE, { alert: 'REFUND_CLOSED' });
        return 'MOVED';
      case 'ABNORMAL':
        await this.alert(order, 'REFUND_ABNORMAL', refundId);
        return 'PENDING';
      default:
        return 'PENDING';
    }
  }

  /** What no rule can settle is shown to the desk, and said in the log once. */
  private async alert(order: PaymentOrderRow, alert: PaymentAlert, about: string): Promise<Outcome> {
    if (order.alert !== alert) {
      this.logger.error('payment %s needs a person: %s (%s)', order.number, alert, about);
      await this.database.repository(PaymentOrderRow).update({ id: order.id }, { alert });
    }
    return alert === 'STRAY' ? 'STRAY' : 'MISMATCH';
  }
}
