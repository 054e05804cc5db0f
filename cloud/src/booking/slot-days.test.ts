import { type Colleague, type Someone, TestApp } from '../../test/app';
import { bookingWorld, COST, ITEM, PLACES } from '../../test/booking-world';
import { ProblemError, refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { addDays } from '../kernel/time/civil-date';

interface Terms {
  readonly site?: string;
  readonly reason?: string;
  readonly seen?: string;
}

const ALL_DAY = { from: '09:00', to: '17:00', bookable: true };

describe('a day whose hours change', () => {
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
    clock('09:10');
  });
  afterEach(() => setClock(null));

  const { accounts, book, cancel, clock, crowd, hold, slots } = bookingWorld(
    () => app,
    () => monday,
  );
  type Session = typeof ALL_DAY;
  const hours = (...sessions: Session[]) => ({ sessions, accepts: ['INSTANT' as const, 'COMMITTED' as const] });
  const change = (to: ReturnType<typeof hours> | null, { site = 'hall', reason = '停电检修', seen }: Terms = {}) =>
    supervisor.client.call('PUT /sites/:key/days/:date', {
      params: { key: site, date: monday },
      body: { hours: to, reason, ...(seen !== undefined && { seen }) },
    });
  const effects = (to: ReturnType<typeof hours>, site = 'hall') =>
    supervisor.client.call('POST /sites/:key/days/:date/effects', {
      params: { key: site, date: monday },
      body: { hours: to },
    });
  const read = (someone: Someone, number: string) =>
    someone.client.call('GET /bookings/:number', { params: { number } });
  const MORNING = hours({ from: '09:00', to: '12:00', bookable: true });

  it('shows first whom it would touch and where they would be moved, and changes nothing by that', async () => {
    const citizen = await app.citizen();
    const { number } = await book(citizen);
    await book(await app.citizen(), { from: '11:00' });
    const { touched, untouched } = await effects(MORNING);
    expect(untouched).toBe(1);
    expect(touched).toMatchObject([
      { number, from: '14:00', booker: expect.stringContaining('*'), movesTo: { date: monday, from: '11:30' } },
    ]);
    expect(await read(citizen, number)).toMatchObject({ state: 'BOOKED' });
  });

  it('moves whoever has no place any more to the nearest free time, with an apology, never counted', async () => {
    const citizen = await app.citizen();
    const old = await book(citizen);
    await change(MORNING);
    const gone = await read(citizen, old.number);
    expect(gone).toMatchObject({ state: 'CLOSED_BY_HALL', movedTo: expect.any(String) });
    expect(gone.timeline[0]).toMatchObject({ note: '停电检修' });
    const moved = await read(citizen, gone.movedTo as string);
    expect(moved).toMatchObject({ state: 'BOOKED', from: '11:30', byHall: true, movedFrom: old.number });
    const { items } = await citizen.client.call('GET /me/notices', { query: {} });
    expect(items[0]).toMatchObject({ kind: 'BOOKING_MOVED', text: expect.stringContaining('抱歉') });
    const promised = (await accounts()).filter(({ taken }) => taken > 0);
    expect(promised).toMatchObject([{ start: 690, taken: COST }]);
    clock('11:00');
    expect(await cancel(citizen, moved)).toMatchObject({ state: 'CANCELLED' });
  });

  it('lets a hold go and leaves alone who keeps their time', async () => {
    const [held, kept] = [await app.citizen(), await app.citizen()];
    const { number } = await hold(held);
    const stays = await book(kept, { from: '11:00' });
    await change(MORNING);
    expect(await read(held, number)).toMatchObject({ state: 'CLOSED_BY_HALL', movedTo: null });
    expect(await read(kept, stays.number)).toMatchObject({ state: 'BOOKED', version: stays.version });
  });

  it('closed for the day moves people to the next one', async () => {
    const citizen = await app.citizen();
    const old = await book(citizen, { siteKey: 'station-2', from: '10:00' });
    await change(hours(), { site: 'station-2' });
    const { movedTo } = await read(citizen, old.number);
    expect(await read(citizen, movedTo as string)).toMatchObject({ date: monday, site: { key: 'hall' } });
    expect(await slots('station-2')).toMatchObject({ state: 'CLOSED', slots: [] });
  });

  it('is not changed on a preview that others have overtaken', async () => {
    const { seen } = await effects(MORNING);
    const late = await book(await app.citizen());
    const stale = await refused(change(MORNING, { seen }));
    expect(stale).toMatchObject({ status: 409, code: 'effects_moved_on' });
    expect((await slots('hall')).slots.map(({ from }) => from)).toContain('14:00');
    const again = await effects(MORNING);
    expect(again.touched).toMatchObject([{ number: late.number }]);
    await change(MORNING, { seen: again.seen });
    expect((await slots('hall')).slots.map(({ from }) => from)).not.toContain('14:00');
    // The day itself has changed since that preview, though the same people are touched.
    expect(await refused(change(hours(), { seen: again.seen }))).toMatchObject({ code: 'effects_moved_on' });
  });

  it('is booked by its new hours at once, and by the configured ones when it returns to them', async () => {
    await change(hours({ from: '10:00', to: '11:00', bookable: true }));
    expect((await slots('hall')).slots.map(({ from }) => from)).toEqual(['10:00', '10:30']);
    expect(await refused(book(await app.citizen()))).toMatchObject({ code: 'slot_not_offered' });
    await change(null);
    expect((await slots('hall')).slots).toHaveLength(13);
    await expect(book(await app.citizen())).resolves.toMatchObject({ from: '14:00' });
  });

  it('is told to citizens as open or closed, with the reason', async () => {
    await change(hours({ from: '13:00', to: '17:00', bookable: true }), { site: 'station-1', reason: '上午搬迁设备' });
    const { now, today } = await app.visitor.call('GET /sites/:key', { params: { key: 'station-1' } });
    expect(now).toMatchObject({ open: false, note: '上午搬迁设备' });
    expect(today).toHaveLength(1);
  });

  it('while two hundred book: nobody is in a place that is not there, and no place is given twice', async () => {
    const people = await crowd(60);
    const booking = people.map((someone, i) => book(someone, { from: i % 2 === 0 ? '14:00' : '11:00' }));
    const changing = change(MORNING);
    const outcomes = await Promise.allSettled(booking);
    await changing;
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ProblemError);
    }
    const rows = await app.database.rows<{ start: number; state: string; placed: number }>(
      `SELECT b.start, COUNT(*) AS placed FROM booking b JOIN record r ON r.id = b.id
        WHERE b.date = ? AND b.site_key = 'hall' AND r.state = 'BOOKED' GROUP BY b.start`,
      [monday],
    );
    expect(rows.every(({ start }) => start < 720)).toBe(true);
    for (const { placed } of rows) expect(Number(placed)).toBeLessThanOrEqual(PLACES);
    for (const { taken, promised } of await accounts()) expect(taken).toBe(promised);
    const [over] = await app.database.rows('SELECT 1 FROM slot WHERE date = ? AND taken > capacity', [monday]);
    expect(over).toBeUndefined();
  }, 60_000);

  it('with a published roster has places for its windows alone; whoever has none any more is moved', async () => {
    const clerk = await app.staff(['WINDOW_CLERK'], { skills: ['MARKET_REGULATION'] });
    const citizen = await app.citizen();
    const afternoon = await book(citizen, { from: '14:00' });
    const shift = {
      workNo: clerk.workNo,
      post: 'WINDOW' as const,
      siteKey: 'hall',
      windowNo: 7,
      from: '09:00',
      to: '12:00',
    };
    await supervisor.client.call('PUT /roster/:date', {
      params: { date: monday },
      body: { version: 0, shifts: [shift] },
    });
    await app.settle();
    // One window × 30 minutes × 0.6 ÷ 10 minutes: one place a slot, in the morning.
    const times = (await slots('hall')).slots;
    expect(times.map(({ from }) => from)).toEqual(['09:30', '10:00', '10:30', '11:00', '11:30']);
    const { movedTo } = await read(citizen, afternoon.number);
    expect(await read(citizen, movedTo as string)).toMatchObject({ byHall: true, date: monday, from: '11:30' });
    expect(await slots('station-1')).toMatchObject({ state: 'FREE' });
  });

  it.each([
    ['sessions that overlap', [ALL_DAY, { from: '16:00', to: '18:00', bookable: true }], 'body.hours.sessions.1.from'],
    ['an end before the beginning', [{ from: '12:00', to: '09:00', bookable: true }], 'body.hours.sessions.0.from'],
  ])('with %s is refused by its field', async (_, sessions, path) => {
    expect(await refused(change(hours(...sessions)))).toMatchObject({ status: 400, fields: [{ path }] });
  });

  it('is a supervisor’s to change, and everybody’s at the front to see', async () => {
    const receptionist = await app.staff(['RECEPTIONIST']);
    const params = { key: 'hall', date: monday };
    expect(await receptionist.client.call('GET /sites/:key/days/:date', { params })).toMatchObject({ bookings: 0 });
    const body = { hours: MORNING, reason: '停电检修' };
    expect(await refused(receptionist.client.call('PUT /sites/:key/days/:date', { params, body }))).toMatchObject({
      status: 403,
    });
    const unknown = { key: 'nowhere', date: monday };
    expect(
      await refused(supervisor.client.call('PUT /sites/:key/days/:date', { params: unknown, body })),
    ).toMatchObject({ status: 404 });
  });

  it('closed everywhere for the day moves them to the next day', async () => {
    const citizen = await app.citizen();
    const asked = { itemKey: ITEM, siteKey: 'station-2', from: '16:30' };
    clock('16:20');
    const old = await book(citizen, asked);
    await change(hours());
    for (const site of ['station-1', 'station-2']) await change(hours(), { site });
    const gone = await read(citizen, old.number);
    expect(gone).toMatchObject({ state: 'CLOSED_BY_HALL' });
    expect(await read(citizen, gone.movedTo as string)).toMatchObject({ date: addDays(monday, 1) });
  });
});
