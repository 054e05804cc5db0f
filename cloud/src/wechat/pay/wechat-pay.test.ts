import { inspect } from 'node:util';
import { sandboxEnvironment } from '../../../sandbox/demo-account';
import { PAY_MODES, type PayMode } from '../../../sandbox/pay/pay-keys';
import { FLAWS } from '../../../sandbox/pay/pay-signing';
import { startSandbox } from '../../../sandbox/server';
import { useSandbox } from '../../../sandbox/test-world';
import { setClock } from '../../kernel/clock';
import { readMerchant } from '../../kernel/merchant';
import type { PaySettings } from './pay.settings';
import { PayError } from './pay-error';
import { WechatPay } from './wechat-pay';

const PREPAY = '/v3/pay/transactions/jsapi';
const ORDER = '/v3/pay/transactions/out-trade-no/:no';
const REFUNDS = '/v3/refund/domestic/refunds';
const HOUR = 3600_000;

const world = useSandbox();
let pay: WechatPay;
let openid: string;

beforeEach(async () => {
  pay = adapter('PUBLIC_KEY');
  openid = (await world.client.newCitizen()).openids.mini;
});

function adapter(mode: PayMode, changes: Partial<PaySettings> = {}): WechatPay {
  const { account } = readMerchant({ ...world.sandbox.world.pay.keys.environment(mode) });
  const environment = sandboxEnvironment(world.sandbox.url);
  const settings: PaySettings = { ...environment, WECHAT_PAY: account, WECHAT_PAY_TIMEOUT_MS: 3000, ...changes };
  return Object.assign(new WechatPay(), { settings });
}

const order = (outTradeNo: string, changes: object = {}) => ({
  outTradeNo,
  description: '食品经营许可证工本费',
  amountFen: 1200,
  openid,
  expiresAt: new Date(world.at + 2 * HOUR),
  notifyUrl: 'http://127.0.0.1:7001/api/wechat-pay/notices/payments',
  ...changes,
});
const refund = (outTradeNo: string, outRefundNo = `${outTradeNo}-R`) => ({
  outTradeNo,
  outRefundNo,
  reason: '多收的费用退回',
  totalFen: 1200,
  refundFen: 1200,
  notifyUrl: 'http://127.0.0.1:7001/api/wechat-pay/notices/refunds',
});

async function failureOf(call: Promise<unknown>): Promise<PayError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PayError)) throw new Error(`expected a PayError, got ${inspect(error)}`);
  return error;
}

describe.each(PAY_MODES)('verifying WeChat in mode %s', (mode) => {
  it('an order is put, paid, asked for, given back and asked for again', async () => {
    pay = adapter(mode);
    expect(await pay.prepay(order('ORDER-1'))).toMatch(/^wx\d+$/);
    expect(await pay.query('ORDER-1')).toMatchObject({ state: 'NOTPAY', transactionId: null });
    await world.client.pay('ORDER-1', false);
    expect(await pay.query('ORDER-1')).toMatchObject({
      ...pay.identity,
      outTradeNo: 'ORDER-1',
      state: 'SUCCESS',
      amountFen: 1200,
      currency: 'CNY',
      paidAt: new Date(world.at),
      transactionId: expect.stringMatching(/^4200\d{24}$/),
    });
    expect(await pay.refund(refund('ORDER-1'))).toMatchObject({ state: 'PROCESSING', refundedAt: null });
    expect(await pay.queryRefund('ORDER-1-R')).toMatchObject({
      state: 'SUCCESS',
      totalFen: 1200,
      refundFen: 1200,
      refundedAt: new Date(world.at),
    });
    expect(await pay.query('ORDER-1')).toMatchObject({ state: 'REFUND' });
  });

  it.each(FLAWS)('an answer that is %s is worth nothing', async (kind) => {
    pay = adapter(mode);
    await pay.prepay(order('ORDER-1'));
    await world.client.pay('ORDER-1', false);
    await world.client.addFault({ path: ORDER, kind });
    const code = kind === 'altered' ? 'forged' : kind;
    expect(await failureOf(pay.query('ORDER-1'))).toMatchObject({ reason: 'untrusted', code });
    expect(await pay.query('ORDER-1')).toMatchObject({ state: 'SUCCESS' });
  });
});

describe('putting an order', () => {
  it('again word for word gives the same prepay id; under the same number with another amount it is refused', async () => {
    const first = await pay.prepay(order('ORDER-1'));
    expect(await pay.prepay(order('ORDER-1'))).toBe(first);
    const other = await failureOf(pay.prepay(order('ORDER-1', { amountFen: 1 })));
    expect(other).toMatchObject({ reason: 'refused', code: 'INVALIDREQUEST' });
  });

  it('whose answer was lost has taken effect, and is put again', async () => {
    await world.client.addFault({ path: PREPAY, kind: 'lost' });
    expect(await failureOf(pay.prepay(order('ORDER-1')))).toMatchObject({ reason: 'unreachable' });
    expect(await pay.query('ORDER-1')).toMatchObject({ state: 'NOTPAY' });
    expect(await pay.prepay(order('ORDER-1'))).toMatch(/^wx\d+$/);
  });

  it('gives parameters that WeChat takes for signed by us, with another nonce each time', async () => {
    const prepayId = await pay.prepay(order('ORDER-1'));
    const [one, two] = [pay.payParameters(prepayId), pay.payParameters(prepayId)];
    expect(one).toEqual({
      timeStamp: String(world.at / 1000),
      nonceStr: expect.stringMatching(/^[0-9a-f]{32}$/),
      package: `prepay_id=${prepayId}`,
      signType: 'RSA',
      paySign: expect.stringMatching(/^[\w+/]{342}==$/),
    });
    expect(two.nonceStr).not.toBe(one.nonceStr);
  });

  it('is refused by WeChat when our clock is ten minutes off', async () => {
    setClock(() => new Date(world.at + 600_000));
    expect(await failureOf(pay.prepay(order('ORDER-1')))).toMatchObject({ reason: 'refused', code: 'SIGNERROR' });
  });

  it('is refused by WeChat when the key that signs is not the one of our certificate', async () => {
    const { keys } = world.sandbox.world.pay;
    const { account } = readMerchant(keys.environment('BOTH'));
    pay = adapter('BOTH', { WECHAT_PAY: account && { ...account, privateKey: keys.privateKey('stranger') } });
    expect(await failureOf(pay.prepay(order('ORDER-1')))).toMatchObject({ reason: 'refused', code: 'SIGNERROR' });
  });
});

describe('asking for an order', () => {
  it('WeChat never heard of gives none', async () => {
    expect(await pay.query('NEVER-PUT')).toBeNull();
  });

  it('gives no answer about another order', async () => {
    await pay.prepay(order('ORDER-1'));
    await pay.prepay(order('ORDER-2'));
    const { orders } = world.sandbox.world.pay;
    const other = orders.get('ORDER-2');
    if (other) orders.set('ORDER-1', other);
    expect(await failureOf(pay.query('ORDER-1'))).toMatchObject({ reason: 'untrusted', code: 'other_order' });
  });

  it('after its time finds it closed by WeChat itself', async () => {
    await pay.prepay(order('ORDER-1'));
    world.at += 2 * HOUR;
    expect(await pay.query('ORDER-1')).toMatchObject({ state: 'CLOSED' });
  });
});

describe('closing', () => {
  it('an unpaid order closes it for good, and again as often as one likes', async () => {
    await pay.prepay(order('ORDER-1'));
    expect(await pay.close('ORDER-1')).toBe('CLOSED');
    expect(await pay.close('ORDER-1')).toBe('CLOSED');
    expect(await failureOf(pay.prepay(order('ORDER-1')))).toMatchObject({ reason: 'refused', code: 'ORDERCLOSED' });
  });

  it('a paid order is told to be paid, and it stays so', async () => {
    await pay.prepay(order('ORDER-1'));
    await world.client.pay('ORDER-1', false);
    expect(await pay.close('ORDER-1')).toBe('PAID');
    expect(await pay.query('ORDER-1')).toMatchObject({ state: 'SUCCESS' });
  });

  it('an order WeChat never heard of is told to be unknown', async () => {
    expect(await pay.close('NEVER-PUT')).toBe('UNKNOWN');
  });
});

describe('giving back', () => {
  beforeEach(async () => {
    await pay.prepay(order('ORDER-1'));
    await world.client.pay('ORDER-1', false);
  });

  it('under one number is one refund, however often it is asked; under a second number it is refused', async () => {
    const first = await pay.refund(refund('ORDER-1'));
    expect((await pay.refund(refund('ORDER-1'))).refundId).toBe(first.refundId);
    const second = await failureOf(pay.refund(refund('ORDER-1', 'ANOTHER-R')));
    expect(second).toMatchObject({ reason: 'refused', code: 'INVALIDREQUEST' });
  });

  it('without money in the merchant account is refused by name', async () => {
    await world.client.addFault({ path: REFUNDS, kind: 'errcode', errcode: 'NOT_ENOUGH' });
    expect(await failureOf(pay.refund(refund('ORDER-1')))).toMatchObject({ reason: 'refused', code: 'NOTENOUGH' });
    expect(await pay.queryRefund('ORDER-1-R')).toBeNull();
  });

  it('to a card that takes nothing is told', async () => {
    await pay.refund(refund('ORDER-1'));
    await world.client.settleRefund('ORDER-1-R', 'ABNORMAL');
    expect(await pay.queryRefund('ORDER-1-R')).toMatchObject({ state: 'ABNORMAL', refundedAt: null });
  });
});

describe('the bill of a day', () => {
  it('names every trade and refund, in yuan, and is held against its hash', async () => {
    await pay.prepay(order('ORDER-1'));
    await world.client.pay('ORDER-1', false);
    await pay.refund(refund('ORDER-1'));
    world.at += 24 * HOUR;
    const bill = (await pay.tradeBill('2026-11-23'))?.toString('utf8') ?? '';
    const [header, trade, back, , summary] = bill.split('\r\n');
    expect(header).toMatch(/^交易时间,.*商户订单号/);
    expect(trade).toMatch(/^`2026-11-23 10:00:00,.*`ORDER-1,.*`12\.00/);
    expect(back).toMatch(/`ORDER-1-R,`12\.00/);
    expect(summary).toMatch(/^`2,`12\.00,`12\.00/);
  });

  it('whose file is not the one announced is refused', async () => {
    await pay.prepay(order('ORDER-1'));
    await world.client.pay('ORDER-1', false);
    world.at += 24 * HOUR;
    await world.client.addFault({ path: '/v3/billdownload/file', kind: 'altered' });
    expect(await failureOf(pay.tradeBill('2026-11-23'))).toMatchObject({ reason: 'untrusted', code: 'hash' });
  });

  it('without a trade is none', async () => {
    world.at += 24 * HOUR;
    expect(await pay.tradeBill('2026-11-23')).toBeNull();
  });

  it('is not there before ten in the morning of the next day', async () => {
    world.at += 23 * HOUR;
    expect(await failureOf(pay.tradeBill('2026-11-23'))).toMatchObject({
      reason: 'refused',
      code: 'STATEMENTCREATING',
    });
  });
});

describe('when WeChat Pay does not answer as agreed', () => {
  it.each([
    ['busy', { reason: 'refused', code: 'SYSTEMERROR' }],
    ['cut', { reason: 'unreachable', code: null }],
    ['http_503', { reason: 'http', code: '503' }],
    ['garbage', { reason: 'untrusted', code: 'unsigned' }],
  ] as const)('%s is told as such, and says nothing of us', async (kind, told) => {
    await world.client.addFault({ path: PREPAY, kind });
    const error = await failureOf(pay.prepay(order('ORDER-1')));
    expect(error).toMatchObject(told);
    const shown = inspect(error, { depth: 9, showHidden: true });
    for (const secret of [openid, 'PRIVATE KEY', 'WECHATPAY2']) expect(shown).not.toContain(secret);
  });

  it('an answer that is too late is not waited for', async () => {
    pay = adapter('PUBLIC_KEY', { WECHAT_PAY_TIMEOUT_MS: 50 });
    await world.client.addFault({ path: PREPAY, kind: 'slow', delayMs: 1000 });
    expect(await failureOf(pay.prepay(order('ORDER-1')))).toMatchObject({ reason: 'timeout' });
  });

  it('nobody there is unreachable', async () => {
    const gone = await startSandbox({ port: 0 });
    await gone.close();
    pay = adapter('PUBLIC_KEY', { WECHAT_PAY_URL: gone.url });
    expect(await failureOf(pay.query('ORDER-1'))).toMatchObject({ reason: 'unreachable' });
  });
});

it('a centre without a merchant number offers nothing and says so', async () => {
  pay = adapter('BOTH', { WECHAT_PAY: null });
  expect(pay.offered).toBe(false);
  expect(await failureOf(pay.query('ORDER-1'))).toMatchObject({ reason: 'no_merchant' });
});
