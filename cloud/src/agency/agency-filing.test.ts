import { AgencyWorld, ITEMS } from '../../test/agency-world';
import { type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { AgencyFilings } from './agency-filing.service';

const [FIRST, SECOND] = ITEMS;

describe('items of a confirmed plan', () => {
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

  const row = async (number: string, itemKey: string) =>
    (await world.chart(world.agent, number)).rows.find((each) => each.itemKey === itemKey);

  it('are filed as cases of the client, whose window checks and accepts them', async () => {
    const number = await world.collecting(owner, world.parallel());
    const filed = await world.file(number, FIRST);
    expect(filed).toMatchObject({ state: 'FILED' });
    const { number: caseNumber } = await world.caseOf(number, FIRST);
    const seen = await owner.client.call('GET /cases/:number', { params: { number: caseNumber } });
    expect(seen).toMatchObject({ state: 'RECEIVED', itemKey: FIRST });
    expect(seen.promises.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['TELL_ONCE', 'SUPPLEMENT_NOTICE']));
    expect(seen.firstResponsible).toMatchObject({ workNo: world.agent.workNo });
    await world.review({ number: caseNumber });
    expect(await world.read(owner, number)).toMatchObject({ state: 'IN_APPROVAL' });
  });

  it('are filed by the agent of the case alone', async () => {
    const number = await world.collecting(owner, world.parallel());
    const other = await world.visits.agent();
    expect(await refused(world.file(number, FIRST, other))).toMatchObject({ status: 403 });
    expect(await refused(world.file(number, FIRST, world.desk))).toMatchObject({ status: 403 });
    expect(await row(number, FIRST)).toMatchObject({ stage: 'PREPARING', caseNumber: null, mayFile: true });
    expect((await world.chart(owner, number)).rows.some(({ mayFile }) => mayFile)).toBe(false);
  });

  it('are filed complete, or not at all: what is missing is named', async () => {
    const number = await world.collecting(owner, world.parallel());
    const problem = await refused(
      world.agent.client.call('POST /agency-cases/:number/filings', {
        params: { number },
        body: { itemKey: FIRST, materials: world.materials(FIRST).slice(1) },
      }),
    );
    expect(problem).toMatchObject({ status: 422, code: 'materials_missing' });
    expect(await world.read(owner, number)).toMatchObject({ state: 'COLLECTING' });
  });

  it('that wait for another are filed only when it is decided', async () => {
    const number = await world.collecting(owner, world.serial());
    expect(await refused(world.file(number, SECOND))).toMatchObject({ status: 422, code: 'predecessors_undecided' });
    expect(await row(number, SECOND)).toMatchObject({ stage: 'WAITING', mayFile: false });
    await world.file(number, FIRST);
    await world.decide(await world.caseOf(number, FIRST));
    expect(await world.read(owner, number)).toMatchObject({ state: 'COLLECTING' });
    expect(await row(number, SECOND)).toMatchObject({ stage: 'PREPARING', mayFile: true });
    expect(await world.file(number, SECOND)).toMatchObject({ state: 'FILED' });
  });

  it('filed by two hands at once are one case', async () => {
    const number = await world.collecting(owner, world.parallel());
    const both = await Promise.allSettled([world.file(number, FIRST), world.file(number, FIRST)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(loser.reason.problem).toMatchObject({ status: 409, code: 'already_filed' });
    const { items } = await owner.client.call('GET /me/records', { query: {} });
    expect(items.filter(({ type }) => type === 'CASE')).toHaveLength(1);
  });

  it('filed side by side at once are two cases', async () => {
    const number = await world.collecting(owner, world.parallel());
    await Promise.all([world.file(number, FIRST), world.file(number, SECOND)]);
    const { rows } = await world.chart(owner, number);
    expect(new Set(rows.map(({ caseNumber }) => caseNumber)).size).toBe(2);
  });

  it('go all the way: decided, delivered, and the case is closed with what became of each', async () => {
    const number = await world.collecting(owner, world.parallel());
    for (const key of ITEMS) await world.file(number, key);
    const [one, two] = [await world.caseOf(number, FIRST), await world.caseOf(number, SECOND)];
    await world.decide(one);
    expect(await world.read(owner, number)).toMatchObject({ state: 'FILED' });
    await world.decide(two, 'reject');
    expect(await world.read(owner, number)).toMatchObject({ state: 'RESULT_READY' });
    const problem = await refused(world.closed(number));
    expect(problem).toMatchObject({ status: 422, code: 'cases_unfinished' });
    expect(problem.title).toContain(one.number);
    await world.deliver(one);
    await world.windows.act(world.windows.clerk, two, 'notify');
    await world.windows.act(world.windows.clerk, two, 'returnFile', '没有通过，材料退回');
    await app.settle();
    expect(await world.read(owner, number)).toMatchObject({ state: 'DELIVERED' });
    const closed = await world.closed(number, '一项办成');
    expect(closed).toMatchObject({ state: 'CLOSED', open: false, promise: { kind: 'AGENCY_CALLBACK' } });
    expect(closed.documents.map(({ title }) => title)).toContain('帮办代办办结单');
  });

  it('that none is granted of leave it not approved, and each may be filed once more', async () => {
    const number = await world.collecting(owner, [world.line(FIRST)]);
    await world.file(number, FIRST);
    const first = await world.caseOf(number, FIRST);
    await world.decide(first, 'reject');
    expect(await world.read(owner, number)).toMatchObject({ state: 'NOT_APPROVED' });
    await world.file(number, FIRST);
    expect((await world.caseOf(number, FIRST)).number).not.toBe(first.number);
    expect(await world.read(owner, number)).toMatchObject({ state: 'FILED' });
  });

  it('of which one has to be supplemented show that before all else', async () => {
    const number = await world.collecting(owner, world.parallel());
    for (const key of ITEMS) await world.file(number, key);
    const one = await world.caseOf(number, FIRST);
    await world.review(one);
    await world.windows.act(world.windows.reviewer, one, 'requestSupplement', '章程缺一页');
    await app.settle();
    expect(await world.read(owner, number)).toMatchObject({ state: 'SUPPLEMENTING' });
    expect(await row(number, FIRST)).toMatchObject({ stage: 'SUPPLEMENTING' });
  });

  it('that are withdrawn by the client take their cases with them', async () => {
    const number = await world.collecting(owner, world.parallel());
    await world.file(number, FIRST);
    const one = await world.caseOf(number, FIRST);
    await world.review(one);
    expect(await world.send(owner, number, 'withdraw', {})).toMatchObject({ state: 'WITHDRAWN' });
    expect(await world.windows.read(owner, one)).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('already filed have to stay in a new plan', async () => {
    const number = await world.collecting(owner, world.parallel());
    await world.file(number, FIRST);
    await world.decide(await world.caseOf(number, FIRST));
    await world.send(world.agent, number, 'plan/reopen', { reason: '客户不办第一项了' });
    const problem = await refused(world.draft(world.agent, number, [world.line(SECOND)]));
    expect(problem).toMatchObject({ status: 422, code: 'filed_items_dropped' });
  });

  it('move their agency case once, however often and late the news comes', async () => {
    const number = await world.collecting(owner, world.parallel());
    await world.file(number, FIRST);
    const one = await world.caseOf(number, FIRST);
    await world.review(one);
    const id = await app.database.row<{ id: number }>('SELECT id FROM record WHERE number = ?', [one.number]);
    const { version } = await world.read(owner, number);
    const follow = () => app.server.container.get(AgencyFilings).follow({ id: id?.id ?? 0 });
    await Promise.all([follow(), follow()]);
    await follow();
    expect(await world.read(owner, number)).toMatchObject({ version, state: 'IN_APPROVAL' });
  });

  it('of 代办 are collected and filed only under a mandate (民法典 art. 165)', async () => {
    const unsigned = await world.planned(owner, world.serial(), 'AGENCY');
    expect((await world.confirm(owner, unsigned)).next).toContain('授权委托书');
    expect(await refused(world.send(world.agent, unsigned, 'collection', {}))).toMatchObject({
      code: 'mandate_needed',
    });
    const number = await world.mandated(owner, world.serial());
    expect(await world.send(world.agent, number, 'collection', {})).toMatchObject({ state: 'COLLECTING' });
    expect(await refused(world.file(number, FIRST))).toMatchObject({ status: 422, code: 'mandate_missing' });
    expect(await row(number, FIRST)).toMatchObject({ caseNumber: null });
  });

  it('stand on one chart: what the end depends on, and who is late, in words', async () => {
    const number = await world.collecting(owner, world.serial());
    await world.file(number, FIRST);
    const before = await world.chart(owner, number);
    expect(before).toMatchObject({ from: '2026-12-01', today: 0 });
    expect(before.rows.map(({ itemKey, critical, planned }) => [itemKey, critical, planned])).toEqual([
      [FIRST, true, false],
      [SECOND, true, true],
    ]);
    await world.review(await world.caseOf(number, FIRST));
    world.visits.clock('10:00', '2026-12-04');
    const [late, waiting] = (await world.chart(owner, number)).rows;
    expect(late?.late).toBe(`${late?.department}已超出承诺时限 2 个工作日`);
    expect(late).toMatchObject({ stage: 'IN_APPROVAL', from: '2026-12-01', to: '2026-12-04' });
    expect(waiting).toMatchObject({ stage: 'WAITING', late: null, from: '2026-12-04' });
    await world.windows.act(world.windows.reviewer, await world.caseOf(number, FIRST), 'approve');
    await app.settle();
    world.visits.clock('10:00', '2026-12-08');
    const [done, behind] = (await world.chart(owner, number)).rows;
    expect(done).toMatchObject({ stage: 'APPROVED', critical: false, late: null, to: '2026-12-04' });
    expect(behind).toMatchObject({ late: '比方案晚了 2 个工作日，还没有递交', from: '2026-12-08' });
  });
});
