import { inspect } from 'node:util';
import { SandboxClient } from '../../sandbox/client';
import { DEMO_ACCOUNT, sandboxEnvironment } from '../../sandbox/demo-account';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { REVIEW_WORD, RISKY_WORD } from '../../sandbox/wechat-messages';
import { setClock } from '../kernel/clock';
import type { WechatSettings } from './wechat.settings';
import { WechatError, type WechatTrouble } from './wechat-error';
import { type SubscribeMessage, WechatMini } from './wechat-mini';

const LOGIN = '/sns/jscode2session';
const TOKEN = '/cgi-bin/stable_token';
const PHONE = '/wxa/business/getuserphonenumber';
const SEND = '/cgi-bin/message/subscribe/send';
const CHECK = '/wxa/msg_sec_check';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let at: number;
let sandbox: Sandbox;
let client: SandboxClient;
let mini: WechatMini;

function adapter(changes: Partial<WechatSettings> = {}): WechatMini {
  const settings: WechatSettings = { ...sandboxEnvironment(sandbox.url), WECHAT_TIMEOUT_MS: 3000, ...changes };
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

beforeEach(async () => {
  at = Date.parse('2026-11-23T02:00:00Z');
  setClock(() => new Date(at));
  sandbox = await startSandbox({ port: 0, now: () => new Date(at) });
  client = new SandboxClient(sandbox.url);
  mini = adapter();
});

afterEach(async () => {
  setClock(null);
  await sandbox.close();
});

describe('the code of wx.login', () => {
  it('tells who the person is, and keeps the session key to itself', async () => {
    const person = await client.newCitizen();
    expect(await mini.codeToSession(await client.loginCode(person.key))).toEqual({
      openid: person.openids.mini,
      unionid: person.unionid,
    });
  });

  it('is good once', async () => {
    const code = await client.loginCode('citizen-qu');
    await mini.codeToSession(code);
    expect(await failureOf(mini.codeToSession(code))).toMatchObject({ errcode: 40163, trouble: 'code_used' });
  });

  it('is good for five minutes', async () => {
    const inTime = await client.loginCode('citizen-qu');
    const late = await client.loginCode('citizen-qu');
    at += 5 * MINUTE;
    await expect(mini.codeToSession(inTime)).resolves.toHaveProperty('openid');
    at += 1;
    expect(await failureOf(mini.codeToSession(late))).toMatchObject({ errcode: 40029, trouble: 'code_invalid' });
  });

  it('is refused when WeChat never issued it, or issued it for a phone number', async () => {
    expect(await failureOf(mini.codeToSession('never-issued'))).toMatchObject({
      errcode: 40029,
      trouble: 'code_invalid',
    });
    const phoneCode = await client.phoneCode('citizen-qu');
    expect(await failureOf(mini.codeToSession(phoneCode))).toMatchObject({ errcode: 40029 });
  });

  it('is refused when there is none', async () => {
    expect(await failureOf(mini.codeToSession(''))).toMatchObject({ errcode: 41008, trouble: 'code_invalid' });
  });

  it('is refused to a blocked account', async () => {
    await client.addFault({ person: 'citizen-qu', kind: 'blocked' });
    const code = await client.loginCode('citizen-qu');
    expect(await failureOf(mini.codeToSession(code))).toMatchObject({ errcode: 40226, trouble: 'blocked' });
  });

  it('is refused over a hundred times a minute, and taken again a minute later', async () => {
    const { key } = await client.newCitizen();
    for (let login = 0; login < 100; login++) await mini.codeToSession(await client.loginCode(key));
    const error = await failureOf(mini.codeToSession(await client.loginCode(key)));
    expect(error).toMatchObject({ errcode: 45011, trouble: 'busy' });
    at += MINUTE;
    await expect(mini.codeToSession(await client.loginCode(key))).resolves.toHaveProperty('openid');
  });

  it('says «fault» when the appid or the secret is wrong: nothing the citizen can do', async () => {
    const wrongSecret = adapter({ WECHAT_MINI_SECRET: 'another-secret' });
    const wrongAppid = adapter({ WECHAT_MINI_APPID: 'wx-another' });
    const code = await client.loginCode('citizen-qu');
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
    const code = await client.loginCode('citizen-qu');
    await client.addFault(fault);
    expect(await failureOf(mini.codeToSession(code))).toMatchObject({ ...expected, trouble: 'busy' });
    await expect(mini.codeToSession(code)).resolves.toHaveProperty('openid');
  });

  it('answers too late: the call ends at the timeout', async () => {
    await client.addFault({ path: LOGIN, kind: 'slow', delayMs: 60_000 });
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
    const person = await client.newCitizen();
    expect(await mini.getPhoneNumber(await client.phoneCode(person.key))).toEqual({
      phone: person.phone,
      countryCode: '86',
    });
  });

  it('is given for a code once, within five minutes, and not for a login code', async () => {
    const used = await client.phoneCode('citizen-qu');
    await mini.getPhoneNumber(used);
    expect(await failureOf(mini.getPhoneNumber(used))).toMatchObject({ errcode: 40029 });
    expect(await failureOf(mini.getPhoneNumber(await client.loginCode('citizen-qu')))).toMatchObject({
      errcode: 40029,
    });
    const late = await client.phoneCode('citizen-qu');
    at += 5 * MINUTE + 1;
    expect(await failureOf(mini.getPhoneNumber(late))).toMatchObject({ errcode: 40029, trouble: 'code_invalid' });
  });

  it('is not believed when it was given to another app', async () => {
    await client.addFault({ person: 'citizen-qu', kind: 'foreign_watermark' });
    const error = await failureOf(mini.getPhoneNumber(await client.phoneCode('citizen-qu')));
    expect(error).toMatchObject({ reason: 'foreign_watermark', trouble: 'fault' });
  });
});

describe('the access token', () => {
  const fetches = () => client.callsOf(TOKEN);
  const use = async () => mini.getPhoneNumber(await client.phoneCode('citizen-qu'));

  it('is fetched once for fifty calls at the same moment', async () => {
    const codes = await Promise.all(Array.from({ length: 50 }, () => client.phoneCode('citizen-qu')));
    const before = await fetches();
    await Promise.all(codes.map((code) => mini.getPhoneNumber(code)));
    expect((await fetches()) - before).toBe(1);
  });

  it('is kept until five minutes before its end', async () => {
    const before = await fetches();
    await use();
    at += 2 * HOUR - 5 * MINUTE - 1000;
    await use();
    expect((await fetches()) - before).toBe(1);
    at += 1001;
    await use();
    expect((await fetches()) - before).toBe(2);
  });

  it('is replaced when WeChat calls it invalid, and the call is made once more', async () => {
    await use();
    at += 31_000;
    await fetch(`${sandbox.url}${TOKEN}`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', ...DEMO_ACCOUNT.mini, force_refresh: true }),
    });
    const before = { tokens: await fetches(), calls: await client.callsOf(PHONE) };
    await expect(use()).resolves.toHaveProperty('phone');
    expect((await fetches()) - before.tokens).toBe(1);
    expect((await client.callsOf(PHONE)) - before.calls).toBe(2);
  });

  it('is replaced when WeChat calls it expired though our clock does not', async () => {
    await use();
    setClock(() => new Date('2026-11-23T02:00:00Z'));
    at += 2 * HOUR;
    await expect(use()).resolves.toHaveProperty('phone');
  });

  it('is replaced for all when many find it refused together, by one fetch', async () => {
    await use();
    const before = await fetches();
    await client.addFault({ path: PHONE, kind: 'errcode', errcode: 40001, times: 10 });
    const codes = await Promise.all(Array.from({ length: 10 }, () => client.phoneCode('citizen-qu')));
    await Promise.all(codes.map((code) => mini.getPhoneNumber(code)));
    expect((await fetches()) - before).toBeLessThanOrEqual(2);
  });

  it.each([40001, 42001])('is not replaced a second time when WeChat insists on %d', async (errcode) => {
    await client.addFault({ path: PHONE, kind: 'errcode', errcode, times: 2 });
    const before = await client.callsOf(PHONE);
    const code = await client.phoneCode('citizen-qu');
    expect(await failureOf(mini.getPhoneNumber(code))).toMatchObject({ errcode, trouble: 'fault' });
    expect((await client.callsOf(PHONE)) - before).toBe(2);
    await expect(mini.getPhoneNumber(code)).resolves.toHaveProperty('phone');
  });

  it('is asked for again after a failed fetch', async () => {
    await client.addFault({ path: TOKEN, kind: 'busy' });
    expect(await failureOf(use())).toMatchObject({ call: TOKEN, errcode: -1, trouble: 'busy' });
    await expect(use()).resolves.toHaveProperty('phone');
  });
});

describe('a subscribe message', () => {
  const message = async (changes: Partial<SubscribeMessage> = {}): Promise<SubscribeMessage> => ({
    openid: (await client.people()).find(({ key }) => key === 'citizen-qu')?.openids.mini ?? '',
    templateId: 'sandbox-consultation-replied',
    page: 'pages/consultation/detail?number=ZX20261123',
    data: {
      thing1: '办理个体户',
      thing2: '请带身份证原件',
      time3: '2026年11月23日 10:00',
      character_string4: 'ZX20261123',
    },
    ...changes,
  });

  it('reaches the person', async () => {
    const result = await mini.sendSubscribeMessage(await message());
    expect(result).toEqual({ outcome: 'SENT', errcode: 0, field: null });
    const [card] = await client.messages('citizen-qu');
    expect(card).toMatchObject({
      channel: 'SUBSCRIBE',
      title: '咨询回复通知',
      page: 'pages/consultation/detail?number=ZX20261123',
    });
    expect(card?.fields).toContainEqual({ name: 'thing2', label: '回复内容', value: '请带身份证原件' });
  });

  it('is cut to what a card holds', async () => {
    const { data } = await message();
    const reply = '您好，办理个体工商户登记请带身份证原件和经营场所证明';
    await mini.sendSubscribeMessage(await message({ data: { ...data, thing2: reply } }));
    const [card] = await client.messages('citizen-qu');
    expect(card?.fields.find(({ name }) => name === 'thing2')?.value).toBe(`${reply.slice(0, 19)}…`);
  });

  it('is final when the person refuses', async () => {
    await client.addFault({ person: 'citizen-qu', kind: 'refuses_messages' });
    const result = await mini.sendSubscribeMessage(await message());
    expect(result).toMatchObject({ outcome: 'REFUSED', errcode: 43101 });
    expect(await client.messages()).toEqual([]);
  });

  it('is our mistake when the template or a field is wrong, and names the field', async () => {
    const { data } = await message();
    const { thing1: _, ...lacking } = data;
    const unknownTemplate = await message({ templateId: 'no-such-template' });
    expect(await mini.sendSubscribeMessage(unknownTemplate)).toMatchObject({ outcome: 'BAD_TEMPLATE', errcode: 40037 });
    const lackingField = await message({ data: lacking });
    expect(await mini.sendSubscribeMessage(lackingField)).toEqual({
      outcome: 'BAD_FIELD',
      errcode: 47003,
      field: 'thing1',
    });
    const wrongPage = await message({ page: '/pages/index' });
    expect(await mini.sendSubscribeMessage(wrongPage)).toEqual({ outcome: 'BAD_FIELD', errcode: 41030, field: 'page' });
  });

  it('is not even sent when a value has no acceptable form', async () => {
    const { data } = await message();
    const before = await client.callsOf(SEND);
    const result = await mini.sendSubscribeMessage(await message({ data: { ...data, time3: '上午' } }));
    expect(result).toEqual({ outcome: 'BAD_FIELD', errcode: null, field: 'time3' });
    expect(await client.callsOf(SEND)).toBe(before);
  });

  it('is final when WeChat does not know the person', async () => {
    const result = await mini.sendSubscribeMessage(await message({ openid: 'o-nobody' }));
    expect(result).toMatchObject({ outcome: 'BAD_RECIPIENT', errcode: 40003 });
  });

  it.each([
    [{ path: SEND, kind: 'busy' }, -1],
    [{ path: SEND, kind: 'errcode', errcode: 45009 }, 45009],
    [{ path: SEND, kind: 'http_503' }, null],
    [{ path: SEND, kind: 'garbage' }, null],
    [{ path: SEND, kind: 'cut' }, null],
    [{ path: TOKEN, kind: 'busy' }, -1],
  ] as const)('may be sent again after %j', async (fault, errcode) => {
    await client.addFault(fault);
    expect(await mini.sendSubscribeMessage(await message())).toEqual({ outcome: 'RETRY', errcode, field: null });
    expect(await mini.sendSubscribeMessage(await message())).toMatchObject({ outcome: 'SENT' });
  });
});

describe('the check of free text', () => {
  const openid = async () => (await client.people()).find(({ key }) => key === 'citizen-wen')?.openids.mini ?? '';

  it.each([
    ['请问营业执照怎么办', 'PASS'],
    [`这里有${REVIEW_WORD}`, 'REVIEW'],
    [`这里有${RISKY_WORD}`, 'RISKY'],
  ])('%s: %s', async (text, verdict) => {
    expect(await mini.checkText(await openid(), text, 'COMMENT')).toEqual({ verdict });
  });

  it('passes nothing but spaces without a call', async () => {
    const before = await client.callsOf(CHECK);
    expect(await mini.checkText(await openid(), '  \n', 'COMMENT')).toEqual({ verdict: 'PASS' });
    expect(await client.callsOf(CHECK)).toBe(before);
  });

  it('reads a long text to its end and judges it by its worst part', async () => {
    const long = `${'好'.repeat(2499)}😀${'好'.repeat(2000)}${RISKY_WORD}`;
    const before = await client.callsOf(CHECK);
    expect(await mini.checkText(await openid(), long, 'COMMENT')).toEqual({ verdict: 'RISKY' });
    expect((await client.callsOf(CHECK)) - before).toBe(2);
  });

  it('goes to a person when the writer was not in the mini-program within two hours, which is no fault', async () => {
    const { key, openids } = await client.newCitizen();
    await mini.codeToSession(await client.loginCode(key));
    at += 2 * HOUR;
    expect(await mini.checkText(openids.mini, '您好', 'COMMENT')).toEqual({ verdict: 'PASS' });
    at += 1;
    expect(await mini.checkText(openids.mini, '您好', 'COMMENT')).toEqual({ verdict: 'REVIEW' });
  });

  it('goes to a person, with the fault, when WeChat cannot check', async () => {
    await client.addFault({ path: CHECK, kind: 'busy' });
    const check = await mini.checkText(await openid(), '您好', 'COMMENT');
    expect(check).toMatchObject({ verdict: 'REVIEW', fault: { errcode: -1, trouble: 'busy' } });
  });
});

describe('what an error gives away', () => {
  const troubles: readonly WechatTrouble[] = ['busy', 'code_invalid', 'fault'];

  it('is call, reason, errcode and request id; never a secret, a code, a token or a person', async () => {
    const code = await client.phoneCode('citizen-qu');
    const login = await client.loginCode('citizen-qu');
    const token = await mini.getPhoneNumber(code).then(() => sandbox.world.tokens.issue(false).value);
    await client.addFault({ path: PHONE, kind: 'cut' });
    await client.addFault({ path: LOGIN, kind: 'cut' });
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
