import { inspect } from 'node:util';
import { wecomEnvironment } from '../../sandbox/demo-account';
import { useSandbox } from '../../sandbox/test-world';
import { readWecom } from '../kernel/wecom-account';
import { WecomSender } from './wecom-sender';

const SEND = '/cgi-bin/message/send';
const TOKEN = '/cgi-bin/gettoken';
const world = useSandbox();

function adapter(changes: Readonly<Record<string, string>> = {}, timeoutMs = 3000): WecomSender {
  const environment = { ...wecomEnvironment(world.sandbox.url), ...changes };
  const settings = {
    WECOM_URL: environment.WECOM_URL,
    WECOM: readWecom(environment).account,
    WECOM_TIMEOUT_MS: timeoutMs,
  };
  return Object.assign(new WecomSender(), { settings });
}
const calls = async () => ({ [TOKEN]: await world.client.callsOf(TOKEN), [SEND]: await world.client.callsOf(SEND) });

it('a member is told by work number, and the token is asked for once', async () => {
  const sender = adapter();
  expect(await sender.sendText('A0001', '有一个派单等您答复')).toEqual({ outcome: 'SENT', errcode: 0 });
  await Promise.all([sender.sendText('A0001', '再一次'), sender.sendText('A0002', '再一次')]);
  const [message] = (await world.client.messages()).filter(({ text }) => text === '有一个派单等您答复');
  expect(message).toMatchObject({ channel: 'WECOM', recipient: expect.stringContaining('A0001') });
  expect(await calls()).toMatchObject({ [TOKEN]: 1, [SEND]: 3 });
});

it('two at once from the start ask for one token', async () => {
  const sender = adapter();
  await Promise.all([sender.sendText('A0001', '一'), sender.sendText('A0002', '二')]);
  expect(await calls()).toMatchObject({ [TOKEN]: 1 });
});

it('a token is renewed before its end, and one refused early is replaced once', async () => {
  const sender = adapter();
  await sender.sendText('A0001', '一');
  world.at += 6_900_001;
  expect(await sender.sendText('A0001', '二')).toMatchObject({ outcome: 'SENT' });
  expect(await calls()).toMatchObject({ [TOKEN]: 2 });
  await world.client.addFault({ path: SEND, kind: 'errcode', errcode: 42001 });
  expect(await sender.sendText('A0001', '三')).toMatchObject({ outcome: 'SENT' });
  expect(await calls()).toMatchObject({ [TOKEN]: 3 });
});

it.each([
  [{ path: SEND, kind: 'errcode', errcode: 81013 }, 'NOBODY', 81013],
  [{ path: SEND, kind: 'errcode', errcode: 60020 }, 'FAULT', 60020],
  [{ path: SEND, kind: 'errcode', errcode: 45009 }, 'RETRY', 45009],
  [{ path: SEND, kind: 'busy' }, 'RETRY', -1],
  [{ path: SEND, kind: 'garbage' }, 'RETRY', null],
  [{ path: SEND, kind: 'http_503' }, 'RETRY', null],
  [{ path: TOKEN, kind: 'http_503' }, 'RETRY', null],
] as const)('%j is %s', async (fault, outcome, errcode) => {
  await world.client.addFault(fault);
  expect(await adapter().sendText('A0001', '一')).toEqual({ outcome, errcode });
});

it('somebody 企业微信 does not know is nobody, and no answer in time is worth another try', async () => {
  world.sandbox.world.strangers.add('A0404');
  expect(await adapter().sendText('A0404', '一')).toMatchObject({ outcome: 'NOBODY' });
  await world.client.addFault({ path: SEND, kind: 'slow', delayMs: 400 });
  expect(await adapter({}, 100).sendText('A0001', '一')).toMatchObject({ outcome: 'RETRY', errcode: null });
});

it('a wrong secret is our fault, and is in nothing that could be logged', async () => {
  const sender = adapter({ WECOM_SECRET: 'another-secret-altogether' });
  const result = await sender.sendText('A0001', '一');
  expect(result).toEqual({ outcome: 'FAULT', errcode: 40001 });
  expect(inspect(result)).not.toContain('another-secret');
});

it('a centre without one tells nobody, and calls nothing', async () => {
  const sender = Object.assign(new WecomSender(), {
    settings: { WECOM_URL: 'http://x', WECOM: null, WECOM_TIMEOUT_MS: 1 },
  });
  expect(sender.isOpen).toBe(false);
  expect(await sender.sendText('A0001', '一')).toEqual({ outcome: 'OFF', errcode: null });
});

describe('the account', () => {
  const whole = { WECOM_CORP_ID: 'ww0corp01', WECOM_AGENT_ID: '1000002', WECOM_SECRET: 'a-secret-of-some-length' };

  it('is read whole or not at all', () => {
    expect(readWecom({})).toEqual({ account: null, faults: [] });
    expect(readWecom(whole).account).toEqual({
      corpId: 'ww0corp01',
      agentId: 1_000_002,
      secret: 'a-secret-of-some-length',
    });
  });

  it.each([
    [{ ...whole, WECOM_SECRET: '' }, ['WECOM_SECRET: missing; expected with WECOM_CORP_ID, or none of the three']],
    [{ ...whole, WECOM_AGENT_ID: 'x' }, ['WECOM_AGENT_ID: expected the number of the app']],
    [{ ...whole, WECOM_SECRET: 'short' }, ['WECOM_SECRET: expected a secret of at least 8 characters']],
  ])('%j stops the start', (environment, faults) => {
    expect(readWecom(environment)).toEqual({ account: null, faults });
  });
});
