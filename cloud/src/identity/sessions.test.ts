import { TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { TestClock } from '../../test/clock';
import { webSignIn } from '../../test/web-sign-in';

let app: TestApp;
const clock = new TestClock();

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const refresh = (refreshToken: string) => app.visitor.call('POST /sessions/refresh', { body: { refreshToken } });
const as = (accessToken: string) => app.visitor.as(`Bearer ${accessToken}`);

describe('an access token', () => {
  it('is over after ten minutes, and a refresh token brings the next', async () => {
    const { grant } = await app.citizen({ phone: false });
    expect(grant.expiresIn).toBe(600);
    clock.advance({ minutes: 10, seconds: 1 });
    expect(await refused(as(grant.accessToken).call('GET /me'))).toMatchObject({ status: 401, code: 'not_signed_in' });
    const next = await refresh(grant.refreshToken);
    await expect(as(next.accessToken).call('GET /me')).resolves.toMatchObject({ kind: 'MINI_PROGRAM' });
  });

  it.each(['', 'Bearer', 'Bearer nonsense', 'Basic abc', 'Bearer a.b.c'])('is not %j', async (authorization) => {
    expect(await refused(app.visitor.as(authorization).call('GET /me'))).toMatchObject({
      status: 401,
      code: 'not_signed_in',
    });
  });

  it('tells no database id', async () => {
    const { grant } = await app.citizen({ phone: false });
    const [, payload = ''] = grant.accessToken.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString()).sid).toMatch(/^[\w-]{22}$/);
  });
});

describe('a refresh token', () => {
  it('rotates: each works once', async () => {
    const { grant } = await app.citizen({ phone: false });
    const second = await refresh(grant.refreshToken);
    const third = await refresh(second.refreshToken);
    expect(new Set([grant, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
  });

  it('used a second time ends the whole session, for the thief and for the owner', async () => {
    const { grant } = await app.citizen({ phone: false });
    const second = await refresh(grant.refreshToken);
    clock.advance({ seconds: 21 });
    expect(await refused(refresh(grant.refreshToken))).toMatchObject({ status: 401, code: 'refresh_reused' });
    expect(await refused(refresh(second.refreshToken))).toMatchObject({ status: 401, code: 'session_over' });
    expect(await refused(as(second.accessToken).call('GET /me'))).toMatchObject({ status: 401, code: 'not_signed_in' });
    const audited = await app.database.rows(
      `SELECT id FROM audit WHERE action = 'session.token_reused' AND subject = ?`,
      [grant.refreshToken.slice(0, 22)],
    );
    expect(audited).toHaveLength(1);
  });

  it('leaves the person’s other sessions alone', async () => {
    const { person, grant } = await app.citizen({ phone: false });
    const other = await app.signIn(person);
    await refresh(grant.refreshToken);
    clock.advance({ seconds: 21 });
    await refused(refresh(grant.refreshToken));
    await expect(other.client.call('GET /me')).resolves.toMatchObject({ kind: 'MINI_PROGRAM' });
  });

  it('sent again within 20 seconds gives a fresh pair, for a client whose answer was lost', async () => {
    const { grant } = await app.citizen({ phone: false });
    await refresh(grant.refreshToken);
    clock.advance({ seconds: 19 });
    const again = await refresh(grant.refreshToken);
    await expect(refresh(again.refreshToken)).resolves.toMatchObject({ me: { kind: 'MINI_PROGRAM' } });
  });

  it('stolen within those seconds is found out as soon as the owner goes on', async () => {
    const { grant } = await app.citizen({ phone: false });
    const owner = await refresh(grant.refreshToken);
    const thief = await refresh(grant.refreshToken);
    expect(await refused(refresh(owner.refreshToken))).toMatchObject({ status: 401, code: 'refresh_reused' });
    expect(await refused(as(thief.accessToken).call('GET /me'))).toMatchObject({ code: 'not_signed_in' });
  });

  it('sent five times at once leaves one chain that goes on', async () => {
    const { grant } = await app.citizen({ phone: false });
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(grant.refreshToken)));
    const hashes = await Promise.all(answers.map(({ accessToken }) => as(accessToken).call('GET /me')));
    expect(hashes).toHaveLength(5);
  });

  it('ends 30 days after the sign-in, however often it rotated', async () => {
    const { grant } = await app.citizen({ phone: false });
    clock.advance({ days: 29, hours: 23 });
    const last = await refresh(grant.refreshToken);
    clock.advance({ hours: 1, minutes: 1 });
    expect(await refused(refresh(last.refreshToken))).toMatchObject({ status: 401, code: 'session_over' });
  });

  it('of a desk ends after 8 hours', async () => {
    const { grant } = await webSignIn(app, 'DESK', (await app.wechat.newCitizen()).key);
    clock.advance({ hours: 7, minutes: 55 });
    const last = await refresh(grant.refreshToken);
    expect(last.expiresIn).toBeLessThanOrEqual(300);
    clock.advance({ minutes: 6 });
    expect(await refused(refresh(last.refreshToken))).toMatchObject({ status: 401, code: 'session_over' });
  });

  it('that nobody issued is refused', async () => {
    expect(await refused(refresh('x'.repeat(60)))).toMatchObject({ status: 401, code: 'not_signed_in' });
    expect(await refused(refresh('short'))).toMatchObject({ status: 400, code: 'input_invalid' });
  });
});

describe('the end of a session', () => {
  it('comes at once with signing out', async () => {
    const { client, grant } = await app.citizen({ phone: false });
    await expect(client.call('DELETE /sessions/current')).resolves.toBeNull();
    expect(await refused(client.call('GET /me'))).toMatchObject({ status: 401, code: 'not_signed_in' });
    expect(await refused(refresh(grant.refreshToken))).toMatchObject({ status: 401, code: 'session_over' });
  });
});

describe('rights of staff', () => {
  it('stop at the next request when the role is taken away', async () => {
    const deputy = await app.staff(['BUSINESS_DEPUTY_SUPERVISOR']);
    await expect(deputy.client.call('GET /devices')).resolves.toHaveProperty('items');
    const administrator = await app.staff(['ADMINISTRATOR']);
    const params = { workNo: deputy.workNo };
    await administrator.client.call('POST /staff/:workNo', { params, body: { roles: ['WINDOW_CLERK'] } });
    expect(await refused(deputy.client.call('GET /devices'))).toMatchObject({ status: 403, code: 'not_allowed' });
  });

  it('stop at the next request when the person leaves', async () => {
    const deputy = await app.staff(['BUSINESS_DEPUTY_SUPERVISOR']);
    const administrator = await app.staff(['ADMINISTRATOR']);
    const params = { workNo: deputy.workNo };
    await administrator.client.call('POST /staff/:workNo', { params, body: { active: false } });
    expect(await refused(deputy.client.call('GET /devices'))).toMatchObject({ status: 403 });
    await expect(deputy.client.call('GET /me')).resolves.toMatchObject({ staff: null });
  });

  it('of a field agent last while the phone lies still', async () => {
    const agent = await app.staff(['PROXY_AGENT']);
    clock.advance({ hours: 5 });
    const { accessToken } = await refresh(agent.grant.refreshToken);
    await expect(as(accessToken).call('GET /me')).resolves.toMatchObject({ staff: { roles: ['PROXY_AGENT'] } });
  });
});
