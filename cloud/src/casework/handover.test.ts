import { type Colleague, TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';
import { Handovers } from './handover.service';

const ITEM = 'food-business-license-new';

describe('a case that a colleague is asked to take over', () => {
  let app: TestApp;
  let world: CaseWorld;
  let colleague: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
    colleague = await app.staff(['WINDOW_CLERK']);
  });
  afterAll(() => app.stop());
  beforeEach(() => setClock(() => instantOf('2026-11-23', '10:00')));
  afterEach(() => setClock(null));

  const returnLapsed = () => app.server.container.get(Handovers).returnLapsed();
  const holder = async (number: string) => (await world.read(world.clerk, { number })).holder?.workNo;
  const answer = (someone: Colleague, number: string, accepted: boolean) =>
    world.send(someone, { number }, 'handover-answer', { accepted });

  async function asked(): Promise<string> {
    const { number } = await world.takeIn(ITEM);
    await world.send(world.clerk, { number }, 'handover', { to: colleague.workNo, reason: '明天开始轮休' });
    return number;
  }

  it('stays with who has it until the colleague accepts (首接负责)', async () => {
    const number = await asked();
    expect(await holder(number)).toBe(world.clerk.workNo);
    const { items } = await colleague.client.call('GET /case-handovers');
    expect(items.find((each) => each.number === number)).toMatchObject({
      reason: '明天开始轮休',
      returnsAt: instantOf('2026-11-23', '12:00').toISOString(),
    });
    await answer(colleague, number, true);
    expect(await holder(number)).toBe(colleague.workNo);
    const { items: left } = await colleague.client.call('GET /case-handovers');
    expect(left.map((each) => each.number)).not.toContain(number);
  });

  it('its first responsible person stays the one who took it in', async () => {
    const number = await asked();
    const taken = await answer(colleague, number, true);
    expect(taken.firstResponsible.workNo).toBe(world.clerk.workNo);
  });

  it('declined, it is asked of nobody any more', async () => {
    const number = await asked();
    await answer(colleague, number, false);
    expect(await holder(number)).toBe(world.clerk.workNo);
    expect(await refused(answer(colleague, number, true))).toMatchObject({ code: 'handover_over' });
  });

  it('goes back by itself after two hours in which the site was open, the lunch break not among them', async () => {
    setClock(() => instantOf('2026-11-23', '11:30'));
    const number = await asked();
    setClock(() => instantOf('2026-11-23', '14:29'));
    await returnLapsed();
    setClock(() => instantOf('2026-11-23', '14:31'));
    await Promise.all([returnLapsed(), returnLapsed()]);
    expect(await refused(answer(colleague, number, true))).toMatchObject({ code: 'handover_over' });
    expect(await holder(number)).toBe(world.clerk.workNo);
    const { timeline } = await world.read(world.clerk, { number });
    expect(timeline.filter(({ label }) => label === '没有按时接手，退回原来的人')).toHaveLength(1);
  });

  it('is accepted by nobody but the one who was asked', async () => {
    const number = await asked();
    expect((await refused(answer(world.clerk, number, true))).status).toBe(403);
    expect(await holder(number)).toBe(world.clerk.workNo);
  });

  it('accepted as it goes back, it is with one of them and not with both', async () => {
    const number = await asked();
    setClock(() => instantOf('2026-11-23', '15:00'));
    const [outcome] = await Promise.allSettled([answer(colleague, number, true), returnLapsed()]);
    expect(await holder(number)).toBe(outcome.status === 'fulfilled' ? colleague.workNo : world.clerk.workNo);
  });

  it('is not asked of a stranger to casework, nor of who has it already', async () => {
    const { number } = await world.takeIn(ITEM);
    const outsider = await app.staff(['ADMIN_STAFF']);
    for (const to of [outsider.workNo, world.clerk.workNo, 'NOBODY']) {
      const problem = await refused(world.send(world.clerk, { number }, 'handover', { to, reason: '轮休' }));
      expect(problem).toMatchObject({ status: 400, fields: [{ path: 'body.to' }] });
    }
  });

  it('can be given only to colleagues whose work it is', async () => {
    const { items } = await world.clerk.client.call('GET /case-colleagues');
    const numbers = items.map(({ workNo }) => workNo);
    expect(numbers).toContain(colleague.workNo);
    expect(numbers).not.toContain(world.clerk.workNo);
    expect(numbers).not.toContain(world.supervisor.workNo);
  });
});
