import { type Colleague, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { Jobs } from '../kernel/jobs/jobs';
import { addDays, instantOf } from '../kernel/time/civil-date';
import { Leaves } from './leave.service';

describe('leave', () => {
  let app: TestApp;
  let supervisor: Colleague;
  let clerk: Colleague;
  let standIn: Colleague;
  let unskilled: Colleague;
  /** A Monday of its own for each test. */
  let monday = '2026-03-02';

  beforeAll(async () => {
    app = await TestApp.start();
    // The house would begin and end leaves itself.
    await app.server.container.get(Jobs).stop();
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
    clerk = await app.staff(['WINDOW_CLERK'], { skills: ['COMPREHENSIVE'] });
    standIn = await app.staff(['WINDOW_CLERK'], { skills: ['COMPREHENSIVE'] });
    unskilled = await app.staff(['WINDOW_CLERK'], { skills: ['MARKET_REGULATION'] });
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 7);
    clock('07:00');
  });
  afterEach(() => setClock(null));

  const clock = (time: string, date = monday) => setClock(() => instantOf(date, time));
  const ask = (who = clerk, part: Partial<{ from: string; to: string; toDate: string }> = {}) =>
    who.client.call('POST /leaves', {
      body: {
        kind: 'SICK',
        fromDate: monday,
        from: '00:00',
        toDate: monday,
        to: '24:00',
        reason: '发烧去看病',
        ...part,
      },
    });
  const read = (who: Colleague, number: string) => who.client.call('GET /leaves/:number', { params: { number } });
  const publish = (workNo = clerk.workNo) =>
    supervisor.client.call('PUT /roster/:date', {
      params: { date: monday },
      body: {
        version: 0,
        shifts: [{ workNo, post: 'WINDOW', siteKey: 'hall', windowNo: 1, from: '09:00', to: '17:00' }],
      },
    });
  const roster = async () => {
    const day = await supervisor.client.call('GET /roster/:date', { params: { date: monday } });
    return day.shifts.map(({ workNo, from, to }) => `${workNo} ${from}-${to}`);
  };
  const approve = async (
    number: string,
    who: Colleague,
    standIns: { key: string; workNo: string }[],
    reason?: string,
  ) => {
    const { version } = await read(who, number);
    const body = { version, standIns, ...(reason && { reason }) };
    return who.client.call('POST /leaves/:number/approve', { params: { number }, body });
  };
  const key = () => `${monday} 09:00`;

  it('is decided by somebody who sees first which shift it leaves, and who could stand in', async () => {
    await publish();
    const { number, impact } = await ask();
    expect(number).toMatch(/^QJ/);
    expect(impact).toBeNull();
    const view = await read(supervisor, number);
    expect(view).toMatchObject({
      staff: { workNo: clerk.workNo },
      reason: '发烧去看病',
      actions: ['approve', 'reject'],
    });
    const [shift] = view.impact?.shifts ?? [];
    expect(shift).toMatchObject({ key: key(), from: '09:00', to: '17:00', leavesGap: true });
    const offered = shift?.standIns.map(({ workNo }) => workNo);
    expect(offered).toContain(standIn.workNo);
    expect(offered).not.toContain(unskilled.workNo);
    expect(offered).not.toContain(clerk.workNo);
  });

  it('gives the shift to whoever stands in, and publishes the day with it', async () => {
    await publish();
    const { number } = await ask(clerk, { from: '12:00' });
    expect(await approve(number, supervisor, [{ key: key(), workNo: standIn.workNo }])).toMatchObject({
      state: 'APPROVED',
    });
    expect(await roster()).toEqual([`${clerk.workNo} 09:00-12:00`, `${standIn.workNo} 12:00-17:00`]);
  });

  it('leaves nothing unmanned without a reason', async () => {
    await publish();
    const { number } = await ask();
    expect(await refused(approve(number, supervisor, []))).toMatchObject({ code: 'left_unmanned' });
    expect(await roster()).toEqual([`${clerk.workNo} 09:00-17:00`]);
    await approve(number, supervisor, [], '当天人少，窗口先关一个');
    expect(await roster()).toEqual([]);
  });

  it('is looked at again when a shift that somebody was to take is not there any more', async () => {
    const { number } = await ask();
    const gone = approve(number, supervisor, [{ key: key(), workNo: standIn.workNo }]);
    expect(await refused(gone)).toMatchObject({ status: 409, code: 'shifts_moved' });
    expect(await read(supervisor, number)).toMatchObject({ state: 'SUBMITTED' });
  });

  it('and a roster published at the same moment never leave somebody rostered who is away', async () => {
    const { number } = await ask();
    await Promise.allSettled([approve(number, supervisor, [], '当天人少，窗口先关一个'), publish()]);
    const { state } = await read(clerk, number);
    expect([state, await roster()]).toEqual(['APPROVED', []]);
  });

  it('is refused whole when the stand-in cannot stand there', async () => {
    await publish();
    const { number } = await ask();
    const refusal = await refused(approve(number, supervisor, [{ key: key(), workNo: unskilled.workNo }]));
    expect(refusal).toMatchObject({ status: 400, fields: [{ message: expect.stringContaining('技能') }] });
    expect(await read(supervisor, number)).toMatchObject({ state: 'SUBMITTED' });
    expect(await roster()).toEqual([`${clerk.workNo} 09:00-17:00`]);
  });

  it('is decided once, however many decide at once, and never by the one who asks', async () => {
    const { number } = await ask();
    const other = await app.staff(['BUSINESS_DEPUTY_SUPERVISOR']);
    const decided = await Promise.allSettled([approve(number, supervisor, []), approve(number, other, [])]);
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const own = await ask(supervisor);
    expect(await refused(approve(own.number, supervisor, []))).toMatchObject({ code: 'own_leave' });
  });

  it('is asked for once for the same time, however often it is pressed', async () => {
    const asked = await Promise.allSettled([ask(), ask(), ask()]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refused(ask())).toMatchObject({ code: 'leave_overlaps' });
    expect(await refused(ask(standIn, { to: '00:00' }))).toMatchObject({ fields: [{ path: 'body.toDate' }] });
  });

  it('is nobody else’s to read', async () => {
    const { number } = await ask();
    expect(await refused(read(standIn, number))).toMatchObject({ status: 404 });
  });

  it('names the bookings that would have no window, which a stand-in takes care of', async () => {
    await publish();
    const citizen = await app.citizen();
    const place = { itemKey: 'elderly-preference-card', siteKey: 'hall', date: monday, from: '09:00' };
    await citizen.client.call('POST /bookings', { body: place });
    const { number } = await ask();
    const { impact } = await read(supervisor, number);
    const named = { title: expect.stringContaining('1 个预约没有窗口接待'), coveredByStandIns: true };
    expect(impact?.uses).toMatchObject([named]);
    const standsIn = [{ key: key(), workNo: standIn.workNo }];
    expect(await approve(number, supervisor, standsIn)).toMatchObject({ state: 'APPROVED' });
  });

  it('keeps somebody from being rostered', async () => {
    const { number } = await ask();
    await approve(number, supervisor, []);
    expect(await refused(publish())).toMatchObject({ fields: [{ message: expect.stringContaining('已批准请假') }] });
  });

  it('begins and is overdue by the clock, until the return is confirmed', async () => {
    const { number } = await ask();
    await approve(number, supervisor, []);
    const proceed = () => app.server.container.get(Leaves).proceed();
    await proceed();
    expect(await read(clerk, number)).toMatchObject({ state: 'ON_LEAVE', actions: ['return'] });
    clock('09:00', addDays(monday, 1));
    await proceed();
    const late = await read(clerk, number);
    expect(late).toMatchObject({ state: 'OVERSTAYED' });
    const body = { version: late.version };
    expect(await clerk.client.call('POST /leaves/:number/return', { params: { number }, body })).toMatchObject({
      state: 'RETURNED',
    });
  });

  it('is taken back by who asked, and told when it is decided', async () => {
    const { number, version } = await ask();
    const params = { number };
    expect(await clerk.client.call('POST /leaves/:number/cancel', { params, body: { version } })).toMatchObject({
      state: 'CANCELLED',
    });
    const again = await ask();
    await app.settle();
    const supervisorsNews = (await supervisor.client.call('GET /me/notices', { query: {} })).items;
    expect(supervisorsNews[0]).toMatchObject({ kind: 'LEAVE_SUBMITTED' });
    const body = { version: again.version, reason: '当天有检查，请改期' };
    await supervisor.client.call('POST /leaves/:number/reject', { params: { number: again.number }, body });
    await app.settle();
    const [news] = (await clerk.client.call('GET /me/notices', { query: {} })).items;
    expect(news).toMatchObject({ kind: 'LEAVE_DECIDED', number: again.number });
  });
});
