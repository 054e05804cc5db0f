import type { DayPlanView } from 'shared-types/day-plan.contract';
import { type Colleague, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { VisitWorld } from '../../test/visit-world';
import { setClock } from '../kernel/clock';

describe('the day’s plan', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  /** Two agents on duty, a visit accepted by the first. */
  async function accepted(date: string) {
    const world = await VisitWorld.on(app, date);
    const [first, second] = [
      await world.agent('hall', ['MARKET_REGULATION'], '周勤'),
      await world.agent('station-7', ['MARKET_REGULATION'], '吴敏'),
    ];
    await world.roster([first, second]);
    const { number } = await world.visit(await app.citizen());
    const { version } = await world.accept(first, number);
    return { world, first, second, number, version };
  }
  const plan = (world: VisitWorld, query = {}) => world.dispatcher.client.call('GET /dispatch/day-plan', { query });
  const whatIf = (world: VisitWorld, number: string, to: Colleague) =>
    world.dispatcher.client.call('POST /dispatch/day-plan/what-if', {
      body: { date: world.date, moves: [{ number, workNo: to.workNo }] },
    });
  const move = (world: VisitWorld, number: string, version: number, to: Colleague) =>
    world.dispatcher.client.call('POST /dispatch/day-plan/moves', {
      body: { moves: [{ number, version, workNo: to.workNo }], reason: '离得更近' },
    });
  const rowOf = ({ agents }: DayPlanView, { workNo }: Colleague) => agents.find((each) => each.workNo === workNo);

  it('shows each agent’s shift, stops and lunch, and of a place only the neighbourhood', async () => {
    const { world, first, second, number, version } = await accepted('2027-04-01');
    const shown = await plan(world);
    expect(shown).toMatchObject({ date: '2027-04-01', unplaced: [], totals: { late: 0, unplaced: 0 } });
    expect(rowOf(shown, first)).toMatchObject({
      name: '周勤',
      duty: 'AVAILABLE',
      shifts: [{ from: '2027-04-01T00:00:00.000Z', to: '2027-04-01T10:00:00.000Z' }],
      skills: ['市场监管'],
      lunch: { from: expect.any(String) },
      stops: [{ number, version, standing: 'ACCEPTED', begin: '2027-04-01T06:00:00.000Z', late: false, mayMove: true }],
    });
    expect(rowOf(shown, second)?.stops).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(/雁塔南路|王小明|108\.9755/);
  });

  it('shows a visit nobody can make with its reason', async () => {
    const world = await VisitWorld.on(app, '2027-04-02');
    await world.roster([]);
    const { number } = await world.visit(await app.citizen());
    expect((await plan(world)).unplaced).toMatchObject([
      { number, reason: '这天没有会办这类事项的代办员当班', holder: null },
    ]);
  });

  it('of another day is planned from its roster', async () => {
    const world = await VisitWorld.on(app, '2027-04-03');
    expect(await plan(world, { date: '2027-04-05' })).toMatchObject({ date: '2027-04-05', agents: [] });
  });

  it('is for dispatchers and supervisors alone', async () => {
    const { first } = await accepted('2027-04-06');
    expect(await refused(first.client.call('GET /dispatch/day-plan', { query: {} }))).toMatchObject({ status: 403 });
  });

  it('supposed otherwise shows the other row and what it costs, and changes nothing', async () => {
    const { world, first, second, number, version } = await accepted('2027-04-07');
    const before = await plan(world);
    const { plan: supposed, moves } = await whatIf(world, number, second);
    expect(moves).toMatchObject([
      { number, name: '吴敏', begin: '2027-04-07T06:00:00.000Z', late: false, against: [], upset: [] },
    ]);
    expect(moves[0]?.travelSeconds).toBeGreaterThan(0);
    expect(rowOf(supposed, first)?.stops).toEqual([]);
    expect(rowOf(supposed, second)?.stops).toMatchObject([{ number, standing: 'PROPOSED' }]);
    expect(await plan(world)).toEqual(before);
    expect(await world.read(world.dispatcher, number)).toMatchObject({ state: 'ACCEPTED', version });
  });

  it('says of a supposed move what speaks against the agent, and whether it binds', async () => {
    const { world, first, number } = await accepted('2027-04-08');
    const [unskilled, absent] = [await world.agent('hall', []), await world.agent('hall')];
    await world.roster([first, unskilled]);
    const against = async (to: Colleague) => (await whatIf(world, number, to)).moves[0]?.against;
    expect(await against(unskilled)).toEqual([{ label: '业务技能不全', binds: false }]);
    expect(await against(absent)).toEqual([
      { label: '现在不在岗', binds: true },
      { label: '约定的时间没有排班', binds: true },
    ]);
    expect(await against(first)).toEqual([{ label: '这一单本来就由他上门', binds: true }]);
  });

  it('moved takes the visit back and offers it to the chosen agent alone, with the reason in its history', async () => {
    const { world, second, number, version } = await accepted('2027-04-09');
    expect((await move(world, number, version, second)).items).toEqual([
      { number, workNo: second.workNo, refusal: null },
    ]);
    const seen = await world.read(world.dispatcher, number);
    expect(seen).toMatchObject({ state: 'DISPATCHED', holder: null });
    expect(JSON.stringify(seen.timeline)).toContain('离得更近');
    expect(await world.asked(number)).toEqual([second.workNo]);
    expect(rowOf(await plan(world), second)?.stops).toMatchObject([{ number, standing: 'ASKED' }]);
  });

  it('moved takes an offer away from who has not answered it', async () => {
    const world = await VisitWorld.on(app, '2027-04-10');
    const [first, second] = [await world.agent('hall'), await world.agent('station-7')];
    await world.roster([first, second]);
    const { number, version } = await world.visit(await app.citizen());
    expect(await world.asked(number)).toEqual([first.workNo]);
    await move(world, number, version, second);
    expect(await world.asked(number)).toEqual([second.workNo]);
  });

  it('moved twice with the same words is moved once', async () => {
    const { world, second, number, version } = await accepted('2027-04-11');
    const [once, again] = [await move(world, number, version, second), await move(world, number, version, second)];
    expect(again).toEqual(once);
    const { timeline } = await world.read(world.dispatcher, number);
    expect(timeline.filter(({ note }) => note === '离得更近')).toHaveLength(1);
  });

  it('a visit that has moved on is refused and stays as it is', async () => {
    const { world, second, number, version } = await accepted('2027-04-12');
    const [{ refusal } = { refusal: null }] = (await move(world, number, version - 1, second)).items;
    expect(refusal).toMatchObject({ status: 409, code: 'record_moved_on' });
    expect(await world.read(world.dispatcher, number)).toMatchObject({ state: 'ACCEPTED', version });
  });

  it('past a hard obstacle nobody is sent, and the visit stays with its agent', async () => {
    const { world, number, version } = await accepted('2027-04-13');
    const absent = await world.agent('hall', ['MARKET_REGULATION'], '孙悟');
    const [{ refusal } = { refusal: null }] = (await move(world, number, version, absent)).items;
    expect(refusal).toMatchObject({
      status: 422,
      code: 'agent_ruled_out',
      title: '不能派给孙悟：现在不在岗、约定的时间没有排班',
    });
    expect(await world.read(world.dispatcher, number)).toMatchObject({ state: 'ACCEPTED', version });
  });

  it('two dispatchers who move one visit at once: one is first, the other is told', async () => {
    const { world, second, number, version } = await accepted('2027-04-14');
    const third = await world.agent('hall');
    await world.roster([second, third]);
    const both = await Promise.all([second, third].map((to) => move(world, number, version, to)));
    const refusals = both.flatMap(({ items }) => items.map(({ refusal }) => refusal?.code ?? 'done'));
    expect(refusals.toSorted()).toEqual(['done', 'record_moved_on']);
    expect(await world.asked(number)).toHaveLength(1);
  });
});
