import { setTimeout as pause } from 'node:timers/promises';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { TimerJobs } from '../kernel/deadline/timer.jobs';
import { instantOf } from '../kernel/time/civil-date';
import { Supervision } from './supervision.service';

describe('a promise that may not be kept', () => {
  let app: TestApp;
  let clerk: Colleague;
  let deputy: Colleague;
  let general: Colleague;
  let citizen: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    clerk = await app.staff(['WINDOW_CLERK']);
    deputy = await app.staff(['BUSINESS_DEPUTY_SUPERVISOR']);
    general = await app.staff(['GENERAL_SUPERVISOR']);
    citizen = await app.citizen();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const at = (date: string, time: string) => setClock(() => instantOf(date, time));
  const escalate = async () => {
    await app.server.container.get(TimerJobs).recordBreaches();
    return app.server.container.get(Supervision).escalate();
  };
  /** True while somebody waits for a record that another has locked. */
  const waits = async () =>
    (await app.database.row(
      "SELECT 1 FROM information_schema.processlist WHERE command = 'Query' AND info LIKE '%RecordRow% FOR UPDATE'",
    )) !== null;
  const mine = async (colleague: Colleague, number: string) => {
    const { items } = await colleague.client.call('GET /me/escalations');
    return items.filter((line) => line.number === number);
  };
  async function ask(taken = true): Promise<string> {
    at('2026-11-23', '09:00');
    const body = { question: '营业执照丢了，应该怎么补办？' };
    const { number, version } = await citizen.client.call('POST /consultations', { body });
    if (taken) await clerk.client.call('POST /consultations/:number/assign', { params: { number }, body: { version } });
    return number;
  }

  it('is brought before its holder when it warns, before supervisors when late, then to all', async () => {
    const number = await ask();
    at('2026-11-27', '09:30');
    await escalate();
    expect(await mine(clerk, number)).toMatchObject([{ level: 'REMINDER', promise: '网络咨询答复' }]);
    expect(await mine(deputy, number)).toEqual([]);
    at('2026-12-01', '09:00');
    await escalate();
    expect(await mine(deputy, number)).toMatchObject([{ level: 'SUPERVISION', holder: { workNo: clerk.workNo } }]);
    expect(await mine(general, number)).toEqual([]);
    at('2026-12-02', '09:00');
    await escalate();
    expect((await mine(general, number)).map(({ level }) => level)).toEqual(['BULLETIN']);
  });

  it('is brought once, whatever the number of replicas and of times', async () => {
    const number = await ask();
    at('2026-11-27', '09:30');
    await Promise.all([escalate(), escalate(), escalate()]);
    await escalate();
    expect(await mine(clerk, number)).toHaveLength(1);
  });

  it('after a standstill is brought by the highest step alone', async () => {
    const number = await ask();
    at('2026-12-04', '10:00');
    await escalate();
    expect((await mine(general, number)).map(({ level }) => level)).toEqual(['BULLETIN']);
    expect(await mine(clerk, number)).toEqual([]);
    const rows = await app.database.rows(
      'SELECT level FROM escalation e JOIN record r ON r.id = e.record_id WHERE r.number = ? ORDER BY e.id',
      [number],
    );
    expect(rows).toEqual([{ level: 'REMINDER' }, { level: 'SUPERVISION' }, { level: 'BULLETIN' }]);
  });

  it('is brought before nobody at night', async () => {
    const number = await ask();
    at('2026-11-27', '20:00');
    expect(await escalate()).toBe(0);
    expect(await mine(clerk, number)).toEqual([]);
  });

  it('that nobody holds is brought before the posts that answer for it', async () => {
    const number = await ask(false);
    at('2026-11-27', '09:30');
    await escalate();
    expect(await mine(deputy, number)).toMatchObject([{ level: 'REMINDER', holder: null }]);
  });

  it('kept is brought before nobody any more', async () => {
    const number = await ask();
    at('2026-11-24', '09:00');
    const { version } = await clerk.client.call('GET /consultations/:number', { params: { number } });
    const body = { version, reply: '请带身份证到窗口办理。' };
    await clerk.client.call('POST /consultations/:number/reply', { params: { number }, body });
    at('2026-12-04', '10:00');
    await escalate();
    expect(await mine(general, number)).toEqual([]);
  });

  it('kept while the house waits to bring it before somebody is brought before nobody', async () => {
    const number = await ask();
    at('2026-12-04', '10:00');
    const keeping = app.database.dataSource.createQueryRunner();
    await keeping.startTransaction();
    await keeping.query('SELECT id FROM record WHERE number = ? FOR UPDATE', [number]);
    const escalating = escalate();
    while (!(await waits())) await pause(5);
    await keeping.query(
      `UPDATE record r JOIN timer t ON t.record_id = r.id
          SET r.open = 0, r.state = 'REPLIED', t.state = 'DONE_LATE', t.breached_at = t.due_at WHERE r.number = ?`,
      [number],
    );
    await keeping.commitTransaction();
    await keeping.release();
    await escalating;
    expect(await mine(general, number)).toEqual([]);
  });

  it('is signed for by each it was brought before, and nobody else; the board shows who has not', async () => {
    const number = await ask();
    at('2026-11-27', '09:30');
    await escalate();
    const handle = (await mine(clerk, number))[0]?.handle ?? '';
    const sign = (colleague: Colleague) =>
      colleague.client.call('POST /escalations/:handle/receipt', { params: { handle } });
    expect(await refused(sign(deputy))).toMatchObject({ status: 404 });
    const board = async () => {
      const { items } = await deputy.client.call('GET /desk/escalations');
      return items.find((line) => line.number === number)?.recipients;
    };
    expect(await board()).toMatchObject([{ workNo: clerk.workNo, receivedAt: null }]);
    await sign(clerk);
    await sign(clerk);
    expect(await mine(clerk, number)).toEqual([]);
    expect(await board()).toMatchObject([{ receivedAt: expect.any(String) }]);
  });

  it('shows its owner nothing of it', async () => {
    const number = await ask();
    at('2026-12-04', '10:00');
    await escalate();
    const { timeline } = await citizen.client.call('GET /consultations/:number', { params: { number } });
    expect(timeline.map(({ label }) => label).join()).not.toContain('通报');
  });
});

describe('an owner who presses for their matter', () => {
  let app: TestApp;
  let clerk: Colleague;
  let citizen: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    clerk = await app.staff(['WINDOW_CLERK']);
    citizen = await app.citizen();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const urge = (someone: Someone, number: string) =>
    someone.client.call('POST /records/:number/urge', { params: { number } });

  it('is heard once a day; whoever holds it is told', async () => {
    setClock(() => instantOf('2026-11-23', '09:00'));
    const { number, version } = await citizen.client.call('POST /consultations', {
      body: { question: '营业执照丢了，应该怎么补办？' },
    });
    await clerk.client.call('POST /consultations/:number/assign', { params: { number }, body: { version } });
    const outcomes = await Promise.allSettled([urge(citizen, number), urge(citizen, number)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refused(urge(citizen, number))).toMatchObject({ status: 422, code: 'urged_already' });
    setClock(() => instantOf('2026-11-24', '09:00'));
    expect((await urge(citizen, number)).timeline[0]).toMatchObject({ label: '您催办了一次，已提醒承办人' });
    const { items } = await clerk.client.call('GET /me/notices', { query: {} });
    expect(items.filter((notice) => notice.number === number)).toHaveLength(2);
  });

  it('of another’s matter, or of one with no promise running, is refused', async () => {
    const { number, version } = await citizen.client.call('POST /consultations', {
      body: { question: '营业执照丢了，应该怎么补办？' },
    });
    expect(await refused(urge(await app.citizen(), number))).toMatchObject({ status: 404 });
    expect(await refused(urge(clerk, number))).toMatchObject({ status: 404 });
    const body = { version, reply: '请带身份证到窗口办理。' };
    await clerk.client.call('POST /consultations/:number/reply', { params: { number }, body });
    expect(await refused(urge(citizen, number))).toMatchObject({ code: 'nothing_running' });
  });
});
