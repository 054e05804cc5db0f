import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { VisitWorld } from '../../test/visit-world';
import { setClock } from '../kernel/clock';
import { addDays, instantOf } from '../kernel/time/civil-date';
import { DispatchJobs } from './dispatch.jobs';

describe('visits are suspended', () => {
  let app: TestApp;
  let day = 0;
  let world: VisitWorld;
  let agent: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  afterEach(async () => {
    for (const { handle } of await inForce()) {
      await world.supervisor.client.call('POST /dispatch/suspensions/:handle/lift', { params: { handle } });
    }
    setClock(null);
  });
  beforeEach(async () => {
    // Ten days apart: what one test suspends is no day of another.
    day += 1;
    world = await VisitWorld.on(app, addDays('2027-08-01', day * 10));
    agent = await world.agent();
    await world.roster([agent]);
  });

  const jobs = () => app.server.container.get(DispatchJobs);
  /** The house sets about it by itself as well: whichever of the two has a visit, the other leaves it alone. */
  const treated = async () => {
    while ((await jobs().suspend()) > 0);
  };
  const at = (time: string) => instantOf(world.date, time).toISOString();
  const suspend = (from: string, to: string, treatment: 'MOVE' | 'CANCEL' = 'MOVE', by: Someone = world.supervisor) =>
    by.client.call('POST /dispatch/suspensions', {
      body: { from: at(from), to: at(to), reason: '暴雪', treatment },
    });
  const inForce = async () => (await world.supervisor.client.call('GET /dispatch/suspensions')).items;
  const of = async (subject: string) => {
    const row = await app.database.rows<{ number: string; state: string }>(
      `SELECT r.number, r.state FROM visit_order v JOIN record r ON r.id = v.id JOIN record s ON s.id = v.subject_id
        WHERE s.number = ? ORDER BY v.id`,
      [subject],
    );
    return row;
  };

  it('after what it touches was shown: each is moved to where it was said, with an apology, and its agent told', async () => {
    const owner = await app.citizen();
    const { number, subject } = await world.visit(owner);
    await world.accept(agent, number);
    const untouched = await world.visit(await app.citizen(), { from: '09:00' });
    const { visits } = await world.supervisor.client.call('GET /dispatch/suspensions/effects', {
      query: { from: at('11:00'), to: at('18:00') },
    });
    const tomorrow = instantOf(addDays(world.date, 1), '14:00').toISOString();
    expect(visits).toMatchObject([{ number, underWay: false, instead: { from: tomorrow } }]);
    await suspend('11:00', '18:00');
    await Promise.all([treated(), treated()]);
    const [old, moved, ...more] = await of(subject.number);
    expect(old).toMatchObject({ number, state: 'RESCHEDULED' });
    expect(more).toEqual([]);
    expect(await world.read(owner, moved?.number ?? '')).toMatchObject({ from: tomorrow });
    const { items } = await owner.client.call('GET /me/notices', { query: {} });
    expect(items.some(({ text }) => text.includes('很抱歉'))).toBe(true);
    const told = await agent.client.call('GET /me/notices', { query: {} });
    expect(told.items.some(({ kind }) => kind === 'VISIT_RELIEVED')).toBe(true);
    expect(await world.read(world.dispatcher, untouched.number)).toMatchObject({ state: 'DISPATCHED' });
  });

  it('or all cancelled; one whose agent is at the door is left to be finished', async () => {
    const [owner, host] = [await app.citizen(), await app.citizen()];
    const { number, subject } = await world.visit(owner, { from: '16:00' });
    const running = await world.visit(host);
    const { version } = await world.accept(agent, running.number);
    const body = { version };
    await agent.client.call('POST /visits/:number/set-out', { params: { number: running.number }, body });
    const { arrivalCode: code, version: seen } = await world.read(host, running.number);
    await agent.client.call('POST /visits/:number/arrive-by-code', {
      params: { number: running.number },
      body: { version: seen, code: code ?? '' },
    });
    await suspend('14:00', '18:00', 'CANCEL');
    await treated();
    expect(await of(subject.number)).toMatchObject([{ number, state: 'CANCELLED_BY_CENTRE' }]);
    const { timeline } = await world.read(owner, number);
    expect(timeline[0]?.note).toBe('因暴雪暂停上门，很抱歉，请另约时间');
    expect(await world.read(agent, running.number)).toMatchObject({ state: 'ARRIVED' });
  });

  it('nothing is offered, accepted or asked for in that time, until it is lifted', async () => {
    const { number } = await world.visit(await app.citizen());
    await suspend('14:00', '16:00');
    // Not accepted, whether or not the house has moved it by now.
    const { code } = await refused(world.accept(agent, number));
    expect(['visits_suspended', 'offer_withdrawn']).toContain(code);
    const { days } = await app.visitor.call('GET /agency/times');
    expect(days[0]?.windows.map(({ from }) => from)).toEqual(['09:00', '11:00', '16:00']);
    expect(await refused(world.visit(await app.citizen()))).toMatchObject({ code: 'visits_suspended' });
    const [{ handle = '' } = {}] = await inForce();
    const lift = () => world.supervisor.client.call('POST /dispatch/suspensions/:handle/lift', { params: { handle } });
    await lift();
    expect(await refused(lift())).toMatchObject({ status: 409, code: 'lifted_already' });
    const { number: again } = await world.visit(await app.citizen());
    expect(await world.accept(agent, again)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('at the very moment one is accepted, it is either not accepted, or moved after it was', async () => {
    const made: { number: string; subject: string }[] = [];
    for (let i = 0; i < 6; i++) {
      const { number, subject } = await world.visit(await app.citizen());
      made.push({ number, subject: subject.number });
    }
    await Promise.allSettled([
      ...made.slice(0, 3).map(({ number }) => world.accept(agent, number)),
      suspend('14:00', '16:00'),
      ...made.slice(3).map(({ number }) => world.accept(agent, number)),
      treated(),
    ]);
    await treated();
    for (const { subject } of made) {
      const [old, moved, ...more] = await of(subject);
      expect(old?.state).toBe('RESCHEDULED');
      expect(['CREATED', 'DISPATCHED']).toContain(moved?.state);
      expect(more).toEqual([]);
    }
  });

  it('is the supervisors’ to decide', async () => {
    expect(await refused(suspend('14:00', '16:00', 'MOVE', world.dispatcher))).toMatchObject({ status: 403 });
    expect(await refused(suspend('16:00', '14:00'))).toMatchObject({ status: 422, code: 'period_over' });
  });
});
