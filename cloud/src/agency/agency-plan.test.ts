import { AgencyWorld, ITEMS } from '../../test/agency-world';
import { type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { AgencyJobs } from './agency.jobs';

describe('a service plan', () => {
  let app: TestApp;
  let world: AgencyWorld;
  let owner: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await AgencyWorld.on(app, '2026-12-01');
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    world.visits.clock('09:30');
    owner = await app.citizen();
  });
  afterEach(() => setClock(null));

  const answer = (someone: Someone, number: string, version: number, no: number, path: 'confirm' | 'return') =>
    path === 'confirm'
      ? someone.client.call('POST /agency-cases/:number/plan/confirm', { params: { number }, body: { version, no } })
      : someone.client.call('POST /agency-cases/:number/plan/return', {
          params: { number },
          body: { version, no, words: '想先办第二项' },
        });
  const save = (by: Someone, number: string, edition: number | null, needs = '开一家书店') =>
    by.client.call('PUT /agency-cases/:number/plan', {
      params: { number },
      body: { edition, needs, lines: world.serial() },
    });

  it('is promised within three working days of the agent, and begun by its first draft', async () => {
    const number = await world.assigned(owner);
    expect((await world.read(owner, number)).promise).toMatchObject({ kind: 'AGENCY_PLAN', dueDate: '2026-12-04' });
    const draft = await world.draft(world.agent, number, world.serial());
    expect(draft).toMatchObject({ no: 1, state: 'DRAFT', edition: 1 });
    expect(await world.read(world.agent, number)).toMatchObject({ state: 'PLANNING', plan: { no: 1, state: 'DRAFT' } });
  });

  it('is the agent’s and the desk’s to write: its owner sees no draft', async () => {
    const number = await world.assigned(owner);
    await world.draft(world.agent, number, world.serial());
    expect((await world.plans(owner, number)).items).toEqual([]);
    expect(await world.read(owner, number)).toMatchObject({ plan: null });
    expect(await refused(save(owner, number, 1))).toMatchObject({ status: 403 });
    expect(await refused(save(await world.visits.agent(), number, 1))).toMatchObject({ status: 403 });
    expect(await refused(world.plans(await app.citizen(), number))).toMatchObject({ status: 404 });
  });

  it('counts working days, one item after the other', async () => {
    const number = await world.assigned(owner);
    const [first, second] = (await world.draft(world.agent, number, world.serial())).items;
    // 公司设立登记 takes one working day, 出版物零售 seven.
    expect(first).toMatchObject({ from: '2026-12-02', to: '2026-12-03', critical: true });
    expect(second).toMatchObject({ from: '2026-12-03', to: '2026-12-14', critical: true });
  });

  it('sent gives its owner two numbered papers and ends the promise', async () => {
    const number = await world.planned(owner, world.serial());
    const seen = await world.read(owner, number);
    expect(seen).toMatchObject({ state: 'PLANNING', plan: { no: 1, state: 'SENT' } });
    expect(seen.next).toContain('请您看过后确认');
    expect(seen.promises.find(({ kind }) => kind === 'AGENCY_PLAN')).toMatchObject({ light: 'DONE_ON_TIME' });
    expect(seen.documents.map(({ title }) => title)).toEqual(['帮办代办受理单', '需求梳理单', '服务方案']);
    const handle = seen.documents.at(-1)?.handle ?? '';
    const paper = await owner.client.call('GET /documents/:handle', { params: { handle } });
    expect(Buffer.from(paper.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const { items } = await owner.client.call('GET /me/notices', { query: {} });
    expect(items[0]).toMatchObject({ kind: 'AGENCY_PROGRESS', number });
  });

  it('returned with words goes on as a new version, and only the one confirmed holds', async () => {
    const number = await world.planned(owner, world.serial());
    const { version } = await world.read(owner, number);
    const returned = await answer(owner, number, version, 1, 'return');
    expect(returned).toMatchObject({ state: 'PLANNING', promise: { kind: 'AGENCY_PLAN' } });
    await world.draft(world.agent, number, world.parallel());
    await world.sendPlan(number);
    expect(await world.confirm(owner, number)).toMatchObject({ state: 'PLAN_CONFIRMED' });
    const { items, mayEdit } = await world.plans(world.agent, number);
    expect(items.map(({ no, state, words }) => [no, state, words])).toEqual([
      [2, 'CONFIRMED', null],
      [1, 'RETURNED', '想先办第二项'],
    ]);
    expect(mayEdit).toBe(false);
    expect(items[1]?.items[1]?.after).toEqual([ITEMS[0]]);
  });

  it('confirmed is frozen: nobody can save over it', async () => {
    const number = await world.planned(owner, world.serial());
    await world.confirm(owner, number);
    expect(await refused(save(world.agent, number, 1))).toMatchObject({ status: 409, code: 'record_moved_on' });
  });

  it('waiting for its answer is changed only after it was recalled', async () => {
    const number = await world.planned(owner, world.serial());
    expect(await refused(save(world.agent, number, 1))).toMatchObject({ status: 409, code: 'plan_awaits_answer' });
    await world.send(world.agent, number, 'plan/recall', { reason: '第二项的材料要改' });
    const { items } = await world.plans(world.agent, number);
    expect(items.map(({ no, state }) => [no, state])).toEqual([
      [2, 'DRAFT'],
      [1, 'RECALLED'],
    ]);
  });

  it('confirmed may be written anew with a reason; until then the confirmed one stands', async () => {
    const number = await world.planned(owner, world.serial());
    await world.confirm(owner, number);
    await world.send(world.agent, number, 'plan/reopen', { reason: '客户增加了一项' });
    expect(await world.read(owner, number)).toMatchObject({ state: 'PLANNING', promise: { kind: 'AGENCY_PLAN' } });
    expect((await world.chart(owner, number)).rows).toHaveLength(2);
    expect(await world.read(owner, number)).toMatchObject({ plan: { no: 1, state: 'CONFIRMED' } });
    await world.draft(world.agent, number, world.parallel());
    await world.sendPlan(number);
    await world.confirm(owner, number);
    const { items } = await world.plans(owner, number);
    expect(items.map(({ state }) => state)).toEqual(['CONFIRMED', 'SUPERSEDED']);
  });

  it('of two who save at once one is told who was first, and nothing is overwritten', async () => {
    const number = await world.assigned(owner);
    const { edition } = await world.draft(world.agent, number, world.serial());
    const both = await Promise.allSettled([
      save(world.agent, number, edition, '代办员写的'),
      save(world.desk, number, edition, '调度写的'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(loser.reason.problem).toMatchObject({ status: 409, code: 'plan_changed' });
    const [draft] = (await world.plans(world.agent, number)).items;
    expect(draft).toMatchObject({ edition: edition + 1 });
  });

  it('of two first drafts begun at once one is kept', async () => {
    const number = await world.assigned(owner);
    const both = await Promise.allSettled([save(world.agent, number, null), save(world.desk, number, null)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await world.plans(world.agent, number)).items).toHaveLength(1);
  });

  it('is not sent in an edition its sender has not seen', async () => {
    const number = await world.assigned(owner);
    await world.draft(world.agent, number, world.serial());
    await world.draft(world.desk, number, world.parallel());
    const { version } = await world.read(world.agent, number);
    const sent = world.agent.client.call('POST /agency-cases/:number/plan/send', {
      params: { number },
      body: { version, edition: 1 },
    });
    expect(await refused(sent)).toMatchObject({ status: 409, code: 'plan_changed' });
    expect(await world.read(world.agent, number)).toMatchObject({ plan: { state: 'DRAFT' } });
  });

  it('confirmed twice at once is confirmed once', async () => {
    const number = await world.planned(owner, world.serial());
    const { version } = await world.read(owner, number);
    const both = await Promise.allSettled([
      answer(owner, number, version, 1, 'confirm'),
      answer(owner, number, version, 1, 'confirm'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { timeline } = await world.read(owner, number);
    expect(timeline.filter(({ label }) => label === '您确认了方案')).toHaveLength(1);
  });

  it('recalled while it is confirmed is either, never both', async () => {
    const number = await world.planned(owner, world.serial());
    const { version } = await world.read(owner, number);
    const both = await Promise.allSettled([
      answer(owner, number, version, 1, 'confirm'),
      world.agent.client.call('POST /agency-cases/:number/plan/recall', {
        params: { number },
        body: { version, reason: '还要再改' },
      }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { state, plan } = await world.read(world.agent, number);
    expect([state, plan?.state]).toEqual(
      both[0].status === 'fulfilled' ? ['PLAN_CONFIRMED', 'CONFIRMED'] : ['PLANNING', 'DRAFT'],
    );
  });

  it('is not confirmed in a version that was replaced', async () => {
    const number = await world.planned(owner, world.serial());
    await world.send(world.agent, number, 'plan/recall', { reason: '还要再改' });
    await world.sendPlan(number);
    const { version } = await world.read(owner, number);
    expect(await refused(answer(owner, number, version, 1, 'confirm'))).toMatchObject({ code: 'plan_replaced' });
    expect(await refused(answer(await app.citizen(), number, version, 2, 'confirm'))).toMatchObject({ status: 404 });
    expect(await refused(answer(world.agent, number, version, 2, 'confirm'))).toMatchObject({ status: 403 });
  });

  it('nobody answers is reminded of once, two working days later, by day', async () => {
    const number = await world.planned(owner, world.serial());
    const remind = () => app.server.container.get(AgencyJobs).remind();
    const reminded = async () => {
      const { items } = await owner.client.call('GET /me/notices', { query: {} });
      return items.filter(({ text }) => text.includes('请您确认服务方案')).length;
    };
    world.visits.clock('23:50', '2026-12-02');
    await remind();
    world.visits.clock('09:20', '2026-12-03');
    await remind();
    expect(await reminded()).toBe(0);
    world.visits.clock('09:31', '2026-12-03');
    await Promise.all([remind(), remind()]);
    await remind();
    expect(await reminded()).toBe(1);
    expect(number).toMatch(/^DB/);
  });

  it('with a faulty line is refused, naming the field', async () => {
    const number = await world.assigned(owner);
    const problem = await refused(
      world.agent.client.call('PUT /agency-cases/:number/plan', {
        params: { number },
        body: { edition: null, needs: '开店', lines: [world.line(ITEMS[0], { after: [ITEMS[1]] })] },
      }),
    );
    expect(problem).toMatchObject({ status: 400, fields: [{ path: 'body.lines.0.after' }] });
    expect(await world.read(world.agent, number)).toMatchObject({ state: 'ASSIGNED' });
  });
});
