import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { yuan } from 'shared-types/payment.states';
import type { InputOf } from 'shared-types/routes';
import { In } from 'typeorm';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput } from '../kernel/errors/refusal';
import { Outbox } from '../kernel/outbox/outbox';
import { HOUSE, type Staff } from '../kernel/session/actor';
import type { Refund, RefundTold } from '../wechat/pay/pay-answers';
import { WechatPay } from '../wechat/pay/wechat-pay';
import { movedOn, OrderBook } from './order-book';
import { type PaymentOrderRow, PaymentRefundRow } from './payment.entity';
import { refundableFen, refundFault, refundMove } from './payment.rules';
import { alertDesk, type Outcome } from './settlement';

export const REFUND_TOPIC = 'payment.refund';

const FOLLOW_AFTER_MS = 60_000;

/** Money given back, whole or in parts: never more than was paid, each part once. Amounts are in fen. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Refunds {
  @Inject()
  database!: Database;

  @Inject()
  book!: OrderBook;

  @Inject()
  wechat!: WechatPay;

  @Inject()
  outbox!: Outbox;

  @Inject()
  audit!: Audit;

  @Logger()
  logger!: ILogger;

  /**
   * Gives an amount back the way it came: at the window at once, through WeChat as soon as WeChat answers.
   * @param asked.amountFen what is left of it when it is not named
   * @throws 409 `payment_moved_on` when it is not paid, all given back, or somebody else was first; 400 for too much
   */
  async give(staff: Staff, number: string, asked: InputOf<'POST /payments/:number/refund'>['body']): Promise<void> {
    await this.database.transaction(async () => {
      const order = await this.book.lockSeen(number, asked.version);
      const left = refundableFen(order);
      if (left === 0) throw movedOn(order);
      const refund = await this.open(order, asked.amountFen ?? left, asked.reason);
      const others = await this.underWay(order.id, refund.id);
      if (order.channel === 'WINDOW') await this.giveAtWindow(order, refund, staff);
      else await this.ask(order, refund, staff, others > 0);
      const { amountFen, reason } = refund;
      const detail = { amountFen, channel: order.channel, reason };
      await this.audit.append(staff, { action: 'payment.refund', subject: number, detail });
    });
  }

  /** Takes in what WeChat says of a refund: the money is back, or will not come back. Late, twice, in any order. */
  settle(told: Refund | RefundTold): Promise<Outcome> {
    return this.database.transaction(async () => {
      const found = await this.byNumber(told.outRefundNo);
      const order = found && (await this.book.lock({ id: found.orderId }));
      // Read again behind the order's lock: whoever held it may have settled this very refund.
      const refund = order && (await this.byNumber(told.outRefundNo));
      if (!order || !refund) return 'UNKNOWN';
      const terms = { number: order.number, amountFen: order.amountFen, refundFen: refund.amountFen };
      const fault = refundFault(terms, this.wechat.identity.mchid, told);
      if (fault !== null) return alertDesk(this, order, 'MISMATCH', fault);
      if (refund.state !== 'ASKED') return 'ABSORBED';
      return this.take(order, refund, told);
    });
  }

  /** A refund with its order, while WeChat owes the answer to it; null when there is none such. */
  async unanswered(outRefundNo: string): Promise<PaymentRefundRow | null> {
    return this.database.repository(PaymentRefundRow).findOneBy({ outRefundNo, state: 'ASKED' });
  }

  /** Numbers of an order's refunds that WeChat has still to settle, in their order. */
  async asked(orderId: number): Promise<string[]> {
    const rows = await this.database
      .repository(PaymentRefundRow)
      .find({ where: { orderId, state: 'ASKED' }, order: { id: 'ASC' } });
    return rows.map(({ outRefundNo }) => outRefundNo);
  }

  /** Every refund of these orders, oldest first, by order. */
  async ofOrders(orderIds: readonly number[]): Promise<ReadonlyMap<number, readonly PaymentRefundRow[]>> {
    const byOrder = new Map<number, PaymentRefundRow[]>(orderIds.map((id) => [id, []]));
    if (orderIds.length === 0) return byOrder;
    const where = { orderId: In([...orderIds]) };
    const rows = await this.database.repository(PaymentRefundRow).find({ where, order: { id: 'ASC' } });
    for (const row of rows) byOrder.get(row.orderId)?.push(row);
    return byOrder;
  }

  /** Sets the amount aside of what was paid, if there is so much left: the database itself refuses to give more. */
  private async open(order: PaymentOrderRow, amountFen: number, reason: string): Promise<PaymentRefundRow> {
    const { affectedRows } = await this.database.write(
      'UPDATE payment_order SET refund_fen = refund_fen + ? WHERE id = ? AND refund_fen + ? <= amount_fen',
      [amountFen, order.id, amountFen],
    );
    if (affectedRows === 0) {
      const message = `最多还能退 ${yuan(refundableFen(order))} 元`;
      throw invalidInput([{ path: 'body.amountFen', message }]);
    }
    order.refundFen += amountFen;
    const outRefundNo = `${order.number}-R${order.version}`;
    const fresh = { orderId: order.id, outRefundNo, amountFen, reason, state: 'ASKED' as const, askedAt: now() };
    await this.database.repository(PaymentRefundRow).insert(fresh);
    return this.database.repository(PaymentRefundRow).findOneByOrFail({ outRefundNo });
  }

  private async giveAtWindow(order: PaymentOrderRow, refund: PaymentRefundRow, staff: Staff): Promise<void> {
    await this.close(refund, { state: 'DONE', settledAt: now() });
    const move = refundMove('AT_WINDOW', { underWay: false, left: refundableFen(order) });
    await this.book.move(order, move, staff, { alert: null }, noteOf(refund));
  }

  /** The refund's number is written down before WeChat hears it; WeChat hears it after the commit, until it has heard. */
  private async ask(order: PaymentOrderRow, refund: PaymentRefundRow, staff: Staff, others: boolean): Promise<void> {
    const changes = { alert: others ? order.alert : null, followAt: new Date(now().getTime() + FOLLOW_AFTER_MS) };
    await this.book.move(order, 'askRefund', staff, changes, noteOf(refund));
    await this.outbox.publish(REFUND_TOPIC, { outRefundNo: refund.outRefundNo });
  }

  private async take(order: PaymentOrderRow, refund: PaymentRefundRow, told: Refund): Promise<Outcome> {
    const { state, refundId, refundedAt } = told;
    if (state === 'ABNORMAL') await alertDesk(this, order, 'REFUND_ABNORMAL', refundId);
    if (state !== 'SUCCESS' && state !== 'CLOSED') return 'PENDING';
    const underWay = (await this.underWay(order.id, refund.id)) > 0;
    const isBack = state === 'SUCCESS';
    await this.close(refund, { state: isBack ? 'DONE' : 'CLOSED', refundId, settledAt: refundedAt ?? now() });
    if (!isBack) order.refundFen -= refund.amountFen;
    const move = refundMove(isBack ? 'DONE' : 'CLOSED', { underWay, left: order.amountFen - order.refundFen });
    // What is said of another refund that is still under way stays said.
    const alert = isBack ? (underWay ? order.alert : null) : 'REFUND_CLOSED';
    await this.book.move(order, move, HOUSE, { alert }, `${yuan(refund.amountFen)} 元`);
    return 'MOVED';
  }

  private close({ id }: PaymentRefundRow, part: Partial<PaymentRefundRow>) {
    return this.database.repository(PaymentRefundRow).update({ id }, part);
  }

  private byNumber(outRefundNo: string): Promise<PaymentRefundRow | null> {
    return this.database.repository(PaymentRefundRow).findOneBy({ outRefundNo });
  }

  private async underWay(orderId: number, except: number): Promise<number> {
    const rows = await this.database.repository(PaymentRefundRow).findBy({ orderId, state: 'ASKED' });
    return rows.filter(({ id }) => id !== except).length;
  }
}

const noteOf = ({ amountFen, reason }: PaymentRefundRow): string => `${yuan(amountFen)} 元：${reason}`;
