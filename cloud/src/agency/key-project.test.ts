import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { KeyProjectWorld } from '../../test/key-project-world';
import { setClock } from '../kernel/clock';

// 2026-12-04 is a Friday.
const FRIDAY = '2026-12-04';

describe('a key project (SPECIFICATION 3.2.4(5)A)', () => {
  let app: TestApp;
  let world: KeyProjectWorld;
  let agent: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await KeyProjectWorld.on(app, FRIDAY);
    agent = world.agent;
  });
  afterAll(() => app.stop());
  beforeEach(() => world.visits.clock('10:00'));
  afterEach(() => setClock(null));

  it('is nominated by 业务管理, screened by a supervisor who names its agent, and confirmed by the centre', async () => {
    const { creditCode } = await world.enterprise();
    const nominated = await world.nominate(creditCode);
    expect(nominated).toMatchObject({ state: 'NOMINATED', criteria: [world.criterion], enterprise: { creditCode } });
    const screened = await world.screen(nominated.number);
    expect(screened).toMatchObject({ state: 'SCREENED', holder: { workNo: agent.workNo }, decidedBy: null });
    const confirmed = await world.confirm(nominated.number);
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', decidedBy: { workNo: world.centre.workNo } });
    expect(confirmed.timeline.map(({ label }) => label)).toEqual([
      '中心确认为重点项目',
      '初筛通过，已报中心确认',
      '提名为重点项目',
    ]);
  });

  it.each([
    ['a criterion the centre does not have', { criteria: ['自己写的标准'] }, 400, 'input_invalid'],
    ['no criterion', { criteria: [] }, 400, 'input_invalid'],
    ['an enterprise nobody knows', { creditCode: '91110000600037341L' }, 422, 'enterprise_unknown'],
  ])('is not nominated with %s', async (_, change, status, code) => {
    const { creditCode } = await world.enterprise();
    expect(await refused(world.nominate(creditCode, change))).toMatchObject({ status, code });
  });

  it('of one enterprise runs once, however many nominate it at the same moment', async () => {
    const { creditCode } = await world.enterprise();
    const tries = await Promise.allSettled([1, 2, 3].map(() => world.nominate(creditCode)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refused(world.nominate(creditCode))).toMatchObject({ status: 409, code: 'key_project_runs' });
  });

  it('decided by two at one moment is decided once', async () => {
    const { creditCode } = await world.enterprise();
    const { number } = await world.nominate(creditCode);
    await world.screen(number);
    const tries = await Promise.allSettled([world.confirm(number), world.reject(world.centre, number)]);
    const done = tries.filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    const lost = tries.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { problem: { status: 409, code: 'record_moved_on' } } });
  });

  it('is confirmed by nobody but the centre, and after screening rejected by nobody else', async () => {
    const { creditCode } = await world.enterprise();
    const { number } = await world.nominate(creditCode);
    const { version } = await world.screen(number);
    const params = { number };
    const supervisor = world.visits.supervisor.client;
    expect(
      await refused(supervisor.call('POST /key-projects/:number/confirm', { params, body: { version } })),
    ).toMatchObject({
      status: 403,
    });
    expect(await refused(world.reject(world.visits.supervisor, number))).toMatchObject({ status: 403 });
    expect(await world.reject(world.centre, number)).toMatchObject({ state: 'REJECTED', open: false });
    expect(await world.nominate(creditCode)).toMatchObject({ state: 'NOMINATED' });
  });

  it('is never given to an agent with a conflict of interest', async () => {
    const { creditCode } = await world.enterprise();
    const { number } = await world.nominate(creditCode);
    const biased = await app.staff(['PROXY_AGENT']);
    await app.database.write(
      `INSERT INTO agent_conflict (staff_id, enterprise_id, declared_at)
       SELECT ?, id, ? FROM enterprise WHERE credit_code = ?`,
      [biased.staffId, new Date(), creditCode],
    );
    expect(await refused(world.screen(number, biased))).toMatchObject({ status: 422, code: 'agent_conflict' });
  });

  it('is read by its named agent and no other, and by no citizen', async () => {
    const { creditCode, owner } = await world.enterprise();
    const { number } = await world.nominate(creditCode);
    await world.screen(number);
    const other = await app.staff(['PROXY_AGENT']);
    const params = { number };
    expect(await agent.client.call('GET /key-projects/:number', { params })).toMatchObject({ number });
    expect(await refused(other.client.call('GET /key-projects/:number', { params }))).toMatchObject({ status: 404 });
    expect(await refused(owner.client.call('GET /key-projects/:number', { params }))).toMatchObject({ status: 403 });
    const { items } = await other.client.call('GET /key-projects', { query: { open: 'true' } });
    expect(items).toEqual([]);
  });

  describe('confirmed', () => {
    let owner: Someone;
    let creditCode: string;
    let project: string;

    beforeAll(async () => {
      world.visits.clock('10:00');
      ({ creditCode, owner } = await world.enterprise());
      project = await world.confirmed(creditCode);
    });

    it('has its enterprise contacted within two hours, and shows who is named for it', async () => {
      const view = await world.request(owner, creditCode);
      expect(view).toMatchObject({
        promise: { kind: 'AGENCY_FIRST_CONTACT_KEY', dueAt: `${FRIDAY}T04:00:00.000Z` },
        keyProject: { agent: { workNo: agent.workNo } },
      });
      const accepted = await world.accept(view.number);
      expect(accepted.promises.map(({ kind, light }) => [kind, light])).toEqual([
        ['AGENCY_FIRST_CONTACT_KEY', 'DONE_ON_TIME'],
      ]);
    });

    it('puts its agent before all others and promises the plan in two working days, across a weekend', async () => {
      const { number } = await world.request(owner, creditCode);
      await world.accept(number);
      const { items } = await world.desk.client.call('GET /agency-cases/:number/agents', { params: { number } });
      expect(items[0]).toMatchObject({ workNo: agent.workNo, named: true });
      expect(items.slice(1).some(({ named }) => named)).toBe(false);
      const assigned = await world.appoint(number);
      expect(assigned.promise).toMatchObject({ kind: 'AGENCY_PLAN_KEY', dueDate: '2026-12-08' });
    });

    it('changes nothing for anybody else, nor for a person who acts for that enterprise in their own matter', async () => {
      const view = await world.request(owner, undefined);
      expect(view).toMatchObject({ promise: { kind: 'AGENCY_FIRST_CONTACT' }, keyProject: null });
      await world.accept(view.number);
      expect((await world.appoint(view.number)).promise).toMatchObject({ kind: 'AGENCY_PLAN', dueDate: '2026-12-09' });
    });

    it('named anew, puts the new agent first; named the same, is refused', async () => {
      const other = await app.staff(['PROXY_AGENT']);
      expect(await refused(world.nameAgent(project, agent))).toMatchObject({ code: 'agent_same' });
      expect(await world.nameAgent(project, other)).toMatchObject({ holder: { workNo: other.workNo } });
      expect(await world.request(owner, creditCode)).toMatchObject({ keyProject: { agent: { workNo: other.workNo } } });
    });

    it('closed, leaves the promises it made and makes no more', async () => {
      const before = await world.request(owner, creditCode);
      await world.close(project);
      const seen = await owner.client.call('GET /agency-cases/:number', { params: { number: before.number } });
      expect(seen).toMatchObject({ promise: { kind: 'AGENCY_FIRST_CONTACT_KEY' }, keyProject: null });
      expect(await world.request(owner, creditCode)).toMatchObject({ promise: { kind: 'AGENCY_FIRST_CONTACT' } });
    });
  });

  it('has the visit of its case offered to its agent first', async () => {
    const { creditCode, owner } = await world.enterprise();
    const nearer = await world.visits.agent('hall', ['MARKET_REGULATION']);
    await world.visits.roster([nearer, agent]);
    await world.confirmed(creditCode);
    const { number } = await world.request(owner, creditCode);
    const accepted = await world.accept(number, true);
    const [visit] = accepted.visits;
    expect(await world.visits.asked(visit?.number ?? '')).toContain(agent.workNo);
  });
});
