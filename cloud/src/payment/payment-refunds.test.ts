import { TestClock } from '../../test/clock';
import { PaymentWorld } from '../../test/payment-world';

const REFUNDS = '/v3/refund/domestic/refunds';

const clock = new TestClock();
let world: PaymentWorld;

beforeAll(async () => {
  world = await PaymentWorld.start('CERTIFICATE');
});
afterEach(() => world.app.wechat.clearFaults());
afterAll(() => world.app.stop());

describe('a payment given back', () => {
  it('whose answer was lost is given back once, under the same number', async () => {
    const { number } = await world.paid();
    await world.app.wechat.addFault({ path: REFUNDS, kind: 'lost' });
    await world.refund(number);
    await world.app.settle();
    expect(await world.seen(number)).toMatchObject({ state: 'REFUNDING', next: expect.stringContaining('到账') });
    clock.advance({ minutes: 1 });
    await world.follow();
    expect(await world.seen(number)).toMatchObject({
      state: 'REFUNDED',
      refundedFen: 1200,
      refunds: [{ settledAt: expect.any(String) }],
    });
    await world.app.settle();
    expect((await world.lines(number)).filter((line) => line === '微信已退款')).toHaveLength(1);
  });

  it('that WeChat never heard of is sent again by the house', async () => {
    const { number } = await world.paid();
    await world.app.wechat.addFault({ path: REFUNDS, kind: 'errcode', errcode: 'NOT_ENOUGH', times: 2 });
    await world.refund(number);
    await world.app.settle();
    for (const minutes of [1, 5, 60]) {
      clock.advance({ minutes });
      await world.app.settle();
      await world.follow();
    }
    expect(await world.seen(number)).toMatchObject({ state: 'REFUNDED' });
  });

  it('twice at once is asked for once', async () => {
    const { number } = await world.paid();
    const outcomes = await Promise.allSettled([world.refund(number), world.refund(number)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('and closed by WeChat is paid as before, with a word to the desk, and may be given back under another number', async () => {
    const { owner, number } = await world.paid();
    await world.refund(number);
    await world.app.settle();
    const first = await world.refundNumber(number);
    await world.app.wechat.settleRefund(first, 'CLOSED');
    await world.app.wechat.tell({ outRefundNo: first });
    expect(await world.seen(number)).toMatchObject({
      state: 'PAID',
      alert: '微信关闭了这笔退款，钱没有退出，请核对后再退',
    });
    const asOwner = await owner.client.call('GET /payments/:number', { params: { number } });
    expect([asOwner.alert, asOwner.history]).toEqual([null, []]);
    await world.refund(number);
    await world.app.settle();
    expect(await world.refundNumber(number)).not.toBe(first);
    expect(await world.check({ owner, number })).toMatchObject({ state: 'REFUNDED' });
  });

  it('to a card that takes nothing stays under way, with a word to the desk', async () => {
    const { owner, number } = await world.paid();
    await world.refund(number);
    await world.app.settle();
    await world.app.wechat.settleRefund(await world.refundNumber(number), 'ABNORMAL');
    await world.check({ owner, number });
    expect(await world.seen(number)).toMatchObject({
      state: 'REFUNDING',
      alert: expect.stringContaining('异常退款'),
    });
  });
});
