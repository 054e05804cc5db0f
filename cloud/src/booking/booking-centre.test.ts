import { join } from 'node:path';
import { TestApp } from '../../test/app';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

describe('booking at another district’s centre', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ CONFIG_DIR: join(__dirname, '../../test-centre/config') });
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  it('keeps its own hours, lengths and horizon', async () => {
    setClock(() => instantOf('2026-11-23', '08:00'));
    const { sites, opensAt } = await app.visitor.call('GET /items/:key/availability', {
      params: { key: 'company-establishment' },
      query: {},
    });
    expect(opensAt).toBe('07:30');
    expect(sites.map(({ key, days }) => [key, days.length])).toEqual([
      ['main-hall', 15],
      ['east-station', 6],
    ]);
    expect(sites[0]?.days[6]).toMatchObject({ date: '2026-11-29', state: 'CLOSED' });
    expect(sites[0]?.earliest).toMatchObject({ from: '08:30', to: '09:10' });
  });

  it('takes a long slot out of both short ones it covers, and gives both back', async () => {
    setClock(() => instantOf('2026-11-23', '08:00'));
    const taken = () =>
      app.database.rows(
        "SELECT start, taken FROM slot WHERE date = '2026-11-24' AND site_key = 'main-hall' ORDER BY start",
      );
    const citizen = await app.citizen();
    const body = { itemKey: 'company-establishment', siteKey: 'main-hall', date: '2026-11-24', from: '08:30' };
    const ticket = await citizen.client.call('POST /bookings', { body });
    expect(await taken()).toEqual([
      { start: 510, taken: 300 },
      { start: 530, taken: 300 },
    ]);
    await citizen.client.call('POST /bookings/:number/cancel', {
      params: { number: ticket.number },
      body: { version: ticket.version },
    });
    expect(await taken()).toEqual([
      { start: 510, taken: 0 },
      { start: 530, taken: 0 },
    ]);
  });
});
