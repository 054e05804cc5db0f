import type { BillDifference } from 'shared-types/payment.contract';
import type { PaymentAlert, PaymentChannel, PaymentKind, PaymentState, RefundState } from 'shared-types/payment.states';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One order: what is owed for a record, and what became of it. Its number is WeChat's `out_trade_no`. */
@Entity('payment_order')
@Index('payment_order_open', ['recordId', 'kind', 'title', 'openMark'], { unique: true })
@Index('payment_order_follow', ['followAt'])
@Index('payment_order_paid', ['channel', 'paidAt'])
@Index('payment_order_alert', ['alert', 'id'])
export class PaymentOrderRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Index('payment_order_number', { unique: true })
  @Column({ type: 'varchar', length: 24 })
  number!: string;

  @Column({ name: 'record_id', type: 'int', unsigned: true })
  recordId!: number;

  @Column({ type: 'varchar', length: 12 })
  kind!: PaymentKind;

  @Column({ type: 'varchar', length: 60 })
  title!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  basis!: string | null;

  @Column({ name: 'amount_fen', type: 'int', unsigned: true })
  amountFen!: number;

  @Column({ type: 'varchar', length: 12 })
  state!: PaymentState;

  @Column({ type: 'int', unsigned: true })
  version!: number;

  /** 1 while it may still be paid, else null: the database itself refuses to be owed the same thing twice. */
  @Column({ name: 'open_mark', type: 'tinyint', unsigned: true, nullable: true })
  openMark!: 1 | null;

  /** True when it was closed only to be ordered anew. */
  @Column({ type: 'tinyint', width: 1, default: false })
  renewed!: boolean;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** Who asked to pay by WeChat. The order is put with these, and put again with the same. */
  @Column({ name: 'payer_person_id', type: 'int', unsigned: true, nullable: true })
  payerPersonId!: number | null;

  /** Sealed. */
  @Column({ name: 'payer_openid', type: 'varbinary', length: 160, nullable: true })
  payerOpenid!: Buffer | null;

  @Column({ name: 'prepay_id', type: 'varchar', length: 64, nullable: true })
  prepayId!: string | null;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3, nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'varchar', length: 8, nullable: true })
  channel!: PaymentChannel | null;

  @Column({ name: 'receipt_no', type: 'varchar', length: 40, nullable: true })
  receiptNo!: string | null;

  @Column({ name: 'transaction_id', type: 'varchar', length: 32, nullable: true })
  transactionId!: string | null;

  @Column({ name: 'paid_at', type: 'datetime', precision: 3, nullable: true })
  paidAt!: Date | null;

  /** Given back or being given back: never more than `amountFen`. */
  @Column({ name: 'refund_fen', type: 'int', unsigned: true, default: 0 })
  refundFen!: number;

  @Column({ type: 'varchar', length: 16, nullable: true })
  alert!: PaymentAlert | null;

  /** Since when its fate lies with WeChat, and when WeChat is asked next; null where nothing is to be asked. */
  @Column({ name: 'follow_since', type: 'datetime', precision: 3, nullable: true })
  followSince!: Date | null;

  @Column({ name: 'follow_at', type: 'datetime', precision: 3, nullable: true })
  followAt!: Date | null;
}

/** Money given back of an order, whole or a part. Its number is WeChat's `out_refund_no`. */
@Entity('payment_refund')
@Index('payment_refund_order', ['orderId', 'id'])
export class PaymentRefundRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'order_id', type: 'int', unsigned: true })
  orderId!: number;

  @Index('payment_refund_number', { unique: true })
  @Column({ name: 'out_refund_no', type: 'varchar', length: 40 })
  outRefundNo!: string;

  @Column({ name: 'amount_fen', type: 'int', unsigned: true })
  amountFen!: number;

  @Column({ type: 'varchar', length: 80 })
  reason!: string;

  @Column({ type: 'varchar', length: 8 })
  state!: RefundState;

  /** WeChat's own number of it. */
  @Column({ name: 'refund_id', type: 'varchar', length: 64, nullable: true })
  refundId!: string | null;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3 })
  askedAt!: Date;

  @Column({ name: 'settled_at', type: 'datetime', precision: 3, nullable: true })
  settledAt!: Date | null;
}

/** What happened to an order: never changed, never deleted. */
@Entity('payment_event')
@Index('payment_event_order', ['orderId', 'id'])
export class PaymentEventRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'order_id', type: 'int', unsigned: true })
  orderId!: number;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'person_id', type: 'int', unsigned: true, nullable: true })
  personId!: number | null;

  @Column({ name: 'staff_id', type: 'int', unsigned: true, nullable: true })
  staffId!: number | null;

  @Column({ type: 'varchar', length: 20 })
  action!: string;

  @Column({ name: 'from_state', type: 'varchar', length: 12, nullable: true })
  fromState!: PaymentState | null;

  @Column({ name: 'to_state', type: 'varchar', length: 12 })
  toState!: PaymentState;

  @Column({ type: 'varchar', length: 200, nullable: true })
  note!: string | null;
}

/** A notice of WeChat's that was taken in: its id is what makes the second one a repetition. */
@Entity('payment_notice')
@Index('payment_notice_order', ['orderNumber'])
export class PaymentNoticeRow {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id!: string;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;

  @Column({ type: 'varchar', length: 8 })
  about!: 'TRADE' | 'REFUND';

  /** The order or the refund it speaks of, in our numbers. */
  @Column({ name: 'order_number', type: 'varchar', length: 64 })
  orderNumber!: string;

  @Column({ type: 'varchar', length: 12 })
  outcome!: string;
}

/** WeChat's bill of one day, held against our orders line by line. */
@Entity('payment_bill')
@Index('payment_bill_waiting', ['comparedAt', 'attemptAt'])
export class PaymentBillRow {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  /** When it is asked for next. */
  @Column({ name: 'attempt_at', type: 'datetime', precision: 3 })
  attemptAt!: Date;

  /** Null until it was there. */
  @Column({ name: 'compared_at', type: 'datetime', precision: 3, nullable: true })
  comparedAt!: Date | null;

  @Column({ type: 'int', unsigned: true })
  trades!: number;

  @Column({ name: 'taken_fen', type: 'int', unsigned: true })
  takenFen!: number;

  @Column({ type: 'int', unsigned: true })
  refunds!: number;

  @Column({ name: 'given_fen', type: 'int', unsigned: true })
  givenFen!: number;

  @Column({ type: 'json' })
  differences!: BillDifference[];
}
