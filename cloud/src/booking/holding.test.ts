import { type Colleague, type Someone, TestApp } from '../../test/app';
import { bookingWorld, COST, ITEM, PLACES } from '../../test/booking-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { addDays, instantOf } from '../kernel/time/civil-date';
import { BookingJobs } from './booking.jobs';

describe('a place kept while the rest is filled in', () => {
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
    clock('09:10');
  });
  afterEach(() => setClock(null));

  const { accounts, book, clock, crowd, hold, step, reschedule } = bookingWorld(
    () => app,
    () => monday,
  );
  const lapse = () => app.server.container.get(BookingJobs).lapse();
  const read = (someone: Someone, number: string) =>
    someone.client.call('GET /bookings/:number', { params: { number } });

  it('is nobody else’s for five minutes, and a booking once it is confirmed', async () => {
    const citizen = await app.citizen();
    const held = await hold(citizen);
    expect(held).toMatchObject({
      state: 'HELD',
      heldUntil: instantOf(monday, '09:15').toISOString(),
      actions: ['confirm', 'release'],
    });
    expect(await accounts()).toMatchObject([{ taken: COST }]);
    clock('09:14');
    const booked = await step(citizen, 'confirm', held);
    expect(booked).toMatchObject({ state: 'BOOKED', heldUntil: null, number: held.number });
    clock('09:20');
    await lapse();
    expect(await read(citizen, held.number)).toMatchObject({ state: 'BOOKED' });
  });

  it('is free again when nobody confirms in time, and cannot be confirmed any more', async () => {
    const citizen = await app.citizen();
    const held = await hold(citizen);
    clock('09:16');
    await lapse();
    expect(await accounts()).toMatchObject([{ taken: 0 }]);
    expect(await read(citizen, held.number)).toMatchObject({ state: 'LAPSED', actions: [] });
    expect((await citizen.client.call('GET /me/records', { query: {} })).items).toEqual([]);
    expect(await refused(step(citizen, 'confirm', held))).toMatchObject({ status: 409, code: 'record_moved_on' });
  });

  it('is let go at once when its holder does not want it, or chooses another time', async () => {
    const citizen = await app.citizen();
    await step(citizen, 'release', await hold(citizen));
    expect(await accounts()).toMatchObject([{ start: 840, taken: 0 }]);
    await hold(citizen, { from: '15:00' });
    await hold(citizen, { from: '15:30' });
    expect(await accounts()).toMatchObject([
      { start: 840, taken: 0 },
      { start: 900, taken: 0 },
      { start: 930, taken: COST },
    ]);
  });

  it('counts as a booking of its item for as long as it is kept', async () => {
    const citizen = await app.citizen();
    await hold(citizen);
    expect(await refused(book(citizen, { from: '15:00' }))).toMatchObject({ code: 'item_booked_already' });
  });

  describe('moved in one step', () => {
    it('takes the new place and gives up the old; both tickets know of each other', async () => {
      const citizen = await app.citizen();
      const old = await book(citizen);
      const moved = await reschedule(citizen, old, { from: '16:00' });
      expect(moved).toMatchObject({ state: 'BOOKED', from: '16:00', movedFrom: old.number });
      expect(await read(citizen, old.number)).toMatchObject({ state: 'RESCHEDULED', movedTo: moved.number });
      expect(await accounts()).toMatchObject([
        { start: 840, taken: 0 },
        { start: 960, taken: COST },
      ]);
    });

    it('keeps the old place when the new one is full', async () => {
      const [citizen, ...others] = await crowd(PLACES + 1);
      await Promise.all(others.map((someone) => book(someone, { from: '16:00' })));
      const old = await book(citizen as Someone);
      const refusal = await refused(reschedule(citizen as Someone, old, { from: '16:00' }));
      expect(refusal).toMatchObject({ status: 409, code: 'slot_full' });
      expect(await read(citizen as Someone, old.number)).toMatchObject({ state: 'BOOKED', version: old.version });
    });

    it('twice at once is moved once', async () => {
      const citizen = await app.citizen();
      const old = await book(citizen);
      const outcomes = await Promise.allSettled(['15:00', '16:00'].map((from) => reschedule(citizen, old, { from })));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const promised = (await accounts()).reduce((sum, { taken }) => sum + taken, 0);
      expect(promised).toBe(COST);
    });

    it.each([
      ['the same time', { from: '14:00' }, 422, 'same_time'],
      ['a time that is not offered', { from: '12:00' }, 422, 'slot_not_offered'],
    ])('to %s is refused', async (_, to, status, code) => {
      const citizen = await app.citizen();
      expect(await refused(reschedule(citizen, await book(citizen), to))).toMatchObject({ status, code });
    });

    it('says beforehand when one more change would count like a late cancellation', async () => {
      const citizen = await app.citizen();
      const first = await book(citizen);
      clock('12:40');
      expect((await read(citizen, first.number)).reschedulesLate).toBe(false);
      const second = await reschedule(citizen, first, { from: '14:30' });
      expect((await read(citizen, second.number)).reschedulesLate).toBe(true);
    });
  });

  describe('for somebody else', () => {
    const relative = async () => {
      const [elder, helper] = [await app.citizen(), await app.citizen()];
      const { code } = await elder.client.call('POST /me/family/codes');
      const { helped } = await helper.client.call('POST /me/family', { body: { code } });
      return { elder, helper, forWhom: { kind: 'RELATIVE' as const, handle: helped[0]?.handle ?? '' } };
    };

    it('is theirs: it counts for them, both see it, both are told', async () => {
      const { elder, helper, forWhom } = await relative();
      const booked = await book(helper, { forWhom });
      expect(booked.forWhom).toEqual(expect.any(String));
      expect(await read(elder, booked.number)).toMatchObject({ forWhom: null, state: 'BOOKED' });
      for (const someone of [elder, helper]) {
        const { items } = await someone.client.call('GET /me/notices', { query: {} });
        expect(items).toMatchObject([{ kind: 'BOOKING_CONFIRMED', number: booked.number }]);
        const mine = await someone.client.call('GET /me/bookings');
        expect(mine.items.map(({ number }) => number)).toEqual([booked.number]);
      }
      expect(await refused(book(elder, { from: '15:00' }))).toMatchObject({ code: 'item_booked_already' });
      await expect(book(helper, { from: '15:00' })).resolves.toMatchObject({ state: 'BOOKED' });
    });

    it('needs their consent in force', async () => {
      const { elder, helper, forWhom } = await relative();
      await elder.client.call('DELETE /me/family/:handle', { params: { handle: forWhom.handle } });
      expect(await refused(book(helper, { forWhom }))).toMatchObject({ code: 'relative_not_bound' });
      const enterprise = { kind: 'ENTERPRISE' as const, creditCode: '91610000000000000X' };
      expect(await refused(book(helper, { forWhom: enterprise }))).toMatchObject({ code: 'enterprise_not_bound' });
    });
  });

  describe('on the telephone', () => {
    const caller = (phone: string) => ({ name: '来电人', phone });
    const byPhone = (phone: string, asked: object = {}) =>
      receptionist.client.call('POST /desk/bookings', {
        body: { itemKey: ITEM, siteKey: 'hall', date: monday, from: '14:00', caller: caller(phone), ...asked },
      });

    it('is booked by staff, shown masked, and given up by staff when the caller says so', async () => {
      const booked = await byPhone('13900001111');
      expect(booked).toMatchObject({ state: 'BOOKED', booker: { name: '来*人', phone: '139****1111' } });
      expect(booked.timeline[0]?.label).toContain('接电话');
      const gone = await receptionist.client.call('POST /bookings/:number/cancel', {
        params: { number: booked.number },
        body: { version: booked.version },
      });
      expect(gone).toMatchObject({ state: 'CANCELLED' });
    });

    it('counts by the phone, and becomes the caller’s own when they prove it', async () => {
      const citizen = await app.citizen({ phone: false });
      const { number } = await byPhone(citizen.person.phone);
      expect(await refused(byPhone(citizen.person.phone, { from: '15:00' }))).toMatchObject({
        code: 'item_booked_already',
      });
      const code = await app.wechat.phoneCode(citizen.person.key);
      await citizen.client.call('POST /me/phone/wechat', { body: { code } });
      await app.settle();
      expect(await read(citizen, number)).toMatchObject({ state: 'BOOKED' });
      expect(await refused(book(citizen, { from: '15:00' }))).toMatchObject({ code: 'item_booked_already' });
    });

    it('still finds places of a day far off when those for everybody are gone; near the day they are everybody’s', async () => {
      const date = addDays(monday, 3);
      const people = await crowd(30);
      const outcomes = await Promise.allSettled(people.map((someone) => book(someone, { date })));
      const done = (all: PromiseSettledResult<unknown>[]) => all.filter(({ status }) => status === 'fulfilled').length;
      const KEPT = 3;
      expect(done(outcomes)).toBe(PLACES - KEPT);
      expect(await byPhone('13800000000', { date })).toMatchObject({ state: 'BOOKED' });
      const late = await app.citizen();
      expect(await refused(book(late, { date }))).toMatchObject({ code: 'slot_full' });
      setClock(() => instantOf(addDays(date, -1), '14:00'));
      await expect(book(late, { date })).resolves.toMatchObject({ state: 'BOOKED' });
    });

    it('is no citizen’s to do', async () => {
      const citizen = await app.citizen();
      const body = { itemKey: ITEM, siteKey: 'hall', date: monday, from: '14:00', caller: caller('13900002222') };
      expect(await refused(citizen.client.call('POST /desk/bookings', { body }))).toMatchObject({ status: 403 });
    });
  });

  it('restored by staff the same day may still be used; the day after it may not', async () => {
    const citizen = await app.citizen();
    const { number } = await book(citizen);
    clock('14:20');
    await lapse();
    const missed = await read(receptionist, number);
    expect(missed.actions).toEqual(['restore']);
    const restore = (version: number) =>
      receptionist.client.call('POST /desk/bookings/:number/restore', {
        params: { number },
        body: { version, reason: '路上堵车' },
      });
    setClock(() => new Date(`${addDays(monday, 1)}T01:00:00Z`));
    expect(await refused(restore(missed.version))).toMatchObject({ code: 'restore_too_late' });
    clock('14:30');
    expect(await restore(missed.version)).toMatchObject({ state: 'BOOKED', open: true });
    clock('16:00');
    await lapse();
    expect(await read(citizen, number)).toMatchObject({ state: 'BOOKED' });
  });
});
