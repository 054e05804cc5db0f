import type { DemoPerson } from '../../sandbox/demo-people';
import { TestApp } from '../../test/app';
import { type Client, refused } from '../../test/client';
import { TestClock } from '../../test/clock';
import { webSignIn } from '../../test/web-sign-in';

let app: TestApp;
const clock = new TestClock();

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(() => app.wechat.clearMessages());
afterAll(() => app.stop());

/** Proves the owner's phone by the code on it. */
async function proveByCode(client: Client, owner: DemoPerson): Promise<string | null> {
  await client.call('POST /me/phone/sms', { body: { phone: owner.phone } });
  const [message] = await app.wechat.messages(owner.key);
  const body = { phone: owner.phone, code: message?.code ?? 'none' };
  const me = await client.call('POST /me/phone/verify', { body });
  await app.wechat.clearMessages();
  clock.advance({ seconds: 61 });
  return me.phone;
}

const proveByWechat = async (client: Client, owner: DemoPerson) =>
  client.call('POST /me/phone/wechat', { body: { code: await app.wechat.phoneCode(owner.key) } });

/** Somebody in a browser of whom WeChat tells no unionid, so that nothing but a phone can show who they are. */
async function stranger(): Promise<Client> {
  const { key } = await app.wechat.newCitizen();
  return (await webSignIn(app, 'WECHAT_BROWSER', key, { withoutUnionid: true })).client;
}

const ask = async (client: Client): Promise<string> =>
  (await client.call('POST /consultations', { body: { question: '开一家小餐馆要办哪些手续？' } })).number;
const numbersOf = async (client: Client): Promise<string[]> =>
  (await client.call('GET /me/records', { query: {} })).items.map(({ number }) => number);
const nameOf = async (client: Client): Promise<string | null> => (await client.call('GET /me')).name;

describe('two records that prove one phone by code, in different apps', () => {
  it('become one: the older stays, with the records of both, and the session goes on as it', async () => {
    const older = await app.citizen({ phone: false });
    await older.client.call('PUT /me/name', { body: { name: '王小明' } });
    await proveByCode(older.client, older.person);
    const first = await ask(older.client);
    const browser = await stranger();
    const second = await ask(browser);

    await proveByCode(browser, older.person);
    expect(await nameOf(browser)).toBe('王*明');
    expect((await numbersOf(browser)).sort()).toEqual([first, second].sort());
    expect((await numbersOf(older.client)).sort()).toEqual([first, second].sort());
  });

  it('leave an audit row that names both and says why, without a phone in it', async () => {
    const older = await app.citizen({ phone: false });
    await proveByCode(older.client, older.person);
    const browser = await stranger();
    await proveByCode(browser, older.person);
    const row = await app.database.row<{ detail: string; subject: string }>(
      `SELECT subject, detail FROM audit WHERE action = 'person.merged' ORDER BY id DESC LIMIT 1`,
    );
    expect(JSON.parse(row?.detail ?? '{}')).toMatchObject({
      by: 'phone',
      merged: expect.stringMatching(/^[\w-]{22}$/),
    });
    expect(`${row?.subject}${row?.detail}`).not.toContain(older.person.phone);
  });

  it('carry enterprises over', async () => {
    const older = await app.citizen({ phone: false });
    await proveByCode(older.client, older.person);
    const browser = await stranger();
    await proveByCode(browser, older.person);
    await browser.call('PUT /me/name', { body: { name: '李小龙' } });
    const body = {
      authority: 'LEGAL_REPRESENTATIVE',
      creditCode: '91350100M000100Y43',
      name: '某某文化有限公司',
    } as const;
    await browser.call('POST /enterprises', { body });
    expect((await older.client.call('GET /me')).enterprises).toMatchObject([{ creditCode: '91350100M000100Y43' }]);
  });
});

describe('a number that has come into other hands', () => {
  it('goes over without a word of its former holder’s business', async () => {
    const former = await app.citizen({ phone: false });
    await former.client.call('PUT /me/name', { body: { name: '赵老先生' } });
    await proveByCode(former.client, former.person);
    await ask(former.client);
    clock.advance({ days: 91 });

    const present = await stranger();
    await proveByCode(present, former.person);
    expect(await nameOf(present)).toBeNull();
    expect(await numbersOf(present)).toEqual([]);
    expect((await former.client.call('GET /me')).phone).toBeNull();
    expect(await nameOf(former.client)).toBe('赵**生');
  });

  it('goes over between two accounts WeChat knows apart, however lately it was proved', async () => {
    const former = await app.citizen({ phone: false });
    await proveByCode(former.client, former.person);
    const present = await app.citizen({ phone: false });
    await proveByCode(present.client, former.person);
    expect((await former.client.call('GET /me')).phone).toBeNull();
    expect((await present.client.call('GET /me')).phone).toContain('****');
    const row = await app.database.row(`SELECT id FROM audit WHERE action = 'phone.moved'`);
    expect(row).not.toBeNull();
  });

  it('is not given away on WeChat’s word, which may be years old', async () => {
    const holder = await app.citizen({ phone: false });
    await proveByCode(holder.client, holder.person);
    const other = await app.citizen({ phone: false });
    expect(await refused(proveByWechat(other.client, holder.person))).toMatchObject({
      status: 409,
      code: 'phone_needs_code',
    });
    expect((await holder.client.call('GET /me')).phone).toContain('****');
  });

  it('ends with one holder when two prove it at the same instant', async () => {
    const [one, other] = [await app.citizen({ phone: false }), await app.citizen({ phone: false })];
    const outcomes = await Promise.allSettled([
      proveByWechat(one.client, one.person),
      proveByWechat(other.client, one.person),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the phone of a member of staff', () => {
  it('opens no way into their rights', async () => {
    const clerk = await app.staff(['WINDOW_CLERK']);
    const browser = await stranger();
    expect(await refused(proveByCode(browser, clerk.person))).toMatchObject({ status: 409, code: 'phone_of_staff' });
    expect((await clerk.client.call('GET /me')).phone).toContain('****');
    expect((await browser.call('GET /me')).staff).toBeNull();
  });

  it('takes nothing of a citizen’s history when the clerk proves the citizen’s number', async () => {
    const citizen = await app.citizen({ phone: false });
    await proveByCode(citizen.client, citizen.person);
    const number = await ask(citizen.client);
    const clerk = await app.staff(['WINDOW_CLERK']);
    await proveByCode(clerk.client, citizen.person);
    expect(await numbersOf(clerk.client)).toEqual([]);
    expect(await numbersOf(citizen.client)).toEqual([number]);
  });
});

describe('an invitation to the staff', () => {
  const invite = async (phone: string, workNo: string) => {
    const administrator = await app.staff(['ADMINISTRATOR']);
    const body = { workNo, name: '新来同事', phone, roles: ['PROXY_AGENT' as const], skills: [], siteKey: null };
    return administrator.client.call('POST /staff', { body });
  };

  it('is claimed by proving the phone it went to, by code', async () => {
    const newcomer = await app.citizen({ phone: false });
    const workNo = `J${newcomer.person.phone.slice(-7)}`;
    await expect(invite(newcomer.person.phone, workNo)).resolves.toMatchObject({
      workNo,
      joined: false,
      secondFactor: false,
    });
    expect(await refused(proveByWechat(newcomer.client, newcomer.person))).toMatchObject({ code: 'phone_needs_code' });
    await proveByCode(newcomer.client, newcomer.person);
    expect((await newcomer.client.call('GET /me')).staff).toMatchObject({ workNo, roles: ['PROXY_AGENT'] });
  });

  it('is worth nothing after seven days', async () => {
    const newcomer = await app.citizen({ phone: false });
    await invite(newcomer.person.phone, `L${newcomer.person.phone.slice(-7)}`);
    clock.advance({ days: 7, seconds: 1 });
    await proveByCode(newcomer.client, newcomer.person);
    expect((await newcomer.client.call('GET /me')).staff).toBeNull();
  });

  it('is sent once: a work number and a phone are somebody’s', async () => {
    const { phone } = await app.wechat.newCitizen();
    await invite(phone, `K${phone.slice(-7)}`);
    expect(await refused(invite(phone, `Q${phone.slice(-7)}`))).toMatchObject({ status: 409, code: 'staff_known' });
  });
});
