import { refused } from '../../test/client';
import { PaymentWorld } from '../../test/payment-world';
import { HOUSE } from '../kernel/session/actor';
import { PaymentQueries } from './payment.queries';
import { Payments } from './payment.service';

let world: PaymentWorld;

beforeAll(async () => {
  world = await PaymentWorld.start();
});
afterAll(() => world.app.stop());

describe('what a case owes', () => {
  it('is raised at the desk with its legal basis, and seen by its owner and the desk', async () => {
    const { owner, recordNumber } = await world.record();
    await world.raise(recordNumber);
    await world.raise(recordNumber, { kind: 'POSTAGE', title: '邮寄结果', amountFen: 1505 });
    const list = await world.list(owner, recordNumber);
    expect(list).toMatchObject({
      outstandingFen: 2705,
      items: [
        {
          kindLabel: '办件费用',
          title: '食品经营许可证工本费',
          basis: '收费目录第 3 项',
          amountFen: 1200,
          state: 'CREATED',
        },
        { kindLabel: '邮寄费', amountFen: 1505, recordNumber },
      ],
    });
    expect(list.items[0]?.number).toMatch(/^JF\d{6}-[0-9A-Z]{8}$/);
    const atDesk = await world.list(world.cashier, recordNumber);
    expect(atDesk.items[0]?.actions).toEqual(['payAtWindow', 'withdraw']);
  });

  it('raised twice is owed once; with another amount it is refused, and what was owed stays', async () => {
    const { owner, recordNumber } = await world.record();
    const [one, two] = await Promise.all([world.raise(recordNumber), world.raise(recordNumber)]);
    expect(two?.number).toBe(one?.number);
    expect(await refused(world.raise(recordNumber, { amountFen: 1300 }))).toMatchObject({ code: 'owed_otherwise' });
    expect(await world.list(owner, recordNumber)).toMatchObject({ outstandingFen: 1200, items: [{}] });
  });

  it.each([
    [0, '金额要大于 0'],
    [-1, '金额要大于 0'],
    [12.5, '金额以分为单位，填整数'],
    [10_000_001, '金额最多 100000 元'],
  ])('%p fen are no amount', async (amountFen, message) => {
    const { recordNumber } = await world.record();
    const problem = await refused(world.raise(recordNumber, { amountFen }));
    expect(problem).toMatchObject({ code: 'input_invalid', fields: [{ path: 'body.amountFen', message }] });
  });

  it('does not exist for a stranger, and is raised by nobody but a cashier', async () => {
    const { owner, number, payment } = await world.owed();
    const stranger = await world.app.citizen();
    const params = { number };
    expect(await refused(stranger.client.call('GET /payments/:number', { params }))).toMatchObject({ status: 404 });
    expect(await refused(world.list(stranger, payment.recordNumber))).toMatchObject({ status: 404 });
    const body = { kind: 'FEE' as const, title: '工本费', amountFen: 1 };
    const raising = owner.client.call('POST /records/:number/payments', {
      params: { number: payment.recordNumber },
      body,
    });
    expect(await refused(raising)).toMatchObject({ status: 403 });
  });

  it('is raised by another room in its own transaction: undone with it, and told in sum', async () => {
    const { owner, payment } = await world.owed();
    const { container } = world.app.server;
    const row = await world.app.database.row<{ id: number }>('SELECT id FROM record WHERE number = ?', [
      payment.recordNumber,
    ]);
    const debt = { recordId: row?.id ?? 0, kind: 'POSTAGE' as const, title: '邮寄结果', basis: null, amountFen: 800 };
    const raising = world.app.database.transaction(async () => {
      await container.get(Payments).raise(HOUSE, debt);
      throw new Error('the case was not accepted after all');
    });
    await expect(raising).rejects.toThrow('after all');
    expect(await container.get(PaymentQueries).outstandingFen(debt.recordId)).toBe(1200);
    await container.get(Payments).raise(HOUSE, debt);
    expect(await container.get(PaymentQueries).outstandingFen(debt.recordId)).toBe(2000);
    expect(await world.list(owner, payment.recordNumber)).toMatchObject({ outstandingFen: 2000 });
  });
});

describe('paid at the window', () => {
  it('is recorded with the receipt that was given, once', async () => {
    const { owner, number, payment } = await world.owed();
    const params = { number };
    const body = { version: payment.version, receiptNo: 'SJ-0001' };
    const paying = () => world.cashier.client.call('POST /payments/:number/window', { params, body });
    expect(await paying()).toMatchObject({ state: 'PAID', channel: 'WINDOW', receiptNo: 'SJ-0001', next: '已缴清' });
    // The answer was lost, and it is sent again.
    expect(await paying()).toMatchObject({ state: 'PAID', receiptNo: 'SJ-0001' });
    expect(await world.list(owner, payment.recordNumber)).toMatchObject({ outstandingFen: 0 });
    expect(await world.lines(number)).toEqual(['窗口已收款', '登记应缴']);
    expect(await refused(world.atWindow(number, 'SJ-0002'))).toMatchObject({ code: 'payment_moved_on' });
  });

  it('by two cashiers at once is recorded by one of them', async () => {
    const { number, payment } = await world.owed();
    const other = await world.app.staff(['BUSINESS_DEPUTY_SUPERVISOR']);
    const pay = (someone: typeof other, receiptNo: string) =>
      someone.client.call('POST /payments/:number/window', {
        params: { number },
        body: { version: payment.version, receiptNo },
      });
    const outcomes = await Promise.allSettled([pay(world.cashier, 'SJ-0003'), pay(other, 'SJ-0004')]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { status: 409, problem: { code: 'payment_moved_on' } } },
    ]);
    expect(await world.lines(number)).toEqual(['窗口已收款', '登记应缴']);
  });

  it('needs a receipt number', async () => {
    const { number } = await world.owed();
    expect(await refused(world.atWindow(number, '收据'))).toMatchObject({ fields: [{ path: 'body.receiptNo' }] });
  });

  it('is given back at the window, with a reason, and owed no more', async () => {
    const { number } = await world.owed();
    await world.atWindow(number);
    expect(await refused(world.refund(number, { reason: '' }))).toMatchObject({ fields: [{ path: 'body.reason' }] });
    const back = await world.refund(number, { reason: '申请人撤回了申请' });
    expect(back).toMatchObject({
      state: 'REFUNDED',
      refunds: [{ amountFen: 1200, reason: '申请人撤回了申请', state: 'DONE' }],
      actions: [],
    });
    expect(await refused(world.refund(number))).toMatchObject({ code: 'payment_moved_on' });
    const audited = await world.app.database.rows<{ action: string }>(
      'SELECT action FROM audit WHERE subject = ? ORDER BY id',
      [number],
    );
    expect(audited.map(({ action }) => action)).toEqual(['payment.window', 'payment.refund']);
  });
});

it('a fee that was raised by mistake is withdrawn, and may be raised rightly', async () => {
  const { number, payment } = await world.owed();
  const withdrawn = await world.cashier.client.call('POST /payments/:number/withdraw', {
    params: { number },
    body: { version: payment.version, reason: '登记错了金额' },
  });
  expect(withdrawn).toMatchObject({ state: 'CLOSED', actions: [] });
  const again = await world.raise(payment.recordNumber, { amountFen: 600 });
  expect(again.number).not.toBe(number);
});

describe('a centre without a merchant number', () => {
  it('offers no WeChat Pay, says so when asked all the same, and takes in no notice', async () => {
    const owing = await world.owed();
    const list = await world.list(owing.owner, owing.payment.recordNumber);
    expect(list).toMatchObject({ wechatPay: false, items: [{ actions: [] }] });
    expect(await refused(world.prepay(owing))).toMatchObject({ status: 422, code: 'wechat_pay_not_offered' });
    const url = `${world.app.server.url}/api/wechat-pay/notices/payments`;
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});
