import { inspect } from 'node:util';
import { SandboxClient } from '../../sandbox/client';
import { DEMO_ACCOUNT, sandboxEnvironment } from '../../sandbox/demo-account';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { WechatError } from './wechat-error';
import { WechatWeb } from './wechat-web';

const REDIRECT = 'http://127.0.0.1:7001/signed-in?next=%2Fmine#top';

let at = Date.parse('2026-11-23T02:00:00Z');
let sandbox: Sandbox;
let client: SandboxClient;
let web: WechatWeb;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => new Date(at) });
  client = new SandboxClient(sandbox.url);
  web = Object.assign(new WechatWeb(), { settings: { ...sandboxEnvironment(sandbox.url), WECHAT_TIMEOUT_MS: 3000 } });
});

beforeEach(() => client.clearFaults());
afterAll(() => sandbox.close());

async function codeInWechat(person: string, scope: 'snsapi_base' | 'snsapi_userinfo'): Promise<string> {
  const back = await client.signIn(web.authorizeUrl({ redirectUri: REDIRECT, state: 'abc123', scope }), person);
  return back.searchParams.get('code') ?? '';
}

async function codeByScan(person: string): Promise<string> {
  const back = await client.signIn(web.qrconnectUrl({ redirectUri: REDIRECT, state: 'abc123' }), person);
  return back.searchParams.get('code') ?? '';
}

async function failureOf(call: Promise<unknown>): Promise<WechatError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WechatError)) throw new Error(`expected a WechatError, got ${inspect(error)}`);
  return error;
}

describe('the address a browser is sent to', () => {
  it('has its parameters in the one order WeChat takes, inside WeChat', () => {
    const url = web.authorizeUrl({
      redirectUri: 'https://hall.example/a?b=1',
      state: 'abc123',
      scope: 'snsapi_userinfo',
    });
    expect(url).toBe(
      `${sandbox.url}/connect/oauth2/authorize?appid=${DEMO_ACCOUNT.official.appid}` +
        '&redirect_uri=https%3A%2F%2Fhall.example%2Fa%3Fb%3D1&response_type=code&scope=snsapi_userinfo&state=abc123' +
        '#wechat_redirect',
    );
  });

  it('asks for snsapi_login with the website app on a PC', () => {
    const { pathname, searchParams, hash } = new URL(web.qrconnectUrl({ redirectUri: REDIRECT, state: 'abc123' }));
    expect(pathname).toBe('/connect/qrconnect');
    expect(searchParams.get('appid')).toBe(DEMO_ACCOUNT.website.appid);
    expect(searchParams.get('scope')).toBe('snsapi_login');
    expect(hash).toBe('#wechat_redirect');
  });

  it.each(['', 'with-dash', '状态', 'a'.repeat(129)])('refuses the state %p, which WeChat would not carry', (state) => {
    expect(() => web.qrconnectUrl({ redirectUri: REDIRECT, state })).toThrow(RangeError);
  });
});

describe('after the tap on a person', () => {
  it('the browser comes back with code and state beside what the address had', async () => {
    const back = await client.signIn(web.qrconnectUrl({ redirectUri: REDIRECT, state: 'xyz789' }), 'clerk-1');
    expect(back.origin + back.pathname + back.hash).toBe('http://127.0.0.1:7001/signed-in#top');
    expect(back.searchParams.get('next')).toBe('/mine');
    expect(back.searchParams.get('state')).toBe('xyz789');
    expect(back.searchParams.get('code')).toMatch(/^[\w-]{20,}$/);
  });

  it('one person has one unionid and another openid in each app', async () => {
    const person = (await client.people()).find(({ key }) => key === 'agent-1');
    const inWechat = await web.exchangeCode('OFFICIAL_ACCOUNT', await codeInWechat('agent-1', 'snsapi_userinfo'));
    const onPc = await web.exchangeCode('WEBSITE', await codeByScan('agent-1'));
    expect(inWechat).toEqual({ openid: person?.openids.official, unionid: person?.unionid });
    expect(onPc).toEqual({ openid: person?.openids.website, unionid: person?.unionid });
    expect(inWechat.openid).not.toBe(onPc.openid);
  });

  it('snsapi_base gives the openid alone', async () => {
    const identity = await web.exchangeCode('OFFICIAL_ACCOUNT', await codeInWechat('citizen-qu', 'snsapi_base'));
    expect(Object.keys(identity)).toEqual(['openid']);
  });
});

describe('a web code', () => {
  it('is good once', async () => {
    const code = await codeByScan('clerk-1');
    await web.exchangeCode('WEBSITE', code);
    expect(await failureOf(web.exchangeCode('WEBSITE', code))).toMatchObject({ errcode: 40163, trouble: 'code_used' });
  });

  it('is good for five minutes', async () => {
    const code = await codeByScan('clerk-1');
    at += 5 * 60_000 + 1;
    expect(await failureOf(web.exchangeCode('WEBSITE', code))).toMatchObject({
      errcode: 40029,
      trouble: 'code_invalid',
    });
  });

  it('is good for the app it was issued to only, and stays good there', async () => {
    const code = await codeByScan('clerk-1');
    expect(await failureOf(web.exchangeCode('OFFICIAL_ACCOUNT', code))).toMatchObject({ errcode: 40029 });
    await expect(web.exchangeCode('WEBSITE', code)).resolves.toHaveProperty('unionid');
  });

  it('of a snapshot page belongs to nobody', async () => {
    await client.addFault({ person: 'citizen-qu', kind: 'snapshot' });
    const code = await codeInWechat('citizen-qu', 'snsapi_userinfo');
    const error = await failureOf(web.exchangeCode('OFFICIAL_ACCOUNT', code));
    expect(error).toMatchObject({ reason: 'snapshot', trouble: 'snapshot' });
  });

  it('is not lost when WeChat is busy, and stands in no error', async () => {
    const code = await codeByScan('clerk-1');
    await client.addFault({ path: '/sns/oauth2/access_token', kind: 'busy' });
    const error = await failureOf(web.exchangeCode('WEBSITE', code));
    expect(error.trouble).toBe('busy');
    const shown = inspect(error, { depth: 9, showHidden: true });
    expect(shown).not.toContain(code);
    expect(shown).not.toContain(DEMO_ACCOUNT.website.secret);
    await expect(web.exchangeCode('WEBSITE', code)).resolves.toHaveProperty('openid');
  });

  it('is worth nothing with a wrong secret: a fault of ours', async () => {
    const settings = { ...web.settings, WECHAT_WEBSITE_SECRET: 'a-wrong-secret' };
    const wrong = Object.assign(new WechatWeb(), { settings });
    const error = await failureOf(wrong.exchangeCode('WEBSITE', await codeByScan('clerk-1')));
    expect(error).toMatchObject({ errcode: 40125, trouble: 'fault' });
  });
});
