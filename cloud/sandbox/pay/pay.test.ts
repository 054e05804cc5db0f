import { useSandbox } from '../test-world';

const world = useSandbox();

const at = (path: string, init?: RequestInit) => fetch(`${world.sandbox.url}${path}`, { redirect: 'manual', ...init });

describe('WeChat Pay as the sandbox plays it', () => {
  it('answers nobody whose request is not signed', async () => {
    const response = await at('/v3/pay/transactions/out-trade-no/ORDER-1?mchid=1900000001');
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'SIGN_ERROR' });
    expect(response.headers.get('wechatpay-signature')).toBeNull();
  });

  it('counts calls and finds faults by pattern, so that numbers do not pile up', async () => {
    const pattern = '/v3/pay/transactions/out-trade-no/:no';
    await world.client.addFault({ path: pattern, kind: 'http_503' });
    expect((await at('/v3/pay/transactions/out-trade-no/ORDER-1')).status).toBe(503);
    await at('/v3/pay/transactions/out-trade-no/ORDER-2');
    expect(await world.client.callsOf(pattern)).toBe(2);
  });

  it('has one merchant account as long as it runs, verified by either of WeChat’s keys', async () => {
    const [one, two] = [await world.client.merchant('BOTH'), await world.client.merchant('BOTH')];
    expect(two).toEqual(one);
    expect(Object.keys(JSON.parse(one.WECHAT_PAY_KEYS ?? ''))).toHaveLength(2);
    expect((await at('/sandbox/merchant?mode=NONE')).status).toBe(400);
  });

  it('shows a person where to pay when there is nothing to pay yet', async () => {
    const shown = await (await at('/sandbox/cashier')).text();
    expect(shown).toContain('还没有订单');
    expect((await at('/sandbox/cashier/pay?order=NEVER-PUT')).headers.get('location')).toBe('/sandbox/cashier');
  });

  it.each([
    ['/sandbox/pay', { outTradeNo: 'NEVER-PUT' }, 404],
    ['/sandbox/pay', {}, 400],
    ['/sandbox/pay/notices', { outTradeNo: 'NEVER-PUT', kind: 'exploded' }, 400],
    ['/sandbox/pay/notices', { outRefundNo: 'NEVER-ASKED' }, 404],
    ['/sandbox/pay/refunds', { outRefundNo: 'NEVER-ASKED', state: 'SUCCESS' }, 404],
  ])('%s with %j is a mistake of the test, and said so', async (path, body, status) => {
    expect((await at(path, { method: 'POST', body: JSON.stringify(body) })).status).toBe(status);
  });
});
