import { sandboxEnvironment } from '../../sandbox/demo-account';
import { useSandbox } from '../../sandbox/test-world';
import { REVIEW_WORD, RISKY_WORD } from '../../sandbox/wechat-messages';
import { type SubscribeMessage, WechatMini } from './wechat-mini';

const TOKEN = '/cgi-bin/stable_token';
const SEND = '/cgi-bin/message/subscribe/send';
const CHECK = '/wxa/msg_sec_check';
const TWO_HOURS = 2 * 3600_000;

const world = useSandbox();
let mini: WechatMini;

beforeEach(() => {
  const settings = { ...sandboxEnvironment(world.sandbox.url), WECHAT_TIMEOUT_MS: 3000 };
  mini = Object.assign(new WechatMini(), { settings });
});

describe('a subscribe message', () => {
  const message = async (changes: Partial<SubscribeMessage> = {}): Promise<SubscribeMessage> => ({
    openid: (await world.client.people()).find(({ key }) => key === 'citizen-qu')?.openids.mini ?? '',
    templateId: 'sample-case-progress',
    page: 'pages/consultation/detail?number=ZX20261123',
    data: {
      thing1: '办理个体户',
      character_string2: 'BJ20261123',
      thing3: '请带身份证原件',
      date4: '2026年11月23日 10:00',
    },
    ...changes,
  });

  it('reaches the person', async () => {
    const result = await mini.sendSubscribeMessage(await message());
    expect(result).toEqual({ outcome: 'SENT', errcode: 0, field: null });
    const [card] = await world.client.messages('citizen-qu');
    expect(card).toMatchObject({
      channel: 'SUBSCRIBE',
      title: '办件进度通知',
      page: 'pages/consultation/detail?number=ZX20261123',
    });
    expect(card?.fields).toContainEqual({ name: 'thing3', label: '当前状态', value: '请带身份证原件' });
  });

  it('is cut to what a card holds', async () => {
    const { data } = await message();
    const reply = '您好，办理个体工商户登记请带身份证原件和经营场所证明';
    await mini.sendSubscribeMessage(await message({ data: { ...data, thing3: reply } }));
    const [card] = await world.client.messages('citizen-qu');
    expect(card?.fields.find(({ name }) => name === 'thing3')?.value).toBe(`${reply.slice(0, 19)}…`);
  });

  it('is final when the person refuses', async () => {
    await world.client.addFault({ person: 'citizen-qu', kind: 'refuses_messages' });
    const result = await mini.sendSubscribeMessage(await message());
    expect(result).toMatchObject({ outcome: 'REFUSED', errcode: 43101 });
    expect(await world.client.messages()).toEqual([]);
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
    const before = await world.client.callsOf(SEND);
    const result = await mini.sendSubscribeMessage(await message({ data: { ...data, date4: '上午' } }));
    expect(result).toEqual({ outcome: 'BAD_FIELD', errcode: null, field: 'date4' });
    expect(await world.client.callsOf(SEND)).toBe(before);
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
    await world.client.addFault(fault);
    expect(await mini.sendSubscribeMessage(await message())).toEqual({ outcome: 'RETRY', errcode, field: null });
    expect(await mini.sendSubscribeMessage(await message())).toMatchObject({ outcome: 'SENT' });
  });
});

describe('the check of free text', () => {
  const openid = async () => (await world.client.people()).find(({ key }) => key === 'citizen-wen')?.openids.mini ?? '';

  it.each([
    ['请问营业执照怎么办', 'PASS'],
    [`这里有${REVIEW_WORD}`, 'REVIEW'],
    [`这里有${RISKY_WORD}`, 'RISKY'],
  ])('%s: %s', async (text, verdict) => {
    expect(await mini.checkText(await openid(), text, 'COMMENT')).toEqual({ verdict });
  });

  it('passes nothing but spaces without a call', async () => {
    const before = await world.client.callsOf(CHECK);
    expect(await mini.checkText(await openid(), '  \n', 'COMMENT')).toEqual({ verdict: 'PASS' });
    expect(await world.client.callsOf(CHECK)).toBe(before);
  });

  it('reads a long text to its end and judges it by its worst part', async () => {
    const long = `${'好'.repeat(2499)}😀${'好'.repeat(2000)}${RISKY_WORD}`;
    const before = await world.client.callsOf(CHECK);
    expect(await mini.checkText(await openid(), long, 'COMMENT')).toEqual({ verdict: 'RISKY' });
    expect((await world.client.callsOf(CHECK)) - before).toBe(2);
  });

  it('goes to a person when the writer was not in the mini-program within two hours, which is no fault', async () => {
    const { key, openids } = await world.client.newCitizen();
    await mini.codeToSession(await world.client.loginCode(key));
    world.at += TWO_HOURS;
    expect(await mini.checkText(openids.mini, '您好', 'COMMENT')).toEqual({ verdict: 'PASS' });
    world.at += 1;
    expect(await mini.checkText(openids.mini, '您好', 'COMMENT')).toEqual({ verdict: 'REVIEW' });
  });

  it('goes to a person, with the fault, when WeChat cannot check', async () => {
    await world.client.addFault({ path: CHECK, kind: 'busy' });
    const check = await mini.checkText(await openid(), '您好', 'COMMENT');
    expect(check).toMatchObject({ verdict: 'REVIEW', fault: { errcode: -1, trouble: 'busy' } });
  });
});
