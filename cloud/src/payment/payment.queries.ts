import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PaymentView } from 'shared-types/payment.contract';
import {
  PAYMENT_ALERT_LABELS,
  PAYMENT_KIND_LABELS,
  type PaymentAction,
  type PaymentKind,
  paymentWords,
  REFUND_LABELS,
} from 'shared-types/payment.states';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import { actionsFor } from '../kernel/lifecycle/lifecycle.rules';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import { type ReadRecord, RecordViews } from '../kernel/lifecycle/record-views';
import type { Person } from '../kernel/session/actor';
import { WechatPay } from '../wechat/pay/wechat-pay';
import { PaymentOrderRow, type PaymentRefundRow } from './payment.entity';
import { PAYMENT_MOVES, PAYMENT_OFFERS, RAISED, RESOLVED, refundableFen } from './payment.rules';
import { Refunds } from './refunds.service';

interface Line {
  at: Date;
  action: string;
  note: string | null;
  staff: string | null;
  personId: number | null;
}

const LABELS: Readonly<Record<string, { readonly label: string }>> = {
  ...PAYMENT_MOVES,
  [RAISED.action]: RAISED,
  [RESOLVED.action]: RESOLVED,
};

/** What the screens of payments read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PaymentQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  refunds!: Refunds;

  @Inject()
  wechat!: WechatPay;

  /** What a record owes and owed, for its owner or the desk; what was ordered anew is shown once. */
  async ofRecord(number: string, person: Person) {
    const read = await this.views.readAny(number, person);
    const orders = await this.database
      .repository(PaymentOrderRow)
      .find({ where: { recordId: read.record.id, renewed: false }, order: { id: 'ASC' }, take: 100 });
    return {
      items: await this.viewsOf(orders, read),
      outstandingFen: sumOf(orders),
      wechatPay: this.wechat.offered,
    };
  }

  /** What a record has still to pay, in fen: the room whose record it is asks before it hands anything out. */
  async outstandingFen(recordId: number): Promise<number> {
    return sumOf(await this.database.repository(PaymentOrderRow).findBy({ recordId, openMark: 1 }));
  }

  /** What of a kind a record has not paid yet. */
  openOrders(recordId: number, kind: PaymentKind): Promise<PaymentOrderRow[]> {
    return this.database.repository(PaymentOrderRow).findBy({ recordId, kind, openMark: 1 });
  }

  /** True while money for this is here. */
  hasPaid(recordId: number, kind: PaymentKind): Promise<boolean> {
    return this.database.repository(PaymentOrderRow).existsBy({ recordId, kind, state: 'PAID' });
  }

  /** The record an order may be raised for by this person. @throws 404 for a stranger to it. */
  async record(number: string, person: Person): Promise<RecordRow> {
    return (await this.views.readAny(number, person)).record;
  }

  /** One payment. @throws 404 for a stranger to the record it is for. */
  async view(number: string, person: Person): Promise<PaymentView> {
    const { order, read } = await this.read(number, person);
    return this.viewOf(order, read);
  }

  /** The same with its history, which is for staff. */
  async full(number: string, person: Person) {
    const { order, read } = await this.read(number, person);
    return { ...(await this.viewOf(order, read)), history: read.asStaff ? await this.history(order.id) : [] };
  }

  /** @throws 404 for everybody but the owner of the record: nobody else is asked to pay for it. */
  async requireOwner(number: string, person: Person): Promise<void> {
    const { read } = await this.read(number, person);
    if (!read.capacities.includes('OWNER')) throw notFound();
  }

  private async read(number: string, person: Person): Promise<{ order: PaymentOrderRow; read: ReadRecord }> {
    const order = await this.database.repository(PaymentOrderRow).findOneBy({ number });
    const record = order && (await this.database.repository(RecordRow).findOneBy({ id: order.recordId }));
    if (!order || !record) throw notFound();
    return { order, read: await this.views.readAny(record.number, person) };
  }

  /** An order as a reader of its record sees it. */
  async viewOf(order: PaymentOrderRow, read: ReadRecord): Promise<PaymentView> {
    const [view] = await this.viewsOf([order], read);
    return view as PaymentView;
  }

  private async viewsOf(orders: readonly PaymentOrderRow[], read: ReadRecord): Promise<PaymentView[]> {
    const refunds = await this.refunds.ofOrders(orders.map(({ id }) => id));
    return orders.map((order) => this.shown(order, refunds.get(order.id) ?? [], read));
  }

  private shown(
    order: PaymentOrderRow,
    refunds: readonly PaymentRefundRow[],
    { record, capacities, asStaff }: ReadRecord,
  ): PaymentView {
    const refundedFen = refunds.filter(({ state }) => state === 'DONE').reduce((sum, one) => sum + one.amountFen, 0);
    const { label, next } = paymentWords(order.state, refundedFen);
    const offers: Readonly<Partial<Record<PaymentAction, boolean>>> = {
      prepay: this.wechat.offered,
      refund: refundableFen(order) > 0,
    };
    return {
      number: order.number,
      recordNumber: record.number,
      kind: order.kind,
      kindLabel: PAYMENT_KIND_LABELS[order.kind],
      title: order.title,
      basis: order.basis,
      amountFen: order.amountFen,
      state: order.state,
      stateLabel: label,
      next,
      version: order.version,
      channel: order.channel,
      receiptNo: order.receiptNo,
      transactionId: order.transactionId,
      createdAt: order.createdAt.toISOString(),
      expiresAt: order.state === 'PREPAID' ? iso(order.expiresAt) : null,
      paidAt: iso(order.paidAt),
      refundedFen,
      refundableFen: refundableFen(order),
      refunds: refunds.map(refundOf),
      alert: asStaff && order.alert !== null ? PAYMENT_ALERT_LABELS[order.alert] : null,
      actions: actionsFor(PAYMENT_OFFERS, order.state, capacities).filter((action) => offers[action] !== false),
    };
  }

  private async history(orderId: number) {
    const lines = await this.database.rows<Line>(
      `SELECT e.at, e.action, e.note, t.name AS staff, e.person_id AS personId
         FROM payment_event e LEFT JOIN staff t ON t.id = e.staff_id WHERE e.order_id = ? ORDER BY e.id DESC LIMIT 100`,
      [orderId],
    );
    return lines.map(({ at, action, note, staff, personId }) => ({
      at: at.toISOString(),
      who: staff ?? (personId === null ? '系统' : '缴费人'),
      label: LABELS[action]?.label ?? action,
      note,
    }));
  }
}

const refundOf = ({
  amountFen,
  state,
  reason,
  askedAt,
  settledAt,
}: PaymentRefundRow): PaymentView['refunds'][number] => {
  const at = { askedAt: askedAt.toISOString(), settledAt: iso(settledAt) };
  return { amountFen, state, stateLabel: REFUND_LABELS[state], reason, ...at };
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const sumOf = (orders: readonly PaymentOrderRow[]): number =>
  orders.filter(({ openMark }) => openMark !== null).reduce((sum, { amountFen }) => sum + amountFen, 0);
