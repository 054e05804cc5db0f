import type { BillDifference } from 'shared-types/payment.contract';

/** One line of WeChat's bill. */
export interface BillLine {
  readonly kind: 'TRADE' | 'REFUND';
  /** Our number of the order. */
  readonly number: string;
  readonly transactionId: string;
  /** Our number of the refund; null for a trade. */
  readonly refundNumber: string | null;
  readonly fen: number;
}

/** One of our orders, as far as a bill speaks of it. */
export interface BilledOrder {
  readonly number: string;
  readonly amountFen: number;
  readonly transactionId: string | null;
  /** What was asked back of it: fen by our number of the refund. */
  readonly refunds: ReadonlyMap<string, number>;
  /** True when WeChat's payment of it was taken in on the day of the bill. */
  readonly paidThatDay: boolean;
}

const SUMMARY = '总交易单数';
const COLUMNS = {
  number: '商户订单号',
  transactionId: '微信订单号',
  state: '交易状态',
  amount: '订单金额',
  refundNumber: '商户退款单号',
  refund: '申请退款金额',
} as const;

/**
 * Reads a bill (type ALL). Columns are found by their names; each value stands behind a grave accent.
 * @throws Error when it is not such a bill, or not all of it
 */
export function readBill(text: string): BillLine[] {
  const [header = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const at = placesOf(header.split(','));
  const end = rows.findIndex((row) => row.startsWith(SUMMARY));
  const [count] = valuesOf(rows[end + 1] ?? '');
  const lines = rows.slice(0, Math.max(end, 0)).filter((row) => row !== '');
  if (end < 0 || Number(count) !== lines.length) throw new Error('the bill is not complete');
  return lines.map((row) => lineOf(valuesOf(row), at));
}

type Places = Readonly<Record<keyof typeof COLUMNS, number>>;

function placesOf(names: readonly string[]): Places {
  const places = Object.fromEntries(Object.entries(COLUMNS).map(([key, name]) => [key, names.indexOf(name)]));
  const missing = Object.entries(places).find(([, place]) => place < 0);
  if (missing) throw new Error(`the bill has no column ${COLUMNS[missing[0] as keyof typeof COLUMNS]}`);
  return places as Places;
}

/** What a payer wrote may hold commas: a value ends where a comma is followed by the next accent. */
const valuesOf = (row: string): string[] => row.replace(/^`/, '').split(',`');

function lineOf(values: readonly string[], at: Places): BillLine {
  const value = (key: keyof Places) => (values[at[key]] ?? '').trim();
  const kind = value('state') === 'REFUND' ? 'REFUND' : 'TRADE';
  return {
    kind,
    number: value('number'),
    transactionId: value('transactionId'),
    refundNumber: kind === 'REFUND' ? value('refundNumber') : null,
    fen: fenOf(value(kind === 'REFUND' ? 'refund' : 'amount')),
  };
}

/** `12.00` as 1200, without a detour over fractions. */
function fenOf(yuan: string): number {
  const parts = /^(\d+)\.(\d\d)$/.exec(yuan);
  if (!parts) throw new Error('the bill has an amount that is none');
  return Number(parts[1]) * 100 + Number(parts[2]);
}

/**
 * Holds a bill against our orders: those it names, and those we hold for paid that day. Refunds are held against their
 * order only, since WeChat may list them a day after we asked.
 */
export function compareBill(lines: readonly BillLine[], orders: readonly BilledOrder[]): BillDifference[] {
  const byNumber = new Map(orders.map((order) => [order.number, order]));
  const trades = lines.filter(({ kind }) => kind === 'TRADE');
  const billed = new Set(trades.map(({ number }) => number));
  return [
    ...trades.flatMap((line) => differenceOf(line, byNumber.get(line.number))),
    ...lines
      .filter(({ kind }) => kind === 'REFUND')
      .flatMap((line) => refundDifference(line, byNumber.get(line.number))),
    ...orders
      .filter(({ number, paidThatDay }) => paidThatDay && !billed.has(number))
      .map(({ number, amountFen }) => ({ kind: 'OURS_ONLY', number, oursFen: amountFen, theirsFen: null }) as const),
  ];
}

function differenceOf({ number, transactionId, fen }: BillLine, order: BilledOrder | undefined): BillDifference[] {
  const both = { number, oursFen: order?.amountFen ?? null, theirsFen: fen };
  if (!order || order.transactionId === null) return [{ kind: 'THEIRS_ONLY', ...both, oursFen: null }];
  if (order.amountFen !== fen) return [{ kind: 'AMOUNT', ...both }];
  return order.transactionId === transactionId ? [] : [{ kind: 'TRANSACTION', ...both }];
}

function refundDifference({ refundNumber, fen }: BillLine, order: BilledOrder | undefined): BillDifference[] {
  const asked = order?.refunds.get(refundNumber ?? '') ?? null;
  if (asked === fen) return [];
  return [{ kind: 'REFUND', number: refundNumber ?? '', oursFen: asked, theirsFen: fen }];
}
