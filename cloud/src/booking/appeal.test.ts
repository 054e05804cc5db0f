import type { AppealStep } from 'shared-types/booking-marks.contract';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { bookingWorld, ITEMS } from '../../test/booking-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { addDays } from '../kernel/time/civil-date';
import { BookingJobs } from './booking.jobs';

const STATEMENT = '那天地铁停运，我在路上打了电话，到大厅已经过了半小时。';
const REASON = '经核实当天地铁确有停运，不应记录';

type StepOf<T> = T extends { version: number } ? Omit<T, 'version'> : never;

describe('an appeal against a mark', () => {
  let app: TestApp;
  let supervisor: Colleague;
  let clerk: Colleague;
  /** A Monday of its own for each test. */
  let monday = '2026-03-02';

  beforeAll(async () => {
    app = await TestApp.start();
    supervisor = await app.staff(['BUSINESS_DEPUTY_SUPERVISOR']);
    clerk = await app.staff(['WINDOW_CLERK']);
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 7);
    clock('08:30');
  });
  afterEach(() => setClock(null));

  const { book, clock } = bookingWorld(
    () => app,
    () => monday,
  );
  const appealOf = (someone: Someone, number: string, statement = STATEMENT) =>
    someone.client.call('POST /bookings/:number/appeals', { params: { number }, body: { statement } });
  const read = (someone: Someone, number: string) =>
    someone.client.call('GET /booking-appeals/:number', { params: { number } });
  const standing = async (someone: Someone) => (await someone.client.call('GET /me/booking-standing')).items[0];
  const inbox = async (staff: Colleague) =>
    (await staff.client.call('GET /desk/inbox', { query: { type: 'BOOKING_APPEAL' } })).items.map(
      (each) => each.number,
    );
  const told = async (someone: Someone) => (await someone.client.call('GET /me/notices', { query: {} })).items[0];

  /** Books and does not come, at each of these times. Returns the numbers. */
  async function miss(someone: Someone, ...times: readonly string[]): Promise<string[]> {
    const numbers: string[] = [];
    for (const from of times) {
      clock('08:30');
      numbers.push((await book(someone, { from })).number);
      clock(`${from.slice(0, 2)}:46`);
      await app.server.container.get(BookingJobs).lapse();
    }
    return numbers;
  }
  const missOne = async (someone: Someone) => (await miss(someone, '09:30'))[0] ?? '';

  /** Takes a step on the appeal as it stands now. */
  async function act(someone: Someone, number: string, step: StepOf<AppealStep>) {
    const { version } = await read(someone, number);
    const body = { ...step, version } as AppealStep;
    return someone.client.call('POST /booking-appeals/:number/actions', { params: { number }, body });
  }

  it('is answered within five working days, lies in the supervisors’ inbox and tells what stays open meanwhile', async () => {
    const citizen = await app.citizen();
    const numbers = await miss(citizen, '09:30', '10:30', '11:30');
    const made = await appealOf(citizen, numbers[0] ?? '');
    expect(made).toMatchObject({
      number: expect.stringMatching(/^SS/),
      state: 'SUBMITTED',
      statement: STATEMENT,
      booking: { number: numbers[0], from: '09:30', siteName: '综合服务大厅' },
      promise: { kind: 'BOOKING_APPEAL', dueDate: addDays(monday, 7) },
      stillOpen: expect.stringContaining('打电话预约'),
      actions: ['withdraw'],
      appellant: null,
      standing: null,
    });
    expect(await inbox(supervisor)).toContain(made.number);
    expect((await standing(citizen))?.kind).toBe('BLOCKED');
    const forDesk = await read(supervisor, made.number);
    expect(forDesk).toMatchObject({
      actions: ['grant', 'dismiss'],
      appellant: { phone: expect.stringMatching(/^1\d{2}\*{4}\d{4}$/) },
      standing: { kind: 'BLOCKED', marks: [{}, {}, {}] },
    });
  });

  it('granted takes the mark back, lifts the block, and tells why', async () => {
    const citizen = await app.citizen();
    const numbers = await miss(citizen, '09:30', '10:30', '11:30');
    const { number } = await appealOf(citizen, numbers[1] ?? '');
    const decided = await act(supervisor, number, { action: 'grant', reason: REASON });
    expect(decided).toMatchObject({
      state: 'GRANTED',
      open: false,
      decision: { granted: true, reason: REASON },
      mark: { counts: false, erased: { why: 'APPEAL_GRANTED' } },
      promises: [{ light: 'DONE_ON_TIME' }],
    });
    expect(await standing(citizen)).toMatchObject({ kind: 'WARNED', weight: 2, block: null });
    expect(await told(citizen)).toMatchObject({ kind: 'APPEAL_ANSWERED', number });
    expect((await told(citizen))?.text).toContain(`申诉成立。${REASON}。现在起可以网上预约了`);
    expect(await inbox(supervisor)).not.toContain(number);
    expect(await book(citizen, { from: '15:00' })).toMatchObject({ state: 'BOOKED' });
  });

  it('dismissed leaves the mark, says why, and cannot be made again', async () => {
    const citizen = await app.citizen();
    const booking = await missOne(citizen);
    const { number } = await appealOf(citizen, booking);
    await act(supervisor, number, { action: 'dismiss', reason: '当天叫号正常，没有查到来电' });
    expect(await read(citizen, number)).toMatchObject({
      state: 'DISMISSED',
      decision: { granted: false, reason: '当天叫号正常，没有查到来电' },
      mark: { counts: true },
    });
    expect((await told(citizen))?.text).toContain('维持记录。当天叫号正常，没有查到来电。');
    expect(await refused(appealOf(citizen, booking))).toMatchObject({ code: 'appeal_decided' });
  });

  it('withdrawn leaves the inbox and may be made once more', async () => {
    const citizen = await app.citizen();
    const booking = await missOne(citizen);
    const { number } = await appealOf(citizen, booking);
    expect(await refused(appealOf(citizen, booking))).toMatchObject({ code: 'appealed_already' });
    expect(await act(citizen, number, { action: 'withdraw' })).toMatchObject({
      state: 'WITHDRAWN',
      promise: null,
    });
    expect(await inbox(supervisor)).not.toContain(number);
    expect(await appealOf(citizen, booking)).toMatchObject({ state: 'SUBMITTED' });
  });

  it('made twice at once is one', async () => {
    const citizen = await app.citizen();
    const booking = await missOne(citizen);
    const tries = await Promise.allSettled([appealOf(citizen, booking), appealOf(citizen, booking)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is made within thirty days, against a mark that stands, in words', async () => {
    const citizen = await app.citizen();
    const kept = await book(await app.signIn(citizen.person), { from: '16:00', itemKey: ITEMS[1] });
    expect(await refused(appealOf(citizen, kept.number))).toMatchObject({ code: 'nothing_to_appeal' });
    const booking = await missOne(citizen);
    expect(await refused(appealOf(citizen, booking, '不对'))).toMatchObject({ fields: [{ path: 'body.statement' }] });
    clock('09:00', addDays(monday, 31));
    expect(await refused(appealOf(citizen, booking))).toMatchObject({ code: 'appeal_too_late' });
    clock('09:00', addDays(monday, 30));
    expect(await appealOf(citizen, booking)).toMatchObject({ state: 'SUBMITTED' });
  });

  it('is nobody else’s to make, to read or to decide', async () => {
    const citizen = await app.citizen();
    const booking = await missOne(citizen);
    const stranger = await app.citizen();
    expect(await refused(appealOf(stranger, booking))).toMatchObject({ status: 404 });
    expect(await refused(appealOf(clerk, booking))).toMatchObject({ status: 403 });
    const { number, version } = await appealOf(citizen, booking);
    for (const other of [stranger, clerk]) expect(await refused(read(other, number))).toMatchObject({ status: 404 });
    const step = { params: { number }, body: { action: 'grant' as const, version, reason: REASON } };
    const byClerk = clerk.client.call('POST /booking-appeals/:number/actions', step);
    expect([403, 404]).toContain((await refused(byClerk)).status);
    expect(await refused(citizen.client.call('POST /booking-appeals/:number/actions', step))).toMatchObject({
      status: 403,
    });
  });

  it('of a supervisor’s own is decided by another one', async () => {
    const booking = await missOne(supervisor);
    const { number, version, actions } = await appealOf(supervisor, booking);
    expect(actions).toEqual(['withdraw']);
    const step = { params: { number }, body: { action: 'grant' as const, version, reason: REASON } };
    const own = supervisor.client.call('POST /booking-appeals/:number/actions', step);
    expect(await refused(own)).toMatchObject({ code: 'own_appeal' });
    const other = await app.staff(['GENERAL_SUPERVISOR']);
    expect(await act(other, number, { action: 'grant', reason: REASON })).toMatchObject({ state: 'GRANTED' });
  });

  it('is kept sealed, what was said and what was answered', async () => {
    const citizen = await app.citizen();
    const { number } = await appealOf(citizen, await missOne(citizen));
    await act(supervisor, number, { action: 'dismiss', reason: REASON });
    const row = await app.database.row<{ statement: Buffer; answer: Buffer }>(
      'SELECT a.statement, a.answer FROM booking_appeal a JOIN record r ON r.id = a.id WHERE r.number = ?',
      [number],
    );
    expect(row?.statement.includes(STATEMENT)).toBe(false);
    expect(row?.answer.includes(REASON)).toBe(false);
  });
});
