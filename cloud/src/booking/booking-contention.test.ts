import { type Someone, TestApp } from '../../test/app';
import { bookingWorld, COST, ITEMS, PLACES } from '../../test/booking-world';
import { ProblemError, refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { addDays } from '../kernel/time/civil-date';

describe('when many want the same time', () => {
  let app: TestApp;
  /** A Monday that no other test books. */
  let monday = '2027-06-07';

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 14);
    clock('09:10');
  });
  afterEach(() => setClock(null));

  const { accounts, book, cancel, clock, crowd, freeAt, withinASecond } = bookingWorld(
    () => app,
    () => monday,
  );

  it('200 clients for the last 10 places: 10 bookings, 190 are told kindly, counters equal rows', async () => {
    const [others, people] = [await crowd(PLACES - 10), await crowd(200)];
    await Promise.all(others.map((someone) => book(someone)));
    const outcomes = await Promise.allSettled(people.map((someone) => book(someone)));
    const problems = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(problems).toHaveLength(190);
    for (const problem of problems) {
      expect(problem).toBeInstanceOf(ProblemError);
      expect(problem).toMatchObject({ status: 409, problem: { code: 'slot_full' } });
    }
    expect(problems[0].problem.detail).toMatch(/最近还能约：.*，综合服务大厅/);
    expect(await accounts()).toEqual([{ start: 840, taken: PLACES * COST, promised: PLACES * COST, bookings: PLACES }]);
  }, 60_000);

  it('a double tap with one key is one booking with one answer', async () => {
    const citizen = await app.citizen();
    const [first, again] = await Promise.all([book(citizen, {}, 'double-tap-1'), book(citizen, {}, 'double-tap-1')]);
    expect(again).toEqual(first);
    expect(await accounts()).toMatchObject([{ bookings: 1 }]);
  });

  it('whoever finds a time full is told so before anything of theirs is written', async () => {
    await Promise.all((await crowd(PLACES)).map((someone) => book(someone)));
    await withinASecond(async () => (await freeAt('14:00')) === 0);
    const late = await app.citizen();
    expect(await refused(book(late, {}, 'came-too-late'))).toMatchObject({ status: 409, code: 'slot_full' });
    const written = await app.database.row('SELECT 1 FROM idempotency WHERE idempotency_key = ?', ['came-too-late']);
    expect(written).toBeNull();
  });

  it('the last place is still its booker’s when the answer was lost and they ask again, though all is full by then', async () => {
    const [last, ...others] = await crowd(PLACES);
    await Promise.all(others.map((someone) => book(someone)));
    const booked = await book(last as Someone, {}, 'answer-was-lost');
    await withinASecond(async () => (await freeAt('14:00')) === 0);
    expect(await book(last as Someone, {}, 'answer-was-lost')).toEqual(booked);
  });

  it('the same item tapped five times with different keys is booked once', async () => {
    const citizen = await app.citizen();
    const outcomes = await Promise.allSettled(
      ['10:00', '10:30', '11:00', '14:00', '15:00'].map((from) => book(citizen, { from })),
    );
    const problems = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.problem] : []));
    expect(problems).toHaveLength(4);
    for (const problem of problems) expect(problem).toMatchObject({ status: 422, code: 'item_booked_already' });
    expect(await accounts()).toMatchObject([{ bookings: 1 }]);
  });

  it('four items for one day at once: two are booked', async () => {
    const citizen = await app.citizen();
    const outcomes = await Promise.allSettled(ITEMS.map((itemKey) => book(citizen, { itemKey })));
    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.problem.code] : [],
    );
    expect(refusals).toEqual(['day_limit_reached', 'day_limit_reached']);
  });

  it('seven items on seven days at once: five are booked', async () => {
    const citizen = await app.citizen();
    const { items } = await app.visitor.call('GET /items', { query: {} });
    const outcomes = await Promise.allSettled(
      items.slice(0, 7).map(({ key }, i) => book(citizen, { itemKey: key, date: addDays(monday, i) })),
    );
    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.problem.code] : [],
    );
    expect(refusals).toEqual(['booking_limit_reached', 'booking_limit_reached']);
  });

  it('cancelled twice at once frees its place once', async () => {
    const [citizen, neighbour] = [await app.citizen(), await app.citizen()];
    const ticket = await book(citizen);
    await book(neighbour);
    const outcomes = await Promise.allSettled([cancel(citizen, ticket), cancel(citizen, ticket)]);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refusals).toMatchObject([{ status: 409, problem: { code: 'record_moved_on' } }]);
    expect(await accounts()).toEqual([{ start: 840, taken: COST, promised: COST, bookings: 1 }]);
  });
});
