import type { NoticeKind } from '../../sandbox/pay/pay-notices';
import { TestClock } from '../../test/clock';
import { type Owing, PaymentWorld } from '../../test/payment-world';

const CONFIRMED = '微信支付成功';

const clock = new TestClock();
let world: PaymentWorld;

beforeAll(async () => {
  world = await PaymentWorld.start('PUBLIC_KEY');
});
afterAll(() => world.app.stop());

/** An order that was paid, of which nobody has told us yet. */
async function paidInSilence(): Promise<Owing> {
  const owing = await world.prepaid();
  await world.app.wechat.pay(owing.number, false);
  return owing;
}

const tell = (outTradeNo: string, kind: NoticeKind = 'plain') => world.app.wechat.tell({ outTradeNo }, kind);
const times = async (number: string, label = CONFIRMED) =>
  (await world.lines(number)).filter((line) => line === label).length;
const outcomes = async (number: string) =>
  (
    await world.app.database.rows<{ outcome: string }>(
      'SELECT outcome FROM payment_notice WHERE order_number = ? ORDER BY received_at, id',
      [number],
    )
  ).map(({ outcome }) => outcome);

describe('a notice that is not WeChat’s, or not what WeChat sent', () => {
  it.each<[NoticeKind, number]>([
    ['forged', 401],
    ['altered', 401],
    ['stale', 401],
    ['unsigned', 401],
    ['unknown_serial', 401],
    ['undecipherable', 400],
  ])('%s is refused with %d and moves nothing; the true one is then taken in', async (kind, status) => {
    const { number } = await paidInSilence();
    const answer = await tell(number, kind);
    expect(answer).toEqual({ status, body: JSON.stringify({ code: 'FAIL', message: '未受理' }) });
    expect(await world.seen(number)).toMatchObject({ state: 'PREPAID', transactionId: null });
    expect(await outcomes(number)).toEqual([]);
    expect(await tell(number)).toEqual({ status: 204, body: '' });
    expect(await world.seen(number)).toMatchObject({ state: 'PAID' });
  });

  it('is refused when it is nothing at all, or too much', async () => {
    const url = `${world.app.server.url}/api/wechat-pay/notices/payments`;
    expect((await fetch(url, { method: 'POST' })).status).toBe(401);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(70_000) })).status).toBe(413);
  });
});

describe('a true notice about something else than was ordered', () => {
  it.each<NoticeKind>(['wrong_amount', 'wrong_currency', 'wrong_mchid', 'wrong_appid'])(
    '%s is refused, moves nothing, and is shown to the desk alone',
    async (kind) => {
      const { owner, number } = await paidInSilence();
      expect(await tell(number, kind)).toMatchObject({ status: 400 });
      expect(await world.seen(number)).toMatchObject({
        state: 'PREPAID',
        alert: '微信通知的内容与应缴不符，没有入账，请在商户平台核对',
      });
      const asOwner = await owner.client.call('GET /payments/:number', { params: { number } });
      expect(asOwner.alert).toBeNull();
      // WeChat repeats what was refused: it is refused again.
      expect(await tell(number, 'duplicate')).toMatchObject({ status: 400 });
      expect(await outcomes(number)).toEqual(['MISMATCH']);
    },
  );

  it('an order that is not ours is refused and remembered', async () => {
    const { number } = await paidInSilence();
    expect(await tell(number, 'wrong_order')).toMatchObject({ status: 404 });
    expect(await world.seen(number)).toMatchObject({ state: 'PREPAID', alert: null });
  });

  it('a refund of another amount is refused', async () => {
    const { number } = await world.paid();
    await world.refund(number);
    await world.app.settle();
    const outRefundNo = await world.refundNumber(number);
    await world.app.wechat.settleRefund(outRefundNo, 'SUCCESS');
    expect(await world.app.wechat.tell({ outRefundNo }, 'wrong_amount')).toMatchObject({ status: 400 });
    expect(await world.seen(number)).toMatchObject({ state: 'REFUNDING' });
  });
});

describe('a notice that comes again', () => {
  it.each<NoticeKind>(['replayed', 'duplicate'])('%s is absorbed', async (kind) => {
    const { number } = await paidInSilence();
    await tell(number);
    expect(await tell(number, kind)).toEqual({ status: 204, body: '' });
    expect(await times(number)).toBe(1);
    expect(await outcomes(number)).toEqual(['MOVED']);
  });

  it('replayed when its five minutes are over is refused', async () => {
    const { number } = await paidInSilence();
    await tell(number);
    clock.advance({ minutes: 5, seconds: 1 });
    expect(await tell(number, 'replayed')).toMatchObject({ status: 401 });
    expect(await times(number)).toBe(1);
  });

  it('under another id is absorbed', async () => {
    const { number } = await paidInSilence();
    await tell(number);
    expect(await tell(number)).toMatchObject({ status: 204 });
    expect(await outcomes(number)).toHaveLength(2);
    expect(await times(number)).toBe(1);
  });

  it('at the same moment, word for word and under other ids, moves the order once', async () => {
    const owings = await Promise.all(Array.from({ length: 6 }, paidInSilence));
    for (const { number } of owings) {
      await tell(number, 'undecipherable'); // something to replay, which is refused
      const answers = await Promise.all([tell(number), tell(number), tell(number), tell(number, 'plain')]);
      expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
      expect(await times(number)).toBe(1);
      expect((await outcomes(number)).sort()).toEqual(['ABSORBED', 'ABSORBED', 'ABSORBED', 'MOVED']);
    }
  });

  it('the very same one eight times at once is taken in once', async () => {
    const { number } = await paidInSilence();
    await tell(number, 'forged');
    // The id of the first is kept, and signed anew for each.
    const answers = await Promise.all(Array.from({ length: 8 }, () => tell(number, 'duplicate')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await outcomes(number)).toEqual(['MOVED']);
    expect(await times(number)).toBe(1);
  });
});

describe('a notice that comes late or out of order', () => {
  it('a day after the payer asked is absorbed', async () => {
    const owing = await paidInSilence();
    await world.check(owing);
    clock.advance({ hours: 23 });
    expect(await tell(owing.number)).toEqual({ status: 204, body: '' });
    expect(await times(owing.number)).toBe(1);
    expect(await outcomes(owing.number)).toEqual(['ABSORBED']);
  });

  it('of a payment, after that of its refund, moves nothing back', async () => {
    const owing = await paidInSilence();
    await world.check(owing);
    await world.refund(owing.number);
    await world.app.settle();
    const outRefundNo = await world.refundNumber(owing.number);
    await world.app.wechat.settleRefund(outRefundNo, 'SUCCESS');
    expect(await world.app.wechat.tell({ outRefundNo })).toMatchObject({ status: 204 });
    expect(await tell(owing.number)).toMatchObject({ status: 204 });
    expect(await world.app.wechat.tell({ outRefundNo }, 'duplicate')).toMatchObject({ status: 204 });
    expect(await world.seen(owing.number)).toMatchObject({ state: 'REFUNDED' });
    expect(await times(owing.number, '微信已退款')).toBe(1);
  });

  it('of money for an order that was paid at the window changes nothing, and is shown to the desk', async () => {
    const { number } = await world.prepaid();
    await world.atWindow(number, 'SJ-7777');
    // What WeChat promises not to do: take money for an order it closed.
    const order = world.app.sandbox.world.pay.orders.get(number);
    if (order) order.state = 'NOTPAY';
    expect(await world.app.wechat.pay(number)).toMatchObject({ status: 204 });
    expect(await world.seen(number)).toMatchObject({
      state: 'PAID',
      channel: 'WINDOW',
      receiptNo: 'SJ-7777',
      alert: '微信另收到一笔付款，请在商户平台核对并退回',
    });
    expect(await times(number)).toBe(0);
  });
});
