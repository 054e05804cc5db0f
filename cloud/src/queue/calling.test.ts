import { type Colleague, TestApp } from '../../test/app';
import { type Client, refused } from '../../test/client';
import { queueWorld } from '../../test/queue-world';
import { setClock } from '../kernel/clock';
import { addDays } from '../kernel/time/civil-date';
import { Windows } from './windows.service';

describe('calling numbers at a window', () => {
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
  const { clock, device, take, clerkAt, next, look, step, transfer, called, serve } = world;

  it('calls one after the other in the order of the line', async () => {
    for (const priority of [undefined, undefined, 'ELDERLY'] as const) await take(kiosk, 'COMPREHENSIVE', priority);
    const clerk = await clerkAt('hall-1');
    expect((await look(clerk)).waiting.map(({ label }) => label)).toEqual(['P001', 'A001', 'A002']);
    const labels = [];
    for (let i = 0; i < 3; i++) labels.push((await serve(clerk)).label);
    expect(labels).toEqual(['P001', 'A001', 'A002']);
    expect((await next(clerk)).current).toBeNull();
  });

  it('two never get one number, however many call at once', async () => {
    const clerks = await Promise.all([1, 2, 3, 4].map((no) => clerkAt(`hall-${no}`)));
    for (let i = 0; i < 3; i++) await take(kiosk);
    const desks = await Promise.all(clerks.map((clerk) => next(clerk)));
    const labels = desks.flatMap(({ current }) => current?.label ?? []).sort();
    expect(labels).toEqual(['A001', 'A002', 'A003']);
  });

  it('a second number is not called while one is in hand', async () => {
    const clerk = await clerkAt('hall-1');
    await take(kiosk);
    await take(kiosk);
    await called(clerk);
    expect(await refused(next(clerk))).toMatchObject({ code: 'ticket_in_hand' });
  });

  it('helps another line its skills allow only when nobody waits in its own', async () => {
    const station = await device(supervisor, 'KIOSK', 'station-1');
    await take(station, 'ALL');
    const clerk = await clerkAt('station-1-1');
    expect(await called(clerk)).toMatchObject({ label: 'D001' });
    const other = await clerkAt('hall-1');
    await take(kiosk, 'MARKET_REGULATION');
    expect((await next(other)).current).toBeNull();
  });

  it('calls three times, half a minute apart, before it passes; passed is put back once and comes three calls later', async () => {
    const clerk = await clerkAt('hall-1');
    const printed = await take(kiosk);
    for (let i = 0; i < 4; i++) await take(kiosk);
    let ticket = await called(clerk);
    expect(await refused(step(clerk, 'recall', ticket))).toMatchObject({ code: 'call_too_soon' });
    expect(await refused(step(clerk, 'pass', ticket))).toMatchObject({ code: 'call_again' });
    for (const time of ['09:11', '09:12']) {
      clock(time);
      ticket = (await step(clerk, 'recall', ticket)).current as typeof ticket;
    }
    expect(ticket.calls).toBe(3);
    clock('09:13');
    expect(await refused(step(clerk, 'recall', ticket))).toMatchObject({ code: 'called_enough' });
    const desk = await step(clerk, 'pass', ticket);
    expect(desk).toMatchObject({ current: null, passed: [{ label: 'A001', state: 'PASSED' }] });
    const again = await kiosk.call('POST /kiosk/requeues', { body: { code: printed.code } });
    expect(again).toMatchObject({ label: 'A001', ahead: 3 });
    const labels = [];
    for (let i = 0; i < 5; i++) labels.push((await serve(clerk)).label);
    expect(labels).toEqual(['A002', 'A003', 'A004', 'A001', 'A005']);
  });

  it('passed longer than an hour ago, it is a new number that is needed', async () => {
    const clerk = await clerkAt('hall-1');
    const { code } = await take(kiosk);
    let ticket = await called(clerk);
    for (const time of ['09:11', '09:12']) {
      clock(time);
      ticket = (await step(clerk, 'recall', ticket)).current as typeof ticket;
    }
    clock('09:13');
    await step(clerk, 'pass', ticket);
    clock('10:14');
    expect(await refused(kiosk.call('POST /kiosk/requeues', { body: { code } }))).toMatchObject({
      code: 'requeue_too_late',
    });
  });

  it('parked, its owner comes back to the same window without queueing, while others are served', async () => {
    const clerk = await clerkAt('hall-1');
    await take(kiosk);
    await take(kiosk);
    const started = await step(clerk, 'start', await called(clerk));
    const parked = await step(clerk, 'park', started.current as NonNullable<typeof started.current>);
    expect(parked).toMatchObject({ current: null, parked: [{ label: 'A001' }] });
    await serve(clerk);
    const back = await step(clerk, 'unpark', parked.parked[0] as (typeof parked.parked)[number]);
    expect(back).toMatchObject({ current: { label: 'A001', state: 'SERVING' }, parked: [] });
  });

  it('sent to one window it waits for that one alone, and is called first there', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map((no) => clerkAt(`hall-${no}`)));
    for (let i = 0; i < 3; i++) await take(kiosk);
    const ticket = await called(one as Colleague);
    await transfer(one as Colleague, ticket, { windowKey: 'hall-2', note: '材料已看过，只差盖章' });
    expect(await called(three as Colleague)).toMatchObject({ label: 'A002' });
    expect(await called(two as Colleague)).toMatchObject({ label: 'A001', note: '材料已看过，只差盖章' });
  });

  it('sent to another line it is called by the windows of that line', async () => {
    const [one, market] = [await clerkAt('hall-1'), await clerkAt('hall-7')];
    await take(kiosk);
    await take(kiosk, 'MARKET_REGULATION');
    await transfer(one, await called(one), { lineKey: 'MARKET_REGULATION' });
    expect(await called(market)).toMatchObject({ label: 'A001' });
  });

  it('another window’s number is not there', async () => {
    const [one, two] = [await clerkAt('hall-1'), await clerkAt('hall-2')];
    await take(kiosk);
    const ticket = await called(one);
    expect(await refused(step(two, 'start', ticket))).toMatchObject({ status: 404 });
  });

  it('paused it calls nobody; with a number in hand it is neither paused nor left', async () => {
    const clerk = await clerkAt('hall-1');
    await take(kiosk);
    const pause = () => clerk.client.call('POST /desk/window/pause', { body: { reason: '取材料' } });
    expect(await pause()).toMatchObject({ window: { state: 'PAUSED', reason: '取材料' } });
    expect(await refused(next(clerk))).toMatchObject({ code: 'window_paused' });
    await clerk.client.call('POST /desk/window/resume');
    await called(clerk);
    expect(await refused(pause())).toMatchObject({ code: 'ticket_in_hand' });
    expect(await refused(clerk.client.call('POST /desk/window/close'))).toMatchObject({ code: 'ticket_in_hand' });
  });

  it('one clerk a window, one window a clerk', async () => {
    const clerk = await clerkAt('hall-1');
    expect(await refused(clerkAt('hall-1'))).toMatchObject({ status: 409, code: 'window_taken' });
    const elsewhere = clerk.client.call('POST /desk/window/open', { body: { windowKey: 'hall-2' } });
    expect(await refused(elsewhere)).toMatchObject({ status: 409, code: 'sits_elsewhere' });
  });

  it('is worked by who has the skill', async () => {
    const clerk = await app.staff(['WINDOW_CLERK'], { skills: ['CONSTRUCTION'] });
    const open = (windowKey: string) => clerk.client.call('POST /desk/window/open', { body: { windowKey } });
    expect(await refused(open('hall-1'))).toMatchObject({ code: 'window_not_skilled' });
    await expect(open('hall-5')).resolves.toMatchObject({ window: { no: 5 } });
  });
});
