import { inspect } from 'node:util';
import { SandboxClient } from '../../sandbox/client';
import { DEMO_ACCOUNT, sandboxEnvironment } from '../../sandbox/demo-account';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import type { SmsSettings } from './sms.settings';
import { SmsSender } from './sms-sender';

const PHONE = '19900001001';

// The SDK signs with the machine's clock: the sandbox's runs beside it, moved by this much.
let ahead = 0;
let sandbox: Sandbox;
let client: SandboxClient;
let sender: SmsSender;

function adapter(changes: Partial<SmsSettings> = {}): SmsSender {
  const settings: SmsSettings = { ...sandboxEnvironment(sandbox.url), SMS_TIMEOUT_MS: 3000, ...changes };
  const made = Object.assign(new SmsSender(), { settings });
  made.prepare();
  return made;
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => new Date(Date.now() + ahead) });
  client = new SandboxClient(sandbox.url);
  sender = adapter();
});

beforeEach(async () => {
  ahead = 0;
  await client.clearFaults();
  await client.clearMessages();
});

afterAll(() => sandbox.close());

it('a code arrives with signature, code and minutes', async () => {
  const result = await sender.sendCode(PHONE, '042917', 5);
  expect(result).toMatchObject({ outcome: 'SENT', code: 'Ok' });
  expect(result.reference).toMatch(/^[0-9a-f-]{36}$/);
  const [message] = await client.messages('citizen-qu');
  expect(message).toMatchObject({ channel: 'SMS', code: '042917', templateId: DEMO_ACCOUNT.sms.codeTemplateId });
  expect(message?.text).toBe('【政务帮办示例】您的验证码是042917，5分钟内有效。请勿转告他人，工作人员不会向您索取。');
});

it('a phone of nobody known gets its code too', async () => {
  expect(await sender.sendCode('13800000000', '123456', 5)).toMatchObject({ outcome: 'SENT' });
  expect((await client.messages())[0]).toMatchObject({ person: null, recipient: '13800000000', code: '123456' });
});

describe('the signature', () => {
  it.each([
    ['the key is wrong', { SMS_SECRET_KEY: 'another-key-altogether' }, 'AuthFailure.SignatureFailure'],
    ['the key id is unknown', { SMS_SECRET_ID: 'AKIDsomebodyElse' }, 'AuthFailure.SecretIdNotFound'],
  ])('is refused when %s: our setup, nothing sent', async (_, changes, code) => {
    const result = await adapter(changes).sendCode(PHONE, '123456', 5);
    expect(result).toMatchObject({ outcome: 'BAD_SETUP', code });
    expect(result.reference).toMatch(/^[0-9a-f-]{36}$/);
    expect(await client.messages()).toEqual([]);
  });

  it.each([-301_000, 301_000])('is refused when the clocks are %d ms apart', async (apart) => {
    ahead = apart;
    const result = await sender.sendCode(PHONE, '123456', 5);
    expect(result).toMatchObject({ outcome: 'BAD_SETUP', code: 'AuthFailure.SignatureExpire' });
  });
});

describe('what the operator refuses', () => {
  it('a second message to one phone within half a minute', async () => {
    await sender.sendCode(PHONE, '111111', 5);
    const second = await sender.sendCode(PHONE, '222222', 5);
    expect(second).toMatchObject({ outcome: 'TOO_OFTEN', code: 'LimitExceeded.PhoneNumberThirtySecondLimit' });
    expect(await client.messages()).toHaveLength(1);
    ahead = 31_000;
    expect(await sender.sendCode(PHONE, '333333', 5)).toMatchObject({ outcome: 'SENT' });
  });

  it('a phone whose owner shut such messages out', async () => {
    await client.addFault({ person: 'citizen-qu', kind: 'phone_blacklisted' });
    const result = await sender.sendCode(PHONE, '123456', 5);
    expect(result).toMatchObject({ outcome: 'BAD_PHONE', code: 'FailedOperation.PhoneNumberInBlacklist' });
  });

  it.each(['', '1990000100', '+8619900001001', '29900001001'])('the number %p, without a call', async (phone) => {
    const before = await client.callsOf('/');
    expect(await sender.sendCode(phone, '123456', 5)).toEqual({ outcome: 'BAD_PHONE', code: null, reference: null });
    expect(await client.callsOf('/')).toBe(before);
  });

  it.each([
    [{ SMS_SIGN_NAME: '未批准' }, 'FailedOperation.SignatureIncorrectOrUnapproved'],
    [{ SMS_CODE_TEMPLATE_ID: '999' }, 'FailedOperation.TemplateIncorrectOrUnapproved'],
    [{ SMS_SDK_APPID: '1400999999' }, 'UnauthorizedOperation.SmsSdkAppIdVerifyFail'],
  ])('a message from %j: our setup', async (changes, code) => {
    expect(await adapter(changes).sendCode(PHONE, '123456', 5)).toMatchObject({ outcome: 'BAD_SETUP', code });
  });

  it('a code that is no number of six digits', async () => {
    const result = await sender.sendCode(PHONE, 'secret', 5);
    expect(result).toMatchObject({ outcome: 'BAD_SETUP', code: 'InvalidParameterValue.TemplateParameterFormatError' });
  });
});

describe('when the operator cannot answer', () => {
  it.each([
    [{ path: '/', kind: 'busy' }, 'InternalError'],
    [{ path: '/', kind: 'errcode', errcode: 'RequestLimitExceeded' }, 'RequestLimitExceeded'],
    [{ path: '/', kind: 'garbage' }, null],
    [{ path: '/', kind: 'http_503' }, null],
    [{ path: '/', kind: 'cut' }, null],
  ] as const)('%j: it may be tried again', async (fault, code) => {
    await client.addFault(fault);
    expect(await sender.sendCode(PHONE, '123456', 5)).toMatchObject({ outcome: 'RETRY', code });
    expect(await sender.sendCode(PHONE, '123456', 5)).toMatchObject({ outcome: 'SENT' });
  });

  it('answers too late: the call ends at the timeout', async () => {
    await client.addFault({ path: '/', kind: 'slow', delayMs: 60_000 });
    const result = await adapter({ SMS_TIMEOUT_MS: 50 }).sendCode(PHONE, '123456', 5);
    expect(result).toEqual({ outcome: 'RETRY', code: null, reference: null });
  });

  it('goes straight to the address, whatever proxy the environment names', async () => {
    const before = process.env.http_proxy;
    process.env.http_proxy = 'http://127.0.0.1:9';
    try {
      expect(await adapter().sendCode(PHONE, '123456', 5)).toMatchObject({ outcome: 'SENT' });
    } finally {
      if (before === undefined) delete process.env.http_proxy;
      else process.env.http_proxy = before;
    }
  });
});

it('a result holds neither key nor code nor phone', async () => {
  await client.addFault({ path: '/', kind: 'cut' });
  const results = [
    await sender.sendCode(PHONE, '135790', 5),
    await adapter({ SMS_SECRET_KEY: 'a-wrong-key' }).sendCode(PHONE, '135790', 5),
    await sender.sendCode(PHONE, '135790', 5),
  ];
  const shown = inspect(results, { depth: 9, showHidden: true });
  for (const secret of [DEMO_ACCOUNT.sms.secretKey, 'a-wrong-key', '135790', PHONE])
    expect(shown).not.toContain(secret);
});

it('staff are called to their phone with what for and until when, and never with a code', async () => {
  expect(sender.callsStaff).toBe(true);
  expect(await sender.callStaff(PHONE, '紧急派单', '10:05')).toMatchObject({ outcome: 'SENT', code: 'Ok' });
  expect((await client.messages('citizen-qu'))[0]).toMatchObject({
    code: null,
    text: '【政务帮办示例】您有一件紧急派单待处理，请在10:05前打开小程序查看。',
  });
});

it('without a template for it nobody is called', async () => {
  const without = adapter({ SMS_CALL_TEMPLATE_ID: undefined });
  expect(without.callsStaff).toBe(false);
  expect(await without.callStaff(PHONE, '紧急派单', '10:05')).toMatchObject({ outcome: 'BAD_SETUP' });
  expect(await client.messages()).toEqual([]);
});
