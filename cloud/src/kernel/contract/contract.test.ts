import { randomUUID } from 'node:crypto';
import type { Problem } from 'shared-types/problem';
import { TestApp } from '../../../test/app';
import { refused } from '../../../test/client';

describe('bad input is refused with a problem document of its own, and nothing is written', () => {
  let app: TestApp;
  let token: string;

  beforeAll(async () => {
    // Behind one proxy, so that a test can count calls of an address of its own.
    app = await TestApp.start({ TRUSTED_PROXIES: '1' });
    token = (await app.citizen()).grant.accessToken;
  });
  afterAll(() => app.stop());

  const records = () => app.database.row<{ n: number }>('SELECT COUNT(*) AS n FROM record');

  async function post(body: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${app.server.url}/api/consultations`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...headers,
      },
      body,
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      problem: (await response.json()) as Problem,
    };
  }

  const question = '营业执照丢了，应该怎么补办？';

  it.each([
    ['an unknown field', JSON.stringify({ question, extra: 1 }), {}, 400, 'input_invalid'],
    ['a wrong type', JSON.stringify({ question: 5 }), {}, 400, 'input_invalid'],
    ['no body', '', {}, 400, 'input_invalid'],
    ['bad JSON', '{"question":', {}, 400, 'body_not_json'],
    ['an oversize body', JSON.stringify({ question: 'x'.repeat(70_000) }), {}, 413, 'body_too_large'],
    ['a wrong content type', question, { 'content-type': 'text/plain' }, 415, 'content_type_unsupported'],
    ['a forged token', JSON.stringify({ question }), { authorization: 'Bearer a.b.c' }, 401, 'not_signed_in'],
    ['no token', JSON.stringify({ question }), { authorization: '' }, 401, 'not_signed_in'],
    ['a bad key', JSON.stringify({ question }), { 'idempotency-key': '?' }, 400, 'idempotency_key_missing'],
  ] as const)('%s', async (_, body, headers, status, code) => {
    const before = await records();
    const refusal = await post(body, headers);
    expect(refusal).toMatchObject({
      status,
      problem: { status, code, title: expect.stringMatching(/\p{Script=Han}/u) },
    });
    expect(refusal.type).toContain('application/problem+json');
    expect(await records()).toEqual(before);
  });

  it('names the field in the words of the form', async () => {
    const { problem } = await post(JSON.stringify({ question: '短' }));
    expect(problem.fields).toEqual([{ path: 'body.question', message: '请把问题写得具体一些，至少 5 个字' }]);
  });

  it('a path nobody serves is not found, as JSON', async () => {
    const response = await fetch(`${app.server.url}/api/nothing-here`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  });

  it('calls beyond the limit are told when to come back', async () => {
    const headers = { 'x-forwarded-for': `10.9.8.7, ${randomUUID()}` };
    const ask = () =>
      app.visitor.call('POST /progress', { body: { number: 'BJ261123-00000000', phoneTail: '1234' } }, { headers });
    for (let i = 0; i < 10; i++) expect((await refused(ask())).status).toBe(404);
    expect(await refused(ask())).toMatchObject({ status: 429, code: 'too_many_requests' });
  });
});

describe('the documentation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('has every route with its summary and the answers it gives', async () => {
    const response = await fetch(`${app.server.url}/docs/openapi.json`);
    const document = (await response.json()) as { paths: Record<string, { post: object }> };
    expect(document.paths['/api/consultations']?.post).toMatchObject({
      summary: '提一个问题',
      security: [{ person: [] }],
      responses: { 200: {}, default: {} },
    });
  });

  it.each(['/healthz', '/readyz', '/docs'])('%s answers', async (path) => {
    expect((await fetch(app.server.url + path)).status).toBe(200);
  });
});
