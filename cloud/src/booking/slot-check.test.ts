import { type Colleague, TestApp } from '../../test/app';
import { bookingWorld, COST } from '../../test/booking-world';
import { setClock } from '../kernel/clock';
import { Jobs } from '../kernel/jobs/jobs';
import { addDays, instantOf } from '../kernel/time/civil-date';
import { SlotCheck } from './slot-check';

describe('the nightly comparison of counters with rows', () => {
  let app: TestApp;
  let supervisor: Colleague;
  /** A Monday that no other test of this file books. */
  let monday = '2026-03-02';

  beforeAll(async () => {
    app = await TestApp.start();
    // The house would do tonight's comparison itself.
    await app.server.container.get(Jobs).stop();
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 14);
    clock('09:10');
  });
  afterEach(() => setClock(null));

  const { book, cancel, clock, hold } = bookingWorld(
    () => app,
    () => monday,
  );
  const tonight = (time = '02:10') => {
    setClock(() => instantOf(addDays(monday, 1), time));
    return app.server.container.get(SlotCheck).compareTonight();
  };
  const alarms = async () => {
    const { items } = await supervisor.client.call('GET /me/notices', { query: {} });
    return items.filter(({ kind }) => kind === 'PLACES_DIFFER').map(({ text }) => text);
  };

  it('finds nothing where people booked, held and gave up', async () => {
    const [one, two, three] = [await app.citizen(), await app.citizen(), await app.citizen()];
    await cancel(one, await book(one));
    await book(two);
    await hold(three, { from: '15:00' });
    expect(await tonight()).toEqual([]);
    expect(await alarms()).toEqual([]);
  });

  it('is an alarm to the supervisors when a counter was spoiled, and mends nothing', async () => {
    await book(await app.citizen());
    await app.database.write('UPDATE slot SET taken = taken + 1 WHERE date = ? AND start = 840', [monday]);
    expect(await tonight()).toMatchObject([
      { date: monday, siteKey: 'hall', start: 840, taken: COST + 1, promised: COST },
    ]);
    expect(await alarms()).toEqual([expect.stringContaining('14:00')]);
    await app.database.write('UPDATE slot SET taken = taken - 1 WHERE date = ? AND start = 840', [monday]);
  });

  it('is done once a night, on whichever replica, and not before two o’clock', async () => {
    expect(await tonight('01:59')).toBeNull();
    const outcomes = await Promise.all([tonight(), tonight(), tonight()]);
    expect(outcomes.filter((found) => found !== null)).toEqual([[]]);
  });
});
