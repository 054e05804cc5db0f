import fc from 'fast-check';
import { fenOf, PAYMENT_STATES, type PaymentState, yuan } from 'shared-types/payment.states';
import {
  nextFollow,
  OPEN_STATES,
  PAYMENT_MOVES,
  PAYMENT_OFFERS,
  refundFault,
  refundMove,
  tradeFault,
} from './payment.rules';

const MINUTE = 60_000;
const since = new Date('2026-11-23T02:00:00Z');
const minutes = (n: number) => new Date(since.getTime() + n * MINUTE);

describe('the table of moves', () => {
  const moves = Object.values(PAYMENT_MOVES);
  const leaves = (state: PaymentState) => moves.some(({ from }) => (from as readonly string[]).includes(state));

  it('reaches every state, and leads out of all but the two that are final', () => {
    const states = Object.keys(PAYMENT_STATES) as PaymentState[];
    const reached = new Set(['CREATED', ...moves.map(({ to }) => to)]);
    expect(states.filter((state) => !reached.has(state))).toEqual([]);
    expect(states.filter((state) => !leaves(state))).toEqual(['CLOSED', 'REFUNDED']);
  });

  it('leads to PAID from nothing but what is open, refunds that left something or fell through aside', () => {
    const { refundClosed, refundedPart, refundPartAtWindow, ...others } = PAYMENT_MOVES;
    for (const { from, to } of Object.values(others)) {
      if (to === 'PAID') expect(from.every((state) => OPEN_STATES.includes(state))).toBe(true);
    }
  });

  it.each([
    ['AT_WINDOW', false, 0, 'REFUNDED'],
    ['AT_WINDOW', false, 1, 'PAID'],
    ['DONE', false, 0, 'REFUNDED'],
    ['DONE', false, 1, 'PAID'],
    ['DONE', true, 0, 'REFUNDING'],
    ['DONE', true, 1, 'REFUNDING'],
    ['CLOSED', false, 1, 'PAID'],
    ['CLOSED', true, 1, 'REFUNDING'],
  ] as const)('leads a refund that is %s, another under way: %p, %d fen left, to %s', (how, underWay, left, to) => {
    expect(PAYMENT_MOVES[refundMove(how, { underWay, left })].to).toBe(to);
  });

  it('offers nobody what no move follows from', () => {
    for (const { from } of Object.values(PAYMENT_OFFERS.actions))
      expect(from.filter((state) => !leaves(state))).toEqual([]);
  });
});

describe('when WeChat is asked again', () => {
  it.each([
    [1, 2],
    [9, 10],
    [10, 20],
    [115, 120],
    [119, 120],
    [120, 180],
    [600, 660],
  ])('%d minutes after the order was put: at minute %d', (at, next) => {
    expect(nextFollow(since, minutes(120), minutes(at))).toEqual(minutes(next));
  });

  it('is always later than now, and never past the moment the order lapses', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.option(fc.nat(200)), (at, expires) => {
        const lapse = expires === null ? null : minutes(expires);
        const next = nextFollow(since, lapse, minutes(at)).getTime();
        const missed = lapse !== null && lapse > minutes(at) && next > lapse.getTime();
        return next > minutes(at).getTime() && !missed;
      }),
    );
  });
});

describe('a trade is the one that was ordered', () => {
  const order = { number: 'JF261123-7K3QF9TD', amountFen: 1200 };
  const us = { appid: 'wx0sandboxmini0001', mchid: '1900000001' };
  const trade = { ...us, outTradeNo: order.number, transactionId: '4200001', amountFen: 1200, currency: 'CNY' };

  it('when everything about it is', () => {
    expect(tradeFault(order, us, trade)).toBeNull();
  });

  it.each([
    ['order', { outTradeNo: 'JF261123-00000000' }],
    ['transaction', { transactionId: null }],
    ['appid', { appid: 'wx0somebodyelse0001' }],
    ['mchid', { mchid: '1900000999' }],
    ['amount', { amountFen: 1199 }],
    ['amount', { amountFen: null }],
    ['currency', { currency: 'USD' }],
    ['currency', { currency: null }],
  ])('but not with another %s: %j', (fault, change) => {
    expect(tradeFault(order, us, { ...trade, ...change })).toBe(fault);
  });

  it('and so is a refund, whose merchant only a notice names', () => {
    const whole = { ...order, refundFen: 1200 };
    const refund = { outTradeNo: order.number, totalFen: 1200, refundFen: 1200 };
    expect(refundFault(whole, us.mchid, refund)).toBeNull();
    expect(refundFault(whole, us.mchid, { ...refund, mchid: us.mchid })).toBeNull();
    expect(refundFault(whole, us.mchid, { ...refund, mchid: '1900000999' })).toBe('mchid');
    expect(refundFault(whole, us.mchid, { ...refund, refundFen: 1 })).toBe('amount');
    expect(refundFault({ ...whole, refundFen: 500 }, us.mchid, { ...refund, refundFen: 500 })).toBeNull();
    expect(refundFault(whole, us.mchid, { ...refund, outTradeNo: 'other' })).toBe('order');
  });
});

it.each([
  [1, '0.01'],
  [90, '0.90'],
  [1200, '12.00'],
  [10_000_000, '100000.00'],
])('%d fen are %s yuan', (fen, text) => {
  expect(yuan(fen)).toBe(text);
});

describe('yuan as somebody types them', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    [' 0.07 ', 7],
    ['4.35', 435],
    ['12.', null],
    ['.5', null],
    ['-1', null],
    ['12.345', null],
    ['', null],
  ])('%j are %p fen', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });

  it('are what is shown of them, for every amount', () => {
    fc.assert(fc.property(fc.nat(999_999_999), (fen) => fenOf(yuan(fen)) === fen));
  });
});
