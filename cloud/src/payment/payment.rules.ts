import type { PaymentAction, PaymentState } from 'shared-types/payment.states';
import type { Capacity } from '../kernel/lifecycle/lifecycle.rules';

interface Move {
  readonly from: readonly PaymentState[];
  readonly to: PaymentState;
  /** The line in the history. */
  readonly label: string;
}

/**
 * Everything that may happen to an order, and nothing else can: it moves once or not at all. PREPAID is reached before
 * WeChat is called, so that from then on nobody settles it without asking there first.
 */
export const PAYMENT_MOVES = {
  prepay: { from: ['CREATED'], to: 'PREPAID', label: '开始微信支付' },
  confirm: { from: ['PREPAID'], to: 'PAID', label: '微信支付成功' },
  payAtWindow: { from: ['CREATED', 'PREPAID'], to: 'PAID', label: '窗口已收款' },
  withdraw: { from: ['CREATED', 'PREPAID'], to: 'CLOSED', label: '已取消应缴' },
  renew: { from: ['PREPAID'], to: 'CLOSED', label: '未在时限内付款，重新下单' },
  refundAtWindow: { from: ['PAID'], to: 'REFUNDED', label: '窗口已退款' },
  refundPartAtWindow: { from: ['PAID'], to: 'PAID', label: '窗口已退部分款' },
  askRefund: { from: ['PAID', 'REFUNDING'], to: 'REFUNDING', label: '已申请微信退款' },
  refunded: { from: ['REFUNDING'], to: 'REFUNDED', label: '微信已退款' },
  refundedPart: { from: ['REFUNDING'], to: 'PAID', label: '微信已退部分款' },
  refundedOne: { from: ['REFUNDING'], to: 'REFUNDING', label: '微信已退其中一笔款' },
  refundClosed: { from: ['REFUNDING'], to: 'PAID', label: '微信关闭了退款，钱没有退出' },
  refundClosedOne: { from: ['REFUNDING'], to: 'REFUNDING', label: '微信关闭了其中一笔退款，钱没有退出' },
} as const satisfies Readonly<Record<string, Move>>;
export type PaymentMove = keyof typeof PAYMENT_MOVES;

/** Lines of a history that move nothing: the first one, and what a person did about an alert. */
export const RAISED = { action: 'raise', label: '登记应缴' } as const;
export const RESOLVED = { action: 'resolve', label: '已人工处理' } as const;

/** States in which it can still be paid. */
export const OPEN_STATES: readonly PaymentState[] = ['CREATED', 'PREPAID'];
/** States in which WeChat knows more than we do. */
export const FOLLOWED_STATES: readonly PaymentState[] = ['PREPAID', 'REFUNDING'];

const CASHIER: readonly Capacity[] = ['WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR'];

/** Who may ask for what, in which state; in the shape in which the house tells a reader's actions. */
export const PAYMENT_OFFERS: {
  readonly actions: Readonly<Record<PaymentAction, { from: readonly PaymentState[]; who: readonly Capacity[] }>>;
} = {
  actions: {
    prepay: { from: OPEN_STATES, who: ['OWNER'] },
    check: { from: FOLLOWED_STATES, who: ['OWNER', ...CASHIER] },
    payAtWindow: { from: OPEN_STATES, who: CASHIER },
    withdraw: { from: OPEN_STATES, who: CASHIER },
    refund: { from: ['PAID', 'REFUNDING'], who: CASHIER },
  },
};

/** What of an order may still be given back, in fen. */
export function refundableFen(order: {
  readonly state: PaymentState;
  readonly amountFen: number;
  readonly refundFen: number;
}): number {
  return ['PAID', 'REFUNDING'].includes(order.state) ? order.amountFen - order.refundFen : 0;
}

/**
 * The move of an order when one of its refunds came to this.
 * @param rest.underWay true while WeChat has another one to settle; `left`: fen that nobody has asked back
 */
export function refundMove(
  how: 'AT_WINDOW' | 'DONE' | 'CLOSED',
  { underWay, left }: { readonly underWay: boolean; readonly left: number },
): PaymentMove {
  if (how === 'AT_WINDOW') return left === 0 ? 'refundAtWindow' : 'refundPartAtWindow';
  if (how === 'CLOSED') return underWay ? 'refundClosedOne' : 'refundClosed';
  if (underWay) return 'refundedOne';
  return left === 0 ? 'refunded' : 'refundedPart';
}

const MINUTE = 60_000;
/** As long as WeChat's prepay id is good. */
export const PAY_WITHIN_MS = 120 * MINUTE;
/** An order about to lapse is ordered anew rather than paid in a hurry. */
export const LEAST_TIME_TO_PAY_MS = 5 * MINUTE;

/** When to ask WeChat again: often while somebody may be paying, then less, and at the moment the order lapses. */
export function nextFollow(since: Date, expiresAt: Date | null, at: Date): Date {
  const age = at.getTime() - since.getTime();
  const pause = age < 10 * MINUTE ? MINUTE : age < PAY_WITHIN_MS ? 10 * MINUTE : 60 * MINUTE;
  const next = at.getTime() + pause;
  const lapse = expiresAt?.getTime() ?? 0;
  return new Date(lapse > at.getTime() ? Math.min(next, lapse) : next);
}

/** The parts of an order that a payment must agree with. */
export interface OrderTerms {
  readonly number: string;
  readonly amountFen: number;
}

interface TradeFacts {
  readonly appid: string;
  readonly mchid: string;
  readonly outTradeNo: string;
  readonly transactionId: string | null;
  readonly amountFen: number | null;
  readonly currency: string | null;
}

type Fault = 'order' | 'transaction' | 'appid' | 'mchid' | 'amount' | 'currency';

/** In what a trade is not the one that was ordered; null when it is. */
export function tradeFault(
  order: OrderTerms,
  us: { readonly appid: string; readonly mchid: string },
  trade: TradeFacts,
): Fault | null {
  if (trade.outTradeNo !== order.number) return 'order';
  if (trade.transactionId === null) return 'transaction';
  if (trade.appid !== us.appid) return 'appid';
  if (trade.mchid !== us.mchid) return 'mchid';
  if (trade.amountFen !== order.amountFen) return 'amount';
  return trade.currency === 'CNY' ? null : 'currency';
}

interface RefundFacts {
  readonly outTradeNo: string;
  readonly totalFen: number;
  readonly refundFen: number;
  /** Only notices name the merchant. */
  readonly mchid?: string;
}

/** In what a refund is not the one that was asked for; null when it is. */
export function refundFault(
  order: OrderTerms & { readonly refundFen: number },
  mchid: string,
  refund: RefundFacts,
): Fault | null {
  if (refund.outTradeNo !== order.number) return 'order';
  if (refund.mchid !== undefined && refund.mchid !== mchid) return 'mchid';
  return refund.totalFen === order.amountFen && refund.refundFen === order.refundFen ? null : 'amount';
}
