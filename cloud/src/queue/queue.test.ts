import { type Colleague, type Someone, TestApp } from '../../test/app';
import { bookingWorld } from '../../test/booking-world';
import { type Client, refused } from '../../test/client';
import { queueWorld } from '../../test/queue-world';
import { setClock } from '../kernel/clock';
import { addDays } from '../kernel/time/civil-date';
import { QueueJobs } from './queue.jobs';
import { Windows } from './windows.service';

describe('the queue', () => {
  let app: TestApp;
  let supervisor: Colleague;
  /** A Monday that no other test of this file queues on. */
  let monday = '2026-03-02';
  let kiosk: Client;

  beforeAll(async () => {
    app = await TestApp.start();
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
    kiosk = await device(supervisor);
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 7);
    clock('09:10');
  });
  afterEach(async () => {
    await app.server.container.get(Windows).closeAll();
    setClock(null);
  });

  const world = queueWorld(
    () => app,
    () => monday,
  );
  const { clock, device, take, clerkAt, next, look, step, called, serve } = world;
  const { book } = bookingWorld(
    () => app,
    () => monday,
  );
  const read = (someone: Someone, number: string) =>
    someone.client.call('GET /tickets/:number', { params: { number } });
  describe('gives a number', () => {
    it('by its line, counted for each letter, with people ahead and never a minute', async () => {
      const one = await take(kiosk);
      expect(one).toMatchObject({ label: 'A001', lineName: '综合', class: 'WALK_IN', ahead: 0 });
      expect(await take(kiosk)).toMatchObject({ label: 'A002', ahead: 1 });
      expect(await take(kiosk, 'MARKET_REGULATION')).toMatchObject({ label: 'C001', ahead: 0 });
      expect(await take(kiosk, 'COMPREHENSIVE', 'ELDERLY')).toMatchObject({ label: 'P001', ahead: 0 });
    });

    it('to many at once without giving one twice', async () => {
      const tickets = await Promise.all(Array.from({ length: 30 }, () => take(kiosk)));
      expect(new Set(tickets.map(({ label }) => label)).size).toBe(30);
    });

    it('for an item in the line of its business', async () => {
      const ticket = await kiosk.call('POST /kiosk/tickets', { body: { itemKey: 'license-reissue' } });
      expect(ticket).toMatchObject({ label: 'C001' });
    });

    it('only while the site is open, and says when it opens', async () => {
      clock('08:40');
      const problem = await refused(take(kiosk));
      expect(problem).toMatchObject({ status: 422, code: 'site_closed', title: expect.stringContaining('09:00') });
      expect(await kiosk.call('GET /kiosk/lines')).toMatchObject({ open: false });
    });

    it('to nobody without a machine or a post at the front', async () => {
      const citizen = await app.citizen();
      const body = { siteKey: 'hall', lineKey: 'COMPREHENSIVE' };
      expect(await refused(citizen.client.call('POST /desk/queue/tickets', { body }))).toMatchObject({ status: 403 });
      const receptionist = await app.staff(['RECEPTIONIST']);
      expect(await receptionist.client.call('POST /desk/queue/tickets', { body })).toMatchObject({ label: 'A001' });
    });

    it.each([
      ['a line that is not here', { lineKey: 'ALL' }, 'body.lineKey'],
      ['an unknown item', { itemKey: 'nothing' }, 'body.itemKey'],
      ['nothing', {}, 'body.lineKey'],
    ])('for %s it is refused by its field', async (_, body, path) => {
      expect(await refused(kiosk.call('POST /kiosk/tickets', { body }))).toMatchObject({
        status: 400,
        fields: [{ path }],
      });
    });
  });

  describe('of a booking', () => {
    it('is taken from half an hour before its time, and served as booked', async () => {
      const citizen = await app.citizen();
      const { number } = await book(citizen, { from: '10:00' });
      const checkIn = () => kiosk.call('POST /kiosk/check-ins', { body: { code: number } });
      expect(await refused(checkIn())).toMatchObject({
        code: 'check_in_too_early',
        title: expect.stringContaining('09:30'),
      });
      clock('09:30');
      expect(await checkIn()).toMatchObject({ label: 'Y001', class: 'BOOKED', lineName: '市场监管' });
      const clerk = await clerkAt('hall-7');
      expect(await serve(clerk)).toMatchObject({
        item: { key: 'license-reissue' },
        booking: { number, from: '10:00' },
      });
      const booking = await citizen.client.call('GET /bookings/:number', { params: { number } });
      expect(booking).toMatchObject({ state: 'SERVED' });
    });

    it('is its owner’s: they follow it, are told when few are ahead and when it is called', async () => {
      const citizen = await app.citizen();
      const { number } = await book(citizen, { from: '10:00' });
      for (let i = 0; i < 7; i++) await take(kiosk, 'MARKET_REGULATION');
      clock('09:40');
      await kiosk.call('POST /kiosk/check-ins', { body: { code: number } });
      const [mine] = (await citizen.client.call('GET /me/tickets')).items;
      expect(mine).toMatchObject({ label: 'Y001', ahead: 7, state: 'WAITING' });
      const clerk = await clerkAt('hall-7');
      const kinds = async () => {
        const { items } = await citizen.client.call('GET /me/notices', { query: {} });
        return items.filter(({ kind }) => kind.startsWith('TICKET')).map(({ text }) => text);
      };
      await serve(clerk);
      expect(await kinds()).toEqual([]);
      await serve(clerk);
      expect(await kinds()).toEqual([expect.stringContaining('还有 5 位')]);
      for (let i = 0; i < 3; i++) await serve(clerk);
      expect(await kinds()).toHaveLength(2);
      for (let i = 0; i < 2; i++) await serve(clerk);
      await called(clerk);
      expect((await kinds())[0]).toContain('市场监管7号窗口');
      expect(await read(citizen, mine?.number ?? '')).toMatchObject({
        state: 'CALLED',
        ahead: null,
        window: { no: 7 },
      });
    });

    it.each([
      ['at another site', '09:45', 'station-1', 'other_site'],
      ['a quarter of an hour after its time', '10:16', 'hall', 'check_in_too_late'],
    ])('%s is refused, and says what to do', async (_, time, site, code) => {
      const citizen = await app.citizen();
      const { number } = await book(citizen, { from: '10:00' });
      const there = site === 'hall' ? kiosk : await device(supervisor, 'KIOSK', site);
      clock(time);
      expect(await refused(there.call('POST /kiosk/check-ins', { body: { code: number } }))).toMatchObject({ code });
    });

    it('taken twice is taken once', async () => {
      const citizen = await app.citizen();
      const { number } = await book(citizen, { from: '09:30' });
      const taking = () => kiosk.call('POST /kiosk/check-ins', { body: { code: number } });
      const outcomes = await Promise.allSettled([taking(), taking(), taking()]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  it('is shown on a display: calls with a growing number, windows and lines, nothing personal', async () => {
    const display = await device(supervisor, 'DISPLAY');
    const clerk = await clerkAt('hall-1');
    await take(kiosk);
    await take(kiosk);
    const ticket = await called(clerk);
    clock('09:11');
    await step(clerk, 'recall', ticket);
    const board = await display.call('GET /display/board');
    expect(board.calls).toMatchObject([
      { label: 'A001', windowLabel: '综合1号窗口' },
      { label: 'A001', windowLabel: '综合1号窗口' },
    ]);
    expect(board.calls[0]?.id).toBeGreaterThan(board.calls[1]?.id ?? 0);
    expect(board.windows[0]).toEqual({ label: '综合1号窗口', state: 'OPEN', serving: 'A001' });
    expect(board.lines[0]).toMatchObject({ name: '综合', waiting: 1, windowsOpen: 1 });
  });

  it('is followed by the first who scans the printed code, and given up by them', async () => {
    const { code, number } = await take(kiosk);
    const [citizen, stranger] = [await app.citizen(), await app.citizen()];
    const follow = (someone: Someone) => someone.client.call('POST /me/tickets', { body: { code } });
    const mine = await follow(citizen);
    expect(mine).toMatchObject({ number, ahead: 0, actions: ['abandon'] });
    expect(await follow(citizen)).toMatchObject({ number });
    expect(await refused(follow(stranger))).toMatchObject({ status: 409, code: 'ticket_followed' });
    expect(await refused(read(stranger, number))).toMatchObject({ status: 404 });
    const given = await citizen.client.call('POST /tickets/:number/abandon', {
      params: { number },
      body: { version: mine.version },
    });
    expect(given).toMatchObject({ state: 'ABANDONED', open: false });
    expect((await next(await clerkAt('hall-1'))).current).toBeNull();
  });

  describe('at the end of the day', () => {
    const leftovers = async (clerk: Colleague) =>
      (await clerk.client.call('GET /desk/queue/leftovers', { query: { siteKey: 'hall' } })).items;
    const close = (clerk: Colleague, { number, version }: { number: string; version: number }, carryOver: boolean) =>
      clerk.client.call('POST /desk/tickets/:number/close', {
        params: { number },
        body: { version, reason: '系统故障，没能办完', carryOver },
      });

    it('who holds a number is served after closing time', async () => {
      await take(kiosk);
      clock('18:20');
      expect(await serve(await clerkAt('hall-1'))).toMatchObject({ label: 'A001' });
    });

    it('staff end what is left with a reason, or carry it over: then it goes first the next day, once', async () => {
      const receptionist = await app.staff(['RECEPTIONIST']);
      const [gone, carried] = [await take(kiosk), await take(kiosk)];
      const [one, two] = await leftovers(receptionist);
      await close(receptionist, one as NonNullable<typeof one>, false);
      await close(receptionist, two as NonNullable<typeof two>, true);
      expect(await leftovers(receptionist)).toEqual([]);
      clock('09:10', addDays(monday, 1));
      await take(kiosk);
      const again = (code: string) => kiosk.call('POST /kiosk/requeues', { body: { code } });
      expect(await again(carried.code)).toMatchObject({ label: 'P001', class: 'PRIORITY', ahead: 0 });
      expect(await refused(again(carried.code))).toMatchObject({ status: 409, code: 'carried_already' });
      expect(await refused(again(gone.code))).toMatchObject({ status: 404 });
    });

    it('what nobody ended is ended by the house with the reason, its booking too, and listed to the supervisors', async () => {
      const endDay = () => app.server.container.get(QueueJobs).endDay();
      // Whatever the days before left behind goes first.
      await endDay();
      const citizen = await app.citizen();
      const { number } = await book(citizen, { from: '09:30' });
      await kiosk.call('POST /kiosk/check-ins', { body: { code: number } });
      const clerk = await clerkAt('hall-7');
      await called(clerk);
      clock('23:56');
      await endDay();
      const booking = await citizen.client.call('GET /bookings/:number', { params: { number } });
      expect(booking).toMatchObject({ state: 'ENDED' });
      const { items } = await supervisor.client.call('GET /me/notices', { query: {} });
      const lists = items.filter(({ kind }) => kind === 'QUEUE_LEFTOVERS').map(({ text }) => text);
      expect(lists).toContainEqual(expect.stringContaining('综合服务大厅今天有号没办完，已由系统结束：Y001'));
      expect(await look(clerk)).toMatchObject({ window: null });
    });
  });

  it('tells supervisors how busy every site and window is, who may lend windows and move people', async () => {
    const clerk = await clerkAt('hall-1');
    await take(kiosk);
    await take(kiosk);
    clock('09:20');
    await serve(clerk);
    const { sites } = await supervisor.client.call('GET /desk/queue/load');
    const [hall] = sites;
    expect(hall?.lines[0]).toMatchObject({ waiting: 1, served: 1, waitP50: 600, waitP90: 600, longestWait: 600 });
    expect(hall?.windows[0]).toMatchObject({ state: 'OPEN', servedToday: 1, staff: { workNo: clerk.workNo } });
    const put = (key: string, lineKeys: string[]) =>
      supervisor.client.call('PUT /desk/queue/windows/:key/helps', { params: { key }, body: { lineKeys } });
    expect(await refused(put('hall-1', ['MARKET_REGULATION']))).toMatchObject({ status: 400 });
    const moved = await supervisor.client.call('PUT /desk/queue/windows/:key/staff', {
      params: { key: 'hall-2' },
      body: { workNo: clerk.workNo },
    });
    expect(moved.windows.slice(0, 2)).toMatchObject([{ state: 'CLOSED' }, { state: 'OPEN' }]);
    expect(await look(clerk)).toMatchObject({ window: { no: 2 } });
  });

  it('keeps every state as a period, so that waiting and serving are sums', async () => {
    const clerk = await clerkAt('hall-1');
    const { number } = await take(kiosk);
    clock('09:15');
    const ticket = await called(clerk);
    clock('09:16');
    const { current } = await step(clerk, 'start', ticket);
    clock('09:30');
    await step(clerk, 'finish', current as NonNullable<typeof current>);
    const periods = await app.database.rows(
      `SELECT p.state, TIMESTAMPDIFF(MINUTE, p.from_at, p.to_at) AS minutes FROM ticket_period p
         JOIN record r ON r.id = p.ticket_id WHERE r.number = ? ORDER BY p.id`,
      [number],
    );
    expect(periods).toEqual([
      { state: 'WAITING', minutes: 5 },
      { state: 'CALLED', minutes: 1 },
      { state: 'SERVING', minutes: 14 },
    ]);
  });
});
