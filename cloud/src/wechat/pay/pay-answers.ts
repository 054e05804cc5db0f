import { z } from 'zod';

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const fen = z.int().nonnegative();

/** An order as WeChat knows it. `REFUND`: paid, and given back in part or whole. */
export const tradeAnswer = z
  .object({
    appid: z.string(),
    mchid: z.string(),
    out_trade_no: z.string(),
    trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
    transaction_id: z.string().min(1).optional(),
    success_time: instant.optional(),
    amount: z.object({ total: fen, currency: z.string().default('CNY') }).optional(),
  })
  .transform((answer) => ({
    appid: answer.appid,
    mchid: answer.mchid,
    outTradeNo: answer.out_trade_no,
    state: answer.trade_state,
    /** What follows is null until it is paid. */
    transactionId: answer.transaction_id ?? null,
    paidAt: answer.success_time ?? null,
    amountFen: answer.amount?.total ?? null,
    currency: answer.amount?.currency ?? null,
  }));
export type Trade = z.output<typeof tradeAnswer>;

const REFUND_STATES = ['SUCCESS', 'PROCESSING', 'CLOSED', 'ABNORMAL'] as const;
const refundFields = {
  out_trade_no: z.string(),
  out_refund_no: z.string(),
  refund_id: z.string().min(1),
  success_time: instant.optional(),
  amount: z.object({ total: fen, refund: fen }),
};

interface RawRefund {
  readonly out_trade_no: string;
  readonly out_refund_no: string;
  readonly refund_id: string;
  readonly success_time?: Date | undefined;
  readonly amount: { readonly total: number; readonly refund: number };
}

const refundOf = (answer: RawRefund, state: (typeof REFUND_STATES)[number]) => ({
  outTradeNo: answer.out_trade_no,
  outRefundNo: answer.out_refund_no,
  refundId: answer.refund_id,
  state,
  refundedAt: answer.success_time ?? null,
  totalFen: answer.amount.total,
  refundFen: answer.amount.refund,
});

/** A refund as WeChat knows it. `ABNORMAL`: the payer's card takes nothing; somebody must see to it by hand. */
export const refundAnswer = z
  .object({ ...refundFields, status: z.enum(REFUND_STATES) })
  .transform((answer) => refundOf(answer, answer.status));
export type Refund = z.output<typeof refundAnswer>;

/** The same as a notice tells it: the state is called otherwise there, and the merchant named. */
export const refundTold = z
  .object({ ...refundFields, mchid: z.string(), refund_status: z.enum(REFUND_STATES) })
  .transform((told) => ({ ...refundOf(told, told.refund_status), mchid: told.mchid }));
export type RefundTold = z.output<typeof refundTold>;
