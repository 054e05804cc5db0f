import { type Colleague, TestApp } from '../../test/app';
import { setClock } from '../kernel/clock';
import { Jobs } from '../kernel/jobs/jobs';
import { addDays, instantOf } from '../kernel/time/civil-date';
import { RosterCheck } from './roster-check';

describe('the daily look at the coming days', () => {
  let app: TestApp;
  let supervisor: Colleague;
  let clerk: Colleague;
  /** A Monday of its own for each test. */
  let monday = '2026-03-02';

  beforeAll(async () => {
    app = await TestApp.start();
    // The house would look for itself.
    await app.server.container.get(Jobs).stop();
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
    clerk = await app.staff(['WINDOW_CLERK'], { skills: ['COMPREHENSIVE'] });
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 14);
  });
  afterEach(() => setClock(null));

  const look = (time = '08:40', date = monday) => {
    setClock(() => instantOf(date, time));
    return app.server.container.get(RosterCheck).lookAhead();
  };
  const told = async (someone: Colleague, kind: string) => {
    await app.settle();
    const { items } = await someone.client.call('GET /me/notices', { query: {} });
    return items.filter((notice) => notice.kind === kind).map(({ text }) => text);
  };
  const publish = (version: number, ...times: [from: string, to: string][]) => {
    const shifts = times.map(([from, to]) => ({ workNo: clerk.workNo, post: 'ON_CALL' as const, from, to }));
    return supervisor.client.call('PUT /roster/:date', { params: { date: monday }, body: { version, shifts } });
  };

  it('tells supervisors of the first post nobody mans, and of how many there are', async () => {
    const before = await told(supervisor, 'ROSTER_GAPS');
    const found = await look();
    expect(found?.count).toBeGreaterThan(7);
    expect(found?.first).toContain('00:00—08:30 缺 1 人');
    const [news, ...rest] = await told(supervisor, 'ROSTER_GAPS');
    expect(rest).toHaveLength(before.length);
    expect(news).toContain(`有 ${found?.count} 处缺岗，第一处：${found?.first}`);
    expect(await told(clerk, 'ROSTER_GAPS')).toEqual([]);
  });

  it('is taken once a day, not before its hour', async () => {
    expect(await look('08:20')).toBeNull();
    expect(await look('08:40')).not.toBeNull();
    expect(await look('15:00')).toBeNull();
    expect(await look('08:40', addDays(monday, 1))).not.toBeNull();
  });

  it.each([
    ['a watch handed over without a hole takes its three stretches off', '08:30', 3],
    ['a hole between two watches stays one', '09:00', 2],
  ])('counts what is published: %s', async (_what, relief, fewer) => {
    await publish(0, ['00:00', '08:30'], [relief, '24:00']);
    const planned = await look();
    const unplanned = await look('08:40', addDays(monday, 7));
    expect(planned?.count).toBe((unplanned?.count ?? 0) - fewer);
  });

  it('whoever’s shifts change after publication is told, the others are not', async () => {
    await publish(0, ['00:00', '08:30']);
    expect(await told(clerk, 'SHIFTS_CHANGED')).toHaveLength(0);
    await publish(1, ['18:00', '24:00']);
    expect(await told(clerk, 'SHIFTS_CHANGED')).toHaveLength(1);
    expect(await told(supervisor, 'SHIFTS_CHANGED')).toHaveLength(0);
  });
});
