import { join } from 'node:path';
import { type Colleague, TestApp } from '../../test/app';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

const YEAR = 2031;
const SOURCE = '国务院办公厅关于2031年部分节假日安排的通知';
/** 1 January 2031 is a Wednesday: Thursday to Saturday join the holiday. */
const TEXT = '元旦：1月1日至4日放假。\n劳动节：5月1日至5日放假。\n国庆节：10月1日至7日放假。';

const preview = (administrator: Colleague) =>
  administrator.client.call('POST /calendar/previews', { body: { year: YEAR, text: TEXT, source: SOURCE } });

async function book(app: TestApp, siteKey: string, itemKey: string, date: string, from: string) {
  const citizen = await app.citizen();
  return citizen.client.call('POST /bookings', { body: { itemKey, siteKey, date, from } });
}

afterEach(() => setClock(null));

describe('a year’s notice that is tried while bookings stand', () => {
  let app: TestApp;
  let administrator: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    administrator = await app.staff(['ADMINISTRATOR']);
  });
  afterAll(() => app.stop());

  it('says how many stand on each day that changes, and that a hall open every day keeps them', async () => {
    setClock(() => instantOf('2030-12-31', '09:00'));
    const kept = await book(app, 'hall', 'license-reissue', '2031-01-02', '14:00');
    await book(app, 'hall', 'license-reissue', '2031-01-02', '14:00');
    await book(app, 'hall', 'license-reissue', '2031-01-04', '14:00');
    const { days, outside } = await preview(administrator);
    expect(days.filter(({ date }) => date < '2031-02-01')).toEqual([
      { date: '2031-01-02', workday: false, name: '元旦', bookings: 2 },
      { date: '2031-01-03', workday: false, name: '元旦', bookings: 0 },
    ]);
    expect(outside).toEqual({ count: 0, items: [] });
    const again = await app.database.row('SELECT state, version FROM record WHERE number = ?', [kept.number]);
    expect(again).toEqual({ state: 'BOOKED', version: kept.version });
  });

  it('does not count those given up', async () => {
    setClock(() => instantOf('2030-12-31', '09:00'));
    const citizen = await app.citizen();
    const body = { itemKey: 'license-reissue', siteKey: 'hall', date: '2031-01-03', from: '14:00' };
    const { number, version } = await citizen.client.call('POST /bookings', { body });
    const on = async () => (await preview(administrator)).days.find(({ date }) => date === '2031-01-03')?.bookings;
    expect(await on()).toBe(1);
    await citizen.client.call('POST /bookings/:number/cancel', { params: { number }, body: { version } });
    expect(await on()).toBe(0);
  });
});

describe('at a centre that closes on holidays', () => {
  let app: TestApp;
  let administrator: Colleague;

  beforeAll(async () => {
    app = await TestApp.start({ CONFIG_DIR: join(__dirname, '../../test-centre/config') });
    administrator = await app.staff(['ADMINISTRATOR'], { siteKey: 'main-hall' });
  });
  afterAll(() => app.stop());

  it('it lists the bookings nobody would be there for, a Saturday’s too, which is no working day before or after', async () => {
    setClock(() => instantOf('2030-12-31', '09:00'));
    const instant = app.server.container.get<{ items: { key: string; type: string }[] }>('centre').items;
    const key = instant.find(({ type }) => type === 'INSTANT')?.key ?? '';
    const month = await app.visitor.call('GET /items/:key/availability', { params: { key }, query: {} });
    expect(month.sites.map((site) => site.key)).toContain('main-hall');
    const thursday = await book(app, 'main-hall', key, '2031-01-02', '14:00');
    const saturday = await book(app, 'main-hall', key, '2031-01-04', '09:00');
    const { outside } = await preview(administrator);
    expect(outside.items.map(({ number, date, from }) => [number, date, from])).toEqual(
      expect.arrayContaining([
        [thursday.number, '2031-01-02', '14:00'],
        [saturday.number, '2031-01-04', '09:00'],
      ]),
    );
    expect(outside.count).toBe(outside.items.length);
  });
});
