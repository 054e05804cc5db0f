import type { PayOrder } from '../../sandbox/pay/pay-book';
import type { Colleague } from '../../test/app';
import { refused } from '../../test/client';
import { PaymentWorld } from '../../test/payment-world';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';
import { Reconciliation } from './reconciliation';

let world: PaymentWorld;
let bookkeeper: Colleague;

beforeAll(async () => {
  world = await PaymentWorld.start('PUBLIC_KEY');
  bookkeeper = await world.app.staff(['GENERAL_SUPERVISOR']);
});
afterEach(async () => {
  setClock(null);
  await world.app.wechat.clearFaults();
});
afterAll(() => world.app.stop());

const at = (date: string, time: string) => setClock(() => instantOf(date, time));
const compare = async () => {
  const compared: string[] = [];
  const reconciliation = world.app.server.container.get(Reconciliation);
  for (let date = await reconciliation.compareNext(); date !== null; date = await reconciliation.compareNext()) {
    compared.push(date);
  }
  return compared;
};
const billOf = async (date: string) => {
  const { items } = await bookkeeper.client.call('GET /desk/payments/bills', { query: {} });
  return items.find((bill) => bill.date === date);
};
const orderAtWechat = (number: string) => world.app.sandbox.world.pay.orders.get(number) as PayOrder;

describe('the bill of a day', () => {
  it('is compared from half past ten of the next day on, once, and agrees', async () => {
    at('2031-03-10', '14:00');
    const { number } = await world.paid();
    await world.paid();
    await world.refund(number);
    await world.app.settle();
    at('2031-03-11', '10:29');
    expect(await compare()).not.toContain('2031-03-10');
    at('2031-03-11', '10:30');
    expect(await compare()).toEqual(['2031-03-10']);
    expect(await compare()).toEqual([]);
    expect(await billOf('2031-03-10')).toEqual({
      date: '2031-03-10',
      trades: 2,
      takenFen: 2400,
      refunds: 1,
      givenFen: 1200,
      differences: [],
    });
  });

  it('agrees with an order that was given back in parts, each part a line of it', async () => {
    at('2031-03-20', '14:00');
    const { number } = await world.paid();
    await world.refund(number, { amountFen: 500 });
    await world.app.settle();
    await world.refund(number, { amountFen: 300 });
    await world.app.settle();
    at('2031-03-21', '10:30');
    await compare();
    expect(await billOf('2031-03-20')).toMatchObject({ takenFen: 1200, refunds: 2, givenFen: 800, differences: [] });
  });

  it('shows money that never reached us, money of ours it does not have, and another amount', async () => {
    at('2031-04-10', '14:00');
    const [missed, theirs, wrong] = [await world.prepaid(), await world.paid(), await world.paid()];
    await world.app.wechat.pay(missed.number, false);
    world.app.sandbox.world.pay.orders.delete(theirs.number);
    Object.assign(orderAtWechat(wrong.number), { total: 1100 });
    at('2031-04-11', '10:30');
    await compare();
    const { differences = [] } = (await billOf('2031-04-10')) ?? {};
    expect(new Set(differences.map(({ kind, number, label }) => [kind, number, label].join(' ')))).toEqual(
      new Set([
        `THEIRS_ONLY ${missed.number} 微信账单有这笔收款，本系统没有入账`,
        `OURS_ONLY ${theirs.number} 本系统已入账，微信账单没有这笔收款`,
        `AMOUNT ${wrong.number} 两边金额不同`,
      ]),
    );
  });

  it('that is not there yet is asked for again half an hour later', async () => {
    at('2031-05-10', '14:00');
    await world.paid();
    at('2031-05-11', '10:30');
    await world.app.wechat.addFault({ path: '/v3/bill/tradebill', kind: 'http_503', times: 20 });
    await compare();
    expect(await billOf('2031-05-10')).toBeUndefined();
    await world.app.wechat.clearFaults();
    expect(await compare()).toEqual([]);
    at('2031-05-11', '11:00');
    expect(await compare()).toContain('2031-05-10');
    expect(await billOf('2031-05-10')).toMatchObject({ trades: 1, differences: [] });
  });

  it('without a trade is nothing, and agrees', async () => {
    at('2031-06-11', '10:30');
    expect(await compare()).toHaveLength(7);
    expect(await billOf('2031-06-10')).toMatchObject({ trades: 0, takenFen: 0, differences: [] });
  });

  it('is compared by one of several replicas', async () => {
    at('2031-07-11', '10:30');
    const compared = await Promise.all([compare(), compare(), compare()]);
    expect(compared.flat().sort()).toEqual([...new Set(compared.flat())].sort());
    expect(compared.flat()).toHaveLength(7);
  });

  it('is nobody’s business but theirs who answer for the money', async () => {
    const asking = world.cashier.client.call('GET /desk/payments/bills', { query: {} });
    expect(await refused(asking)).toMatchObject({ status: 403 });
  });
});

it('what no rule could settle is on a list until somebody says how it was settled', async () => {
  const { number } = await world.prepaid();
  await world.app.wechat.pay(number, false);
  await world.app.wechat.tell({ outTradeNo: number }, 'wrong_amount');
  const alerts = async () => (await bookkeeper.client.call('GET /desk/payments/alerts')).items;
  expect((await alerts()).find((payment) => payment.number === number)).toMatchObject({
    alert: '微信通知的内容与应缴不符，没有入账，请在商户平台核对',
  });
  const resolve = () =>
    bookkeeper.client.call('POST /desk/payments/:number/resolve', {
      params: { number },
      body: { note: '已在商户平台核对，属测试通知' },
    });
  expect(await resolve()).toMatchObject({ alert: null, state: 'PREPAID' });
  expect((await alerts()).map((payment) => payment.number)).not.toContain(number);
  expect(await world.lines(number)).toContain('已人工处理');
  expect(await refused(resolve())).toMatchObject({ status: 404 });
});
