import { PAY_MODES } from '../../sandbox/pay/pay-keys';
import { refused } from '../../test/client';
import { TestClock } from '../../test/clock';
import { PaymentWorld } from '../../test/payment-world';

const PREPAY = '/v3/pay/transactions/jsapi';
const ORDER = '/v3/pay/transactions/out-trade-no/:no';

const clock = new TestClock();
let world: PaymentWorld;

afterEach(() => world.app.wechat.clearFaults());

const stateAtWechat = async (number: string) =>
  (await world.app.wechat.payOrders()).find(({ outTradeNo }) => outTradeNo === number)?.state;
/** Asks until it holds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const patience = AbortSignal.timeout(5000);
  while (!(await holds())) patience.throwIfAborted();
}
const ordersOf = async (number: string) =>
  (await world.app.wechat.payOrders()).filter(({ outTradeNo }) => outTradeNo === number).length;

describe.each(PAY_MODES)('WeChat verified in mode %s', (mode) => {
  beforeAll(async () => {
    world = await PaymentWorld.start(mode);
  });
  afterAll(() => world.app.stop());

  it('an order is paid in the mini-program, told by a notice, given back, and told again', async () => {
    const { owner, number, payment } = await world.owed();
    const { parameters } = await world.prepay({ owner, number });
    expect(parameters).toMatchObject({ package: expect.stringMatching(/^prepay_id=wx\d+$/), signType: 'RSA' });
    expect(await world.app.wechat.pay(number)).toEqual({ status: 204, body: '' });
    expect(await world.seen(number)).toMatchObject({
      state: 'PAID',
      channel: 'WECHAT',
      transactionId: expect.stringMatching(/^4200/),
      receiptNo: null,
      alert: null,
    });
    expect(await world.list(owner, payment.recordNumber)).toMatchObject({ outstandingFen: 0 });
    await world.refund(number);
    await world.app.settle();
    const outRefundNo = await world.refundNumber(number);
    await world.app.wechat.settleRefund(outRefundNo, 'SUCCESS');
    expect(await world.app.wechat.tell({ outRefundNo })).toEqual({ status: 204, body: '' });
    expect(await world.lines(number)).toEqual([
      '微信已退款',
      '已申请微信退款',
      '微信支付成功',
      '开始微信支付',
      '登记应缴',
    ]);
  });
});

describe('with WeChat Pay', () => {
  beforeAll(async () => {
    world = await PaymentWorld.start('PUBLIC_KEY');
  });
  afterAll(() => world.app.stop());

  describe('putting an order', () => {
    it('by a double tap is one order, and both taps open it', async () => {
      const owing = await world.owed();
      const taps = await Promise.all([world.prepay(owing), world.prepay(owing), world.prepay(owing)]);
      expect(new Set(taps.map(({ parameters }) => parameters.package)).size).toBe(1);
      expect(new Set(taps.map(({ payment }) => payment.number))).toEqual(new Set([owing.number]));
      expect(await ordersOf(owing.number)).toBe(1);
      expect(await world.lines(owing.number)).toEqual(['开始微信支付', '登记应缴']);
    });

    it('is done by its owner alone', async () => {
      const { number } = await world.owed();
      expect(await refused(world.prepay({ owner: world.cashier, number }))).toMatchObject({ status: 404 });
    });

    it('whose answer was lost may be tapped again, and is the same order', async () => {
      const owing = await world.owed();
      await world.app.wechat.addFault({ path: PREPAY, kind: 'lost' });
      expect(await refused(world.prepay(owing))).toMatchObject({ status: 503, code: 'wechat_pay_unavailable' });
      expect(await world.seen(owing.number)).toMatchObject({ state: 'PREPAID' });
      expect((await world.prepay(owing)).payment.number).toBe(owing.number);
      expect(await ordersOf(owing.number)).toBe(1);
    });

    it('that is about to lapse closes it at WeChat and orders anew', async () => {
      const owing = await world.prepaid();
      clock.advance({ minutes: 116 });
      const { payment } = await world.prepay(owing);
      expect(payment.number).not.toBe(owing.number);
      expect(payment).toMatchObject({ state: 'PREPAID', amountFen: 1200 });
      expect(await stateAtWechat(owing.number)).toBe('CLOSED');
      const { items, outstandingFen } = await world.list(owing.owner, payment.recordNumber);
      expect([items.map(({ number }) => number), outstandingFen]).toEqual([[payment.number], 1200]);
    });

    it('that has been paid meanwhile says so, and takes no second payment', async () => {
      const owing = await world.prepaid();
      await world.app.wechat.pay(owing.number, false);
      clock.advance({ minutes: 116 });
      expect(await refused(world.prepay(owing))).toMatchObject({ status: 409, code: 'already_paid' });
      expect(await world.seen(owing.number)).toMatchObject({ state: 'PAID', channel: 'WECHAT' });
    });

    it('begun by another payer is closed first: the means to pay of the first are worth nothing then', async () => {
      const owing = await world.prepaid();
      const other = await world.app.citizen();
      const { personId } = (await world.app.database.row<{ personId: number }>(
        'SELECT person_id AS personId FROM login ORDER BY id DESC LIMIT 1',
      )) ?? { personId: 0 };
      await world.app.database.write('UPDATE record SET owner_person_id = ? WHERE number = ?', [
        personId,
        owing.payment.recordNumber,
      ]);
      const { payment } = await world.prepay({ owner: other, number: owing.number });
      expect(payment.number).not.toBe(owing.number);
      expect(await stateAtWechat(owing.number)).toBe('CLOSED');
      expect(await stateAtWechat(payment.number)).toBe('NOTPAY');
    });
  });

  describe('when the notice does not come', () => {
    it('the payer who comes back asks, and is told what WeChat knows', async () => {
      const owing = await world.prepaid();
      expect(await world.check(owing)).toMatchObject({ state: 'PREPAID' });
      await world.app.wechat.pay(owing.number, false);
      expect(await world.check(owing)).toMatchObject({ state: 'PAID', next: '已缴清' });
    });

    it('the house asks by itself', async () => {
      const { number } = await world.prepaid();
      await world.app.wechat.pay(number, false);
      clock.advance({ minutes: 1 });
      await world.follow();
      expect(await world.seen(number)).toMatchObject({ state: 'PAID', channel: 'WECHAT' });
    });

    it('an order nobody paid lapses after two hours, at WeChat too, and is owed under another number', async () => {
      const { owner, number, payment } = await world.prepaid();
      clock.advance({ minutes: 119 });
      await world.follow();
      expect(await world.seen(number)).toMatchObject({ state: 'PREPAID' });
      clock.advance({ minutes: 1 });
      await world.follow();
      expect(await world.seen(number)).toMatchObject({ state: 'CLOSED' });
      expect(await stateAtWechat(number)).toBe('CLOSED');
      expect(await world.list(owner, payment.recordNumber)).toMatchObject({
        outstandingFen: 1200,
        items: [{ state: 'CREATED' }],
      });
    });

    it('an order paid in its last second does not lapse', async () => {
      const { number } = await world.prepaid();
      clock.advance({ minutes: 119 });
      await world.app.wechat.pay(number, false);
      clock.advance({ minutes: 10 });
      await world.follow();
      expect(await world.seen(number)).toMatchObject({ state: 'PAID', channel: 'WECHAT' });
    });

    it('an order WeChat never heard of lapses like any other', async () => {
      const { owner, number, payment } = await world.owed();
      await world.app.wechat.addFault({ path: PREPAY, kind: 'cut' });
      await refused(world.prepay({ owner, number }));
      clock.advance({ minutes: 121 });
      await world.follow();
      expect(await world.list(owner, payment.recordNumber)).toMatchObject({ items: [{ state: 'CREATED' }] });
    });

    it('an order WeChat has forgotten lapses too, and may be paid at the window', async () => {
      const [lapsing, atDesk] = [await world.prepaid(), await world.prepaid()];
      const { orders } = world.app.sandbox.world.pay;
      for (const { number } of [lapsing, atDesk]) orders.delete(number);
      expect(await world.atWindow(atDesk.number)).toMatchObject({ state: 'PAID', channel: 'WINDOW' });
      clock.advance({ minutes: 121 });
      await world.follow();
      expect(await world.seen(lapsing.number)).toMatchObject({ state: 'CLOSED' });
    });

    it('and WeChat is silent, nothing moves', async () => {
      const owing = await world.prepaid();
      await world.app.wechat.pay(owing.number, false);
      await world.app.wechat.addFault({ path: ORDER, kind: 'http_503', times: 50 });
      expect(await refused(world.check(owing))).toMatchObject({ code: 'wechat_pay_unavailable' });
      clock.advance({ minutes: 1 });
      await world.follow();
      expect(await world.seen(owing.number)).toMatchObject({ state: 'PREPAID' });
    });

    it('replicas that follow at once ask about an order once', async () => {
      await world.follow();
      const { number } = await world.prepaid();
      clock.advance({ minutes: 1 });
      const before = await world.app.wechat.callsOf(ORDER);
      await Promise.all([world.follow(), world.follow(), world.follow(), world.follow()]);
      expect((await world.app.wechat.callsOf(ORDER)) - before).toBe(1);
      expect(await world.seen(number)).toMatchObject({ state: 'PREPAID' });
    });
  });

  describe('paid at the window instead', () => {
    it('is closed at WeChat before the money is taken', async () => {
      const { number } = await world.prepaid();
      expect(await world.atWindow(number)).toMatchObject({ state: 'PAID', channel: 'WINDOW' });
      expect(await stateAtWechat(number)).toBe('CLOSED');
      await expect(world.app.wechat.pay(number)).rejects.toThrow('409');
    });

    it('is refused when WeChat has the money already, though no notice came', async () => {
      const { number } = await world.prepaid();
      await world.app.wechat.pay(number, false);
      expect(await refused(world.atWindow(number))).toMatchObject({ status: 409, code: 'already_paid' });
      expect(await world.seen(number)).toMatchObject({ state: 'PAID', channel: 'WECHAT', receiptNo: null });
    });

    it('is not recorded while WeChat cannot be asked', async () => {
      const { number } = await world.prepaid();
      await world.app.wechat.addFault({ path: `${ORDER}/close`, kind: 'cut' });
      expect(await refused(world.atWindow(number))).toMatchObject({ status: 503, code: 'wechat_pay_unavailable' });
      expect(await world.seen(number)).toMatchObject({ state: 'PREPAID', channel: null });
      expect(await world.atWindow(number)).toMatchObject({ state: 'PAID', channel: 'WINDOW' });
    });

    it('in a race with the payer’s thumb is paid once, at one place', async () => {
      const owings = await Promise.all(Array.from({ length: 12 }, () => world.prepaid()));
      const races = await Promise.all(
        owings.map(async ({ number }) => {
          const [thumb, desk] = await Promise.allSettled([world.app.wechat.pay(number), world.atWindow(number)]);
          return { number, thumb: thumb.status, desk: desk.status };
        }),
      );
      for (const { number, thumb, desk } of races) {
        const { state, channel } = await world.seen(number);
        expect([state, thumb === 'fulfilled', desk === 'fulfilled']).toEqual([
          'PAID',
          channel === 'WECHAT',
          channel === 'WINDOW',
        ]);
        expect(await stateAtWechat(number)).toBe(channel === 'WECHAT' ? 'SUCCESS' : 'CLOSED');
      }
    });

    it('while the tap that puts it is still on its way, leaves nobody with the means to pay', async () => {
      const owing = await world.owed();
      await world.app.wechat.addFault({ path: PREPAY, kind: 'slow', delayMs: 400 });
      const tap = refused(world.prepay(owing));
      await until(async () => (await world.seen(owing.number)).state === 'PREPAID');
      expect(await world.atWindow(owing.number)).toMatchObject({ state: 'PAID', channel: 'WINDOW' });
      expect(await tap).toMatchObject({ status: 409, code: 'payment_moved_on' });
    });

    it('is refused when WeChat, which did not know the order, came to know it since', async () => {
      const owing = await world.owed();
      await world.app.wechat.addFault({ path: PREPAY, kind: 'cut' });
      await refused(world.prepay(owing));
      await world.app.wechat.addFault({ path: `${ORDER}/close`, kind: 'late', delayMs: 400 });
      const before = await world.app.wechat.callsOf(`${ORDER}/close`);
      const desk = refused(world.atWindow(owing.number));
      await until(async () => (await world.app.wechat.callsOf(`${ORDER}/close`)) > before);
      await world.prepay(owing);
      expect(await desk).toMatchObject({ status: 409, code: 'payment_moved_on' });
      expect(await world.seen(owing.number)).toMatchObject({ state: 'PREPAID', channel: null });
      expect(await world.app.wechat.pay(owing.number)).toMatchObject({ status: 204 });
    });

    it('in a race with the tap that puts it, leaves nobody with the means to pay what is settled', async () => {
      const owings = await Promise.all(Array.from({ length: 12 }, () => world.owed()));
      await Promise.all(
        owings.map(async (owing) => {
          const [tap, desk] = await Promise.allSettled([world.prepay(owing), world.atWindow(owing.number)]);
          const { state } = await world.seen(owing.number);
          expect(state).toBe(desk.status === 'fulfilled' ? 'PAID' : 'PREPAID');
          const payable = tap.status === 'fulfilled' && (await stateAtWechat(owing.number)) === 'NOTPAY';
          expect(payable && state === 'PAID').toBe(false);
        }),
      );
    });
  });
});
