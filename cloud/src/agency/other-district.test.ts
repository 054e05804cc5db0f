import { join } from 'node:path';
import { TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { INSIDE, VisitWorld, visitOf } from '../../test/visit-world';
import { setClock } from '../kernel/clock';

/** A place in the other district, some 100 m from its hall. */
const THERE = { longitude: 106.2245, latitude: 35.521, address: '样例大街12号' };

describe('the centre of another district, by its config/ alone', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ CONFIG_DIR: join(__dirname, '../../test-centre/config') });
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  it('visits its own addresses in its own windows, with a code of its own length', async () => {
    const world = await VisitWorld.on(app, '2026-12-15');
    const agent = await world.agent('main-hall');
    await world.roster([agent]);
    const owner = await app.citizen();
    const body = { ...world.body({ from: '08:30', itemKeys: ['company-establishment'] }), place: THERE };
    expect(await refused(owner.client.call('POST /agency-cases', { body }))).toMatchObject({
      code: 'window_not_offered',
    });
    const time = { kind: 'WINDOW' as const, date: world.date, from: '14:00' };
    const { number, version } = await owner.client.call('POST /agency-cases', { body: { ...body, time } });
    const accepted = await world.dispatcher.client.call('POST /agency-cases/:number/accept', {
      params: { number },
      body: { version },
    });
    const visit = await world.accept(agent, visitOf(accepted).number);
    expect(visit).toMatchObject({ from: '2026-12-15T06:00:00.000Z', to: '2026-12-15T09:00:00.000Z' });
    expect((await world.read(owner, visit.number)).arrivalCode).toMatch(/^\d{6}$/);
  });

  it('refuses an address of ours, naming its own sites', async () => {
    const world = await VisitWorld.on(app, '2026-12-16');
    const body = { ...world.body({ itemKeys: ['company-establishment'] }), place: INSIDE };
    const owner = await app.citizen();
    const problem = await refused(owner.client.call('POST /agency-cases', { body }));
    expect(problem).toMatchObject({ code: 'outside_district', title: expect.stringContaining('示例区') });
    expect(problem.detail).toContain('东驿站');
  });
});
