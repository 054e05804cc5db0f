import { type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { INSIDE, VisitWorld, visitOf } from '../../test/visit-world';
import { setClock } from '../kernel/clock';

const OUTSIDE = { longitude: 108.94, latitude: 34.34, address: '未央路100号' };

describe('a request for 帮办 or 代办', () => {
  let app: TestApp;
  let owner: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const submit = (someone: Someone, body: object) =>
    someone.client.call('POST /agency-cases', { body: body as ReturnType<VisitWorld['body']> });

  it('is promised a first contact within one working day, and waits for the desk', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    owner = await app.citizen();
    const request = await world.request(owner, { itemKeys: ['license-reissue', 'company-alteration'] });
    expect(request).toMatchObject({
      state: 'SUBMITTED',
      title: `帮办：${request.items[0]?.name}等2项`,
      promise: { kind: 'AGENCY_FIRST_CONTACT', dueDate: '2026-12-02' },
      actions: ['withdraw'],
      visits: [],
    });
    const { items } = await world.dispatcher.client.call('GET /desk/inbox', { query: { type: 'AGENCY_CASE' } });
    expect(items.map(({ number }) => number)).toContain(request.number);
  });

  it('shows address and contact masked to everybody, and keeps them sealed', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    const { number } = await world.request(await app.citizen());
    const seen = await world.dispatcher.client.call('GET /agency-cases/:number', { params: { number } });
    expect(seen).toMatchObject({ address: '雁塔南路***', contact: { name: '王*明', phone: '138****1234' } });
    const [row] = await app.database.rows<{ place: Buffer; contact: Buffer }>(
      'SELECT place, contact FROM agency_case ORDER BY id DESC LIMIT 1',
    );
    expect(row?.place.toString('utf8')).not.toContain('曲江公馆');
    expect(row?.contact.toString('latin1')).not.toContain('13800001234');
  });

  it('outside the district is refused kindly, naming the nearest sites with their distance', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    const problem = await refused(submit(await app.citizen(), { ...world.body({}), place: OUTSIDE }));
    expect(problem).toMatchObject({ status: 422, code: 'outside_district' });
    expect(problem.title).toContain('曲江新区');
    expect(problem.detail).toMatch(/5号驿站.*公里.*网上办理.*邮寄/);
  });

  it('tells before asking whether a place is visited, and where else to go', async () => {
    const inside = await app.visitor.call('POST /agency/places', {
      body: { longitude: INSIDE.longitude, latitude: INSIDE.latitude },
    });
    const outside = await app.visitor.call('POST /agency/places', {
      body: { longitude: OUTSIDE.longitude, latitude: OUTSIDE.latitude },
    });
    expect(inside).toMatchObject({ inside: true, sites: [{ key: 'hall' }, {}, {}] });
    expect(outside.inside).toBe(false);
    expect(outside.sites.map(({ metres }) => metres)).toEqual(
      outside.sites.map(({ metres }) => metres).sort((a, b) => a - b),
    );
    expect(outside.ways.map(({ key }) => key)).toEqual(['STATION', 'WINDOW', 'ONLINE', 'MAIL']);
  });

  it.each([
    ['an item that must be done in person', { itemKeys: ['disability-certificate'] }, 422, 'agency_not_allowed'],
    ['an item that does not exist', { itemKeys: ['no-such-item'] }, 400, 'input_invalid'],
    [
      'a window that has begun',
      { time: { kind: 'WINDOW', date: '2026-12-01', from: '09:00' } },
      422,
      'window_not_offered',
    ],
    [
      'a window nobody offers',
      { time: { kind: 'WINDOW', date: '2026-12-01', from: '13:00' } },
      422,
      'window_not_offered',
    ],
    [
      'a day past the horizon',
      { time: { kind: 'WINDOW', date: '2026-12-09', from: '14:00' } },
      422,
      'window_not_offered',
    ],
    ['an enterprise that is not bound', { creditCode: '91110000600037341L' }, 422, 'enterprise_not_bound'],
  ])('with %s is refused, and nothing is written', async (_, change, status, code) => {
    const world = await VisitWorld.on(app, '2026-12-01', '09:30');
    const someone = await app.citizen();
    const problem = await refused(submit(someone, { ...world.body({}), ...change }));
    expect(problem).toMatchObject({ status, code });
    const { items } = await someone.client.call('GET /me/records', { query: {} });
    expect(items).toEqual([]);
  });

  it('needs a verified phone', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    const problem = await refused(world.request(await app.citizen({ phone: false })));
    expect(problem).toMatchObject({ status: 422, code: 'phone_needed' });
  });

  it('urgent is made within two hours, and refused when that would end after the last window', async () => {
    const world = await VisitWorld.on(app, '2026-12-01', '15:00');
    const request = await world.request(await app.citizen(), { urgent: true });
    expect(request).toMatchObject({ urgent: true, from: '2026-12-01T07:00:00.000Z', to: '2026-12-01T09:00:00.000Z' });
    world.clock('16:01');
    expect(await app.visitor.call('GET /agency/times')).toMatchObject({ urgent: { available: false, withinHours: 2 } });
    expect(await refused(world.request(await app.citizen(), { urgent: true }))).toMatchObject({
      code: 'urgent_not_now',
    });
  });

  it('sent twice with one key is one request', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    const someone = await app.citizen();
    const body = world.body({});
    const key = 'agency-request-0001';
    const [first, second] = await Promise.all([
      someone.client.call('POST /agency-cases', { body }, { key }),
      someone.client.call('POST /agency-cases', { body }, { key }),
    ]);
    expect(first.number).toBe(second.number);
  });

  it('for an enterprise belongs to everybody who acts for it, and to nobody else', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    const someone = await app.citizen();
    await someone.client.call('PUT /me/name', { body: { name: '赵敏' } });
    const bound = {
      authority: 'LEGAL_REPRESENTATIVE' as const,
      creditCode: freshCreditCode(),
      name: '曲江示例商贸有限公司',
    };
    await someone.client.call('POST /enterprises', { body: bound });
    const request = await submit(someone, { ...world.body({}), creditCode: bound.creditCode });
    expect(request.enterprise).toEqual({ creditCode: bound.creditCode, name: bound.name });
    const stranger = await app.citizen();
    const params = { number: request.number };
    expect(await refused(stranger.client.call('GET /agency-cases/:number', { params }))).toMatchObject({ status: 404 });
    await world.dispatcher.client.call('POST /agency-cases/:number/decline', {
      params,
      body: { version: request.version, reason: '请到窗口当场办理', alternatives: ['WINDOW'] },
    });
    const { items } = await someone.client.call('GET /me/notices', { query: {} });
    expect(items[0]).toMatchObject({ kind: 'AGENCY_PROGRESS', number: request.number });
    await someone.client.call('DELETE /enterprises/:creditCode', { params: { creditCode: bound.creditCode } });
    expect(await refused(someone.client.call('GET /agency-cases/:number', { params }))).toMatchObject({ status: 404 });
  });

  it('declined says why and points to other ways', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    const someone = await app.citizen();
    const { number, version } = await world.request(someone);
    await world.dispatcher.client.call('POST /agency-cases/:number/decline', {
      params: { number },
      body: { version, reason: '这项业务当场就能办，不需要上门', alternatives: ['WINDOW', 'ONLINE'] },
    });
    const seen = await someone.client.call('GET /agency-cases/:number', { params: { number } });
    expect(seen).toMatchObject({
      state: 'DECLINED',
      open: false,
      alternatives: [{ key: 'WINDOW' }, { key: 'ONLINE' }],
      promises: [{ light: 'DONE_ON_TIME' }],
    });
    expect(seen.timeline[0]?.note).toBe('这项业务当场就能办，不需要上门');
    const { items } = await someone.client.call('GET /me/notices', { query: {} });
    expect(items[0]).toMatchObject({ kind: 'AGENCY_PROGRESS', number });
  });

  it('can be accepted or declined by the desk alone', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    const someone = await app.citizen();
    const { number, version } = await world.request(someone);
    const accept = (by: Someone) =>
      by.client.call('POST /agency-cases/:number/accept', { params: { number }, body: { version } });
    expect(await refused(accept(someone))).toMatchObject({ status: 403 });
    expect(await refused(accept(await world.agent()))).toMatchObject({ status: 403 });
  });

  it('accepted after its window is over needs another time', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    const { number, version } = await world.request(await app.citizen(), { from: '09:00' });
    world.clock('11:00');
    const accept = (time?: object) =>
      world.dispatcher.client.call('POST /agency-cases/:number/accept', {
        params: { number },
        body: { version, ...(time ? { time: time as { kind: 'URGENT' } } : {}) },
      });
    expect(await refused(accept())).toMatchObject({ code: 'window_over' });
    const accepted = await accept({ kind: 'WINDOW', date: world.date, from: '16:00' });
    expect(visitOf(accepted)).toMatchObject({ state: 'CREATED', from: '2026-12-01T08:00:00.000Z' });
  });

  it('is assigned to the agent who accepts its visit, and closed once the visit is over', async () => {
    const world = await VisitWorld.on(app, '2026-12-02');
    const agent = await world.agent();
    await world.roster([agent]);
    const someone = await app.citizen();
    const visit = await world.visit(someone);
    await world.accept(agent, visit.number);
    await app.settle();
    const params = { number: visit.subject.number };
    const assigned = await someone.client.call('GET /agency-cases/:number', { params });
    expect(assigned).toMatchObject({ state: 'ASSIGNED', holder: { workNo: agent.workNo } });
    expect(assigned.actions).toEqual(['withdraw']);
    const propose = (version: number) =>
      agent.client.call('POST /agency-cases/:number/closing-proposal', {
        params,
        body: { version, note: '已指导补领' },
      });
    expect(await refused(propose(assigned.version))).toMatchObject({ code: 'visit_open' });
    const { version } = visitOf(assigned);
    await someone.client.call('POST /visits/:number/cancel', {
      params: { number: visit.number },
      body: { version, reason: '已经自己办好了' },
    });
    const proposed = await propose(assigned.version);
    const closed = await world.dispatcher.client.call('POST /agency-cases/:number/close', {
      params,
      body: { version: proposed.version },
    });
    expect(closed).toMatchObject({ state: 'CLOSED', open: false });
  });

  it('can have another visit after one fell through, offered first to the agent of the case', async () => {
    const world = await VisitWorld.on(app, '2026-12-03');
    const [near, far] = [await world.agent('hall'), await world.agent('station-7')];
    await world.roster([far]);
    const someone = await app.citizen();
    const visit = await world.visit(someone);
    const { version } = await world.accept(far, visit.number);
    await app.settle();
    await world.roster([near, far]);
    await someone.client.call('POST /visits/:number/cancel', {
      params: { number: visit.number },
      body: { version, reason: '临时有事' },
    });
    const params = { number: visit.subject.number };
    const current = await someone.client.call('GET /agency-cases/:number', { params });
    expect(current.actions).toContain('arrangeVisit');
    const again = await someone.client.call('POST /agency-cases/:number/visits', {
      params,
      body: { version: current.version, time: { kind: 'WINDOW', date: world.date, from: '16:00' } },
    });
    expect(again.visits.map(({ state }) => state)).toEqual(['DISPATCHED', 'CANCELLED_BY_CLIENT']);
    expect(await world.asked(visitOf(again).number)).toEqual([far.workNo]);
  });

  it('withdrawn takes its visit with it, and the agent can no longer accept', async () => {
    const world = await VisitWorld.on(app, '2026-12-04');
    const agent = await world.agent();
    await world.roster([agent]);
    const someone = await app.citizen();
    const visit = await world.visit(someone);
    const params = { number: visit.subject.number };
    const { version } = await someone.client.call('GET /agency-cases/:number', { params });
    const withdrawn = await someone.client.call('POST /agency-cases/:number/withdraw', { params, body: { version } });
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', promise: { light: 'DONE_ON_TIME' } });
    expect(visitOf(withdrawn).state).toBe('CANCELLED_BY_CLIENT');
    expect(await refused(world.accept(agent, visit.number))).toMatchObject({ status: 409, code: 'offer_withdrawn' });
  });

  it('is followed by number and the contact phone without login, telling nothing personal', async () => {
    const world = await VisitWorld.on(app, '2026-12-01');
    const { number } = await world.request(await app.citizen());
    const progress = await app.visitor.call('POST /progress', { body: { number, phoneTail: '1234' } });
    expect(progress).toMatchObject({ number, stateLabel: '已申请' });
    expect(JSON.stringify(progress)).not.toMatch(/王小明|王\*明|雁塔|138/);
  });
});

/** A credit code nobody has used, with the check character of GB 32100-2015. */
function freshCreditCode(): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const tail = Array.from({ length: 9 }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join('');
  const body = `91610113${tail}`;
  const sum = [...body].reduce((total, char, i) => total + alphabet.indexOf(char) * (3 ** i % 31), 0);
  return body + alphabet[(31 - (sum % 31)) % 31];
}
