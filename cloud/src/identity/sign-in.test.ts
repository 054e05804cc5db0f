import { TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { TestClock } from '../../test/clock';
import { throughWechat, webSignIn } from '../../test/web-sign-in';

let app: TestApp;
const clock = new TestClock();

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const personIdOf = async (accessToken: string): Promise<number> => {
  const [, payload = ''] = accessToken.split('.');
  const { sid } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const row = await app.database.row<{ personId: number }>(
    'SELECT person_id AS personId FROM session WHERE handle = ?',
    [sid],
  );
  return row?.personId ?? 0;
};

describe('three logins are one identity', () => {
  it('meets a person without name or phone in the mini-program', async () => {
    const { grant } = await app.citizen({ phone: false });
    expect(grant.me).toEqual({
      name: null,
      phone: null,
      kind: 'MINI_PROGRAM',
      staff: null,
      secondFactor: 'NOT_NEEDED',
      enterprises: [],
    });
  });

  it('knows the same person again by the openid', async () => {
    const { person, grant } = await app.citizen();
    const again = await app.signIn(person);
    expect(await personIdOf(again.grant.accessToken)).toBe(await personIdOf(grant.accessToken));
    expect(again.grant.me.phone).toBe(`${person.phone.slice(0, 3)}****${person.phone.slice(-4)}`);
  });

  it.each(['WECHAT_BROWSER', 'DESK'] as const)('knows the same person from %s by the unionid', async (kind) => {
    const { person, grant } = await app.citizen();
    const web = await webSignIn(app, kind, person.key, { returnTo: '/pages/book/index?item=1' });
    expect(await personIdOf(web.grant.accessToken)).toBe(await personIdOf(grant.accessToken));
    expect(web.grant.me).toMatchObject({ kind, phone: expect.stringContaining('****') });
    expect(web.grant.returnTo).toBe('/pages/book/index?item=1');
  });

  it('unites two records when WeChat later tells the unionid, and ends the sessions of the one that goes', async () => {
    const person = await app.wechat.newCitizen();
    const strange = await webSignIn(app, 'WECHAT_BROWSER', person.key, { withoutUnionid: true });
    const mini = await app.signIn(person);
    const [strangeId, miniId] = [await personIdOf(strange.grant.accessToken), await personIdOf(mini.grant.accessToken)];
    expect(strangeId).not.toBe(miniId);
    await mini.client.call('PUT /me/name', { body: { name: '欧阳小明' } });

    const told = await webSignIn(app, 'WECHAT_BROWSER', person.key);
    expect(await personIdOf(told.grant.accessToken)).toBe(strangeId);
    expect(told.grant.me.name).toBe('欧**明');
    expect(await refused(mini.client.call('GET /me'))).toMatchObject({ status: 401, code: 'not_signed_in' });
    expect(await personIdOf((await app.signIn(person)).grant.accessToken)).toBe(strangeId);
  });

  it('carries records over, keeps an audit row, and tells the other rooms', async () => {
    const person = await app.wechat.newCitizen();
    await webSignIn(app, 'WECHAT_BROWSER', person.key, { withoutUnionid: true });
    const mini = await app.signIn(person);
    const goes = await personIdOf(mini.grant.accessToken);
    const { number } = await mini.client.call('POST /consultations', {
      body: { question: '办理食品经营许可要带什么材料？' },
    });
    const told = await webSignIn(app, 'WECHAT_BROWSER', person.key);
    const stays = await personIdOf(told.grant.accessToken);

    const { items } = await told.client.call('GET /me/records', { query: {} });
    expect(items.map((item) => item.number)).toEqual([number]);
    const audited = await app.database.row<{ detail: string }>(
      `SELECT a.detail FROM audit a JOIN person p ON p.handle = a.subject WHERE a.action = 'person.merged' AND p.id = ?`,
      [stays],
    );
    expect(JSON.parse(audited?.detail ?? '{}')).toMatchObject({ by: 'unionid' });
    const news = await app.database.rows<{ payload: object | string }>(
      `SELECT payload FROM outbox WHERE topic = 'person.merged'`,
    );
    const payloads = news.map(({ payload }) => (typeof payload === 'string' ? JSON.parse(payload) : payload));
    expect(payloads).toContainEqual({ fromPersonId: goes, intoPersonId: stays });
  });

  it('makes one person of two first sign-ins at the same instant', async () => {
    const person = await app.wechat.newCitizen();
    const signedIn = await Promise.all(Array.from({ length: 6 }, () => app.signIn(person)));
    const ids = await Promise.all(signedIn.map(({ grant }) => personIdOf(grant.accessToken)));
    expect(new Set(ids).size).toBe(1);
  });
});

describe('rights of staff when records are united', () => {
  it('stay with the record that holds them, though the other is older', async () => {
    const person = await app.wechat.newCitizen();
    const older = await webSignIn(app, 'WECHAT_BROWSER', person.key, { withoutUnionid: true });
    const mini = await app.signIn(person);
    const staffPerson = await personIdOf(mini.grant.accessToken);
    await app.database.write(
      `INSERT INTO staff (person_id, work_no, name, roles, active) VALUES (?, ?, '员工甲', 'WINDOW_CLERK', 1)`,
      [staffPerson, `M${staffPerson}`],
    );
    const told = await webSignIn(app, 'WECHAT_BROWSER', person.key);
    expect(await personIdOf(told.grant.accessToken)).toBe(staffPerson);
    expect(told.grant.me.staff?.roles).toEqual(['WINDOW_CLERK']);
    expect(await refused(older.client.call('GET /me'))).toMatchObject({ code: 'not_signed_in' });
  });

  it('never flow together: two records with posts stay two, and that is on record', async () => {
    const person = await app.wechat.newCitizen();
    const web = await webSignIn(app, 'WECHAT_BROWSER', person.key, { withoutUnionid: true });
    const mini = await app.signIn(person);
    const ids = [await personIdOf(web.grant.accessToken), await personIdOf(mini.grant.accessToken)];
    for (const id of ids) {
      await app.database.write(
        `INSERT INTO staff (person_id, work_no, name, roles, active) VALUES (?, ?, '员工乙', 'RECEPTIONIST', 1)`,
        [id, `N${id}`],
      );
    }
    const told = await webSignIn(app, 'WECHAT_BROWSER', person.key);
    expect(await personIdOf(told.grant.accessToken)).toBe(ids[0]);
    expect(await personIdOf((await app.signIn(person)).grant.accessToken)).toBe(ids[1]);
    const refusals = await app.database.rows(
      `SELECT a.id FROM audit a JOIN person p ON p.handle = a.subject WHERE a.action = 'person.merge_refused' AND p.id IN (?)`,
      [ids],
    );
    expect(refusals.length).toBeGreaterThan(0);
  });
});

describe('a web sign-in belongs to the browser that began it', () => {
  const exchange = (body: Awaited<ReturnType<typeof throughWechat>>) =>
    app.visitor.call('POST /sessions/web', { body });

  it('is refused with another browser’s ticket: nobody is signed in as somebody else by a link', async () => {
    const person = await app.wechat.newCitizen();
    const mine = await throughWechat(app, 'DESK', person.key);
    const theirs = await throughWechat(app, 'DESK', person.key);
    expect(await refused(exchange({ ...theirs, ticket: mine.ticket }))).toMatchObject({
      status: 422,
      code: 'sign_in_stale',
    });
  });

  it('works once', async () => {
    const returned = await throughWechat(app, 'DESK', (await app.wechat.newCitizen()).key);
    await exchange(returned);
    expect(await refused(exchange(returned))).toMatchObject({ status: 422, code: 'sign_in_stale' });
  });

  it('is over after ten minutes', async () => {
    const returned = await throughWechat(app, 'DESK', (await app.wechat.newCitizen()).key);
    clock.advance({ minutes: 10, seconds: 1 });
    expect(await refused(exchange(returned))).toMatchObject({ status: 422, code: 'sign_in_stale' });
  });

  it('is of one kind: a phone’s sign-in opens no desk', async () => {
    const returned = await throughWechat(app, 'WECHAT_BROWSER', (await app.wechat.newCitizen()).key);
    expect(await refused(exchange({ ...returned, kind: 'DESK' }))).toMatchObject({
      status: 422,
      code: 'sign_in_stale',
    });
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'pages/home'])(
    'comes back to no %s',
    async (returnTo) => {
      const asked = app.visitor.call('GET /sessions/web-address', { query: { kind: 'DESK', returnTo } });
      expect(await refused(asked)).toMatchObject({
        status: 400,
        code: 'input_invalid',
        fields: [{ path: 'query.returnTo' }],
      });
    },
  );

  it('takes no access token for a ticket', async () => {
    const { grant } = await app.citizen({ phone: false });
    const returned = await throughWechat(app, 'DESK', (await app.wechat.newCitizen()).key);
    expect(await refused(exchange({ ...returned, ticket: grant.accessToken }))).toMatchObject({
      code: 'sign_in_stale',
    });
    expect(await refused(app.visitor.as(`Bearer ${returned.ticket}`).call('GET /me'))).toMatchObject({
      code: 'not_signed_in',
    });
  });
});

describe('what WeChat refuses is told in plain words', () => {
  const enter = (code: string) => app.visitor.call('POST /sessions/mini-program', { body: { code } });

  it('a code nobody issued', async () => {
    expect(await refused(enter('no-such-code'))).toMatchObject({ status: 422, code: 'wechat_code_invalid' });
  });

  it('a code used before', async () => {
    const code = await app.wechat.loginCode((await app.wechat.newCitizen()).key);
    await enter(code);
    expect(await refused(enter(code))).toMatchObject({ status: 422, code: 'wechat_code_used' });
  });

  it('WeChat busy: try again soon, nothing written', async () => {
    const code = await app.wechat.loginCode((await app.wechat.newCitizen()).key);
    await app.wechat.addFault({ path: '/sns/jscode2session', kind: 'busy' });
    expect(await refused(enter(code))).toMatchObject({ status: 503, code: 'wechat_busy' });
  });

  it('an account of WeChat’s snapshot mode, which belongs to nobody', async () => {
    const { key } = await app.wechat.newCitizen();
    await app.wechat.addFault({ person: key, kind: 'snapshot' });
    const returned = await throughWechat(app, 'WECHAT_BROWSER', key);
    const exchanged = app.visitor.call('POST /sessions/web', { body: returned });
    expect(await refused(exchanged)).toMatchObject({ status: 422, code: 'wechat_snapshot' });
  });

  it('a body that is no sign-in at all', async () => {
    const body = { code: 'abcd', extra: true } as { code: string };
    expect(await refused(app.visitor.call('POST /sessions/mini-program', { body }))).toMatchObject({
      status: 400,
      code: 'input_invalid',
    });
  });
});
