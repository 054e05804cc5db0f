import { type Colleague, type Someone, TestApp } from '../../test/app';
import { bookingWorld, COST, ITEM, ITEMS, PLACES } from '../../test/booking-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { addDays } from '../kernel/time/civil-date';
import { BookingJobs } from './booking.jobs';

const MINUTE_SECONDS = 60;

describe('the bookings of a day at the desk', () => {
  let app: TestApp;
  let receptionist: Colleague;
  /** A Monday that no other test of this file books. */
  let monday = '2026-03-02';

  beforeAll(async () => {
    app = await TestApp.start();
    receptionist = await app.staff(['RECEPTIONIST']);
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 14);
    clock('08:10');
  });
  afterEach(() => setClock(null));

  const { book, cancel, clock, reschedule } = bookingWorld(
    () => app,
    () => monday,
  );
  const day = (asked: object = {}) =>
    receptionist.client.call('GET /desk/bookings', { query: { siteKey: 'hall', date: monday, ...asked } });
  const numbers = async (asked: object = {}) => (await day(asked)).items.map(({ number }) => number);
  const byPhone = (asked: object = {}) =>
    receptionist.client.call('POST /desk/bookings', {
      body: {
        itemKey: ITEM,
        siteKey: 'hall',
        date: monday,
        from: '14:00',
        caller: { name: '赵小满', phone: '13911112222' },
        ...asked,
      },
    });
  const readAt = (someone: Someone, number: string) =>
    someone.client.call('GET /bookings/:number', { params: { number } });

  it('are listed by their time, whose they are masked', async () => {
    const late = await book(await app.citizen(), { from: '15:00' });
    const early = await byPhone({ from: '09:30' });
    const { items, next } = await day();
    expect(next).toBeNull();
    expect(items).toEqual([
      {
        number: early.number,
        state: 'BOOKED',
        stateLabel: '已预约',
        itemName: early.item.name,
        from: '09:30',
        to: '10:00',
        booker: { name: '赵*满', phone: '139****2222' },
        forWhom: null,
        channel: 'TELEPHONE',
        byHall: false,
      },
      expect.objectContaining({ number: late.number, from: '15:00', channel: 'ONLINE' }),
    ]);
    expect(items[1]?.booker.phone).toMatch(/^\d{3}\*{4}\d{4}$/);
  });

  it('are counted by where they stand, and narrowed to it; a hold that ran out is left out', async () => {
    const [one, other, holder] = [await app.citizen(), await app.citizen(), await app.citizen()];
    const due = await book(one, { from: '10:00' });
    const gone = await book(other, { from: '10:30' });
    await cancel(other, gone);
    await holder.client.call('POST /bookings/holds', {
      body: { itemKey: ITEM, siteKey: 'hall', date: monday, from: '11:00' },
    });
    clock('08:20');
    await app.server.container.get(BookingJobs).lapse();
    const { groups } = await day();
    const counts = Object.fromEntries(groups.map(({ key, count }) => [key, count]));
    expect(counts).toEqual({ DUE: 1, HERE: 0, SERVED: 0, MISSED: 0, GIVEN_UP: 1 });
    expect(await numbers()).toEqual([due.number, gone.number]);
    expect(await numbers({ group: 'DUE' })).toEqual([due.number]);
    expect(await numbers({ group: 'GIVEN_UP' })).toEqual([gone.number]);
  });

  it('are narrowed to the windows of one kind of business', async () => {
    const market = await book(await app.citizen(), { from: '10:00' });
    const { lines } = await day();
    expect(lines).toContainEqual({ key: 'MARKET_REGULATION', name: '市场监管' });
    expect(await numbers({ line: 'MARKET_REGULATION' })).toEqual([market.number]);
    const elsewhere = await day({ line: 'CONSTRUCTION' });
    expect(elsewhere.items).toEqual([]);
    expect(elsewhere.groups.every(({ count }) => count === 0)).toBe(true);
  });

  it('are found by number, its end, the whole name, the phone or its last four digits, and by no part of a name', async () => {
    const citizen = await app.citizen();
    const mine = await book(citizen, { from: '10:00' });
    const called = await byPhone();
    expect(await numbers({ q: called.number.toLowerCase() })).toEqual([called.number]);
    expect(await numbers({ q: called.number.split('-')[1] })).toEqual([called.number]);
    expect(await numbers({ q: '赵小满' })).toEqual([called.number]);
    expect(await numbers({ q: '赵小' })).toEqual([]);
    expect(await numbers({ q: citizen.person.phone })).toEqual([mine.number]);
    expect(await numbers({ q: citizen.person.phone.slice(-4) })).toContain(mine.number);
    expect(await numbers({ q: '2222', group: 'GIVEN_UP' })).toEqual([]);
  });

  it('come page by page, none twice and none left out', async () => {
    const people = await Promise.all(Array.from({ length: 53 }, () => app.citizen()));
    const times = ['09:30', '10:00', '14:00'];
    const booked = await Promise.all(people.map((someone, i) => book(someone, { from: times[i % 3] })));
    const first = await day();
    expect(first.items).toHaveLength(50);
    const second = await day({ after: first.next ?? '' });
    expect(second.next).toBeNull();
    const seen = [...first.items, ...second.items];
    expect(seen.map(({ from }) => from)).toEqual(seen.map(({ from }) => from).sort());
    expect(new Set(seen.map(({ number }) => number))).toEqual(new Set(booked.map(({ number }) => number)));
  }, 30_000);

  it('show how full each time is, and what is still kept for callers until the day is near', async () => {
    const far = addDays(monday, 3);
    await book(await app.citizen(), { date: far, from: '14:00' });
    const market = (date: string) => day({ date, line: 'MARKET_REGULATION' });
    const at = (slots: { from: string }[]) => slots.find(({ from }) => from === '14:00');
    const CAPACITY = (16 * 30 * 6) / 10;
    expect(at((await market(far)).slots)).toEqual({
      from: '14:00',
      to: '14:30',
      people: 1,
      capacity: CAPACITY,
      taken: COST / MINUTE_SECONDS,
      kept: Math.round(CAPACITY / 10),
    });
    clock('14:30', addDays(far, -1));
    expect(at((await market(far)).slots)).toMatchObject({ people: 1, kept: 0 });
  });

  it('are the front’s to see, of a site that there is', async () => {
    const citizen = await app.citizen();
    const query = { siteKey: 'hall', date: monday };
    expect(await refused(citizen.client.call('GET /desk/bookings', { query }))).toMatchObject({ status: 403 });
    expect(await refused(day({ siteKey: 'nowhere' }))).toMatchObject({ status: 404 });
    expect(await refused(day({ q: '赵' }))).toMatchObject({ status: 400, fields: [{ path: 'query.q' }] });
  });

  it('of the telephone may draw on the places kept for callers, which the clerk is shown', async () => {
    const date = addDays(monday, 3);
    const params = { key: ITEM };
    const times = await receptionist.client.call('GET /desk/items/:key/slots', {
      params,
      query: { site: 'hall', date },
    });
    expect(times.slots.find(({ from }) => from === '14:00')).toMatchObject({ free: PLACES, kept: 3 });
    const month = await receptionist.client.call('GET /desk/items/:key/availability', { params });
    const open = await app.visitor.call('GET /items/:key/availability', { params, query: {} });
    const freeOf = (view: typeof open) => view.sites[0]?.days.find((each) => each.date === date)?.free ?? 0;
    expect(freeOf(month)).toBeGreaterThan(freeOf(open));
  });

  describe('made for somebody else on the telephone', () => {
    it('say masked who comes, found by that name, with the consent in its history', async () => {
      const visitor = { name: '钱大娘', consent: true as const };
      const booked = await byPhone({ visitor });
      expect(booked).toMatchObject({ booker: { name: '赵*满' }, forWhom: '钱*娘' });
      expect(booked.timeline[0]).toMatchObject({ note: expect.stringContaining('本人已经同意') });
      expect((await day({ q: '钱大娘' })).items).toMatchObject([{ number: booked.number, forWhom: '钱*娘' }]);
    });

    it('stay so when they are moved', async () => {
      const booked = await byPhone({ visitor: { name: '钱大娘', consent: true as const } });
      const moved = await reschedule(receptionist, booked, { from: '15:00' });
      expect(moved).toMatchObject({ from: '15:00', forWhom: '钱*娘' });
    });

    it('are refused without their consent, by the field', async () => {
      const asked = byPhone({ visitor: { name: '钱大娘', consent: false as unknown as true } });
      expect(await refused(asked)).toMatchObject({ status: 400, fields: [{ path: 'body.visitor.consent' }] });
    });
  });

  it('can be checked in by the desk while a number may be taken, and not before', async () => {
    const citizen = await app.citizen();
    const { number } = await book(citizen, { from: '10:00', itemKey: ITEMS[1] });
    expect((await readAt(receptionist, number)).actions).not.toContain('checkIn');
    clock('09:40');
    expect((await readAt(receptionist, number)).actions).toContain('checkIn');
    expect((await readAt(citizen, number)).actions).not.toContain('checkIn');
  });
});
