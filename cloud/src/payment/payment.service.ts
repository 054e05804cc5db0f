import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { yuan } from 'shared-types/payment.states';
import type { InputOf } from 'shared-types/routes';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import type { Actor, Staff } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { type Debt, movedOn, OrderBook } from './order-book';
import type { PaymentOrderRow } from './payment.entity';
import { WechatOrders } from './wechat-orders';

type Body<A extends 'window' | 'withdraw'> = InputOf<`POST /payments/:number/${A}`>['body'];

/** Fees and postage: owed, paid at the window or by WeChat. Every amount is in fen. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Payments {
  @Inject()
  database!: Database;

  @Inject()
  book!: OrderBook;

  @Inject()
  orders!: WechatOrders;

  @Inject()
  audit!: Audit;

  @Inject()
  notifications!: Notifications;

  /**
   * Says that a record owes something, and tells its owner; joins the caller's transaction. Said again while it is still
   * owed, it is owed once and told once.
   * @param debt the record by its id; `title` at most 60 characters, `amountFen` whole and above 0
   * @returns the payment's public number
   * @throws 409 `owed_otherwise` when the same is owed with another amount
   */
  raise(actor: Actor, debt: Debt): Promise<string> {
    if (!Number.isSafeInteger(debt.amountFen) || debt.amountFen <= 0) throw new RangeError('amountFen: above 0, whole');
    return this.database.transaction(async () => {
      const { order, isNew } = await this.book.open(debt, actor);
      if (isNew) await this.tell(order);
      return order.number;
    });
  }

  /** The notice leads to the record, where the fee stands with what can be done about it. */
  private async tell({ recordId, title, amountFen, createdAt }: PaymentOrderRow): Promise<void> {
    const record = await this.database.repository(RecordRow).findOneByOrFail({ id: recordId });
    await this.notifications.notify({
      kind: 'FEE_DUE',
      personId: record.ownerPersonId,
      record,
      pieces: { fee: title, amount: `${yuan(amountFen)}元`, number: record.number, time: noticeTime(createdAt) },
    });
  }

  /**
   * Records that it was paid at the window, with the receipt that was given. An order put to WeChat is closed there first.
   * @throws 409 `already_paid` when WeChat has taken the money, `payment_moved_on`; 503 when WeChat cannot be asked
   */
  async payAtWindow(staff: Staff, number: string, { version, receiptNo }: Body<'window'>): Promise<void> {
    const seen = await this.book.byNumber(number);
    // The same again, after an answer that was lost.
    if (seen.state === 'PAID' && seen.receiptNo === receiptNo) return;
    await this.settleHere(seen, version, async (order) => {
      await this.book.move(
        order,
        'payAtWindow',
        staff,
        { channel: 'WINDOW', receiptNo, paidAt: now() },
        `收据号 ${receiptNo}`,
      );
      const detail = { amountFen: order.amountFen, receiptNo };
      await this.audit.append(staff, { action: 'payment.window', subject: number, detail });
    });
  }

  /** Takes back what was said to be owed. @throws as `payAtWindow` */
  async withdraw(actor: Actor, number: string, { version, reason }: Body<'withdraw'>): Promise<void> {
    await this.settleHere(await this.book.byNumber(number), version, async (order) => {
      await this.book.move(order, 'withdraw', actor, {}, reason);
      const detail = { amountFen: order.amountFen, reason };
      await this.audit.append(actor, { action: 'payment.withdraw', subject: number, detail });
    });
  }

  /** Writes down how a person settled what no rule could; the payment leaves the list of alerts. @throws 404 without one */
  async resolve(staff: Staff, number: string, { note }: { readonly note: string }): Promise<void> {
    await this.database.transaction(async () => {
      const order = await this.book.lockSeen(number);
      if (order.alert === null) throw notFound('这笔缴费没有要处理的事');
      const detail = { alert: order.alert, note };
      await this.book.resolve(order, staff, note);
      await this.audit.append(staff, { action: 'payment.resolve', subject: number, detail });
    });
  }

  private async settleHere(
    seen: PaymentOrderRow,
    version: number,
    settle: (order: PaymentOrderRow) => Promise<void>,
  ): Promise<void> {
    if (seen.version !== version) throw movedOn(seen);
    const shut = await this.orders.shut(seen);
    await this.database.transaction(async () => {
      const order = await this.book.lockSeen(seen.number, version);
      this.orders.requireShut(order, shut);
      await settle(order);
    });
  }
}
