import { type Someone, TestApp } from '../../test/app';
import { bookingWorld, ITEM, ITEMS, PLACES } from '../../test/booking-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { addDays, instantOf } from '../kernel/time/civil-date';
import { BookingJobs } from './booking.jobs';

describe('booking a time', () => {
  let app: TestApp;
  /** A Monday that no other test of this file books. */
  let monday = '2026-03-02';

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 14);
    clock('09:10');
  });
  afterEach(() => setClock(null));

  const { accounts, book, cancel, clock, freeAt, month, slots, withinASecond } = bookingWorld(
    () => app,
    () => monday,
  );

  it('gives a ticket: when, where, what to bring, until when it may be given up', async () => {
    const citizen = await app.citizen();
    const ticket = await book(citizen, { situationKey: 'lost' });
    expect(ticket).toMatchObject({
      state: 'BOOKED',
      date: monday,
      from: '14:00',
      to: '14:30',
      site: { key: 'hall', name: '综合服务大厅' },
      actions: ['cancel', 'reschedule'],
      code: ticket.number,
      startsAt: instantOf(monday, '14:00').toISOString(),
      freeCancelUntil: instantOf(monday, '12:00').toISOString(),
      checkIn: {
        from: instantOf(monday, '13:30').toISOString(),
        until: instantOf(monday, '14:15').toISOString(),
      },
    });
    expect(ticket.bring).toHaveLength(1);
    expect(ticket.bring[0]?.materials.length).toBeGreaterThan(0);
    const read = await citizen.client.call('GET /bookings/:number', { params: { number: ticket.number } });
    expect(read).toEqual(ticket);
  });

  it('stands among one’s things, tells in the inbox, and can be followed by number and phone', async () => {
    const citizen = await app.citizen();
    const { number } = await book(citizen);
    const mine = await citizen.client.call('GET /me/records', { query: { open: 'true' } });
    expect(mine.items).toMatchObject([{ number, type: 'BOOKING', title: expect.stringContaining('14:00') }]);
    const inbox = await citizen.client.call('GET /me/notices', { query: {} });
    expect(inbox.items).toMatchObject([{ kind: 'BOOKING_CONFIRMED', number }]);
    const followed = await app.visitor.call('POST /progress', {
      body: { number, phoneTail: citizen.person.phone.slice(-4) },
    });
    expect(followed).toMatchObject({ number, stateLabel: '已预约' });
  });

  it('is what comes next for its owner, the soonest first, until it is given up or over', async () => {
    const citizen = await app.citizen();
    const later = await book(citizen, { from: '15:00' });
    const sooner = await book(citizen, { itemKey: ITEMS[1], from: '10:00' });
    const next = () => citizen.client.call('GET /me/bookings').then(({ items }) => items);
    const place = { siteName: '综合服务大厅', date: monday, state: 'BOOKED', heldUntil: null };
    expect(await next()).toEqual([
      { number: sooner.number, itemName: sooner.item.name, from: '10:00', ...place },
      { number: later.number, itemName: later.item.name, from: '15:00', ...place },
    ]);
    clock('12:00');
    expect(await next()).toMatchObject([{ number: later.number }]);
    await cancel(citizen, later);
    expect(await next()).toEqual([]);
    expect((await (await app.citizen()).client.call('GET /me/bookings')).items).toEqual([]);
  });

  it('takes one place, which is free again when it is given up', async () => {
    const citizen = await app.citizen();
    const ticket = await book(citizen);
    await withinASecond(async () => (await freeAt('14:00')) === PLACES - 1);
    const cancelled = await cancel(citizen, ticket);
    expect(cancelled).toMatchObject({ state: 'CANCELLED', open: false, actions: [] });
    await withinASecond(async () => (await freeAt('14:00')) === PLACES);
    const inbox = await citizen.client.call('GET /me/notices', { query: {} });
    expect(inbox.items.map(({ kind }) => kind)).toEqual(['BOOKING_CANCELLED', 'BOOKING_CONFIRMED']);
  });

  it('takes time of the windows from every item they serve', async () => {
    const before = await slots('station-2', monday, 'company-establishment');
    expect(before.slots[0]?.free).toBe(1);
    await book(await app.citizen(), { siteKey: 'station-2', from: '09:30' });
    await withinASecond(async () => {
      const after = await slots('station-2', monday, 'company-establishment');
      return after.slots[0]?.free === 0;
    });
  });

  describe('refuses, writing nothing,', () => {
    afterEach(async () => expect(await accounts()).toEqual([]));

    it('somebody without a verified phone', async () => {
      const citizen = await app.citizen({ phone: false });
      expect(await refused(book(citizen))).toMatchObject({ status: 422, code: 'phone_needed' });
    });

    it('somebody who has not signed in', async () => {
      const body = { itemKey: ITEM, siteKey: 'hall', date: monday, from: '14:00' };
      expect(await refused(app.visitor.call('POST /bookings', { body }))).toMatchObject({ status: 401 });
    });

    it.each([
      ['an unknown item', { itemKey: 'nothing' }, 'body.itemKey'],
      ['a site without staff', { siteKey: 'station-3' }, 'body.siteKey'],
      ['a situation of another item', { situationKey: 'natural' }, 'body.situationKey'],
      ['a date that does not exist', { date: '2026-02-30' }, 'body.date'],
    ])('%s', async (_, asked, path) => {
      const problem = await refused(book(await app.citizen(), asked));
      expect(problem).toMatchObject({ status: 400, code: 'input_invalid', fields: [{ path }] });
    });

    it.each([
      ['a time between the slots', { from: '14:10' }, '不开放预约'],
      ['the lunch break', { from: '12:00' }, '不开放预约'],
      ['the extended session, kept for walk-ins', { from: '17:00' }, '不开放预约'],
      ['a slot that has begun', { from: '09:00' }, '已经开始'],
    ])('%s', async (_, asked, words) => {
      const problem = await refused(book(await app.citizen(), asked));
      expect(problem).toMatchObject({ status: 422, code: 'slot_not_offered', title: expect.stringContaining(words) });
    });
  });

  it('opens the furthest day at 08:00, and says so before', async () => {
    const citizen = await app.citizen();
    const date = addDays(monday, 7);
    clock('07:59');
    expect(await refused(book(citizen, { date }))).toMatchObject({
      code: 'slot_not_offered',
      title: expect.stringContaining('08:00'),
    });
    expect(await slots('hall', date)).toMatchObject({
      state: 'NOT_YET',
      opensAt: instantOf(monday, '08:00').toISOString(),
    });
    clock('08:00');
    expect(await slots('hall', date)).toMatchObject({ state: 'FREE', opensAt: null });
    await expect(book(citizen, { date })).resolves.toMatchObject({ date, state: 'BOOKED' });
  });

  describe('shows where and when there is room', () => {
    it('at every site, day by day, from today to the furthest', async () => {
      const { sites } = await month();
      expect(sites.map(({ key }) => key)).toEqual(['hall', 'station-1', 'station-2']);
      for (const { days } of sites) {
        expect(days.map(({ date }) => date)).toEqual(Array.from({ length: 8 }, (_, i) => addDays(monday, i)));
      }
      expect(sites[0]?.earliest).toMatchObject({ date: monday, from: '09:30', to: '10:00' });
      expect(sites[0]?.days[5]).toMatchObject({ state: 'FREE', note: expect.stringContaining('周末') });
    });

    it('and moves with the clock: a slot that begins is gone at once', async () => {
      clock('09:29');
      expect((await month('hall')).sites[0]?.earliest?.from).toBe('09:30');
      clock('09:30');
      expect((await month('hall')).sites[0]?.earliest?.from).toBe('10:00');
      clock('16:30');
      expect((await month('hall')).sites[0]?.days[0]).toMatchObject({ state: 'OVER', free: 0 });
    });

    it('marks a full day, and advises an earlier time elsewhere', async () => {
      clock('16:10');
      await book(await app.citizen(), { siteKey: 'station-2', from: '16:30' });
      await withinASecond(async () => (await month('station-2')).sites[0]?.days[0]?.state === 'FULL');
      const { sites, sooner } = await month('station-2');
      expect(sites[0]?.days[0]).toMatchObject({ state: 'FULL', free: 0 });
      expect(sites[0]?.earliest?.date).toBe(addDays(monday, 1));
      expect(sooner).toMatchObject({ siteKey: 'hall', date: monday, from: '16:30' });
      expect((await slots('station-2')).sooner).toMatchObject({ siteKey: 'hall', date: monday });
    });

    it('advises nothing where nothing is earlier', async () => {
      expect((await month('hall')).sooner).toBeNull();
    });

    it.each([
      ['an unknown item', 'nothing', undefined],
      ['a site that does not do it', ITEM, 'station-3'],
    ])('%s is not found', async (_, key, site) => {
      expect(await refused(month(site, key))).toMatchObject({ status: 404 });
    });
  });

  describe('given up', () => {
    it('less than two hours before, it is late, and its place is free all the same', async () => {
      const citizen = await app.citizen();
      const ticket = await book(citizen);
      clock('12:01');
      const seen = await citizen.client.call('GET /bookings/:number', { params: { number: ticket.number } });
      expect(seen.actions).toEqual(['cancelLate', 'reschedule']);
      expect(await cancel(citizen, ticket)).toMatchObject({ state: 'LATE_CANCELLED', stateLabel: '临时取消' });
      expect(await accounts()).toMatchObject([{ taken: 0, bookings: 0 }]);
    });

    it('is refused once it has begun', async () => {
      const citizen = await app.citizen();
      const ticket = await book(citizen);
      clock('14:00');
      expect(await refused(cancel(citizen, ticket))).toMatchObject({ status: 422, code: 'booking_begun' });
    });

    it('by a stranger it does not exist; to the desk it shows whose it is, masked', async () => {
      const ticket = await book(await app.citizen());
      const stranger = await app.citizen();
      const read = (someone: Someone) =>
        someone.client.call('GET /bookings/:number', { params: { number: ticket.number } });
      expect(await refused(read(stranger))).toMatchObject({ status: 404 });
      expect(await refused(cancel(stranger, ticket))).toMatchObject({ status: 404 });
      const receptionist = await app.staff(['RECEPTIONIST']);
      expect((await read(receptionist)).booker?.phone).toMatch(/^\d{3}\*{4}\d{4}$/);
      const agent = await app.staff(['PROXY_AGENT']);
      expect(await refused(cancel(agent, ticket))).toMatchObject({ status: 403 });
    });

    it('lets the item be booked again', async () => {
      const citizen = await app.citizen();
      await cancel(citizen, await book(citizen));
      await expect(book(citizen, { from: '15:00' })).resolves.toMatchObject({ state: 'BOOKED' });
    });
  });

  it('nobody came for is noted a quarter of an hour after its time, and in nobody’s way any more', async () => {
    const citizen = await app.citizen();
    const { number } = await book(citizen);
    const read = () => citizen.client.call('GET /bookings/:number', { params: { number } });
    clock('14:14');
    await app.server.container.get(BookingJobs).lapse();
    expect(await read()).toMatchObject({ state: 'BOOKED', open: true });
    clock('14:16');
    await app.server.container.get(BookingJobs).lapse();
    expect(await read()).toMatchObject({ state: 'NO_SHOW', open: false, actions: [] });
    await expect(book(citizen, { from: '15:00' })).resolves.toMatchObject({ state: 'BOOKED' });
  });
});
