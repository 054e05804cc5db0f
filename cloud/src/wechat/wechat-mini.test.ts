import { inspect } from 'node:util';
import type { SandboxClient } from '../../sandbox/client';
import { DEMO_ACCOUNT, sandboxEnvironment } from '../../sandbox/demo-account';
import { startSandbox } from '../../sandbox/server';
import { useSandbox } from '../../sandbox/test-world';
import { setClock } from '../kernel/clock';
import type { WechatSettings } from './wechat.settings';
import { WechatError, type WechatTrouble } from './wechat-error';
import { WechatMini } from './wechat-mini';

const LOGIN = '/sns/jscode2session';
const TOKEN = '/cgi-bin/stable_token';
const PHONE = '/wxa/business/getuserphonenumber';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const world = useSandbox();
let mini: WechatMini;

beforeEach(() => {
  mini = adapter();
});

function adapter(changes: Partial<WechatSettings> = {}): WechatMini {
  const settings: WechatSettings = { ...sandboxEnvironment(world.sandbox.url), WECHAT_TIMEOUT_MS: 3000, ...changes };
  return Object.assign(new WechatMini(), { settings });
}

async function failureOf(call: Promise<unknown>): Promise<WechatError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WechatError)) throw new Error(`expected a WechatError, got ${inspect(error)}`);
  return error;
}

describe('the code of wx.login', () => {
  it('tells who the person is, and keeps the session key to itself', async () => {
    const person = await world.client.newCitizen();
    expect(await mini.codeToSession(await world.client.loginCode(person.key))).toEqual({
      openid: person.openids.mini,
      unionid: person.unionid,
    });
  });

  it('is good once', async () => {
    const code = await world.client.loginCode('citizen-qu');
    await mini.codeToSession(code);
    expect(await failureOf(mini.codeToSession(code))).toMatchObject({ errcode: 40163, trouble: 'code_used' });
  });

  it('is good for five minutes', async () => {
    const inTime = await world.client.loginCode('citizen-qu');
    const late = await world.client.loginCode('citizen-qu');
    world.at += 5 * MINUTE;
    await expect(mini.codeToSession(inTime)).resolves.toHaveProperty('openid');
    world.at += 1;
    expect(await failureOf(mini.codeToSession(late))).toMatchObject({ errcode: 40029, trouble: 'code_invalid' });
  });

  it('is refused when WeChat never issued it, or issued it for a phone number', async () => {
    expect(await failureOf(mini.codeToSession('never-issued'))).toMatchObject({
      errcode: 40029,
      trouble: 'code_invalid',
    });
    const phoneCode = await world.client.phoneCode('citizen-qu');
    expect(await failureOf(mini.codeToSession(phoneCode))).toMatchObject({ errcode: 40029 });
  });

  it('is refused when there is none', async () => {
    expect(await failureOf(mini.codeToSession(''))).toMatchObject({ errcode: 41008, trouble: 'code_invalid' });
  });

  it('is refused to a blocked account', async () => {
    await world.client.addFault({ person: 'citizen-qu', kind: 'blocked' });
    const code = await world.client.loginCode('citizen-qu');
    expect(await failureOf(mini.codeToSession(code))).toMatchObject({ errcode: 40226, trouble: 'blocked' });
  });

  it('is refused over a hundred times a minute, and taken again a minute later', async () => {
    const { key } = await world.client.newCitizen();
    for (let login = 0; login < 100; login++) await mini.codeToSession(await world.client.loginCode(key));
    const error = await failureOf(mini.codeToSession(await world.client.loginCode(key)));
    expect(error).toMatchObject({ errcode: 45011, trouble: 'busy' });
    world.at += MINUTE;
    await expect(mini.codeToSession(await world.client.loginCode(key))).resolves.toHaveProperty('openid');
  });

  it('says «fault» when the appid or the secret is wrong: nothing the citizen can do', async () => {
    const wrongSecret = adapter({ WECHAT_MINI_SECRET: 'another-secret' });
    const wrongAppid = adapter({ WECHAT_MINI_APPID: 'wx-another' });
    const code = await world.client.loginCode('citizen-qu');
    expect(await failureOf(wrongSecret.codeToSession(code))).toMatchObject({ errcode: 40125, trouble: 'fault' });
    expect(await failureOf(wrongAppid.codeToSession(code))).toMatchObject({ errcode: 40013, trouble: 'fault' });
  });
});

describe('when WeChat cannot answer', () => {
  const cases: readonly (readonly [string, Parameters<SandboxClient['addFault']>[0], object])[] = [
    ['is busy', { path: LOGIN, kind: 'busy' }, { errcode: -1, reason: 'refused' }],
    ['answers with HTML', { path: LOGIN, kind: 'garbage' }, { errcode: null, reason: 'unreadable' }],
    ['answers 503', { path: LOGIN, kind: 'http_503' }, { errcode: null, reason: 'http' }],
    ['drops the connection', { path: LOGIN, kind: 'cut' }, { errcode: null, reason: 'unreachable' }],
  ];

  it.each(cases)('%s: the citizen is told to try again, and the code is not lost', async (_, fault, expected) => {
    const code = await world.client.loginCode('citizen-qu');
    await world.client.addFault(fault);
    expect(await failureOf(mini.codeToSession(code))).toMatchObject({ ...expected, trouble: 'busy' });
    await expect(mini.codeToSession(code)).resolves.toHaveProperty('openid');
  });

  it('answers too late: the call ends at the timeout', async () => {
    await world.client.addFault({ path: LOGIN, kind: 'slow', delayMs: 60_000 });
    const impatient = adapter({ WECHAT_TIMEOUT_MS: 50 });
    expect(await failureOf(impatient.codeToSession('any'))).toMatchObject({ reason: 'timeout', trouble: 'busy' });
  });

  it('is not there at all', async () => {
    const gone = await startSandbox({ port: 0 });
    await gone.close();
    const lost = adapter({ WECHAT_API_URL: gone.url });
    expect(await failureOf(lost.codeToSession('any'))).toMatchObject({ reason: 'unreachable', trouble: 'busy' });
  });
});

describe('the phone number', () => {
  it('comes with the country code', async () => {
    const person = await world.client.newCitizen();
    expect(await mini.getPhoneNumber(await world.client.phoneCode(person.key))).toEqual({
      phone: person.phone,
      countryCode: '86',
    });
  });

  it('is given for a code once, within five minutes, and not for a login code', async () => {
    const used = await world.client.phoneCode('citizen-qu');
    await mini.getPhoneNumber(used);
    expect(await failureOf(mini.getPhoneNumber(used))).toMatchObject({ errcode: 40029 });
    expect(await failureOf(mini.getPhoneNumber(await world.client.loginCode('citizen-qu')))).toMatchObject({
      errcode: 40029,
    });
    const late = await world.client.phoneCode('citizen-qu');
    world.at += 5 * MINUTE + 1;
    expect(await failureOf(mini.getPhoneNumber(late))).toMatchObject({ errcode: 40029, trouble: 'code_invalid' });
  });

  it('is not believed when it was given to another app', async () => {
    await world.client.addFault({ person: 'citizen-qu', kind: 'foreign_watermark' });
    const error = await failureOf(mini.getPhoneNumber(await world.client.phoneCode('citizen-qu')));
    expect(error).toMatchObject({ reason: 'foreign_watermark', trouble: 'fault' });
  });
});

describe('the access token', () => {
  const fetches = () => world.client.callsOf(TOKEN);
  const use = async () => mini.getPhoneNumber(await world.client.phoneCode('citizen-qu'));

  /** Somebody else forces a new token: the one we hold is dead. */
  const invalidate = async () => {
    world.at += 31_000;
    await fetch(`${world.sandbox.url}${TOKEN}`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', ...DEMO_ACCOUNT.mini, force_refresh: true }),
    });
  };

  it('is fetched once for fifty calls at the same moment', async () => {
    const codes = await Promise.all(Array.from({ length: 50 }, () => world.client.phoneCode('citizen-qu')));
    const before = await fetches();
    await Promise.all(codes.map((code) => mini.getPhoneNumber(code)));
    expect((await fetches()) - before).toBe(1);
  });

  it('is kept until five minutes before its end', async () => {
    const before = await fetches();
    await use();
    world.at += 2 * HOUR - 5 * MINUTE - 1000;
    await use();
    expect((await fetches()) - before).toBe(1);
    world.at += 1001;
    await use();
    expect((await fetches()) - before).toBe(2);
  });

  it('is replaced when WeChat calls it invalid, and the call is made once more', async () => {
    await use();
    await invalidate();
    const before = { tokens: await fetches(), calls: await world.client.callsOf(PHONE) };
    await expect(use()).resolves.toHaveProperty('phone');
    expect((await fetches()) - before.tokens).toBe(1);
    expect((await world.client.callsOf(PHONE)) - before.calls).toBe(2);
  });

  it('is replaced when WeChat calls it expired though our clock does not', async () => {
    await use();
    setClock(() => new Date('2026-11-23T02:00:00Z'));
    world.at += 2 * HOUR;
    await expect(use()).resolves.toHaveProperty('phone');
  });

  it('is replaced for all when many find it refused together, by one fetch', async () => {
    await use();
    await invalidate();
    const before = await fetches();
    const codes = await Promise.all(Array.from({ length: 10 }, () => world.client.phoneCode('citizen-qu')));
    await Promise.all(codes.map((code) => mini.getPhoneNumber(code)));
    expect((await fetches()) - before).toBe(1);
  });

  it.each([40001, 42001])('is not replaced a second time when WeChat insists on %d', async (errcode) => {
    await world.client.addFault({ path: PHONE, kind: 'errcode', errcode, times: 2 });
    const before = await world.client.callsOf(PHONE);
    const code = await world.client.phoneCode('citizen-qu');
    expect(await failureOf(mini.getPhoneNumber(code))).toMatchObject({ errcode, trouble: 'fault' });
    expect((await world.client.callsOf(PHONE)) - before).toBe(2);
    await expect(mini.getPhoneNumber(code)).resolves.toHaveProperty('phone');
  });

  it('is asked for again after a failed fetch', async () => {
    await world.client.addFault({ path: TOKEN, kind: 'busy' });
    expect(await failureOf(use())).toMatchObject({ call: TOKEN, errcode: -1, trouble: 'busy' });
    await expect(use()).resolves.toHaveProperty('phone');
  });
});

describe('what an error gives away', () => {
  const troubles: readonly WechatTrouble[] = ['busy', 'code_invalid', 'fault'];

  it('is call, reason, errcode and request id; never a secret, a code, a token or a person', async () => {
    const code = await world.client.phoneCode('citizen-qu');
    const login = await world.client.loginCode('citizen-qu');
    const token = await mini.getPhoneNumber(code).then(() => world.sandbox.world.tokens.issue(false).value);
    await world.client.addFault({ path: PHONE, kind: 'cut' });
    await world.client.addFault({ path: LOGIN, kind: 'cut' });
    const errors = [
      await failureOf(mini.getPhoneNumber(code)),
      await failureOf(mini.getPhoneNumber(code)),
      await failureOf(mini.codeToSession(login)),
      await failureOf(adapter({ WECHAT_MINI_SECRET: 'a-wrong-secret' }).codeToSession(login)),
      await failureOf(adapter({ WECHAT_API_URL: 'http://no such host' }).codeToSession(login)),
    ];
    for (const error of errors) {
      const shown = `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${error.cause ?? ''}`;
      for (const secret of [DEMO_ACCOUNT.mini.secret, 'a-wrong-secret', code, login, token]) {
        expect(shown).not.toContain(secret);
      }
      expect(troubles).toContain(error.trouble);
    }
    expect(errors[1]?.message).toMatch(
      /^wechat \/wxa\/business\/getuserphonenumber: refused 40029 \(rid [0-9a-f-]+\)$/,
    );
  });
});
