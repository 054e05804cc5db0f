import type { DemoPerson } from '../../sandbox/demo-people';
import { type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { TestClock } from '../../test/clock';

let app: TestApp;
const clock = new TestClock();

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(() => app.wechat.clearMessages());
afterEach(() => app.wechat.clearFaults());
afterAll(() => app.stop());

const ask = ({ client }: Someone, phone: string) => client.call('POST /me/phone/sms', { body: { phone } });
const prove = ({ client }: Someone, phone: string, code: string) =>
  client.call('POST /me/phone/verify', { body: { phone, code } });

/** The code that stands in the message this person's phone got last. */
async function codeOn({ key }: DemoPerson): Promise<string> {
  const [last] = await app.wechat.messages(key);
  return last?.code ?? 'none';
}

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a phone is proved by a code sent to it', () => {
  it('and shown masked ever after', async () => {
    const someone = await app.citizen({ phone: false });
    await expect(ask(someone, someone.person.phone)).resolves.toEqual({ resendAfter: 60, validMinutes: 5 });
    const me = await prove(someone, someone.person.phone, await codeOn(someone.person));
    expect(me.phone).toBe(`${someone.person.phone.slice(0, 3)}****${someone.person.phone.slice(-4)}`);
  });

  it('which works once', async () => {
    const someone = await app.citizen({ phone: false });
    await ask(someone, someone.person.phone);
    const code = await codeOn(someone.person);
    await prove(someone, someone.person.phone, code);
    const again = prove(someone, someone.person.phone, code);
    expect(await refused(again)).toMatchObject({ status: 422, code: 'sms_code_over' });
  });

  it('which lasts five minutes', async () => {
    const someone = await app.citizen({ phone: false });
    await ask(someone, someone.person.phone);
    const code = await codeOn(someone.person);
    clock.advance({ minutes: 5 });
    const late = prove(someone, someone.person.phone, code);
    expect(await refused(late)).toMatchObject({ status: 422, code: 'sms_code_over' });
  });

  it('which may be guessed at five times, all at once or not', async () => {
    const someone = await app.citizen({ phone: false });
    await ask(someone, someone.person.phone);
    const code = await codeOn(someone.person);
    const guesses = Array.from({ length: 5 }, () => refused(prove(someone, someone.person.phone, wrong(code))));
    const titles = (await Promise.all(guesses)).map(({ title }) => title).sort();
    expect(titles).toEqual([
      '验证码不对，还可以试 1 次',
      '验证码不对，还可以试 2 次',
      '验证码不对，还可以试 3 次',
      '验证码不对，还可以试 4 次',
      '验证码输错次数过多，请重新获取',
    ]);
    const right = prove(someone, someone.person.phone, code);
    expect(await refused(right)).toMatchObject({ status: 422, code: 'sms_code_over' });
  });

  it('which is worth nothing for another phone or another person', async () => {
    const [someone, stranger] = [await app.citizen({ phone: false }), await app.citizen({ phone: false })];
    await ask(someone, someone.person.phone);
    const code = await codeOn(someone.person);
    expect(await refused(prove(someone, stranger.person.phone, code))).toMatchObject({ code: 'sms_code_over' });
    expect(await refused(prove(stranger, someone.person.phone, code))).toMatchObject({ code: 'sms_code_over' });
  });

  it('and kept sealed: no column holds it in the clear', async () => {
    const someone = await app.citizen();
    const rows = await app.database.rows<{ phone: Buffer; lookup: string }>(
      'SELECT phone, phone_lookup AS lookup FROM person WHERE phone IS NOT NULL',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ phone, lookup }) => (phone.toString('latin1') + lookup).includes(someone.person.phone))).toBe(
      false,
    );
  });
});

describe('asking for a code', () => {
  it('is answered alike whether anybody here has the phone or not', async () => {
    const known = await app.citizen();
    const [one, other] = [await app.citizen({ phone: false }), await app.citizen({ phone: false })];
    expect(await ask(one, known.person.phone)).toEqual(await ask(other, other.person.phone));
  });

  it('waits 60 seconds, for the phone and for the person', async () => {
    const [one, other] = [await app.citizen({ phone: false }), await app.citizen({ phone: false })];
    await ask(one, one.person.phone);
    expect(await refused(ask(one, other.person.phone))).toMatchObject({ status: 429, code: 'sms_too_soon' });
    expect(await refused(ask(other, one.person.phone))).toMatchObject({ status: 429, code: 'sms_too_soon' });
    clock.advance({ seconds: 61 });
    await app.wechat.clearMessages();
    await expect(ask(other, one.person.phone)).resolves.toHaveProperty('resendAfter', 60);
  });

  it('ends for the hour after five codes to one phone, whoever asks', async () => {
    const target = await app.wechat.newCitizen();
    for (let sent = 0; sent < 5; sent++) {
      const asker = await app.citizen({ phone: false });
      await ask(asker, target.phone);
      clock.advance({ seconds: 61 });
      await app.wechat.clearMessages();
    }
    const refusal = await refused(ask(await app.citizen({ phone: false }), target.phone));
    expect(refusal).toMatchObject({ status: 429, code: 'too_many_requests' });
  });

  it('may be repeated at once when nothing was sent', async () => {
    const someone = await app.citizen({ phone: false });
    await app.wechat.addFault({ path: '/', kind: 'busy' });
    expect(await refused(ask(someone, someone.person.phone))).toMatchObject({ status: 503, code: 'sms_unavailable' });
    await expect(ask(someone, someone.person.phone)).resolves.toHaveProperty('resendAfter', 60);
  });

  it.each(['12345', '23900001001', '1990000100a', ''])(
    'is refused for %j, which is no mobile number',
    async (phone) => {
      const refusal = await refused(ask(await app.citizen({ phone: false }), phone));
      expect(refusal).toMatchObject({ status: 400, code: 'input_invalid', fields: [{ path: 'body.phone' }] });
    },
  );
});

describe('a phone WeChat knows', () => {
  it('is bound without a code', async () => {
    const someone = await app.citizen({ phone: false });
    const code = await app.wechat.phoneCode(someone.person.key);
    const me = await someone.client.call('POST /me/phone/wechat', { body: { code } });
    expect(me.phone).toContain('****');
  });

  it('is refused with a code that is none, or was used', async () => {
    const { client, person } = await app.citizen({ phone: false });
    const take = (code: string) => client.call('POST /me/phone/wechat', { body: { code } });
    expect(await refused(take('nothing'))).toMatchObject({ status: 422, code: 'wechat_code_invalid' });
    const code = await app.wechat.phoneCode(person.key);
    await take(code);
    expect(await refused(take(code))).toMatchObject({ status: 422 });
  });
});
