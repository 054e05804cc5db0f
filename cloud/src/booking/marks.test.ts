import { type Colleague, type Someone, TestApp } from '../../test/app';
import { bookingWorld, ITEM, ITEMS } from '../../test/booking-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { addDays } from '../kernel/time/civil-date';
import { BookingJobs } from './booking.jobs';
import { MarkJobs } from './marks.jobs';

describe('marks of bookings nobody came to', () => {
  let app: TestApp;
  let receptionist: Colleague;
  let supervisor: Colleague;
  /** A Monday of its own for each test. */
  let monday = '2026-01-05';

  beforeAll(async () => {
    app = await TestApp.start();
    receptionist = await app.staff(['RECEPTIONIST']);
    supervisor = await app.staff(['BUSINESS_DEPUTY_SUPERVISOR']);
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 7);
    clock('08:30');
  });
  afterEach(() => setClock(null));

  const { book, cancel, clock } = bookingWorld(
    () => app,
    () => monday,
  );
  const lapse = async () => {
    const jobs = app.server.container.get(BookingJobs);
    while ((await jobs.lapse()) > 0);
  };
  const sweep = () => app.server.container.get(MarkJobs).sweep();
  const standing = async (someone: Someone) => (await someone.client.call('GET /me/booking-standing')).items;
  const markOf = async (someone: Someone, { number }: { number: string }) =>
    (await someone.client.call('GET /bookings/:number/mark', { params: { number } })).mark;
  const told = async (someone: Someone) => (await someone.client.call('GET /me/notices', { query: {} })).items;
  const kindsTold = async (someone: Someone) =>
    (await told(someone)).map(({ kind }) => kind).filter((kind) => kind !== 'BOOKING_CONFIRMED');

  /** Books and does not come, so many times in one day, at most four. */
  async function miss(someone: Someone, times: number, date = monday) {
    const missed = [];
    for (let n = 0; n < times; n++) {
      const hour = ['09', '10', '11', '14'][n] ?? '15';
      clock(`${hour}:00`, date);
      missed.push(await book(someone, { itemKey: ITEMS[n], date, from: `${hour}:30` }));
      clock(`${hour}:46`, date);
      await lapse();
    }
    return missed;
  }
  const bookLate = async (someone: Someone, from: string) => cancel(someone, await book(someone, { from }));
  const priority = (someone: Someone) => ({ phone: someone.person.phone });
  const confirm = (someone: Someone) =>
    receptionist.client.call('POST /desk/priority-groups', {
      body: { ...priority(someone), group: 'DISABLED', agreed: true },
    });

  it('one is kept and weighs a time; giving up late weighs half; in time weighs nothing', async () => {
    const citizen = await app.citizen();
    const [missed] = await miss(citizen, 1);
    clock('12:30');
    const late = await bookLate(citizen, '14:00');
    const inTime = await cancel(citizen, await book(citizen, { date: addDays(monday, 1), from: '11:00' }));
    const [mine] = await standing(citizen);
    expect(mine).toMatchObject({
      whose: null,
      kind: 'COUNTED',
      weight: 1.5,
      sentence: '最近 90 天记了 1 次半，可以正常预约。',
      block: null,
      marks: [
        { booking: { number: late.number }, kind: 'LATE_CANCEL', weight: 0.5, counts: true },
        { booking: { number: missed?.number }, kind: 'NO_SHOW', weight: 1, countsUntil: addDays(monday, 90) },
      ],
    });
    expect(await markOf(citizen, inTime)).toBeNull();
    expect(await markOf(citizen, late)).toMatchObject({ appealUntil: addDays(monday, 30), appeal: null });
  });

  it('a second one warns, a third one blocks booking online, and says all about it', async () => {
    const citizen = await app.citizen();
    await miss(citizen, 2);
    expect(await kindsTold(citizen)).toEqual(['BOOKING_WARNED']);
    expect((await told(citizen))[0]?.text).toContain('没有到场，记 1 次，90 天内共 2 次。再记 1 次就满 3 次');
    await miss(citizen, 1, addDays(monday, 1));
    const [mine] = await standing(citizen);
    expect(mine).toMatchObject({
      kind: 'BLOCKED',
      block: { since: addDays(monday, 1), until: addDays(monday, 31), stillOpen: expect.stringContaining('电话') },
    });
    const blocked = (await told(citizen)).find(({ kind }) => kind === 'BOOKING_BLOCKED');
    for (const words of ['满 3 次', '打电话', '现场取号', '申诉', '起才能再网上预约'])
      expect(blocked?.text).toContain(words);
  });

  it('blocked, one is refused online with the reason, served on the telephone, and open again by itself', async () => {
    const citizen = await app.citizen();
    await miss(citizen, 3);
    const refusal = await refused(book(citizen, { from: '15:00' }));
    expect(refusal).toMatchObject({
      status: 422,
      code: 'booking_blocked',
      detail: expect.stringContaining('打电话预约'),
    });
    const caller = { name: '王小民', phone: citizen.person.phone };
    const body = { itemKey: ITEM, siteKey: 'hall', date: monday, from: '15:00', caller };
    expect(await receptionist.client.call('POST /desk/bookings', { body })).toMatchObject({ state: 'BOOKED' });
    const last = addDays(monday, 29);
    clock('23:59', last);
    expect(await refused(book(citizen, { date: addDays(last, 1) }))).toMatchObject({ code: 'booking_blocked' });
    clock('08:30', addDays(monday, 30));
    expect(await book(citizen, { date: addDays(monday, 30) })).toMatchObject({ state: 'BOOKED' });
  });

  it('a block that was served is told to be over, once, and its marks count no more', async () => {
    const citizen = await app.citizen();
    await miss(citizen, 3);
    clock('08:30', addDays(monday, 30));
    await sweep();
    await sweep();
    expect((await kindsTold(citizen)).filter((kind) => kind === 'BOOKING_UNBLOCKED')).toHaveLength(1);
    const [later] = await miss(citizen, 1, addDays(monday, 30));
    const [mine] = await standing(citizen);
    expect(mine).toMatchObject({ kind: 'COUNTED', weight: 1 });
    expect(mine?.marks.map(({ rests }) => rests)).toEqual([null, 'SERVED', 'SERVED', 'SERVED']);
    expect(mine?.marks[0]?.booking.number).toBe(later?.number);
  });

  it('coming late on the day takes it back; not coming after all notes it again', async () => {
    const citizen = await app.citizen();
    const [missed] = await miss(citizen, 1);
    const number = missed?.number ?? '';
    const { version } = await citizen.client.call('GET /bookings/:number', { params: { number } });
    await receptionist.client.call('POST /desk/bookings/:number/restore', {
      params: { number },
      body: { version, reason: '路上堵车，刚到大厅' },
    });
    expect(await markOf(citizen, { number })).toMatchObject({ counts: false, erased: { why: 'RESTORED' } });
    expect(await kindsTold(citizen)).toEqual(['MARK_ERASED']);
    clock('00:10', addDays(monday, 1));
    await lapse();
    expect(await markOf(citizen, { number })).toMatchObject({ counts: true, erased: null });
  });

  it('of a fault of the hall is taken back at once, lifts a block, and is not noted afterwards either', async () => {
    const citizen = await app.citizen();
    const missed = await miss(citizen, 3);
    const other = await app.citizen();
    const waiting = await book(other, { from: '14:00' });
    const stretch = { siteKey: 'hall', date: monday, from: '11:30', to: '14:30' };
    const effects = await supervisor.client.call('POST /desk/hall-faults/effects', { body: stretch });
    expect(effects).toMatchObject({
      marks: [{ number: missed[2]?.number, from: '11:30', kind: 'NO_SHOW' }],
      pending: 1,
    });
    const body = { ...stretch, reason: '叫号系统停机，不能取号' };
    expect(await supervisor.client.call('POST /desk/hall-faults', { body })).toEqual({ erased: 1 });
    expect((await standing(citizen))[0]).toMatchObject({ kind: 'WARNED', weight: 2, block: null });
    const [latest] = await told(citizen);
    expect(latest).toMatchObject({ kind: 'MARK_ERASED' });
    expect(latest?.text).toContain('叫号系统停机，不能取号。现在起可以网上预约了');
    expect(await book(citizen, { from: '16:00' })).toMatchObject({ state: 'BOOKED' });
    clock('14:16');
    await lapse();
    expect(await markOf(other, waiting)).toMatchObject({ counts: false, erased: { why: 'HALL_FAULT' } });
    expect((await standing(other))[0]).toMatchObject({ kind: 'CLEAR' });
  });

  it('only supervisors note a fault of the hall, of a site that is there, with its end after its start', async () => {
    const body = { siteKey: 'hall', date: monday, from: '11:30', to: '12:30', reason: '停电半小时' };
    expect(await refused(receptionist.client.call('POST /desk/hall-faults', { body }))).toMatchObject({ status: 403 });
    const nowhere = supervisor.client.call('POST /desk/hall-faults', { body: { ...body, siteKey: 'nowhere' } });
    expect(await refused(nowhere)).toMatchObject({ fields: [{ path: 'body.siteKey' }] });
    const backwards = supervisor.client.call('POST /desk/hall-faults', { body: { ...body, to: '11:00' } });
    expect(await refused(backwards)).toMatchObject({ fields: [{ path: 'body.to' }] });
  });

  describe('of a group that is never blocked', () => {
    it('are kept and block nobody, once the card was seen at the counter', async () => {
      const citizen = await app.citizen();
      expect(await confirm(citizen)).toMatchObject({ confirmed: { group: 'DISABLED' } });
      await miss(citizen, 4);
      const [mine] = await standing(citizen);
      expect(mine).toMatchObject({
        kind: 'CLEAR',
        group: 'DISABLED',
        block: null,
        sentence: expect.stringContaining('残障人士'),
      });
      expect(mine?.marks).toHaveLength(4);
      expect(await kindsTold(citizen)).toEqual([]);
    });

    it('lift a block on being confirmed, which comes back when it is withdrawn; both are in the audit log', async () => {
      const citizen = await app.citizen();
      await miss(citizen, 3);
      await confirm(citizen);
      expect((await standing(citizen))[0]).toMatchObject({ block: null });
      expect(await kindsTold(citizen)).toEqual(['BOOKING_UNBLOCKED', 'BOOKING_BLOCKED', 'BOOKING_WARNED']);
      const body = { ...priority(citizen), reason: '看错了证件，不是本人' };
      const withdrawn = await receptionist.client.call('POST /desk/priority-groups/withdrawals', { body });
      expect(withdrawn.confirmed).toBeNull();
      expect((await standing(citizen))[0]).toMatchObject({ kind: 'BLOCKED', block: { until: addDays(monday, 30) } });
      const again = receptionist.client.call('POST /desk/priority-groups/withdrawals', { body });
      expect(await refused(again)).toMatchObject({ code: 'not_confirmed' });
      const lines = await app.database.rows<{ action: string; detail: string }>(
        `SELECT action, detail FROM audit WHERE action LIKE 'priority.%' AND staff_id = ? ORDER BY id DESC LIMIT 2`,
        [receptionist.staffId],
      );
      expect(lines).toEqual([
        { action: 'priority.withdrawn', detail: '{}' },
        { action: 'priority.confirmed', detail: '{}' },
      ]);
    });

    it('need the person’s word, and are kept of a phone without an account as well', async () => {
      const phone = '13900001234';
      const silent = { phone, group: 'MILITARY', agreed: false } as never;
      expect(await refused(receptionist.client.call('POST /desk/priority-groups', { body: silent }))).toMatchObject({
        fields: [{ path: 'body.agreed' }],
      });
      await receptionist.client.call('POST /desk/priority-groups', {
        body: { phone, group: 'MILITARY', agreed: true },
      });
      const found = await receptionist.client.call('POST /desk/priority-groups/find', { body: { phone } });
      expect(found).toMatchObject({ name: null, phone: '139****1234', confirmed: { group: 'MILITARY' } });
      const citizen = await app.citizen();
      expect(await refused(citizen.client.call('POST /desk/priority-groups/find', { body: { phone } }))).toMatchObject({
        status: 403,
      });
    });
  });

  it('too old to matter are deleted, but for those that still block somebody', async () => {
    const [forgotten, blocked] = [await app.citizen(), await app.citizen()];
    const [old] = await miss(forgotten, 1);
    await miss(blocked, 3);
    await app.database.write(
      `UPDATE booking_mark m JOIN record r ON r.id = m.booking_id SET m.date = ? WHERE r.owner_person_id =
         (SELECT owner_person_id FROM (SELECT owner_person_id FROM record WHERE number = ?) one)`,
      [addDays(monday, -119), old?.number],
    );
    await sweep();
    expect((await standing(forgotten))[0]?.marks).toHaveLength(1);
    clock('08:30', addDays(monday, 2));
    await sweep();
    expect((await standing(forgotten))[0]?.marks).toEqual([]);
    expect((await standing(blocked))[0]).toMatchObject({ kind: 'BLOCKED' });
  });

  it('of a relative and of an enterprise are theirs, and shown to who acts for them', async () => {
    const [mother, helper] = [await app.citizen(), await app.citizen()];
    await miss(mother, 1);
    expect(await standing(helper)).toHaveLength(1);
    const { code } = await mother.client.call('POST /me/family/codes');
    await helper.client.call('POST /me/family', { body: { code } });
    const seen = await standing(helper);
    expect(seen).toMatchObject([
      { whose: null, marks: [] },
      { whose: expect.stringMatching(/^家人/), weight: 1 },
    ]);
  });
});
