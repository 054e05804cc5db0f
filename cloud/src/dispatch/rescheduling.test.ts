import type { VisitView } from 'shared-types/dispatch.contract';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { VisitWorld } from '../../test/visit-world';
import { setClock } from '../kernel/clock';

describe('the time of a visit is moved', () => {
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
    world = await VisitWorld.on(app, `2027-05-${String(day).padStart(2, '0')}`);
    agent = await world.agent();
    await world.roster([agent]);
    owner = await app.citizen();
    const { number } = await world.visit(owner);
    visit = await world.accept(agent, number);
  });

  const windowAt = (from: string, date = world.date) => ({ kind: 'WINDOW' as const, date, from });
  const move = (by: Someone, from: string, reason?: string, of = visit) =>
    by.client.call('POST /visits/:number/reschedule', {
      params: { number: of.number },
      body: { version: of.version, time: windowAt(from), ...(reason === undefined ? {} : { reason }) },
    });
  const propose = (from: string) =>
    agent.client.call('POST /visits/:number/propose-time', {
      params: { number: visit.number },
      body: { version: visit.version, time: windowAt(from), reason: '上一家材料多，要晚一点' },
    });
  const answer = (agreed: boolean, version: number) =>
    owner.client.call('POST /visits/:number/answer-time', {
      params: { number: visit.number },
      body: { version, agreed },
    });
  const open = () =>
    app.database.rows<{ number: string }>(
      `SELECT r.number FROM visit_order v JOIN record r ON r.id = v.id JOIN record s ON s.id = v.subject_id
        WHERE r.open = 1 AND s.number = ?`,
      [visit.subject.number],
    );

  it('by its client in one step: the old one ends, and the agent it had is asked first for the new one', async () => {
    const moved = await move(owner, '16:00');
    expect(moved).toMatchObject({ state: 'DISPATCHED', from: `${world.date}T08:00:00.000Z`, subject: visit.subject });
    expect(await world.read(owner, visit.number)).toMatchObject({ state: 'RESCHEDULED', open: false, actions: [] });
    expect(await world.asked(moved.number)).toEqual([agent.workNo]);
    expect(await open()).toEqual([{ number: moved.number }]);
    const { items } = await agent.client.call('GET /me/notices', { query: {} });
    expect(items.some(({ kind, text }) => kind === 'VISIT_RELIEVED' && text.includes('时间改了'))).toBe(true);
  });

  it('never to a window that cannot be had, and then nothing changes', async () => {
    expect(await refused(move(owner, '13:00'))).toMatchObject({ status: 422, code: 'window_not_offered' });
    expect(await world.read(owner, visit.number)).toMatchObject({ state: 'ACCEPTED', version: visit.version });
    expect(await open()).toEqual([{ number: visit.number }]);
  });

  it('by its client twice, then the desk does it after speaking with him, and says why', async () => {
    const first = await move(owner, '16:00');
    const second = await move(owner, '11:00', undefined, first);
    expect(second.mayMove).toBe(false);
    const problem = await refused(move(owner, '16:00', undefined, second));
    expect(problem).toMatchObject({ status: 422, code: 'moved_too_often' });
    expect(await refused(move(world.dispatcher, '16:00', undefined, second))).toMatchObject({ code: 'reason_needed' });
    const third = await move(world.dispatcher, '16:00', '客户来电要求改到下午', second);
    expect(third.state).toBe('DISPATCHED');
    expect((await world.read(owner, second.number)).timeline[0]).toMatchObject({ note: '客户来电要求改到下午' });
  });

  it('by its agent only with the client’s agreement; agreed, he keeps it', async () => {
    const proposed = await propose('16:00');
    expect(proposed).toMatchObject({ state: 'ACCEPTED', from: visit.from });
    const seen = await world.read(owner, visit.number);
    expect(seen.proposal).toMatchObject({ from: `${world.date}T08:00:00.000Z`, reason: '上一家材料多，要晚一点' });
    const moved = await answer(true, seen.version);
    expect(moved).toMatchObject({ state: 'ACCEPTED', holder: { workNo: agent.workNo } });
    expect(await world.read(owner, visit.number)).toMatchObject({ state: 'RESCHEDULED' });
    await app.settle();
    const { holder } = await owner.client.call('GET /agency-cases/:number', {
      params: { number: visit.subject.number },
    });
    expect(holder).toMatchObject({ workNo: agent.workNo });
  });

  it('refused by the client, it is made as it was promised', async () => {
    const { version } = await propose('16:00');
    expect(await answer(false, version)).toMatchObject({ state: 'ACCEPTED', from: visit.from, proposal: null });
    const again = await refused(answer(true, version + 1));
    expect(again).toMatchObject({ status: 422, code: 'nothing_proposed' });
  });

  it('by two taps at once is one move', async () => {
    const taps = await Promise.allSettled([move(owner, '16:00'), move(owner, '11:00')]);
    expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await open()).toHaveLength(1);
  });

  it('not by a stranger, and not once the agent has set out', async () => {
    expect(await refused(move(await app.citizen(), '16:00'))).toMatchObject({ status: 404 });
    await agent.client.call('POST /visits/:number/set-out', {
      params: { number: visit.number },
      body: { version: visit.version },
    });
    const { version } = await world.read(owner, visit.number);
    expect(await refused(move(owner, '16:00', undefined, { ...visit, version }))).toMatchObject({ status: 409 });
  });
});
