import { type BilledOrder, type BillLine, compareBill, readBill } from './bill.rules';

const HEADER = '交易时间,微信订单号,商户订单号,交易状态,订单金额,商户退款单号,申请退款金额,商品名称';
const SUMMARY = '总交易单数,订单总金额,申请退款总金额';
const bill = (count: number, ...rows: string[]) =>
  [HEADER, ...rows, SUMMARY, `\`${count},\`0.00,\`0.00`, ''].join('\r\n');

const TRADE = '`2026-11-23 10:00:00,`4200001,`ORDER-1,`SUCCESS,`12.00,`0,`0.00,`工本费';
const REFUND = '`2026-11-23 11:00:00,`4200001,`ORDER-1,`REFUND,`0.00,`ORDER-1-R3,`12.00,`工本费';

describe('a bill', () => {
  it('is read line by line, its columns found by name', () => {
    expect(readBill(`\uFEFF${bill(2, TRADE, REFUND)}`)).toEqual([
      { kind: 'TRADE', number: 'ORDER-1', transactionId: '4200001', refundNumber: null, fen: 1200 },
      { kind: 'REFUND', number: 'ORDER-1', transactionId: '4200001', refundNumber: 'ORDER-1-R3', fen: 1200 },
    ]);
  });

  it('may hold commas in what people wrote', () => {
    expect(readBill(bill(1, TRADE.replace('工本费', '工本费,两份')))).toMatchObject([{ number: 'ORDER-1', fen: 1200 }]);
  });

  it.each([
    ['0.01', 1],
    ['1.10', 110],
    ['4.35', 435],
    ['100000.00', 10_000_000],
  ])('%s yuan are %d fen', (yuan, fen) => {
    expect(readBill(bill(1, TRADE.replace('12.00', yuan)))).toMatchObject([{ fen }]);
  });

  it.each([
    ['cut off before its sum', [HEADER, TRADE].join('\r\n')],
    ['short of a line', bill(2, TRADE)],
    ['without the column of the order', bill(1, TRADE).replace('商户订单号', '别的')],
    ['with an amount that is none', bill(1, TRADE.replace('12.00', '十二'))],
    ['a page of HTML', '<html></html>'],
  ])('%s is not taken for one', (_, text) => {
    expect(() => readBill(text)).toThrow('the bill');
  });
});

describe('held against our orders', () => {
  const order: BilledOrder = {
    number: 'ORDER-1',
    amountFen: 1200,
    transactionId: '4200001',
    refunds: new Map([['ORDER-1-R3', 1200]]),
    paidThatDay: true,
  };
  const trade: BillLine = {
    kind: 'TRADE',
    number: 'ORDER-1',
    transactionId: '4200001',
    refundNumber: null,
    fen: 1200,
  };
  const refund: BillLine = { ...trade, kind: 'REFUND', refundNumber: 'ORDER-1-R3' };

  it('it agrees when every line does', () => {
    expect(compareBill([trade, refund], [order])).toEqual([]);
  });

  it.each<[string, BillLine[], BilledOrder[], object]>([
    ['a trade we never had', [trade], [], { kind: 'THEIRS_ONLY', oursFen: null, theirsFen: 1200 }],
    [
      'a trade of an order that was paid otherwise',
      [trade],
      [{ ...order, transactionId: null, paidThatDay: false }],
      { kind: 'THEIRS_ONLY', oursFen: null },
    ],
    ['a trade it does not have', [], [order], { kind: 'OURS_ONLY', oursFen: 1200, theirsFen: null }],
    ['another amount', [{ ...trade, fen: 1100 }], [order], { kind: 'AMOUNT', oursFen: 1200, theirsFen: 1100 }],
    ['another trade of the same order', [{ ...trade, transactionId: '4200002' }], [order], { kind: 'TRANSACTION' }],
    [
      'a refund nobody asked for',
      [trade, { ...refund, refundNumber: 'BY-HAND' }],
      [order],
      { kind: 'REFUND', number: 'BY-HAND', oursFen: null, theirsFen: 1200 },
    ],
    [
      'a refund of another amount',
      [trade, { ...refund, fen: 1 }],
      [order],
      { kind: 'REFUND', oursFen: 1200, theirsFen: 1 },
    ],
  ])('it shows %s', (_, lines, orders, difference) => {
    expect(compareBill(lines, orders)).toEqual([expect.objectContaining(difference)]);
  });

  it('a refund is not asked after on the day its order was not paid', () => {
    expect(compareBill([refund], [{ ...order, paidThatDay: false }])).toEqual([]);
  });
});
