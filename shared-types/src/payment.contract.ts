import { z } from 'zod';
import { defineRoutes } from './contract';
import { BILL_DIFFERENCES, PAYMENT_ACTIONS, PAYMENT_CHANNELS, PAYMENT_KINDS, REFUND_STATES } from './payment.states';
import { page, pageQuery, recordNumber } from './record.contract';

const MOST_FEN = 10_000_000;

const paymentNumber = recordNumber;
const amountFen = z
  .int('金额以分为单位，填整数')
  .min(1, '金额要大于 0')
  .max(MOST_FEN, `金额最多 ${MOST_FEN / 100} 元`);

/** A payment as it is shown to its owner and to the desk. */
export const paymentView = z.object({
  number: z.string(),
  /** The case it is for. */
  recordNumber: z.string(),
  kind: z.enum(PAYMENT_KINDS),
  kindLabel: z.string(),
  /** What exactly is paid for: 食品经营许可证工本费. */
  title: z.string(),
  /** The rule that lets the centre ask for it. */
  basis: z.string().nullable(),
  amountFen: z.int(),
  state: z.enum(['CREATED', 'PREPAID', 'PAID', 'CLOSED', 'REFUNDING', 'REFUNDED']),
  stateLabel: z.string(),
  /** Who acts next: a line a citizen understands. */
  next: z.string(),
  version: z.int(),
  channel: z.enum(PAYMENT_CHANNELS).nullable(),
  /** Number of the receipt given at the window. */
  receiptNo: z.string().nullable(),
  /** WeChat's number of the trade, which stands in the payer's own bill. */
  transactionId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Until when the order put to WeChat can be paid. */
  expiresAt: z.iso.datetime().nullable(),
  paidAt: z.iso.datetime().nullable(),
  /** What is back, and what may still be given back, in fen. */
  refundedFen: z.int(),
  refundableFen: z.int(),
  refunds: z.array(
    z.object({
      amountFen: z.int(),
      state: z.enum(REFUND_STATES),
      stateLabel: z.string(),
      reason: z.string(),
      askedAt: z.iso.datetime(),
      settledAt: z.iso.datetime().nullable(),
    }),
  ),
  /** What staff must see to by hand; null for the owner. */
  alert: z.string().nullable(),
  actions: z.array(z.enum(PAYMENT_ACTIONS)),
});
export type PaymentView = z.output<typeof paymentView>;

/** What happened to a payment, newest first: who, when, what, why. */
const paymentLine = z.object({
  at: z.iso.datetime(),
  who: z.string(),
  label: z.string(),
  note: z.string().nullable(),
});

/** What `wx.requestPayment` is called with, word for word. */
export const payParameters = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
});

/** One line in which WeChat's bill and our orders differ. */
const billDifference = z.object({
  kind: z.enum(BILL_DIFFERENCES),
  /** The order's number, or the refund's. */
  number: z.string(),
  oursFen: z.int().nullable(),
  theirsFen: z.int().nullable(),
});
export type BillDifference = z.output<typeof billDifference>;

const billView = z.object({
  /** Civil date in Shanghai. */
  date: z.string(),
  trades: z.int(),
  takenFen: z.int(),
  refunds: z.int(),
  givenFen: z.int(),
  differences: z.array(billDifference.extend({ label: z.string() })),
});
export type BillView = z.output<typeof billView>;

const ofRecord = z.strictObject({ number: recordNumber });
const one = z.strictObject({ number: paymentNumber });
const seen = z.int().positive();
const reason = z.string().trim().min(2, '请写明原因').max(60, '原因最多 60 个字');

/** Who takes money and gives it back. */
export const CASHIERS = ['WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR'] as const;
/** Who answers for what was taken. */
const BOOKKEEPERS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

export const paymentRoutes = defineRoutes({
  'GET /records/:number/payments': {
    summary: '这件事要缴什么费、缴了没有',
    who: 'person',
    params: ofRecord,
    result: z.object({
      items: z.array(paymentView),
      /** What is still to be paid, in fen. */
      outstandingFen: z.int(),
      /** False where the centre takes payments at the window only. */
      wechatPay: z.boolean(),
    }),
  },
  'POST /records/:number/payments': {
    summary: '登记应缴费用',
    who: CASHIERS,
    params: ofRecord,
    body: z.strictObject({
      kind: z.enum(PAYMENT_KINDS),
      title: z.string().trim().min(2, '请写明收的是什么费').max(60, '名称最多 60 个字'),
      basis: z.string().trim().max(200, '收费依据最多 200 个字').optional(),
      amountFen,
    }),
    result: paymentView,
    repeatable: true,
  },
  'GET /payments/:number': {
    summary: '看一笔缴费',
    who: 'person',
    params: one,
    result: paymentView.extend({ history: z.array(paymentLine) }),
  },
  // The next four ask WeChat, which no transaction may wait for: they are safe to repeat by what they do, not by a key.
  'POST /payments/:number/prepay': {
    summary: '用微信支付：取得调起支付的参数',
    who: 'person',
    params: one,
    result: z.object({ payment: paymentView, parameters: payParameters }),
    limit: { calls: 30, seconds: 600 },
  },
  'POST /payments/:number/check': {
    summary: '付完回来，问一下到账没有',
    who: 'person',
    params: one,
    result: paymentView,
    limit: { calls: 60, seconds: 600 },
  },
  'POST /payments/:number/window': {
    summary: '登记窗口缴费和收据号',
    who: CASHIERS,
    params: one,
    body: z.strictObject({
      version: seen,
      receiptNo: z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z-]{4,40}$/, '收据号应为 4 至 40 位数字、字母'),
    }),
    result: paymentView,
  },
  'POST /payments/:number/withdraw': {
    summary: '取消应缴（登记错了、不用收了）',
    who: CASHIERS,
    params: one,
    body: z.strictObject({ version: seen, reason }),
    result: paymentView,
  },
  'POST /payments/:number/refund': {
    summary: '退款：全部或一部分，写明原因',
    who: CASHIERS,
    params: one,
    body: z.strictObject({
      version: seen,
      reason,
      /** What is left of it when it is not named. */
      amountFen: amountFen.optional(),
    }),
    result: paymentView,
    repeatable: true,
  },
  'GET /desk/payments/bills': {
    summary: '与微信账单逐笔对账的结果，最近的在前',
    who: BOOKKEEPERS,
    query: pageQuery,
    result: page(billView),
  },
  'GET /desk/payments/alerts': {
    summary: '要人工处理的缴费',
    who: BOOKKEEPERS,
    result: z.object({ items: z.array(paymentView) }),
  },
  'POST /desk/payments/:number/resolve': {
    summary: '人工处理完了，写明怎么处理的',
    who: BOOKKEEPERS,
    params: one,
    body: z.strictObject({ note: reason }),
    result: paymentView,
    repeatable: true,
  },
});
