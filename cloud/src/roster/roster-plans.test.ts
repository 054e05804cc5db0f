import type { PlanDay, Shift } from 'shared-types/roster.contract';
import { type Colleague, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { addDays, instantOf } from '../kernel/time/civil-date';

describe('the plan of a roster', () => {
  let app: TestApp;
  let supervisor: Colleague;
  let clerks: Colleague[];
  /** A Monday of its own for each test. */
  let monday = '2026-03-02';

  beforeAll(async () => {
    app = await TestApp.start();
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
    clerks = [];
    for (let each = 0; each < 3; each += 1) {
      clerks.push(await app.staff(['WINDOW_CLERK'], { skills: ['COMPREHENSIVE'] }));
    }
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    monday = addDays(monday, 7);
    setClock(() => instantOf(monday, '07:00'));
  });
  afterEach(() => setClock(null));

  const planOf = async (date = monday): Promise<PlanDay> => {
    const { days } = await supervisor.client.call('GET /roster/plans/:date', { params: { date }, query: { days: 1 } });
    return days[0] as PlanDay;
  };
  const clerk = (at: number) => (clerks[at] as Colleague).workNo;
  const window = (at: number, part: Partial<Shift> = {}): Shift => ({
    workNo: clerk(at),
    post: 'WINDOW',
    siteKey: 'hall',
    windowNo: at + 1,
    from: '09:00',
    to: '12:00',
    ...part,
  });
  const draft = (draftVersion: number, ...shifts: Shift[]) =>
    supervisor.client.call('PUT /roster/:date/draft', { params: { date: monday }, body: { draftVersion, shifts } });
  const publish = (day: PlanDay, reason?: string) => {
    const { date, version, draftVersion } = day;
    const body = { days: [{ date, version, draftVersion }], ...(reason && { reason }) };
    return supervisor.client.call('POST /roster/publish', { body });
  };
  const known = (date = monday) => supervisor.client.call('GET /roster/:date', { params: { date } });
  const missing = ({ needs }: PlanDay, post: string, category: string | null = null) =>
    needs.find((need) => need.post === post && need.category === category)?.gaps;

  const allMissing = ({ needs }: PlanDay) =>
    needs.flatMap(({ gaps }) => gaps).reduce((sum, gap) => sum + gap.missing, 0);

  it('names everything that is missing of a day nobody planned', async () => {
    const day = await planOf();
    expect(day).toMatchObject({ state: 'NONE', kind: 'WEEKDAY', shifts: [], drafted: false });
    expect(missing(day, 'ON_CALL')).toEqual([{ from: '00:00', to: '08:30', missing: 1 }]);
    expect(day.needs.find(({ category }) => category === 'COMPREHENSIVE')).toMatchObject({
      place: '综合服务大厅 综合',
      gaps: [{ missing: expect.any(Number) }],
    });
  });

  it('is nobody’s business but the planners’ until it is published, with a reason for what is missing', async () => {
    const day = await draft(0, window(0));
    expect(day).toMatchObject({ state: 'DRAFT', drafted: true, draftVersion: 1, shifts: [{ workNo: clerk(0) }] });
    expect((await known()).shifts).toEqual([]);
    expect(await refused(publish(day))).toMatchObject({
      code: 'gaps_remain',
      detail: expect.stringContaining('缺 1 人'),
    });
    const { days } = await publish(day, '人手不足，先按此排班');
    expect(days).toMatchObject([{ state: 'PUBLISHED', version: 1, drafted: false, shifts: [{ workNo: clerk(0) }] }]);
    expect((await known()).shifts).toHaveLength(1);
  });

  it('once published takes a reason to change, and says who went and who came', async () => {
    await publish(await draft(0, window(0)), '人手不足，先按此排班');
    const { draftVersion } = await planOf();
    const day = await draft(draftVersion, window(1));
    expect((await known()).shifts).toMatchObject([{ workNo: clerk(0) }]);
    expect(await refused(publish(day))).toMatchObject({ code: 'reason_needed' });
    const { days } = await publish(day, '有人临时有事');
    expect(days).toMatchObject([
      {
        state: 'CHANGED',
        changes: [{ reason: '有人临时有事', what: [expect.stringMatching(/^撤下/), expect.stringMatching(/^排上/)] }],
      },
    ]);
  });

  it('saved by two planners at once keeps the first, and the other looks again', async () => {
    const saved = await Promise.allSettled([draft(0, window(0)), draft(0, window(1))]);
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refused(draft(0, window(2)))).toMatchObject({ status: 409, code: 'roster_changed' });
  });

  it('names the faulty shift by its place', async () => {
    expect(await refused(draft(0, window(0), window(1, { windowNo: 1 })))).toMatchObject({
      status: 400,
      fields: [{ path: 'body.shifts.1.windowNo', message: '1号窗口这段时间已经排了人' }],
    });
  });

  it('given up leaves what is published', async () => {
    await publish(await draft(0, window(0)), '人手不足，先按此排班');
    const { draftVersion } = await planOf();
    const { draftVersion: next } = await draft(draftVersion, window(1));
    const params = { date: monday };
    const day = await supervisor.client.call('POST /roster/:date/draft/drop', { params, body: { draftVersion: next } });
    expect(day).toMatchObject({ drafted: false, state: 'PUBLISHED', shifts: [{ workNo: clerk(0) }] });
  });

  it('is copied from another day', async () => {
    await draft(0, window(0), window(1));
    const next = addDays(monday, 1);
    const copy = (from: string, date: string) =>
      supervisor.client.call('POST /roster/:date/draft/copy', { params: { date }, body: { draftVersion: 0, from } });
    expect(await copy(monday, next)).toMatchObject({
      state: 'DRAFT',
      shifts: [{ workNo: clerk(0) }, { workNo: clerk(1) }],
    });
    expect(await refused(copy(addDays(monday, 3), addDays(monday, 4)))).toMatchObject({ code: 'nothing_to_copy' });
  });

  it('fills what it can as a draft, several days at once', async () => {
    const days = [0, 1].map((ahead) => ({ date: addDays(monday, ahead), draftVersion: 0 }));
    const filled = await supervisor.client.call('POST /roster/fill', { body: { days } });
    const [first, second] = filled.days as [PlanDay, PlanDay];
    const unplanned = await planOf(addDays(monday, 2));
    expect(allMissing(first)).toBeLessThan(allMissing(unplanned));
    expect(second).toMatchObject({ state: 'DRAFT', drafted: true });
    expect((await known()).shifts).toEqual([]);
  });

  it('is read by everybody for themselves, two weeks ahead', async () => {
    await publish(await draft(0, window(0)), '人手不足，先按此排班');
    const { items } = await (clerks[0] as Colleague).client.call('GET /me/shifts');
    expect(items).toContainEqual({
      date: monday,
      post: 'WINDOW',
      postLabel: '窗口',
      siteKey: 'hall',
      windowNo: 1,
      place: expect.stringContaining('1号'),
      from: '09:00',
      to: '12:00',
    });
    expect((await (clerks[2] as Colleague).client.call('GET /me/shifts')).items).toEqual([]);
  });

  it('is made by supervisors alone', async () => {
    const body = { days: [{ date: monday, draftVersion: 0 }] };
    expect(await refused((clerks[0] as Colleague).client.call('POST /roster/fill', { body }))).toMatchObject({
      status: 403,
    });
  });
});
