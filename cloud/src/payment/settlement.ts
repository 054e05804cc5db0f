import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PaymentAlert } from 'shared-types/payment.states';
import { Database } from '../kernel/database/database';
import { HOUSE } from '../kernel/session/actor';
import type { Trade } from '../wechat/pay/pay-answers';
import { WechatPay } from '../wechat/pay/wechat-pay';
import { OrderBook } from './order-book';
import { PaymentOrderRow } from './payment.entity';
import { tradeFault } from './payment.rules';

/**
 * What a word of WeChat's did.
 * - `MOVED`: the order moved; `ABSORBED`: it had moved by the same payment or refund before; `PENDING`: nothing is final
 * - `STRAY`: money for an order that was settled otherwise, `MISMATCH`: not what was ordered; both are shown to the desk
 * - `UNKNOWN`: no order or refund of ours
 */
export type Outcome = 'MOVED' | 'ABSORBED' | 'PENDING' | 'STRAY' | 'MISMATCH' | 'UNKNOWN';

/**
 * Takes in what WeChat says of the payment of an order, asked or unasked: late, twice, in any order. It locks the order
 * first, so that it moves once or not at all.
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
      if (fault !== null) return alertDesk(this, order, 'MISMATCH', fault);
      const { transactionId, paidAt } = trade;
      if (order.state === 'PREPAID') {
        await this.book.move(order, 'confirm', HOUSE, { channel: 'WECHAT', transactionId, paidAt });
        return 'MOVED';
      }
      if (order.transactionId === transactionId) return 'ABSORBED';
      return alertDesk(this, order, 'STRAY', `paid at WeChat while ${order.state}`);
    });
  }
}

/** What no rule can settle is shown to the desk, and said in the log once. */
export async function alertDesk(
  { database, logger }: { readonly database: Database; readonly logger: ILogger },
  order: PaymentOrderRow,
  alert: PaymentAlert,
  about: string,
): Promise<Outcome> {
  if (order.alert !== alert) {
    logger.error('payment %s needs a person: %s (%s)', order.number, alert, about);
    await database.repository(PaymentOrderRow).update({ id: order.id }, { alert });
  }
  return alert === 'STRAY' ? 'STRAY' : 'MISMATCH';
}
