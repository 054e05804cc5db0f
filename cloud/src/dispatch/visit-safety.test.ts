import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VisitView } from 'shared-types/dispatch.contract';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { VisitWorld } from '../../test/visit-world';
import { setClock } from '../kernel/clock';
import { DispatchJobs } from './dispatch.jobs';

const EVENING = '  - { from: "18:00", to: "20:00" }';

describe('agents on a visit are safe', () => {
  let app: TestApp;
  let config: string;
  let day = 0;
  let world: VisitWorld;
  let manager: Colleague;
  let [lead, second]: Colleague[] = [];

  beforeAll(async () => {
    config = mkdtempSync(join(tmpdir(), 'centre-'));
    cpSync(join(__dirname, '../../../config'), config, { recursive: true });
    const file = join(config, 'dispatch.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('horizonDays:', `${EVENING}\nhorizonDays:`));
    app = await TestApp.start({ CONFIG_DIR: config }, { wecom: true });
  });
  afterAll(async () => {
    await app.stop();
    rmSync(config, { recursive: true });
  });
  afterEach(() => setClock(null));
  beforeEach(async () => {
    day += 1;
    world = await VisitWorld.on(app, `2027-07-${String(day).padStart(2, '0')}`);
    manager = await app.staff(['ADMIN_STAFF']);
    [lead, second] = [await world.agent('hall'), await world.agent('station-7')];
    await rosterOf([lead, second]);
    await app.wechat.clearMessages();
  });

  const jobs = () => app.server.container.get(DispatchJobs);
  /** The day's field agents, and the duty manager. */
  async function rosterOf(agents: readonly Colleague[]): Promise<void> {
    const { date } = world;
    const { version } = await world.supervisor.client.call('GET /roster/:date', { params: { date } });
    const shifts = [
      ...agents.map(({ workNo }) => ({ workNo, post: 'FIELD_AGENT' as const, from: '08:00', to: '22:00' })),
      { workNo: manager.workNo, post: 'DUTY_MANAGER' as const, from: '08:30', to: '24:00' },
    ];
    await world.supervisor.client.call('PUT /roster/:date', { params: { date }, body: { version, shifts } });
  }
  const setOut = async (agent: Someone, number: string) => {
    const { version } = await world.read(agent, number);
    return agent.client.call('POST /visits/:number/set-out', { params: { number }, body: { version } });
  };
  const arrive = async (agent: Someone, owner: Someone, number: string) => {
    const { arrivalCode: code, version } = await world.read(owner, number);
    return agent.client.call('POST /visits/:number/arrive-by-code', {
      params: { number },
      body: { version, code: code ?? '' },
    });
  };
  const sos = (agent: Someone, number: string) =>
    agent.client.call('POST /visits/:number/sos', { params: { number }, body: {} });
  const alarms = async (number: string) => {
    const { items } = await manager.client.call('GET /dispatch/alarms', { query: {} } as never);
    return items.filter(({ visit }) => visit === number);
  };
  /** What somebody was told of alarms of one visit: those that others left open are told of too. */
  const told = async (someone: Someone, visit: string) => {
    const { items } = await someone.client.call('GET /me/notices', { query: {} });
    return items.filter(({ kind, number }) => kind === 'VISIT_ALARM' && number === visit).map(({ text }) => text);
  };
  const take = (by: Someone, handle: string) =>
    by.client.call('POST /dispatch/alarms/:handle/take', { params: { handle } });
  const close = (by: Someone, handle: string, note = '已电话联系，人平安') =>
    by.client.call('POST /dispatch/alarms/:handle/close', { params: { handle }, body: { note } });
  const markCare = (visit: VisitView, care: { vulnerable?: boolean; priorConflict?: boolean }) =>
    world.dispatcher.client.call('PUT /dispatch/visits/:number/care', {
      params: { number: visit.number },
      body: { version: visit.version, vulnerable: false, priorConflict: false, note: '来电说明', ...care },
    });

  describe('by two', () => {
    it('at night: the second is asked as soon as the first accepts, and nobody sets out before he has too', async () => {
      const owner = await app.citizen();
      const { number, pair } = await world.visit(owner, { from: '18:00' });
      expect(pair).toMatchObject([{ reason: 'NIGHT' }]);
      await world.accept(lead as Colleague, number);
      const offered = await second?.client.call('GET /agents/me/day', { query: {} });
      expect(offered?.offers).toMatchObject([{ number, role: 'COMPANION', pair: ['夜间上门'] }]);
      expect(await refused(setOut(lead as Colleague, number))).toMatchObject({ status: 422, code: 'companion_needed' });
      expect(await world.accept(second as Colleague, number)).toMatchObject({
        holder: { workNo: lead?.workNo },
        companion: { workNo: second?.workNo },
      });
      for (const one of [lead, second] as Colleague[]) {
        const { visits } = await one.client.call('GET /agents/me/day', { query: { date: world.date } });
        expect(visits.map((each) => each.number)).toEqual([number]);
      }
      expect(await refused(setOut(second as Colleague, number))).toMatchObject({ status: 403 });
      expect(await setOut(lead as Colleague, number)).toMatchObject({ state: 'EN_ROUTE' });
      const { duty } = (await second?.client.call('GET /agents/me/day', { query: {} })) ?? {};
      expect(duty).toBe('BUSY');
    });

    it('has one second agent, whoever answers at once', async () => {
      const third = await world.agent('hall');
      await rosterOf([lead, second, third] as Colleague[]);
      const visit = await world.visit(await app.citizen(), { from: '18:00' });
      const [asked] = await world.asked(visit.number);
      const all = [lead, second, third] as Colleague[];
      await world.accept(all.find(({ workNo }) => workNo === asked) as Colleague, visit.number);
      const others = all.filter(({ workNo }) => workNo !== asked);
      const answers = await Promise.allSettled(others.map((each) => world.accept(each, visit.number)));
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const rows = await app.database.rows<{ companion: number }>(
        `SELECT o.companion_visit_id AS companion FROM visit_offer o JOIN record r ON r.id = o.companion_visit_id
          WHERE r.number = ?`,
        [visit.number],
      );
      expect(rows).toHaveLength(1);
    });

    it('the second taken back, another is asked, and never the one who had it by the system itself', async () => {
      const third = await world.agent('hall');
      await rosterOf([lead, second, third] as Colleague[]);
      const { number } = await world.visit(await app.citizen(), { from: '18:00' });
      const all = [lead, second, third] as Colleague[];
      const byNo = (workNo: string | undefined) => all.find((each) => each.workNo === workNo) as Colleague;
      const first = byNo((await world.asked(number))[0]);
      await world.accept(first, number);
      const companion = all.find((each) => each !== first) as Colleague;
      const { version } = await world.accept(companion, number);
      const line = await world.dispatcher.client.call('POST /dispatch/visits/:number/recall', {
        params: { number },
        body: { version, reason: '身体不适', companion: true },
      });
      expect(line).toMatchObject({ state: 'ACCEPTED', holder: { workNo: first.workNo }, companion: null });
      const asked = (await first.client.call('GET /agents/me/day', { query: {} })).offers;
      expect(asked).toEqual([]);
      const others = all.filter((each) => each !== first && each !== companion);
      for (const each of others) {
        const { offers } = await each.client.call('GET /agents/me/day', { query: {} });
        expect(offers).toMatchObject([{ number, role: 'COMPANION' }]);
      }
      const { offers } = await companion.client.call('GET /agents/me/day', { query: {} });
      expect(offers).toEqual([]);
    });

    it('where the desk marks it; and by one again where it takes the mark back', async () => {
      const { number } = await world.visit(await app.citizen());
      const accepted = await world.accept(lead as Colleague, number);
      const marked = await markCare(accepted, { vulnerable: true });
      expect(marked.pair).toMatchObject([{ reason: 'VULNERABLE' }]);
      expect(await world.asked(number)).toContain(second?.workNo);
      expect(await refused(setOut(lead as Colleague, number))).toMatchObject({ code: 'companion_needed' });
      await markCare(await world.read(world.dispatcher, number), {});
      expect(await setOut(lead as Colleague, number)).toMatchObject({ state: 'EN_ROUTE' });
    });

    it('on every later visit to somebody at whose door one was broken off', async () => {
      const owner = await app.citizen();
      const { number } = await world.visit(owner);
      await world.accept(lead as Colleague, number);
      const { version } = await setOut(lead as Colleague, number);
      const aborted = await lead?.client.call('POST /visits/:number/abort', {
        params: { number },
        body: { version, reason: '对方情绪激动，言语威胁' },
      });
      expect(aborted).toMatchObject({ state: 'ABORTED', open: false });
      expect((await told(manager, number))[0]).toContain('为安全中止了上门');
      const again = await world.visit(owner, { from: '16:00' });
      expect(again.pair).toMatchObject([{ reason: 'PRIOR_CONFLICT' }]);
    });
  });

  describe('a call for help', () => {
    it('pressed twice at once is one call; the duty manager hears it every way at once, takes it, and it is told no more', async () => {
      const agent = lead as Colleague;
      const { number } = await world.visit(await app.citizen());
      await world.accept(agent, number);
      await Promise.all([sos(agent, number), sos(agent, number), sos(agent, number)]);
      await app.settle();
      expect(await alarms(number)).toMatchObject([{ kind: 'SOS', agent: { workNo: agent.workNo }, takenBy: null }]);
      expect(await told(manager, number)).toHaveLength(1);
      const messages = await app.wechat.messages();
      const ways = messages.filter(({ text }) => text.includes('紧急求助')).map(({ channel }) => channel);
      expect(ways.toSorted()).toEqual(['SMS', 'WECOM']);
      expect(JSON.stringify(messages)).not.toMatch(/曲江公馆|王小明/);
      expect(await told(world.supervisor, number)).toEqual([]);
      world.clock('08:43');
      await Promise.all([jobs().watch(), jobs().watch()]);
      expect(await told(manager, number)).toHaveLength(2);
      expect(await told(world.supervisor, number)).toHaveLength(1);
      const [{ handle = '' } = {}] = await alarms(number);
      const card = await take(manager, handle);
      expect(card).toMatchObject({ phone: agent.person.phone, address: expect.stringContaining('曲江公馆') });
      expect(await take(world.supervisor, handle)).toMatchObject({ takenBy: { workNo: manager.workNo } });
      const { alarm } = await agent.client.call('GET /visits/:number/sos', { params: { number } });
      expect(alarm).toMatchObject({ takenBy: { workNo: manager.workNo } });
      world.clock('09:30');
      await jobs().watch();
      expect(await told(manager, number)).toHaveLength(2);
      await close(manager, handle);
      expect(await refused(close(world.supervisor, handle))).toMatchObject({ status: 409, code: 'alarm_closed' });
      expect(await alarms(number)).toEqual([]);
      const looks = await app.database.rows('SELECT 1 FROM audit WHERE action = ? AND subject = ?', [
        'visit.alarm_opened',
        number,
      ]);
      expect(looks).toHaveLength(2);
    });

    it('is heard in whatever state the visit is, from its agent and from who goes along, and from nobody else', async () => {
      const agent = lead as Colleague;
      const owner = await app.citizen();
      const { number } = await world.visit(owner);
      expect(await refused(sos(agent, number))).toMatchObject({ status: 404 });
      await world.accept(agent, number);
      await setOut(agent, number);
      const { version } = await arrive(agent, owner, number);
      const body = { version };
      const started = await agent.client.call('POST /visits/:number/start', { params: { number }, body });
      const done = { version: started.version, note: '材料已收齐' };
      await agent.client.call('POST /visits/:number/complete', { params: { number }, body: done });
      expect((await sos(agent, number)).alarm).toMatchObject({ kind: 'SOS' });
      expect(await refused(sos(second as Colleague, number))).toMatchObject({ status: 404 });
      expect(await refused(take(agent, (await alarms(number))[0]?.handle ?? ''))).toMatchObject({ status: 403 });
    });

    it('reaches the supervisors where the roster names nobody', async () => {
      const agent = lead as Colleague;
      const { date } = world;
      const { number } = await world.visit(await app.citizen());
      await world.accept(agent, number);
      const { version } = await world.supervisor.client.call('GET /roster/:date', { params: { date } });
      const shifts = [{ workNo: agent.workNo, post: 'FIELD_AGENT' as const, from: '08:00', to: '22:00' }];
      await world.supervisor.client.call('PUT /roster/:date', { params: { date }, body: { version, shifts } });
      await sos(agent, number);
      expect(await told(world.supervisor, number)).toHaveLength(1);
      expect(await told(manager, number)).toEqual([]);
    });
  });

  it('a visit that takes an hour over its time has somebody call, again and again until it is answered or over', async () => {
    const agent = lead as Colleague;
    const owner = await app.citizen();
    const { number } = await world.visit(owner, { from: '09:00' });
    await world.accept(agent, number);
    await setOut(agent, number);
    world.clock('09:00');
    await arrive(agent, owner, number);
    world.clock('10:59');
    await jobs().watch();
    expect(await alarms(number)).toEqual([]);
    world.clock('11:00');
    await Promise.all([jobs().watch(), jobs().watch()]);
    const [check] = await alarms(number);
    expect(check).toMatchObject({ kind: 'CHECK_CALL' });
    await close(world.dispatcher, check?.handle ?? '');
    world.clock('12:00');
    await jobs().watch();
    expect(await alarms(number)).toHaveLength(1);
    const { version } = await world.read(agent, number);
    const started = await agent.client.call('POST /visits/:number/start', { params: { number }, body: { version } });
    const done = { version: started.version, note: '材料已收齐' };
    await agent.client.call('POST /visits/:number/complete', { params: { number }, body: done });
    expect(await alarms(number)).toEqual([]);
  });

  describe('a work card', () => {
    const check = (by: Someone, number: string, shown: string) =>
      by.client.call('POST /visits/:number/verify-card', { params: { number }, body: { shown } });

    it('is known by its number and by its changing code, while its agent is on the visit; of others nothing is told', async () => {
      const agent = lead as Colleague;
      const owner = await app.citizen();
      const { number } = await world.visit(owner);
      expect(await check(owner, number, agent.workNo)).toMatchObject({ genuine: false, name: null });
      await world.accept(agent, number);
      const card = await agent.client.call('GET /visits/:number/work-card', { params: { number } });
      expect(card).toMatchObject({ workNo: agent.workNo, code: expect.stringMatching(/^\d{6}$/) });
      expect(await check(owner, number, card.code)).toMatchObject({
        genuine: true,
        workNo: agent.workNo,
        byCode: true,
      });
      expect(await check(owner, number, agent.workNo.toLowerCase())).toMatchObject({ genuine: true, byCode: false });
      expect(await check(owner, number, second?.workNo ?? '')).toMatchObject({
        genuine: false,
        name: null,
        workNo: null,
      });
      world.clock('08:42');
      expect(await check(owner, number, card.code)).toMatchObject({ genuine: false });
      expect(await refused(check(await app.citizen(), number, card.code))).toMatchObject({ status: 404 });
      const strange = second?.client.call('GET /visits/:number/work-card', { params: { number } });
      expect(await refused(strange as Promise<unknown>)).toMatchObject({ status: 404 });
    });
  });
});
