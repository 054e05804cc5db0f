import { type Colleague, type Someone, TestApp } from '../../test/app';
import { type Asked, bookingWorld, COST } from '../../test/booking-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { addDays, instantOf } from '../kernel/time/civil-date';
import { BookingJobs } from './booking.jobs';
import { WaitlistOffers } from './waitlist-offers';

/** One counter at station-2: one place of this item a slot, and only at 16:00 and 16:30 while the clock says 15:40. */
const PLACE: Asked = { siteKey: 'station-2', from: '16:00' };

describe('waiting for a place', () => {
  let app: TestApp;
  let supervisor: Colleague;
  /** A Monday that no other test of this file books. */
  let monday = '2026-03-02';

  beforeAll(async () => {
    app = await TestApp.start();
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 14);
    clock('14:10');
  });
  afterEach(() => setClock(null));

  const { book, cancel, clock, step, hold } = bookingWorld(
    () => app,
    () => monday,
  );
  const lapse = () => app.server.container.get(BookingJobs).lapse();
  const join = (someone: Someone, wish: object = {}) =>
    someone.client.call('POST /waitlist', {
      body: {
        itemKey: 'license-reissue',
        siteKeys: ['station-2'],
        fromDate: monday,
        toDate: monday,
        part: 'AFTERNOON',
        ...wish,
      },
    });
  const read = (someone: Someone, { number }: { number: string }) =>
    someone.client.call('GET /waitlist/:number', { params: { number } });
  const kinds = async (someone: Someone) => {
    const { items } = await someone.client.call('GET /me/notices', { query: {} });
    return items.map(({ kind }) => kind);
  };

  /** Every place of the afternoon taken; returns the one who has that of 16:00. */
  async function full() {
    const times = ['14:30', '15:00', '15:30', '16:00', '16:30'];
    const booked = await Promise.all(
      times.map(async (from) => {
        const someone = await app.citizen();
        return { someone, ticket: await book(someone, { siteKey: 'station-2', from }) };
      }),
    );
    return booked[3] as (typeof booked)[number];
  }

  it('is not needed while there is room, and says where', async () => {
    const problem = await refused(join(await app.citizen()));
    expect(problem).toMatchObject({ status: 409, code: 'places_free', detail: expect.stringContaining('14:30') });
  });

  it('offers a place given up to the first in the line, in the same instant; nobody who watches comes before', async () => {
    const holder = await full();
    const [first, second, watcher] = [await app.citizen(), await app.citizen(), await app.citizen()];
    const [one, two] = [await join(first), await join(second)];
    expect([one.ahead, two.ahead]).toEqual([0, 1]);
    await cancel(holder.someone, holder.ticket);
    expect(await refused(book(watcher, PLACE))).toMatchObject({ code: 'slot_full' });
    const offered = await read(first, one);
    expect(offered).toMatchObject({
      state: 'OFFERED',
      offer: { date: monday, from: '16:00', until: instantOf(monday, '14:40').toISOString() },
    });
    expect(await read(second, two)).toMatchObject({ state: 'WAITING', ahead: 0, offer: null });
    expect(await kinds(first)).toEqual(['PLACE_OFFERED']);
    const taken = await step(first, 'confirm', offered.offer as NonNullable<typeof offered.offer>);
    expect(taken).toMatchObject({ state: 'BOOKED', from: '16:00' });
    expect(await read(first, one)).toMatchObject({ state: 'TAKEN', open: false });
  });

  it.each(['release', 'lapse'] as const)('goes to the next one when the first does not take it (%s)', async (way) => {
    const holder = await full();
    const [first, second] = [await app.citizen(), await app.citizen()];
    const [one, two] = [await join(first), await join(second)];
    await cancel(holder.someone, holder.ticket);
    const { offer } = await read(first, one);
    if (way === 'release') await step(first, 'release', offer as NonNullable<typeof offer>);
    else {
      clock('14:41');
      await lapse();
    }
    expect(await read(first, one)).toMatchObject({ state: 'PASSED' });
    expect(await read(second, two)).toMatchObject({ state: 'OFFERED', offer: { from: '16:00' } });
  });

  it('is left by a tap, and then nothing is offered', async () => {
    const holder = await full();
    const citizen = await app.citizen();
    const entry = await join(citizen);
    const left = await citizen.client.call('POST /waitlist/:number/leave', {
      params: { number: entry.number },
      body: { version: entry.version },
    });
    expect(left).toMatchObject({ state: 'WITHDRAWN' });
    await cancel(holder.someone, holder.ticket);
    await expect(book(await app.citizen(), PLACE)).resolves.toMatchObject({ state: 'BOOKED' });
  });

  it('is one turn for an item whoever joins, and none with a booking of it', async () => {
    const { someone } = await full();
    expect(await refused(join(someone))).toMatchObject({ code: 'item_booked_already' });
    const citizen = await app.citizen();
    await join(citizen);
    expect(await refused(join(citizen))).toMatchObject({ code: 'waiting_already' });
    expect((await citizen.client.call('GET /me/waitlist')).items).toHaveLength(1);
  });

  it.each([
    ['days in the wrong order', () => ({ fromDate: addDays(monday, 1), toDate: monday }), 'body.toDate'],
    ['a day that is over', () => ({ fromDate: addDays(monday, -1) }), 'body.fromDate'],
    ['a day too far off', () => ({ toDate: addDays(monday, 30) }), 'body.toDate'],
    ['a site without staff', () => ({ siteKeys: ['station-3'] }), 'body.siteKey'],
  ])('for %s is refused by its field', async (_, wish, path) => {
    expect(await refused(join(await app.citizen(), wish()))).toMatchObject({ status: 400, fields: [{ path }] });
  });

  it('passes over whose wish it is not, and serves whoever comes after', async () => {
    const holder = await full();
    const [morning, afternoon] = [await app.citizen(), await app.citizen()];
    // The morning is over: nothing of it can come free any more.
    const other = await join(morning, { fromDate: monday, toDate: monday, part: 'MORNING' });
    const mine = await join(afternoon);
    await cancel(holder.someone, holder.ticket);
    expect(await read(morning, other)).toMatchObject({ state: 'WAITING' });
    expect(await read(afternoon, mine)).toMatchObject({ state: 'OFFERED' });
  });

  it('gets a hold that ran out as well as a booking given up', async () => {
    for (const from of ['14:30', '15:00', '15:30', '16:30']) {
      await book(await app.citizen(), { siteKey: 'station-2', from });
    }
    await hold(await app.citizen(), PLACE);
    const citizen = await app.citizen();
    const entry = await join(citizen);
    clock('14:16');
    await lapse();
    expect(await read(citizen, entry)).toMatchObject({ state: 'OFFERED', offer: { from: '16:00' } });
  });

  it('ends when its days are over, kindly', async () => {
    await full();
    const citizen = await app.citizen();
    const entry = await join(citizen);
    setClock(() => instantOf(addDays(monday, 1), '09:00'));
    await app.server.container.get(BookingJobs).endWaiting();
    expect(await read(citizen, entry)).toMatchObject({ state: 'ENDED', next: expect.stringContaining('抱歉') });
  });

  it('hears of places a changed day brings', async () => {
    await full();
    const citizen = await app.citizen();
    const entry = await join(citizen);
    const sessions = [
      { from: '09:00', to: '12:00', bookable: true },
      { from: '13:00', to: '18:00', bookable: true },
    ];
    await supervisor.client.call('PUT /sites/:key/days/:date', {
      params: { key: 'station-2', date: monday },
      body: { hours: { sessions, accepts: ['INSTANT', 'COMMITTED'] }, reason: '当天延长一小时' },
    });
    expect(await read(citizen, entry)).toMatchObject({ state: 'OFFERED', offer: { from: '17:00' } });
  });

  it('many give up and many wait: every place has one taker, in the order of the line', async () => {
    const holder = await full();
    const waiting = await Promise.all(Array.from({ length: 6 }, () => app.citizen()));
    const entries = [];
    for (const someone of waiting) entries.push({ someone, entry: await join(someone) });
    await cancel(holder.someone, holder.ticket);
    await app.server.container.get(WaitlistOffers).sweep();
    const states = await Promise.all(entries.map(({ someone, entry }) => read(someone, entry)));
    expect(states.map(({ state }) => state)).toEqual(['OFFERED', ...Array(5).fill('WAITING')]);
    const [account] = await app.database.rows<{ taken: number }>(
      `SELECT taken FROM slot WHERE date = ? AND site_key = 'station-2' AND start = 960`,
      [monday],
    );
    expect(account?.taken).toBe(COST);
  });
});
