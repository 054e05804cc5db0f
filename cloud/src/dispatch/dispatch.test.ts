import type { BoardLine } from 'shared-types/dispatch.contract';
import { type Colleague, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { VisitWorld, visitOf } from '../../test/visit-world';
import { setClock } from '../kernel/clock';
import { DispatchJobs } from './dispatch.jobs';

describe('a visit finds its agent', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const jobs = () => app.server.container.get(DispatchJobs);
  const board = async (world: VisitWorld, number: string): Promise<BoardLine | undefined> => {
    for (let after: string | undefined; ; ) {
      const query = after === undefined ? {} : { after };
      const { items, next } = await world.dispatcher.client.call('GET /dispatch/visits', { query });
      const line = items.find((each) => each.number === number);
      if (line || next === null) return line;
      after = next;
    }
  };

  it('is offered to the nearest fitting agent on duty as soon as the request is accepted', async () => {
    const world = await VisitWorld.on(app, '2027-03-01');
    const [far, near, unskilled] = [
      await world.agent('station-7'),
      await world.agent('hall'),
      await world.agent('hall', ['CONSTRUCTION']),
    ];
    await world.roster([far, near, unskilled]);
    const visit = await world.visit(await app.citizen());
    expect(visit.state).toBe('DISPATCHED');
    expect(await world.asked(visit.number)).toEqual([near.workNo]);
    const { items } = await near.client.call('GET /me/notices', { query: {} });
    expect(items[0]).toMatchObject({ kind: 'VISIT_OFFERED', number: visit.number });
    expect(items[0]?.text).toMatch(/雁塔南路\*\*\*.*2027年3月1日 09:10前答复/);
    const { offers } = await near.client.call('GET /agents/me/day', { query: {} });
    expect(offers).toMatchObject([
      { number: visit.number, address: '雁塔南路***', answerBy: '2027-03-01T01:10:00.000Z' },
    ]);
  });

  it('shows the dispatcher who suits, in order, and what speaks against the others', async () => {
    const world = await VisitWorld.on(app, '2027-03-02');
    const [near, far, unskilled, absent] = [
      await world.agent('hall'),
      await world.agent('station-7'),
      await world.agent('hall', []),
      await world.agent('hall'),
    ];
    await world.roster([near, far, unskilled]);
    const visit = await world.visit(await app.citizen());
    const items = await world.candidates(visit.number);
    const of = (agent: Colleague) => items.findIndex(({ workNo }) => workNo === agent.workNo);
    expect(of(far)).toBe(0);
    expect(items[of(far)]).toMatchObject({ fits: true, obstacles: [], load: 0, metres: expect.any(Number) });
    expect(items[of(unskilled)]).toMatchObject({
      fits: false,
      mayAsk: true,
      missingSkills: ['市场监管'],
      obstacles: [{ key: 'LACKS_SKILL' }],
    });
    expect(items[of(near)]).toMatchObject({ mayAsk: false, obstacles: [{ key: 'ASKED' }] });
    expect(items[of(absent)]).toMatchObject({ duty: null, mayAsk: false });
    expect(of(absent)).toBeGreaterThan(of(unskilled));
  });

  it('stands on the dispatcher’s board by its time, page after page, each once', async () => {
    const world = await VisitWorld.on(app, '2027-03-19');
    const [owner, dispatcher] = [await world.person(await app.citizen()), await world.person(world.dispatcher)];
    const made: string[] = [];
    for (let i = 0; i < 60; i++) made.push(await world.quickVisit(owner, dispatcher));
    const seen: BoardLine[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const query = after === undefined ? {} : { after };
      const page = await world.dispatcher.client.call('GET /dispatch/visits', { query });
      seen.push(...page.items);
      after = page.next;
    }
    const times = seen.map(({ from }) => from);
    expect(times).toEqual(times.toSorted());
    expect(new Set(seen.map(({ number }) => number)).size).toBe(seen.length);
    expect(seen.map(({ number }) => number)).toEqual(expect.arrayContaining(made));
  });

  it('says on the board what may be done about it: offered while it waits, recalled or called off once it is accepted', async () => {
    const world = await VisitWorld.on(app, '2027-03-21');
    const agent = await world.agent();
    await world.roster([agent]);
    const { number } = await world.visit(await app.citizen());
    expect((await board(world, number))?.actions).toEqual(['offer', 'markCare', 'putOff', 'cancelByCentre']);
    await world.accept(agent, number);
    expect((await board(world, number))?.actions).toEqual(['recall', 'markCare', 'putOff', 'cancelByCentre']);
  });

  it('nobody may be sent past a hard obstacle, and the reason is told', async () => {
    const world = await VisitWorld.on(app, '2027-03-03');
    const offDuty = await world.agent('hall', ['MARKET_REGULATION'], '孙悟');
    await world.roster([]);
    const { number, version, state } = await world.visit(await app.citizen());
    expect(state).toBe('CREATED');
    const problem = await refused(world.offer(number, version, [offDuty]));
    expect(problem).toMatchObject({ status: 422, code: 'agent_ruled_out' });
    expect(problem.title).toBe('不能派给孙悟：现在不在岗、约定的时间没有排班');
  });

  it('declined goes at once to the next agent and never back', async () => {
    const world = await VisitWorld.on(app, '2027-03-04');
    const [first, second] = [await world.agent('hall'), await world.agent('station-7')];
    await world.roster([first, second]);
    const { number } = await world.visit(await app.citizen());
    await world.decline(first, number);
    expect(await world.asked(number)).toEqual([second.workNo]);
    expect(await refused(world.accept(first, number))).toMatchObject({ status: 409, code: 'offer_declined' });
    await world.decline(second, number);
    const line = await board(world, number);
    expect(line).toMatchObject({ state: 'AGENT_DECLINED', stateLabel: '改派中', holder: null });
    expect(line?.offers.map(({ workNo, reason }) => [workNo, reason])).toEqual([
      [second.workNo, '路程太远，赶不及'],
      [first.workNo, '路程太远，赶不及'],
    ]);
    await jobs().seekAgents();
    expect(await world.asked(number)).toEqual([]);
    const { version } = await world.read(world.dispatcher, number);
    expect(await refused(world.offer(number, version, [first]))).toMatchObject({ code: 'agent_ruled_out' });
  });

  it('declined for a conflict of interest keeps the agent from that client for good', async () => {
    const world = await VisitWorld.on(app, '2027-03-05');
    const agent = await world.agent();
    await world.roster([agent]);
    const owner = await app.citizen();
    const { number } = await world.visit(owner);
    await world.decline(agent, number, 'CONFLICT');
    const again = await world.visit(owner, { from: '16:00' });
    expect(again.state).toBe('CREATED');
    const [mine] = (await world.candidates(again.number)).filter(({ workNo }) => workNo === agent.workNo);
    expect(mine?.obstacles).toMatchObject([{ key: 'CONFLICT' }]);
    expect(await world.visit(await app.citizen())).toMatchObject({ state: 'DISPATCHED' });
  });

  it('an agent is never sent to himself', async () => {
    const world = await VisitWorld.on(app, '2027-03-06');
    const agent = await world.agent();
    await world.roster([agent]);
    expect(await world.visit(agent)).toMatchObject({ state: 'CREATED' });
  });

  it.each([
    [false, '09:09', '09:10'],
    [true, '10:04', '10:05'],
  ])('urgent %s: left unanswered until %s it waits, at %s it goes to the next agent', async (urgent, before, after) => {
    const world = await VisitWorld.on(app, urgent ? '2027-03-08' : '2027-03-07');
    const [first, second] = [await world.agent('hall'), await world.agent('station-7')];
    await world.roster([first, second]);
    if (urgent) world.clock('10:00');
    const { number } = await world.visit(await app.citizen(), { urgent });
    world.clock(before);
    await jobs().expireOffers();
    expect(await world.asked(number)).toEqual([first.workNo]);
    world.clock(after);
    await Promise.all([jobs().expireOffers(), jobs().expireOffers()]);
    expect(await world.asked(number)).toEqual([second.workNo]);
    expect(await refused(world.accept(first, number))).toMatchObject({ code: 'offer_expired' });
    await world.accept(second, number);
    expect(await refused(world.accept(first, number))).toMatchObject({ code: 'offer_taken' });
  });

  it('answered too late is too late, even before anybody looked at the time', async () => {
    const world = await VisitWorld.on(app, '2027-03-09');
    const agent = await world.agent();
    await world.roster([agent]);
    const { number } = await world.visit(await app.citizen());
    world.clock('09:10');
    expect(await refused(world.accept(agent, number))).toMatchObject({ status: 409, code: 'offer_expired' });
  });

  it('that nobody could be asked about is offered when an agent comes on duty', async () => {
    const world = await VisitWorld.on(app, '2027-03-10');
    const agent = await world.agent();
    await world.roster([agent], '10:00');
    const { number } = await world.visit(await app.citizen());
    await jobs().seekAgents();
    expect(await world.asked(number)).toEqual([]);
    world.clock('10:00');
    await Promise.all([jobs().seekAgents(), jobs().seekAgents()]);
    expect(await world.asked(number)).toEqual([agent.workNo]);
  });

  it.each(['BREAK', 'OFF', 'BUSY'] as const)('is not offered by itself to an agent who set %s', async (duty) => {
    const world = await VisitWorld.on(app, { BREAK: '2027-03-11', OFF: '2027-03-12', BUSY: '2027-03-13' }[duty]);
    const agent = await world.agent();
    await world.roster([agent]);
    expect(await agent.client.call('PUT /agents/me/duty', { body: { duty } })).toMatchObject({ duty });
    const { number, state } = await world.visit(await app.citizen());
    expect(state).toBe('CREATED');
    await agent.client.call('PUT /agents/me/duty', { body: { duty: 'AVAILABLE' } });
    // Setting it has the house look at once; whichever of the two looks first, the other leaves the visit alone.
    while ((await world.asked(number)).length === 0) await jobs().seekAgents();
    expect(await world.asked(number)).toEqual([agent.workNo]);
  });

  it('duty is set inside a shift only', async () => {
    const world = await VisitWorld.on(app, '2027-03-14');
    const agent = await world.agent();
    const set = () => agent.client.call('PUT /agents/me/duty', { body: { duty: 'AVAILABLE' } });
    expect(await refused(set())).toMatchObject({ status: 422, code: 'not_on_shift' });
    await world.roster([agent]);
    expect(await set()).toMatchObject({ duty: 'AVAILABLE', shift: { from: '2027-03-14T00:00:00.000Z' } });
    world.clock('18:00');
    expect(await agent.client.call('GET /agents/me/day', { query: {} })).toMatchObject({ duty: null, shift: null });
  });

  it('offered to two at once belongs to the first, and the other is told who that is', async () => {
    const world = await VisitWorld.on(app, '2027-03-15');
    const [first, second] = [
      await world.agent('hall', ['MARKET_REGULATION'], '周勤'),
      await world.agent('station-7', ['MARKET_REGULATION'], '吴敏'),
    ];
    await world.roster([first, second]);
    const { number, version } = await world.visit(await app.citizen());
    await world.offer(number, version, [second]);
    await world.accept(second, number);
    const problem = await refused(world.accept(first, number));
    expect(problem).toMatchObject({ status: 409, code: 'offer_taken', title: '吴敏先接了这一单' });
    expect(await refused(world.decline(first, number))).toMatchObject({ code: 'offer_taken' });
    const { offers } = await first.client.call('GET /agents/me/day', { query: {} });
    expect(offers).toEqual([]);
  });

  it('is nobody else’s to answer', async () => {
    const world = await VisitWorld.on(app, '2027-03-16');
    const [asked, stranger] = [await world.agent('hall'), await world.agent('station-7')];
    await world.roster([asked, stranger]);
    const { number } = await world.visit(await app.citizen());
    expect(await refused(world.accept(stranger, number))).toMatchObject({ status: 404 });
    expect(await refused(world.decline(stranger, number))).toMatchObject({ status: 404 });
    expect(await refused(world.accept(world.dispatcher, number))).toMatchObject({ status: 403 });
    expect(await refused(world.read(stranger, number))).toMatchObject({ status: 404 });
  });

  it('taken back from its agent goes to another, and the case follows', async () => {
    const world = await VisitWorld.on(app, '2027-03-17');
    const [first, second] = [await world.agent('hall'), await world.agent('station-7')];
    await world.roster([first, second]);
    const owner = await app.citizen();
    const { number, subject } = await world.visit(owner);
    const { version } = await world.accept(first, number);
    const recalled = await world.dispatcher.client.call('POST /dispatch/visits/:number/recall', {
      params: { number },
      body: { version, reason: '代办员身体不适' },
    });
    expect(recalled).toMatchObject({ state: 'DISPATCHED', holder: null });
    expect(await world.asked(number)).toEqual([second.workNo]);
    await world.accept(second, number);
    await app.settle();
    const seen = await owner.client.call('GET /agency-cases/:number', { params: { number: subject.number } });
    expect(seen).toMatchObject({ state: 'ASSIGNED', holder: { workNo: second.workNo } });
    expect(
      visitOf(seen)
        .steps.filter(({ at }) => at !== null)
        .map(({ step }) => step),
    ).toEqual(['ACCEPTED']);
  });

  it('tells the owner nothing of refusals and names no agent before one has accepted', async () => {
    const world = await VisitWorld.on(app, '2027-03-18');
    const [first, second] = [await world.agent('hall'), await world.agent('station-7')];
    await world.roster([first, second]);
    const owner = await app.citizen();
    const { number } = await world.visit(owner);
    await world.decline(first, number);
    const seen = JSON.stringify(await world.read(owner, number));
    expect(seen).not.toContain(first.workNo);
    expect(seen).not.toContain(second.workNo);
    expect(seen).not.toContain('谢绝');
  });
});
