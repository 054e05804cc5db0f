import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PaymentKind } from 'shared-types/payment.states';
import { PAYMENT_STATES } from 'shared-types/payment.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { isDuplicate } from '../kernel/database/database-faults';
import { conflict, notFound, type Refusal } from '../kernel/errors/refusal';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Outbox } from '../kernel/outbox/outbox';
import type { Actor } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { PaymentEventRow, PaymentOrderRow } from './payment.entity';
import { FOLLOWED_STATES, OPEN_STATES, PAYMENT_MOVES, type PaymentMove, RAISED, RESOLVED } from './payment.rules';
import { newPaymentNumber } from './payment-number';

/** News for the room whose record it is: `{ recordId, number, kind, state, amountFen }`. */
export const PAYMENT_TOPIC = 'payment.moved';

/** What is owed. */
export interface Debt {
  readonly recordId: number;
  readonly kind: PaymentKind;
  readonly title: string;
  readonly basis: string | null;
  readonly amountFen: number;
}

type Changes = Partial<Omit<PaymentOrderRow, 'id' | 'number' | 'state' | 'version' | 'openMark'>>;

/** Opens orders and moves them: the only code that sets a payment's state. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderBook {
  @Inject()
  database!: Database;

  @Inject()
  outbox!: Outbox;

  @Inject()
  records!: Records;

  /**
   * Opens an order in the current transaction; the same debt, still open, is found and not opened twice.
   * @throws 409 `owed_otherwise` when the open one is of another amount
   */
  async open(debt: Debt, actor: Actor): Promise<{ order: PaymentOrderRow; isNew: boolean }> {
    const at = now();
    const number = newPaymentNumber(civilDateOf(at));
    const fresh = {
      ...debt,
      number,
      state: 'CREATED',
      version: 1,
      openMark: 1,
      renewed: false,
      createdAt: at,
    } as const;
    try {
      await this.database.repository(PaymentOrderRow).insert(fresh);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return { order: await this.openOne(debt), isNew: false };
    }
    const order = await this.byNumber(number);
    await this.write(order, actor, RAISED.action, null, null);
    return { order, isNew: true };
  }

  /** The open order of a debt, by what it is for. @throws 409 `owed_otherwise` when it is of another amount. */
  async openOne({ recordId, kind, title, amountFen }: Debt): Promise<PaymentOrderRow> {
    const order = await this.database.repository(PaymentOrderRow).findOneBy({ recordId, kind, title, openMark: 1 });
    if (!order) throw conflict('payment_moved_on', '这笔缴费已有新的进展，请刷新后再操作');
    if (order.amountFen !== amountFen) throw conflict('owed_otherwise', '这项费用已经登记，金额不同，请先取消再登记');
    return order;
  }

  /** @throws 404 when there is none. */
  async byNumber(number: string): Promise<PaymentOrderRow> {
    const order = await this.database.repository(PaymentOrderRow).findOneBy({ number });
    if (!order) throw notFound();
    return order;
  }

  /** Locks an order for the rest of the transaction; null when there is none. */
  lock(key: { number: string } | { id: number }): Promise<PaymentOrderRow | null> {
    return this.database.repository(PaymentOrderRow).findOne({ where: key, lock: { mode: 'pessimistic_write' } });
  }

  /** The same for one that must be there, of the version its reader saw. @throws 404, 409 `payment_moved_on`. */
  async lockSeen(number: string, version?: number): Promise<PaymentOrderRow> {
    const order = await this.lock({ number });
    if (!order) throw notFound();
    if (version !== undefined && version !== order.version) throw movedOn(order);
    return order;
  }

  /** Moves a locked order and tells of it. @throws 409 `payment_moved_on` when the table does not let it. */
  async move(order: PaymentOrderRow, by: PaymentMove, actor: Actor, changes: Changes = {}, note?: string) {
    const { from, to } = PAYMENT_MOVES[by];
    if (!(from as readonly string[]).includes(order.state)) throw movedOn(order);
    const before = order.state;
    const followed = FOLLOWED_STATES.includes(to);
    Object.assign(order, changes, {
      state: to,
      version: order.version + 1,
      openMark: OPEN_STATES.includes(to) ? 1 : null,
      followSince: followed ? now() : null,
      followAt: followed ? (changes.followAt ?? now()) : null,
    });
    const { id, number: _, recordId: __, ...rest } = order;
    await this.database.repository(PaymentOrderRow).update({ id }, rest);
    await this.write(order, actor, by, before, note ?? null);
  }

  /** Writes down what a person did about a locked order's alert; nothing moves. */
  async resolve(order: PaymentOrderRow, actor: Actor, note: string): Promise<void> {
    order.alert = null;
    await this.database.repository(PaymentOrderRow).update({ id: order.id }, { alert: null });
    await this.write(order, actor, RESOLVED.action, order.state, note);
  }

  private async write(
    order: PaymentOrderRow,
    actor: Actor,
    action: string,
    fromState: PaymentOrderRow['state'] | null,
    note: string | null,
  ): Promise<void> {
    const person = actor.kind === 'PERSON' ? actor : null;
    await this.database.repository(PaymentEventRow).insert({
      orderId: order.id,
      at: now(),
      personId: person?.personId ?? null,
      staffId: person?.staff?.id ?? null,
      action,
      fromState,
      toState: order.state,
      note,
    });
    await this.announce(order, action);
  }

  /** To the room of the record, and to the screens that show it: a payment is a part of what it is for. */
  private async announce({ recordId, number, kind, state, amountFen }: PaymentOrderRow, action: string): Promise<void> {
    await this.outbox.publish(PAYMENT_TOPIC, { recordId, number, kind, state, amountFen });
    const record = await this.database.repository(RecordRow).findOneByOrFail({ id: recordId });
    await this.records.announce(record, `payment.${action}`);
  }
}

/** 409: somebody else was first. */
export const movedOn = ({ state }: Pick<PaymentOrderRow, 'state'>): Refusal =>
  conflict('payment_moved_on', `这笔缴费已有新的进展（现在是“${PAYMENT_STATES[state].label}”），请刷新后再操作`);
