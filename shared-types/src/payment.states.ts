/** What is owed for: what the item's guide lists, or the postage of a result that is mailed. */
export const PAYMENT_KINDS = ['FEE', 'POSTAGE'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];
export const PAYMENT_KIND_LABELS: Readonly<Record<PaymentKind, string>> = { FEE: '办件费用', POSTAGE: '邮寄费' };

/** Where it was paid. */
export const PAYMENT_CHANNELS = ['WINDOW', 'WECHAT'] as const;
export type PaymentChannel = (typeof PAYMENT_CHANNELS)[number];
export const PAYMENT_CHANNEL_LABELS: Readonly<Record<PaymentChannel, string>> = {
  WINDOW: '窗口缴费',
  WECHAT: '微信支付',
};

export type PaymentState = 'CREATED' | 'PREPAID' | 'PAID' | 'CLOSED' | 'REFUNDING' | 'REFUNDED';

/** Each state with its label and who acts next. */
export const PAYMENT_STATES: Readonly<Record<PaymentState, { label: string; next: string }>> = {
  CREATED: { label: '待缴费', next: '请您用微信支付，或到窗口缴费' },
  PREPAID: { label: '支付中', next: '请您完成支付；已经付了的，稍后会自动确认' },
  PAID: { label: '已缴费', next: '已缴清' },
  CLOSED: { label: '已取消', next: '不用再缴' },
  REFUNDING: { label: '退款中', next: '微信支付正在退回，一般 1 至 3 天到账' },
  REFUNDED: { label: '已退款', next: '已原路退回' },
};

/** What became of money asked back. */
export const REFUND_STATES = ['ASKED', 'DONE', 'CLOSED'] as const;
export type RefundState = (typeof REFUND_STATES)[number];
export const REFUND_LABELS: Readonly<Record<RefundState, string>> = {
  ASKED: '退款中',
  DONE: '已退回',
  CLOSED: '没有退出',
};

/** A state in words, where a part was given back too. */
export function paymentWords(state: PaymentState, refundedFen: number): { label: string; next: string } {
  if (state !== 'PAID' || refundedFen === 0) return PAYMENT_STATES[state];
  return { label: '已部分退款', next: `已退回 ${yuan(refundedFen)} 元` };
}

/** What its reader may do about a payment. */
export const PAYMENT_ACTIONS = ['prepay', 'check', 'payAtWindow', 'withdraw', 'refund'] as const;
export type PaymentAction = (typeof PAYMENT_ACTIONS)[number];
export const PAYMENT_ACTION_LABELS: Readonly<Record<PaymentAction, string>> = {
  prepay: '微信支付',
  check: '查询支付结果',
  payAtWindow: '登记窗口缴费',
  withdraw: '取消应缴',
  refund: '退款',
};

/** What a member of staff must see to by hand. */
export type PaymentAlert = 'STRAY' | 'MISMATCH' | 'REFUND_ABNORMAL' | 'REFUND_CLOSED';
export const PAYMENT_ALERT_LABELS: Readonly<Record<PaymentAlert, string>> = {
  STRAY: '微信另收到一笔付款，请在商户平台核对并退回',
  MISMATCH: '微信通知的内容与应缴不符，没有入账，请在商户平台核对',
  REFUND_ABNORMAL: '付款人的账户退不进去，请在商户平台处理异常退款',
  REFUND_CLOSED: '微信关闭了这笔退款，钱没有退出，请核对后再退',
};

/** In what WeChat's bill and our orders differ. */
export const BILL_DIFFERENCES = ['THEIRS_ONLY', 'OURS_ONLY', 'AMOUNT', 'TRANSACTION', 'REFUND'] as const;
export type BillDifferenceKind = (typeof BILL_DIFFERENCES)[number];
export const BILL_DIFFERENCE_LABELS: Readonly<Record<BillDifferenceKind, string>> = {
  THEIRS_ONLY: '微信账单有这笔收款，本系统没有入账',
  OURS_ONLY: '本系统已入账，微信账单没有这笔收款',
  AMOUNT: '两边金额不同',
  TRANSACTION: '两边微信支付单号不同',
  REFUND: '微信账单有这笔退款，本系统没有申请或金额不同',
};

/** Yuan as people type them (`12`, `12.5`, `12.50`) in fen; null for anything else. */
export function fenOf(typed: string): number | null {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : null;
}

/** Fen as yuan for people: `12.00`. */
export const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
