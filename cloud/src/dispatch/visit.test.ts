import type { VisitView } from 'shared-types/dispatch.contract';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { LiveListener } from '../../test/live-listener';
import { CONTACT, INSIDE, VisitWorld } from '../../test/visit-world';
import { Audit } from '../kernel/audit/audit';
import { setClock } from '../kernel/clock';
import { DispatchJobs } from './dispatch.jobs';

const reading = (metresEast: number, accuracyMetres = 10) => ({
  // A hundredth of a degree of longitude is about 920 m here.
  longitude: INSIDE.longitude + metresEast / 92_000,
  latitude: INSIDE.latitude,
  accuracyMetres,
  consented: true as const,
});

type Step = 'set-out' | 'arrive' | 'arrive-by-code' | 'start' | 'hand-over' | 'complete' | 'absent' | 'call';

describe('a visit is made', () => {
  let app: TestApp;
  let day = 0;
  let world: VisitWorld;
  let owner: Someone;
  let agent: Colleague;
  let visit: VisitView;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));
  beforeEach(async () => {
    day += 1;
    world = await VisitWorld.on(app, `2027-04-${String(day).padStart(2, '0')}`);
    agent = await world.agent();
    await world.roster([agent]);
    owner = await app.citizen();
    const { number } = await world.visit(owner);
    visit = await world.accept(agent, number);
  });

  /** Takes one step as the agent, with the version seen last. */
  const step = async (name: Step, body: object = {}): Promise<VisitView> => {
    const input = { params: { number: visit.number }, body: { version: visit.version, ...body } };
    visit = await agent.client.call(`POST /visits/:number/${name}`, input as never);
    return visit;
  };
  const act = (by: Someone, name: 'confirm' | 'cancel', body: object = {}) =>
    by.client.call(`POST /visits/:number/${name}`, {
      params: { number: visit.number },
      body: { version: visit.version, ...body } as { version: number; reason: string },
    });

  it('step by step, and its owner sees each step live and hears of each', async () => {
    await app.settle();
    const live = await LiveListener.of(app, owner);
    await step('set-out', { position: reading(3000, 40) });
    await step('arrive', { position: reading(120) });
    await step('start');
    await step('hand-over', {
      materials: [
        { name: '营业执照正本', form: 'ORIGINAL', copies: 1, condition: '完好' },
        { name: '法定代表人身份证复印件', form: 'COPY', copies: 2, pages: 1 },
      ],
    });
    await step('complete', { note: '已指导填写补领申请，材料收齐' });
    const confirmed = await act(owner, 'confirm');
    await live.until(({ state, number }) => number === visit.number && state === 'CLIENT_CONFIRMED');
    live.close();
    const states = live.heard.filter(({ number }) => number === visit.number).map(({ state }) => state);
    expect([...new Set(states)]).toEqual(['EN_ROUTE', 'ARRIVED', 'IN_SERVICE', 'COMPLETED', 'CLIENT_CONFIRMED']);
    expect(confirmed).toMatchObject({ state: 'CLIENT_CONFIRMED', open: false, arrivedBy: 'POSITION', actions: [] });
    expect(confirmed.steps.every(({ at }) => at !== null)).toBe(true);
    expect(confirmed.materials).toMatchObject([
      { name: '营业执照正本', formLabel: '原件', condition: '完好' },
      { formLabel: '复印件', copies: 2, pages: 1 },
    ]);
    const { items } = await owner.client.call('GET /me/notices', { query: {} });
    const told = items
      .filter(({ kind }) => kind === 'VISIT_PROGRESS')
      .map(({ text }) => text.replace(/.*新进展：|。$/g, ''));
    expect(told).toEqual([
      '上门服务已完成',
      '代办员登记了收到的材料',
      '开始服务',
      '代办员已到达',
      '代办员已出发',
      '代办员已接单',
    ]);
  });

  it('too far off is refused kindly with the distance, and nothing changes', async () => {
    await step('set-out');
    const problem = await refused(step('arrive', { position: reading(900) }));
    expect(problem).toMatchObject({ status: 422, code: 'too_far' });
    expect(problem.title).toMatch(/约 (89|90|91)\d 米.*200 米以内.*到访码/);
    expect(await refused(step('arrive', { position: reading(0, 151) }))).toMatchObject({ code: 'position_inaccurate' });
    expect((await world.read(owner, visit.number)).state).toBe('EN_ROUTE');
    expect(await step('arrive', { position: reading(150) })).toMatchObject({ state: 'ARRIVED' });
  });

  it('by the client’s code, which the client alone is shown and only until then', async () => {
    expect((await world.read(agent, visit.number)).arrivalCode).toBeNull();
    expect((await world.read(world.dispatcher, visit.number)).arrivalCode).toBeNull();
    await step('set-out');
    const { arrivalCode } = await world.read(owner, visit.number);
    expect(arrivalCode).toMatch(/^\d{4}$/);
    const wrong = String((Number(arrivalCode) + 1) % 10_000).padStart(4, '0');
    expect(await refused(step('arrive-by-code', { code: wrong }))).toMatchObject({ status: 422, code: 'code_wrong' });
    expect(await step('arrive-by-code', { code: arrivalCode })).toMatchObject({ state: 'ARRIVED', arrivedBy: 'CODE' });
    expect((await world.read(owner, visit.number)).arrivalCode).toBeNull();
  });

  it('the code cannot be found by trying', async () => {
    await step('set-out');
    const { arrivalCode } = await world.read(owner, visit.number);
    const codes: string[] = [];
    for (let i = 1; i <= 6; i++) {
      const code = String((Number(arrivalCode) + i) % 10_000).padStart(4, '0');
      codes.push((await refused(step('arrive-by-code', { code }))).code);
    }
    expect(codes).toEqual([...Array(5).fill('code_wrong'), 'too_many_requests']);
    expect(await refused(step('arrive-by-code', { code: arrivalCode }))).toMatchObject({ code: 'too_many_requests' });
  });

  it('a position is read with consent only', async () => {
    const body = { position: { ...reading(0), consented: false } };
    expect(await refused(step('set-out', body))).toMatchObject({ fields: [{ path: 'body.position.consented' }] });
  });

  it('keeps two positions at most, sealed, and forgets them after the retention time', async () => {
    await step('set-out', { position: reading(3000) });
    await step('arrive', { position: reading(50) });
    const kept = () =>
      app.database.rows<{ moment: string; point: Buffer; distance: number; consented: number }>(
        `SELECT p.moment, p.point, p.distance_metres AS distance, p.consented FROM visit_position p
           JOIN record r ON r.id = p.visit_id WHERE r.number = ? ORDER BY p.read_at, p.moment DESC`,
        [visit.number],
      );
    const positions = await kept();
    expect(positions.map(({ moment }) => moment)).toEqual(['SET_OUT', 'ARRIVED']);
    expect(positions.map(({ distance }) => Math.round(distance / 100))).toEqual([30, 1]);
    expect(positions[0]?.point.toString('utf8')).not.toContain('108.');
    const jobs = app.server.container.get(DispatchJobs);
    world.clock('08:40', '2027-07-01');
    await jobs.forgetPositions();
    expect(await kept()).toHaveLength(2);
    world.clock('08:40', '2027-08-01');
    await jobs.forgetPositions();
    expect(await kept()).toEqual([]);
  });

  it('contact and address are shown in full to its agent alone, while it runs, and every look is in the audit log', async () => {
    const contact = (by: Someone) =>
      by.client.call('POST /visits/:number/contact', { params: { number: visit.number } });
    const { address, door, longitude, latitude } = INSIDE;
    expect(await contact(agent)).toEqual({ ...CONTACT, address, door, longitude, latitude });
    expect(await refused(contact(await world.agent()))).toMatchObject({ status: 404 });
    expect(await refused(contact(owner))).toMatchObject({ status: 403 });
    expect(await refused(contact(world.dispatcher))).toMatchObject({ status: 403 });
    for (const reader of [agent, owner, world.dispatcher]) {
      const seen = JSON.stringify(await world.read(reader, visit.number));
      expect(seen).not.toMatch(/王小明|13800001234|曲江公馆|502室/);
    }
    const looks = () =>
      app.database.rows('SELECT staff_id FROM audit WHERE action = ? AND subject = ?', [
        'visit.contact_shown',
        visit.number,
      ]);
    expect(await looks()).toEqual([{ staff_id: agent.staffId }]);
    await act(owner, 'cancel', { reason: '临时有事' });
    expect(await refused(contact(agent))).toMatchObject({ status: 409, code: 'visit_over' });
    expect(await looks()).toHaveLength(1);
    expect(await app.server.container.get(Audit).firstBreak()).toBeNull();
  });

  it('no step can be taken out of turn, twice, by another, or on an old view', async () => {
    expect(await refused(step('start'))).toMatchObject({ status: 409, code: 'record_moved_on' });
    const before = visit;
    await step('set-out');
    visit = before;
    expect(await refused(step('set-out'))).toMatchObject({ code: 'record_moved_on' });
    const other = await world.agent();
    const input = { params: { number: visit.number }, body: { version: visit.version } };
    expect(await refused(other.client.call('POST /visits/:number/start', input))).toMatchObject({ status: 403 });
    expect(await refused(owner.client.call('POST /visits/:number/start', input))).toMatchObject({ status: 403 });
    const stranger = await app.citizen();
    expect(await refused(stranger.client.call('POST /visits/:number/confirm', input))).toMatchObject({ status: 404 });
  });

  it('a client who is not there was waited for and called before that is recorded', async () => {
    world.clock('14:00');
    await step('set-out');
    world.clock('14:20');
    await step('arrive', { position: reading(0) });
    await step('call');
    world.clock('14:30');
    const problem = await refused(step('absent'));
    expect(problem).toMatchObject({ status: 422, code: 'wait_longer' });
    expect(problem.title).toBe('还要再等 5 分钟，还要再打 1 次电话，才能登记上门未遇');
    await step('call');
    world.clock('14:35');
    expect(await step('absent', { note: '敲门无人应答' })).toMatchObject({ state: 'CLIENT_ABSENT', open: false });
    const seen = await world.read(owner, visit.number);
    expect(seen.timeline.slice(0, 3).map(({ label }) => label)).toEqual([
      '代办员到了没有见到您',
      '代办员给您打了电话',
      '代办员给您打了电话',
    ]);
  });

  it('cancelled by its client before the agent is there, not after', async () => {
    await step('set-out');
    expect(await act(owner, 'cancel', { reason: '临时有事' })).toMatchObject({ state: 'CANCELLED_BY_CLIENT' });
    expect(await refused(step('arrive', { position: reading(0) }))).toMatchObject({ code: 'record_moved_on' });
  });

  it('once the agent is there its client cannot cancel or withdraw, and is told what to do', async () => {
    await step('set-out');
    await step('arrive', { position: reading(0) });
    expect(await refused(act(owner, 'cancel', { reason: '临时有事' }))).toMatchObject({ status: 409 });
    await app.settle();
    const params = { number: visit.subject.number };
    const { version, actions } = await owner.client.call('GET /agency-cases/:number', { params });
    expect(actions).not.toContain('withdraw');
    const withdraw = owner.client.call('POST /agency-cases/:number/withdraw', { params, body: { version } });
    expect(await refused(withdraw)).toMatchObject({ status: 422, code: 'visit_under_way' });
  });

  it('cancelled by the centre tells the client why', async () => {
    await act(world.dispatcher, 'cancel', { reason: '暴雪，为安全起见暂停上门' });
    const seen = await world.read(owner, visit.number);
    expect(seen.state).toBe('CANCELLED_BY_CENTRE');
    expect(seen.timeline[0]).toMatchObject({ label: '中心取消了这次上门', note: '暴雪，为安全起见暂停上门' });
    const { items } = await owner.client.call('GET /me/notices', { query: {} });
    expect(items[0]?.text).toContain('中心取消了这次上门');
  });

  it('an agent who is out is busy, and his day lists his visits in the order to go', async () => {
    const later = await world.visit(await app.citizen(), { from: '16:00' });
    const sooner = await world.visit(await app.citizen(), { from: '09:00' });
    for (const { number } of [later, sooner]) await world.accept(agent, number);
    await step('set-out');
    const { duty, visits } = await agent.client.call('GET /agents/me/day', { query: {} });
    expect(duty).toBe('BUSY');
    expect(visits.map(({ number }) => number)).toEqual([sooner.number, visit.number, later.number]);
    expect(visits.every(({ address }) => address === '雁塔南路***')).toBe(true);
  });

  it('left unfinished stays on the agent’s list the day after', async () => {
    await step('set-out');
    world.clock('09:00', `2027-04-${String(day + 1).padStart(2, '0')}`);
    const { visits } = await agent.client.call('GET /agents/me/day', { query: {} });
    expect(visits).toMatchObject([{ number: visit.number, stateLabel: '已出发' }]);
  });
});
