import { authenticator } from 'otplib';
import { ROLES } from 'shared-types/identity.states';
import { SandboxClient } from './client';
import { DEMO_ACCOUNT, DEMO_TEMPLATES } from './demo-account';
import { DEMO_PEOPLE } from './demo-people';
import { type Sandbox, startSandbox } from './server';

const SIGN_IN = new URLSearchParams({
  appid: DEMO_ACCOUNT.website.appid,
  redirect_uri: 'http://localhost:7001/back',
  response_type: 'code',
  scope: 'snsapi_login',
  state: 'abc123',
});

let at: number;
let sandbox: Sandbox;
let client: SandboxClient;

beforeEach(async () => {
  at = Date.parse('2026-11-23T02:00:00Z');
  sandbox = await startSandbox({ port: 0, now: () => new Date(at) });
  client = new SandboxClient(sandbox.url);
});

afterEach(() => sandbox.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}${path}`, { headers, redirect: 'manual' });
const post = (path: string, body: unknown) =>
  fetch(`${sandbox.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
const errcodeOf = async (response: Promise<Response>) =>
  ((await (await response).json()) as { errcode?: number }).errcode;

describe('the demo people', () => {
  it('are two citizens and an elder, two enterprise owners, and staff in every post', () => {
    expect(DEMO_PEOPLE.filter(({ kind }) => kind === 'CITIZEN').map(({ elder }) => elder)).toEqual([
      false,
      false,
      true,
    ]);
    expect(DEMO_PEOPLE.filter(({ enterprise }) => enterprise !== null)).toHaveLength(2);
    const posts = DEMO_PEOPLE.flatMap(({ roles }) => roles);
    expect(new Set(posts)).toEqual(new Set(ROLES));
    expect(posts.filter((role) => role === 'PROXY_AGENT')).toHaveLength(3);
    expect(posts.filter((role) => role === 'WINDOW_CLERK')).toHaveLength(2);
  });

  it('share no key, phone, openid, unionid or work number', () => {
    const of = (values: readonly (string | null)[]) => values.filter((value) => value !== null);
    for (const values of [
      of(DEMO_PEOPLE.map(({ key }) => key)),
      of(DEMO_PEOPLE.map(({ phone }) => phone)),
      of(DEMO_PEOPLE.map(({ unionid }) => unionid)),
      of(DEMO_PEOPLE.map(({ workNumber }) => workNumber)),
      DEMO_PEOPLE.flatMap(({ openids }) => Object.values(openids)),
    ]) {
      expect(new Set(values).size).toBe(values.length);
    }
    for (const { phone } of DEMO_PEOPLE) expect(phone).toMatch(/^1990000\d{4}$/);
  });

  it('are listed with the second factor of this moment', async () => {
    const clerk = (await client.people()).find(({ key }) => key === 'clerk-1');
    const secret = clerk?.totpSecret ?? '';
    expect(clerk?.totp).toBe(authenticator.clone({ epoch: at }).generate(secret));
    expect(await (await get('/')).text()).toContain(clerk?.totp);
  });
});

describe('the page to choose a person', () => {
  it('shows everybody, in Chinese, and may neither run scripts nor load anything', async () => {
    const response = await get(`/connect/qrconnect?${SIGN_IN}`);
    const shown = await response.text();
    for (const { name, roleLabel } of DEMO_PEOPLE) {
      expect(shown).toContain(name);
      expect(shown).toContain(roleLabel);
    }
    expect(shown).toContain('<html lang="zh-CN">');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('sends who refuses back with the state alone', async () => {
    const shown = await (await get(`/connect/qrconnect?${SIGN_IN}`)).text();
    const refuse = /class="refuse" href="([^"]+)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const back = await get(refuse);
    expect(back.headers.get('location')).toBe('http://localhost:7001/back?state=abc123');
  });

  it.each([
    ['an address that is not of this machine', { redirect_uri: 'https://evil.example/' }],
    ['a script as address', { redirect_uri: 'javascript:alert(1)' }],
    ['another appid', { appid: 'wx-another' }],
    ['a scope of the other login', { scope: 'snsapi_base' }],
    ['another response type', { response_type: 'token' }],
  ])('refuses %s, and so does the tap', async (_, changes) => {
    const query = new URLSearchParams({ ...Object.fromEntries(SIGN_IN), ...changes });
    expect((await get(`/connect/qrconnect?${query}`)).status).toBe(400);
    const tap = await get(`/sandbox/choose?via=%2Fconnect%2Fqrconnect&person=clerk-1&${query}`);
    expect(tap.status).toBe(400);
    expect(tap.headers.get('location')).toBeNull();
  });

  it('quotes a hostile state harmlessly', async () => {
    const query = new URLSearchParams({ ...Object.fromEntries(SIGN_IN), state: '"><script>alert(1)</script>' });
    expect(await (await get(`/connect/qrconnect?${query}`)).text()).not.toContain('<script>');
  });
});

describe('the wire', () => {
  it('refuses with HTTP 200, an errcode and a request id', async () => {
    const response = await get('/sns/jscode2session?appid=wx-another');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      errcode: 40013,
      errmsg: expect.stringMatching(/^invalid appid rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
    });
  });

  it('insists on the right method', async () => {
    expect(await (await get('/cgi-bin/stable_token')).json()).toMatchObject({ errcode: 43002 });
    expect(await (await post('/sns/jscode2session', {})).json()).toMatchObject({ errcode: 43001 });
  });

  it('gives one access token to all who ask, and a new one five minutes before its end while the old stays good', async () => {
    const ask = async (extra: object = {}) => {
      const response = await post('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        ...DEMO_ACCOUNT.mini,
        ...extra,
      });
      return (await response.json()) as { access_token: string; expires_in: number };
    };
    const works = (token: string) =>
      errcodeOf(post(`/wxa/business/getuserphonenumber?access_token=${token}`, { code: 'x' }));

    const first = await ask();
    expect(first.expires_in).toBe(7200);
    at += 6899_000;
    expect(await ask()).toEqual({ access_token: first.access_token, expires_in: 301 });
    at += 1000;
    const second = await ask();
    expect(second.access_token).not.toBe(first.access_token);
    expect(await works(first.access_token)).toBe(40029);
    at += 300_000;
    expect(await works(first.access_token)).toBe(42001);
    expect(await works('')).toBe(41001);
    expect(await works('never-issued')).toBe(40001);

    const forced = await ask({ force_refresh: true });
    expect(await works(second.access_token)).toBe(40001);
    expect((await ask({ force_refresh: true })).access_token).toBe(forced.access_token);
  });

  it('a body over a megabyte is not read to its end', async () => {
    const response = await fetch(`${sandbox.url}/wxa/msg_sec_check`, {
      method: 'POST',
      body: 'x'.repeat(1_000_001),
    }).catch(() => null);
    expect(response === null || response.status === 413).toBe(true);
  });
});

describe('faults', () => {
  it('befall as many calls as asked for, on their path only', async () => {
    await client.addFault({ path: '/sns/jscode2session', kind: 'busy', times: 2 });
    const errcodes = [];
    for (let call = 0; call < 3; call++) errcodes.push(await errcodeOf(get('/sns/jscode2session')));
    expect(errcodes).toEqual([-1, -1, 41002]);
    expect(await (await get('/sandbox/faults')).json()).toEqual([]);
  });

  it.each([
    [{ kind: 'busy' }],
    [{ path: '/sns/jscode2session', kind: 'explodes' }],
    [{ path: '/sns/jscode2session', kind: 'errcode' }],
    [{ path: '/sns/jscode2session', kind: 'busy', tmies: 2 }],
    [{ person: 'citizen-qu', kind: 'busy' }],
  ])('%j is no fault, and said so', async (body) => {
    const response = await post('/sandbox/faults', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('error');
  });

  it('need a person who exists', async () => {
    expect((await post('/sandbox/faults', { person: 'nobody', kind: 'blocked' })).status).toBe(404);
  });
});

describe('the inbox', () => {
  const send = async (value: string) => {
    const { value: token } = sandbox.world.tokens.issue(false);
    const [person] = DEMO_PEOPLE;
    const [template] = DEMO_TEMPLATES;
    await post(`/cgi-bin/message/subscribe/send?access_token=${token}`, {
      touser: person?.openids.mini,
      template_id: template?.id,
      data: {
        thing1: { value },
        date2: { value: '2026年11月30日 09:00' },
        character_string3: { value: 'ZX1' },
      },
    });
  };

  it('has the newest first, as JSON for programs and as a page for people', async () => {
    await send('先办的');
    await send('<b>后办的</b>');
    const list = await client.messages('citizen-qu');
    expect(list.map(({ fields }) => fields[0]?.value)).toEqual(['<b>后办的</b>', '先办的']);
    expect(await client.messages('citizen-wen')).toEqual([]);
    const shown = await (await get('/sandbox/messages', { accept: 'text/html' })).text();
    expect(shown).toContain('收到的消息');
    expect(shown).toContain('&lt;b&gt;后办的&lt;/b&gt;');
    expect(shown).toContain('11月23日 10:00:00');
  });

  it('keeps the last five hundred', async () => {
    for (let n = 1; n <= 501; n++) {
      sandbox.world.messages.deliver({
        channel: 'SMS',
        person: null,
        recipient: '1',
        title: '短信',
        fields: [],
        page: null,
        templateId: '1',
        text: String(n),
        code: null,
      });
    }
    const list = await client.messages();
    expect([list.length, list[0]?.text, list.at(-1)?.text]).toEqual([500, '501', '2']);
  });
});

describe('who may call', () => {
  it('pages of this machine, from any port', async () => {
    const response = await get('/demo/people', { origin: 'http://127.0.0.1:7001' });
    expect(response.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:7001');
  });

  it('no page of another host', async () => {
    const response = await get('/demo/people', { origin: 'https://evil.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
