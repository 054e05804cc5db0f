import { refused } from '../../test/client';
import { TestClock } from '../../test/clock';
import { PaymentWorld } from '../../test/payment-world';

const clock = new TestClock();
let world: PaymentWorld;

beforeAll(async () => {
  world = await PaymentWorld.start('CERTIFICATE');
});
afterEach(() => world.app.wechat.clearFaults());
afterAll(() => world.app.stop());

async function paidAtWindow(): Promise<string> {
  const { number } = await world.owed();
  await world.atWindow(number);
  return number;
}

/** WeChat tells of the latest refund that it is done. */
async function comesBack(number: string, outRefundNo?: string): Promise<void> {
  const refund = outRefundNo ?? (await world.refundNumber(number));
  await world.app.wechat.settleRefund(refund, 'SUCCESS');
  expect(await world.app.wechat.tell({ outRefundNo: refund })).toMatchObject({ status: 204 });
}

describe('a part of a payment given back', () => {
  it('at the window leaves the rest, which is what is given back next when no amount is named', async () => {
    const number = await paidAtWindow();
    expect(await world.refund(number, { amountFen: 500 })).toMatchObject({
      state: 'PAID',
      stateLabel: '已部分退款',
      next: '已退回 5.00 元',
      refundedFen: 500,
      refundableFen: 700,
      actions: ['refund'],
    });
    expect(await world.refund(number)).toMatchObject({
      state: 'REFUNDED',
      refundedFen: 1200,
      refundableFen: 0,
      refunds: [{ amountFen: 500 }, { amountFen: 700, state: 'DONE' }],
      actions: [],
    });
    expect(await world.lines(number)).toEqual(['窗口已退款', '窗口已退部分款', '窗口已收款', '登记应缴']);
  });

  it('through WeChat goes back as asked, part by part, while others are under way', async () => {
    const { owner, number } = await world.paid();
    await world.refund(number, { amountFen: 500 });
    await world.app.settle();
    const first = await world.refundNumber(number);
    expect(await world.refund(number, { amountFen: 300 })).toMatchObject({ state: 'REFUNDING', refundableFen: 400 });
    await world.app.settle();
    await comesBack(number, first);
    expect(await world.seen(number)).toMatchObject({ state: 'REFUNDING', refundedFen: 500 });
    await comesBack(number);
    expect(await world.check({ owner, number })).toMatchObject({ state: 'PAID', refundedFen: 800, refundableFen: 400 });
    const { refunds } = world.app.sandbox.world.pay;
    const atWechat = refunds.values().filter(({ order }) => order.outTradeNo === number);
    expect(atWechat.map(({ refund }) => refund)).toEqual([500, 300]);
  });

  it('that WeChat closes may be given back again; what came back meanwhile stays counted', async () => {
    const { number } = await world.paid();
    await world.refund(number, { amountFen: 500 });
    await world.app.settle();
    await comesBack(number);
    await world.refund(number, { amountFen: 700 });
    await world.app.settle();
    const closed = await world.refundNumber(number);
    await world.app.wechat.settleRefund(closed, 'CLOSED');
    await world.app.wechat.tell({ outRefundNo: closed });
    expect(await world.seen(number)).toMatchObject({
      state: 'PAID',
      refundableFen: 700,
      alert: expect.stringContaining('关闭'),
      refunds: [{ state: 'DONE' }, { state: 'CLOSED' }],
    });
    await world.refund(number);
    await world.app.settle();
    await comesBack(number);
    expect(await world.seen(number)).toMatchObject({ state: 'REFUNDED', refundedFen: 1200, alert: null });
  });

  it('whose word from WeChat comes twice at once is taken in once', async () => {
    const { number } = await world.paid();
    await world.refund(number, { amountFen: 500 });
    await world.app.settle();
    const outRefundNo = await world.refundNumber(number);
    await world.app.wechat.settleRefund(outRefundNo, 'SUCCESS');
    await Promise.all([1, 2, 3].map(() => world.app.wechat.tell({ outRefundNo })));
    expect(await world.seen(number)).toMatchObject({ refundedFen: 500, refundableFen: 700 });
    expect((await world.lines(number)).filter((line) => line === '微信已退部分款')).toHaveLength(1);
  });

  it('is followed by the house where WeChat says nothing, each part', async () => {
    const { number } = await world.paid();
    await world.refund(number, { amountFen: 500 });
    await world.refund(number, { amountFen: 100 });
    await world.app.settle();
    clock.advance({ minutes: 1 });
    await world.follow();
    expect(await world.seen(number)).toMatchObject({ state: 'PAID', refundedFen: 600 });
  });
});

describe('never more than was paid', () => {
  it.each([
    [1201, '最多还能退 12.00 元'],
    [0, '金额要大于 0'],
    [-1, '金额要大于 0'],
    [0.5, '金额以分为单位，填整数'],
  ])('%p fen of twelve yuan are refused', async (amountFen, message) => {
    const number = await paidAtWindow();
    const problem = await refused(world.refund(number, { amountFen }));
    expect(problem).toMatchObject({ code: 'input_invalid', fields: [{ path: 'body.amountFen', message }] });
    expect(await world.seen(number)).toMatchObject({ state: 'PAID', refundedFen: 0, refunds: [] });
  });

  it('nor more than is left, what is under way counted', async () => {
    const { number } = await world.paid();
    await world.refund(number, { amountFen: 1000 });
    const problem = await refused(world.refund(number, { amountFen: 201 }));
    expect(problem).toMatchObject({ fields: [{ path: 'body.amountFen', message: '最多还能退 2.00 元' }] });
    expect(await world.refund(number, { amountFen: 200 })).toMatchObject({ refundableFen: 0, actions: ['check'] });
    expect(await refused(world.refund(number))).toMatchObject({ code: 'payment_moved_on' });
  });

  it.each(['WINDOW', 'WECHAT'])('two clerks at once, paid by %s: one is told that it has moved on', async (channel) => {
    const number = channel === 'WINDOW' ? await paidAtWindow() : (await world.paid()).number;
    const other = await world.app.staff(['WINDOW_CLERK']);
    const { version } = await world.seen(number);
    const body = { version, reason: '多收的费用退回', amountFen: 700 };
    const params = { number };
    const outcomes = await Promise.allSettled(
      [world.cashier, other].map(({ client }) => client.call('POST /payments/:number/refund', { params, body })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await world.seen(number)).toMatchObject({ refundableFen: 500, refunds: [{ amountFen: 700 }] });
  });

  it('ten clerks who each look again until it is refused give back what was paid and no more', async () => {
    const number = await paidAtWindow();
    const clerks = await Promise.all(Array.from({ length: 10 }, () => world.app.staff(['WINDOW_CLERK'])));
    const give = async ({ client }: (typeof clerks)[number]): Promise<void> => {
      const params = { number };
      const { version, actions } = await client.call('GET /payments/:number', { params });
      if (!actions.includes('refund')) return;
      const body = { version, reason: '多收的费用退回', amountFen: 500 };
      const problem = await client.call('POST /payments/:number/refund', { params, body }).then(
        () => null,
        ({ problem }) => problem,
      );
      if (problem?.code === 'payment_moved_on') await give({ client } as (typeof clerks)[number]);
    };
    await Promise.all(clerks.map(give));
    expect(await world.seen(number)).toMatchObject({ refundedFen: 1000, refundableFen: 200, state: 'PAID' });
  });
});
