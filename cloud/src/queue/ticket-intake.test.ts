import { type Colleague, TestApp } from '../../test/app';
import { bookingWorld } from '../../test/booking-world';
import { type Client, refused } from '../../test/client';
import { queueWorld } from '../../test/queue-world';
import { setClock } from '../kernel/clock';
import { addDays } from '../kernel/time/civil-date';
import { Windows } from './windows.service';

describe('a number that leads into a case', () => {
  let app: TestApp;
  let kiosk: Client;
  /** A Monday that no other test of this file queues on. */
  let monday = '2026-03-02';

  beforeAll(async () => {
    app = await TestApp.start();
    kiosk = await device(await app.staff(['GENERAL_SUPERVISOR']));
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 7);
    clock('08:30');
  });
  afterEach(async () => {
    await app.server.container.get(Windows).closeAll();
    setClock(null);
  });

  const { clock, device, take, clerkAt, called, step, look } = queueWorld(
    () => app,
    () => monday,
  );
  const { book } = bookingWorld(
    () => app,
    () => monday,
  );
  const prefilled = (clerk: Colleague, number: string) =>
    clerk.client.call('GET /desk/tickets/:number/intake', { params: { number } });
  /** Somebody who booked is at a window, and is being served. */
  async function served() {
    const citizen = await app.citizen();
    const { number: code } = await book(citizen, { from: '09:30' });
    clock('09:20');
    await kiosk.call('POST /kiosk/check-ins', { body: { code } });
    const clerk = await clerkAt('hall-7');
    const ticket = await called(clerk);
    await step(clerk, 'start', ticket);
    return { citizen, clerk, number: ticket.number };
  }
  const takeIn = (clerk: Colleague, ticket: string, phone: string) =>
    clerk.client.call('POST /cases', {
      body: {
        itemKey: 'license-reissue',
        situationKey: 'lost',
        applicant: { kind: 'PERSON', name: '李明', phone },
        materials: [],
        completeness: 'CHECK_LATER',
        ticket,
      },
    });

  it('brings what was booked and who booked it into the intake of the clerk who serves them', async () => {
    const { citizen, clerk, number } = await served();
    const me = await citizen.client.call('GET /me');
    expect(await prefilled(clerk, number)).toMatchObject({
      itemKey: expect.any(String),
      applicant: { kind: 'PERSON', phone: expect.stringMatching(new RegExp(`${me.phone?.slice(-4)}$`)) },
      caseNumber: null,
    });
  });

  it('says nothing of somebody without a booking but the number itself', async () => {
    clock('09:10');
    const { number } = await take(kiosk, 'MARKET_REGULATION');
    const clerk = await clerkAt('hall-7');
    await step(clerk, 'start', await called(clerk));
    expect(await prefilled(clerk, number)).toMatchObject({ label: 'C001', itemKey: null, applicant: null });
  });

  it('is nobody else’s to read, nor anybody’s who is not served yet', async () => {
    const { number } = await served();
    const other = await clerkAt('hall-8');
    expect(await refused(prefilled(other, number))).toMatchObject({ status: 404, title: '这个号不在您的窗口' });
  });

  it('keeps the case that came of it, and refuses one of another window whole', async () => {
    const { clerk, number } = await served();
    const { number: caseNumber } = await takeIn(clerk, number, '13800000001');
    expect((await look(clerk)).current).toMatchObject({ number, caseNumber });
    const other = await clerkAt('hall-8');
    const before = await app.database.row<{ cases: number }>(
      `SELECT COUNT(*) AS cases FROM record WHERE type = 'CASE'`,
    );
    expect(await refused(takeIn(other, number, '13800000002'))).toMatchObject({ status: 404 });
    const after = await app.database.row<{ cases: number }>(`SELECT COUNT(*) AS cases FROM record WHERE type = 'CASE'`);
    expect(after).toEqual(before);
  });
});
