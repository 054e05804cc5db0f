import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { CONTACT, INSIDE, VisitWorld } from '../../test/visit-world';
import { setClock } from '../kernel/clock';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import { instantOf } from '../kernel/time/civil-date';
import { Visits } from './visit.service';

describe('a visit that a room asks for', () => {
  let app: TestApp;
  let day = 0;
  let world: VisitWorld;
  let owner: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));
  beforeEach(async () => {
    day += 1;
    world = await VisitWorld.on(app, `2027-10-${String(day).padStart(2, '0')}`);
    owner = await app.citizen();
  });

  /** Asks in the name of a case nobody has accepted yet. */
  async function asked(terms: { excluded?: readonly Colleague[]; vulnerable?: boolean }): Promise<string> {
    const { number } = await world.request(owner);
    const subject = await app.database.repository(RecordRow).findOneByOrFail({ number });
    const { number: visit } = await app.database.transaction(async () =>
      app.server.container.get(Visits).open(await world.person(owner), {
        subject,
        title: '上门帮办',
        skills: [],
        window: {
          date: world.date,
          from: instantOf(world.date, '14:00'),
          to: instantOf(world.date, '16:00'),
          urgent: false,
        },
        place: INSIDE,
        contact: CONTACT,
        preferredStaffId: null,
        excludedStaffIds: (terms.excluded ?? []).map(({ staffId }) => staffId),
        ...(terms.vulnerable === undefined ? {} : { vulnerable: terms.vulnerable }),
      }),
    );
    return visit;
  }

  it('is never offered to whom it excludes, by the system or by a dispatcher', async () => {
    const [near, far] = [await world.agent('hall'), await world.agent('station-7')];
    await world.roster([near, far]);
    const number = await asked({ excluded: [near] });
    expect(await world.asked(number)).toEqual([far.workNo]);
    const { version } = await world.read(world.dispatcher, number);
    const problem = await refused(world.offer(number, version, [near]));
    expect(problem).toMatchObject({ status: 422, code: 'agent_ruled_out' });
    expect(problem.title).toContain('这一单不派给他');
  });

  it('for somebody who is alone and needs looking after is made by two', async () => {
    await world.roster([await world.agent()]);
    const number = await asked({ vulnerable: true });
    expect((await world.read(owner, number)).pair).toMatchObject([{ reason: 'VULNERABLE' }]);
  });

  it('is in the history of whoever made it, and in nobody else’s; an arrival says how it was shown', async () => {
    const [agent, other] = [await world.agent(), await world.agent('station-7')];
    await world.roster([agent, other]);
    const number = await asked({ excluded: [other] });
    const { version } = await world.accept(agent, number);
    const params = { number };
    await agent.client.call('POST /visits/:number/set-out', { params, body: { version } });
    const { arrivalCode: code, version: seen, expectedAt } = await world.read(owner, number);
    expect(expectedAt).not.toBeNull();
    const reason = '地图上的点标在了后门';
    const body = { version: seen, code: code ?? '', reason };
    const arrived = await agent.client.call('POST /visits/:number/arrive-by-code', { params, body });
    expect(arrived).toMatchObject({ state: 'ARRIVED', arrivedBy: 'MANUAL', arrivalNote: reason });
    expect(await world.read(owner, number)).toMatchObject({ arrivedBy: 'MANUAL', arrivalNote: null, expectedAt: null });
    const started = await agent.client.call('POST /visits/:number/start', {
      params,
      body: { version: arrived.version },
    });
    const done = { version: started.version, note: '材料已收齐' };
    await agent.client.call('POST /visits/:number/complete', { params, body: done });
    const history = (by: Someone) => by.client.call('GET /agents/me/visits', { query: {} });
    expect(await history(agent)).toMatchObject({ items: [{ number, asCompanion: false }], next: null });
    expect(await history(other)).toEqual({ items: [], next: null });
  });
});
