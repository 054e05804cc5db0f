import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Heard {
  readonly route: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that answers each route as told, and remembers what it heard. */
async function serve(answer: (heard: Heard) => { status: number; body?: unknown }) {
  const heard: Heard[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const one = { route: `${request.method} ${request.url}`, headers: request.headers, body };
    heard.push(one);
    const { status, body: result } = answer(one);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { heard, origin: `http://127.0.0.1:${port}`, stop: () => new Promise((done) => server.close(done)) };
}

const ME = {
  name: null,
  phone: null,
  kind: 'MINI_PROGRAM' as const,
  staff: null,
  secondFactor: 'NOT_NEEDED' as const,
  enterprises: [],
};
const grant = (n: number) => ({ accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresIn: 600, me: ME });
const refusal = (status: number, code: string) => ({
  status,
  body: { type: 'about:blank', status, code, title: code },
});

let stop: (() => Promise<unknown>) | undefined;
afterEach(async () => {
  await stop?.();
  jest.resetModules();
});

/** A fresh copy of the client on a fresh phone, signed in with the first grant. */
async function client(answer: Parameters<typeof serve>[0]) {
  const server = await serve(answer);
  stop = server.stop;
  jest.resetModules();
  const phone = await import('../../test/phone');
  phone.freshPhone(server.origin);
  const { call } = await import('./call');
  const session = await import('./session');
  await session.acceptGrant(grant(1));
  return { ...server, call, session, stored: phone.stored };
}

describe('a call with a token the server no longer takes', () => {
  const answer = ({ route, headers }: Heard) => {
    if (route === 'POST /api/sessions/refresh') return { status: 200, body: grant(2) };
    return headers.authorization === 'Bearer access-2' ? { status: 200, body: ME } : refusal(401, 'not_signed_in');
  };

  it('renews the session once, however many calls ask for it, and sends each again', async () => {
    const { call, heard } = await client(answer);
    await Promise.all([call('GET /me'), call('GET /me'), call('GET /me')]);
    expect(heard.filter(({ route }) => route === 'POST /api/sessions/refresh')).toHaveLength(1);
    expect(heard.filter(({ headers }) => headers.authorization === 'Bearer access-2')).toHaveLength(3);
  });

  it('keeps the new tokens for the next visit', async () => {
    const { call, stored: kept } = await client(answer);
    await call('GET /me');
    expect(kept('session')).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' });
  });

  it('repeats a write under the same Idempotency-Key', async () => {
    const { call, heard } = await client(answer);
    await call('PUT /me/name', { body: { name: '王小明' } });
    const keys = heard
      .filter(({ route }) => route === 'PUT /api/me/name')
      .map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[\w-]{8,64}$/);
    expect(keys[1]).toBe(keys[0]);
  });
});

describe('a session that is over', () => {
  it('is forgotten, and what a visitor may do still works', async () => {
    const {
      call,
      session,
      stored: kept,
    } = await client(({ route, headers }) => {
      if (route === 'POST /api/sessions/refresh') return refusal(401, 'session_over');
      return headers.authorization ? refusal(401, 'not_signed_in') : { status: 200, body: { label: '网上咨询答复' } };
    });
    await expect(call('GET /consultations/promise')).resolves.toMatchObject({ label: '网上咨询答复' });
    expect(session.currentSession().status).toBe('visitor');
    expect(kept('session')).toBeUndefined();
  });

  it('is not revived after a desk was left alone', async () => {
    const { call, session, heard } = await client(() => refusal(401, 'session_idle'));
    await expect(call('GET /me')).rejects.toMatchObject({ code: 'session_idle' });
    expect(session.currentSession().status).toBe('visitor');
    expect(heard.map(({ route }) => route)).toEqual(['GET /api/me']);
  });
});

describe('a server that cannot be reached', () => {
  it('is told apart from a refusal, and the session is kept', async () => {
    const { call, session, stop: down } = await client(() => ({ status: 200 }));
    await down();
    stop = undefined;
    await expect(call('GET /me')).rejects.toMatchObject({ code: 'offline', status: 0, passing: true });
    expect(session.currentSession().status).toBe('person');
  });

  it('is not believed when a proxy answers in its place', async () => {
    const { call } = await client(() => ({ status: 502, body: 'Bad Gateway' }));
    await expect(call('GET /me')).rejects.toMatchObject({ code: 'http_502', passing: true });
  });
});

it('a faulty field is found by its name', async () => {
  const fields = [{ path: 'body.name', message: '请填写真实姓名' }];
  const { call } = await client(() => ({
    status: 422,
    body: { type: 'about:blank', status: 422, code: 'input_invalid', title: '有一处需要修改', fields },
  }));
  const problem = await call('PUT /me/name', { body: { name: '王' } }).catch((error) => error);
  expect(problem.field('body.name')).toBe('请填写真实姓名');
  expect(problem.field('body.phone')).toBeUndefined();
});

describe('a machine of the hall', () => {
  const paired = { deviceToken: 'machine-1', kind: 'KIOSK', name: '东侧叫号机', siteKey: 'hall' } as const;

  /** The client on a machine that is paired, with a person signed in beside it. */
  async function machine(answer: Parameters<typeof serve>[0]) {
    const made = await client(answer);
    const device = await import('./device-session');
    await device.acceptPairing(paired);
    const { callRoute } = await import('./call');
    return { ...made, device, asMachine: () => callRoute('GET /devices/me', undefined, { as: 'device' }) };
  }

  it('speaks with its own token, even where a person is signed in beside it', async () => {
    const { asMachine, call, heard, stored: kept } = await machine(() => ({ status: 200, body: ME }));
    await asMachine();
    await call('GET /me');
    expect(heard.map(({ headers }) => headers.authorization)).toEqual(['Device machine-1', 'Bearer access-1']);
    expect(kept('device')).toEqual(paired);
  });

  it('forgets what it was once it is taken out of service, and nobody else is signed out by it', async () => {
    const { asMachine, device, session, stored: kept } = await machine(() => refusal(401, 'device_unknown'));
    await expect(asMachine()).rejects.toMatchObject({ code: 'device_unknown' });
    expect(device.currentDevice()).toBeNull();
    expect(kept('device')).toBeUndefined();
    expect(session.currentSession().status).toBe('person');
  });

  it('stays what it is while the server cannot be reached', async () => {
    const { asMachine, device } = await machine(() => refusal(503, 'unavailable'));
    await expect(asMachine()).rejects.toMatchObject({ status: 503 });
    expect(device.currentDevice()).toEqual(paired);
  });
});
