import { randomInt } from 'node:crypto';
import { formatInstant } from '../../src/kernel/time/civil-date';
import { BoundedMap } from '../bounded-map';
import { DEMO_ACCOUNT } from '../demo-account';
import { PayKeys } from './pay-keys';

export interface PayOrder {
  readonly outTradeNo: string;
  readonly prepayId: string;
  /** The request word for word: the same number with another is refused. */
  readonly asked: string;
  readonly description: string;
  readonly total: number;
  readonly openid: string;
  readonly notifyUrl: string;
  readonly expiresAt: Date | null;
  /** By which of WeChat's keys this merchant verifies. */
  readonly signer: 'certificate' | 'public_key';
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND';
  transactionId: string | null;
  paidAt: Date | null;
}

export interface PayRefund {
  readonly outRefundNo: string;
  readonly refundId: string;
  readonly order: PayOrder;
  readonly refund: number;
  readonly reason: string;
  readonly notifyUrl: string;
  readonly createdAt: Date;
  state: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  settledAt: Date | null;
}

/** A notice as it went out, to be repeated word for word. */
export interface SentNotice {
  readonly id: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const MOST = 5000;

/** A number as WeChat gives them: digits alone. */
export const newNumber = (prefix: string): string =>
  prefix + Array.from({ length: 28 - prefix.length }, () => randomInt(10)).join('');

/** What WeChat Pay knows of its one merchant here. */
export class PayBook {
  readonly keys = new PayKeys();
  readonly orders = new BoundedMap<string, PayOrder>(MOST);
  readonly refunds = new BoundedMap<string, PayRefund>(MOST);
  /** The last notice about each order and each refund. */
  readonly notices = new BoundedMap<string, SentNotice>(MOST);
  /** Bill files by the token of their address. */
  readonly bills = new BoundedMap<string, string>(100);

  constructor(private readonly now: () => Date) {}

  order(outTradeNo: string): PayOrder | undefined {
    const order = this.orders.get(outTradeNo);
    if (order?.state === 'NOTPAY' && order.expiresAt !== null && order.expiresAt <= this.now()) order.state = 'CLOSED';
    return order;
  }

  /** Takes the payer's money. False when the order can no longer be paid. */
  pay(order: PayOrder): boolean {
    if (this.order(order.outTradeNo)?.state !== 'NOTPAY') return false;
    order.state = 'SUCCESS';
    order.transactionId = newNumber('4200');
    order.paidAt = this.now();
    return true;
  }

  settle(refund: PayRefund, state: PayRefund['state']): void {
    refund.state = state;
    refund.settledAt = state === 'SUCCESS' ? this.now() : null;
    if (state === 'SUCCESS') refund.order.state = 'REFUND';
  }

  /** An order as a query and a notice tell it. */
  tradeOf(order: PayOrder) {
    const paid = order.transactionId === null || order.paidAt === null ? null : order.paidAt;
    return {
      appid: DEMO_ACCOUNT.mini.appid,
      mchid: this.keys.mchid,
      out_trade_no: order.outTradeNo,
      trade_type: 'JSAPI',
      trade_state: order.state,
      trade_state_desc: order.state,
      attach: '',
      payer: { openid: order.openid },
      ...(paid === null
        ? { amount: { total: order.total, currency: 'CNY' } }
        : {
            transaction_id: order.transactionId,
            bank_type: 'OTHERS',
            success_time: formatInstant(paid),
            amount: { total: order.total, payer_total: order.total, currency: 'CNY', payer_currency: 'CNY' },
          }),
    };
  }

  /** A refund as its answer and a query tell it; a notice calls the state otherwise. */
  refundOf(refund: PayRefund) {
    const { total } = refund.order;
    return {
      refund_id: refund.refundId,
      out_refund_no: refund.outRefundNo,
      transaction_id: refund.order.transactionId,
      out_trade_no: refund.order.outTradeNo,
      channel: 'ORIGINAL',
      user_received_account: '支付用户零钱',
      create_time: formatInstant(refund.createdAt),
      ...(refund.settledAt === null ? {} : { success_time: formatInstant(refund.settledAt) }),
      status: refund.state,
      amount: { total, refund: refund.refund, payer_total: total, payer_refund: refund.refund, currency: 'CNY' },
    };
  }
}
