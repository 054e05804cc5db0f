import type { GreenMeasure } from 'shared-types/green-channel.states';
import { type Someone, TestApp } from '../../test/app';
import { COST, ITEM } from '../../test/booking-world';
import { refused } from '../../test/client';
import { KeyProjectWorld } from '../../test/key-project-world';
import { setClock } from '../kernel/clock';
import { GreenChannels } from './green-channel.service';

// A Monday, with the Tuesday after it to book on.
const DAY = '2026-12-07';
const NEXT = '2026-12-08';
const MEASURES: GreenMeasure[] = ['PRIORITY', 'PRE_REVIEW'];

describe('a green channel (SPECIFICATION 3.2.4(5)C)', () => {
  let app: TestApp;
  let world: KeyProjectWorld;
  let owner: Someone;
  let creditCode: string;
  let project: string;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await KeyProjectWorld.on(app, DAY);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    world.visits.clock('10:00');
    ({ owner, creditCode } = await world.enterprise());
    project = await world.confirmed(creditCode);
  });
  afterEach(() => setClock(null));

  const propose = (by: Someone, subject: string, change: object = {}) =>
    by.client.call('POST /green-channels', {
      body: { subject, measures: MEASURES, reason: '开工在即', from: DAY, to: NEXT, ...change },
    });
  const version = async (number: string) =>
    (await world.desk.client.call('GET /green-channels/:number', { params: { number } })).version;
  const grant = async (number: string, by: Someone = world.centre) =>
    by.client.call('POST /green-channels/:number/grant', {
      params: { number },
      body: { version: await version(number) },
    });
  const refuse = async (number: string) =>
    world.centre.client.call('POST /green-channels/:number/refuse', {
      params: { number },
      body: { version: await version(number), reason: '理由不充分' },
    });
  const book = (number: string, itemKey = ITEM, from = '14:00', by: Someone = world.desk) =>
    by.client.call('POST /green-channels/:number/bookings', {
      params: { number },
      body: { itemKey, siteKey: 'hall', date: NEXT, from },
    });
  const granted = async (change: object = {}) => {
    const { number } = await propose(world.desk, project, change);
    await grant(number);
    return number;
  };

  it('is proposed by the named agent or the desk and granted by the centre, with who, why, measures and period', async () => {
    const proposed = await propose(world.agent, project);
    expect(proposed).toMatchObject({
      state: 'PROPOSED',
      reason: '开工在即',
      from: DAY,
      to: NEXT,
      proposedBy: { workNo: world.agent.workNo },
      decidedBy: null,
    });
    expect(await grant(proposed.number)).toMatchObject({
      state: 'GRANTED',
      decidedBy: { workNo: world.centre.workNo },
      measures: [{ key: 'PRIORITY' }, { key: 'PRE_REVIEW' }],
    });
  });

  it('is granted by nobody who proposes', async () => {
    const { number } = await propose(world.desk, project);
    for (const by of [world.desk, world.visits.supervisor, world.agent]) {
      expect(await refused(grant(number, by))).toMatchObject({ status: 403 });
    }
  });

  it.each([
    ['a statutory limit as a measure', { measures: ['STATUTORY_PERIOD'] }, 400, 'input_invalid'],
    ['no measure', { measures: [] }, 400, 'input_invalid'],
    ['a day that is past', { from: '2026-12-06' }, 422, 'period_past'],
    ['an end before its beginning', { from: NEXT, to: DAY }, 422, 'period_reversed'],
    ['a period that is too long', { to: '2027-12-07' }, 422, 'period_too_long'],
  ])('with %s is refused', async (_, change, status, code) => {
    expect(await refused(propose(world.desk, project, change))).toMatchObject({ status, code });
  });

  it('is for confirmed key projects and their enterprises alone', async () => {
    const other = await world.enterprise();
    const view = await world.request(other.owner, other.creditCode);
    expect(await refused(propose(world.desk, view.number))).toMatchObject({ status: 422, code: 'not_key_enterprise' });
    const { number } = await world.nominate(other.creditCode);
    expect(await refused(propose(world.desk, number))).toMatchObject({ status: 422, code: 'not_key_enterprise' });
  });

  it('is not proposed by an agent who has nothing to do with it, nor read by them', async () => {
    const stranger = await app.staff(['PROXY_AGENT']);
    expect(await refused(propose(stranger, project))).toMatchObject({ status: 404 });
    const { number } = await propose(world.desk, project);
    const params = { number };
    expect(await refused(stranger.client.call('GET /green-channels/:number', { params }))).toMatchObject({
      status: 404,
    });
    expect(await refused(book(number, ITEM, '14:00', stranger))).toMatchObject({ status: 404 });
  });

  it('decided by two at one moment is decided once', async () => {
    const { number } = await propose(world.desk, project);
    const tries = await Promise.allSettled([grant(number), refuse(number)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is listed for 督查, every one', async () => {
    const number = await granted();
    const inspector = await app.staff(['QUALITY_INSPECTOR']);
    const { items } = await inspector.client.call('GET /green-channels', { query: { open: 'true' } });
    expect(items.find((each) => each.number === number)).toMatchObject({
      subject: { number: project, enterprise: '曲江示例文旅有限公司' },
      decidedBy: { workNo: world.centre.workNo },
    });
  });

  it('shows the enterprise what it changes, from its first day to its last, and then ends by itself', async () => {
    const number = await granted({ from: NEXT, to: NEXT });
    const request = await world.request(owner, creditCode);
    const seen = () => owner.client.call('GET /agency-cases/:number', { params: { number: request.number } });
    expect((await seen()).greenChannel).toBeNull();
    world.visits.clock('08:00', NEXT);
    expect((await seen()).greenChannel).toEqual({ measures: ['窗口预留号、优先派单', '网上预审'], until: NEXT });
    world.visits.clock('00:10', '2026-12-09');
    const desk = await world.app.staff(['DISPATCHER']);
    await app.server.container.get(GreenChannels).expire();
    const ended = await desk.client.call('GET /green-channels/:number', { params: { number } });
    expect(ended).toMatchObject({ state: 'EXPIRED', open: false });
  });

  it('books for its enterprise, which finds the booking among its own', async () => {
    const number = await granted();
    const { bookings } = await book(number);
    const { items } = await owner.client.call('GET /me/records', { query: {} });
    expect(items.map((each) => each.number)).toEqual(expect.arrayContaining(bookings));
  });

  it.each([
    ['before it is granted', async () => (await propose(world.desk, project)).number, 'channel_not_in_force'],
    ['for a day after its last', () => granted({ to: DAY }), 'channel_not_in_force'],
    ['without that measure', () => granted({ measures: ['PRE_REVIEW'] }), 'priority_not_granted'],
  ])('books nothing %s', async (_, channel, code) => {
    expect(await refused(book(await channel()))).toMatchObject({ status: 422, code });
  });

  it('never takes more than a fifth of a day, however many book at one moment, and none of it twice', async () => {
    const share = await shareOfDay();
    // All but the last place of the share is taken already, by bookings that count.
    await fill(share - COST * 1.5);
    const others = await Promise.all(
      [1, 2, 3].map(async () => {
        const { creditCode: code } = await world.enterprise();
        const { number } = await propose(world.desk, await world.confirmed(code));
        await grant(number);
        return number;
      }),
    );
    const tries = await Promise.allSettled(others.map((number, i) => book(number, ITEM, `1${4 + i}:00`)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.filter(({ status }) => status === 'rejected')).toEqual(
      [1, 2].map(() =>
        expect.objectContaining({
          reason: expect.objectContaining({ problem: expect.objectContaining({ code: 'green_share_full' }) }),
        }),
      ),
    );
    expect(await taken()).toBeLessThanOrEqual(share);
  });

  const SECONDS = `SELECT COALESCE(SUM(b.cost * (b.slot_minutes / b.grain_minutes)), 0) AS seconds
    FROM green_booking g JOIN booking b ON b.id = g.booking_id WHERE g.date = ? AND b.holds_place = 1`;
  const taken = async () => Number((await app.database.row<{ seconds: string }>(SECONDS, [NEXT]))?.seconds ?? 0);

  /** A fifth of what the market windows may promise on the day, as the account of a booked slot says it. */
  async function shareOfDay(): Promise<number> {
    await book(await granted());
    const { slots } = await app.visitor.call('GET /items/:key/slots', {
      params: { key: ITEM },
      query: { site: 'hall', date: NEXT },
    });
    const row = await app.database.row<{ capacity: number }>('SELECT capacity FROM slot WHERE date = ? AND taken > 0', [
      NEXT,
    ]);
    return (slots.length * Number(row?.capacity)) / 5;
  }

  /** Makes one booking of the day count for so many seconds in all. */
  async function fill(seconds: number): Promise<void> {
    const rest = Math.floor(seconds - (await taken()));
    await app.database.write(
      'UPDATE booking SET cost = cost + ? WHERE id = (SELECT MAX(booking_id) FROM green_booking WHERE date = ?)',
      [rest, NEXT],
    );
  }
});
