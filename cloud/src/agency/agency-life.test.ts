import { AgencyWorld } from '../../test/agency-world';
import { type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';

describe('an agency case', () => {
  let app: TestApp;
  let world: AgencyWorld;
  let owner: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await AgencyWorld.on(app, '2026-12-01');
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    world.visits.clock('09:30');
    owner = await app.citizen();
  });
  afterEach(() => setClock(null));

  const agents = async (number: string) =>
    (await world.desk.client.call('GET /agency-cases/:number/agents', { params: { number } })).items;

  it('accepted without a visit has its form, and no visit', async () => {
    const number = await world.accepted(owner);
    const seen = await world.read(owner, number);
    expect(seen).toMatchObject({ state: 'ACCEPTED', visits: [] });
    expect(seen.documents.map(({ title }) => title)).toEqual(['帮办代办受理单']);
  });

  it('gets its agent from the desk: on duty, with the skills, without a conflict of interest', async () => {
    const number = await world.accepted(owner);
    const off = await world.visits.agent();
    const choices = await agents(number);
    expect(choices[0]).toMatchObject({ workNo: world.agent.workNo, mayAppoint: true, obstacles: [] });
    expect(choices.find(({ workNo }) => workNo === off.workNo)).toMatchObject({
      mayAppoint: false,
      obstacles: expect.arrayContaining(['现在不在岗']),
    });
    const problem = await refused(world.send(world.desk, number, 'agent', { workNo: off.workNo }));
    expect(problem).toMatchObject({ status: 422, code: 'agent_unfit' });
    expect(await world.send(world.desk, number, 'agent', { workNo: world.agent.workNo })).toMatchObject({
      state: 'ASSIGNED',
      holder: { workNo: world.agent.workNo },
    });
  });

  it('never gets an agent who declared a conflict with its client', async () => {
    const number = await world.accepted(owner);
    const record = await app.database.row<{ personId: number }>(
      'SELECT owner_person_id AS personId FROM record WHERE number = ?',
      [number],
    );
    await app.database.write('INSERT INTO agent_conflict (staff_id, person_id, declared_at) VALUES (?, ?, ?)', [
      world.agent.staffId,
      record?.personId,
      new Date(),
    ]);
    const problem = await refused(world.send(world.desk, number, 'agent', { workNo: world.agent.workNo }));
    expect(problem.title).toContain('应当回避');
  });

  it('is given to another agent with a reason alone, and no visit takes it away again', async () => {
    const number = await world.assigned(owner);
    const other = await world.visits.agent('hall');
    await world.visits.roster([world.agent, other]);
    expect(await refused(world.send(world.desk, number, 'agent', { workNo: other.workNo }))).toMatchObject({
      status: 400,
      fields: [{ path: 'body.reason' }],
    });
    const reason = '原代办员外出培训';
    const moved = await world.send(world.desk, number, 'agent', { workNo: other.workNo, reason });
    expect(moved).toMatchObject({ holder: { workNo: other.workNo }, timeline: [{ note: reason }, {}, {}, {}] });
    expect(await refused(world.read(world.agent, number))).toMatchObject({ status: 404 });
  });

  it('is handed back by its agent before planning, with a reason', async () => {
    const number = await world.assigned(owner);
    await world.send(world.agent, number, 'hand-back', { reason: '和客户是亲属' });
    expect(await world.read(owner, number)).toMatchObject({ state: 'ACCEPTED', holder: null });
  });

  it('stands still with what becomes of the materials, its promise paused, and goes on where it was', async () => {
    const number = await world.assigned(owner);
    await world.draft(world.agent, number, world.serial());
    const suspended = await world.send(owner, number, 'suspend', { reason: '出差两周', custody: 'KEEP' });
    expect(suspended).toMatchObject({
      state: 'SUSPENDED',
      custodyLabel: '材料由中心继续保管',
      promise: { light: 'PAUSED' },
    });
    expect(suspended.actions).toEqual(expect.arrayContaining(['resume', 'withdraw']));
    expect(suspended.documents.map(({ title }) => title)).toContain('帮办代办中止单');
    expect(await refused(world.draft(world.agent, number, world.parallel()))).toMatchObject({ status: 409 });
    world.visits.clock('09:30', '2026-12-11');
    const resumed = await world.send(world.agent, number, 'resume', {});
    expect(resumed).toMatchObject({ state: 'PLANNING', custodyLabel: null });
    expect(resumed.promise).toMatchObject({ kind: 'AGENCY_PLAN', light: 'NORMAL' });
  });

  it('that stood still goes on where its cases have come to meanwhile', async () => {
    const number = await world.collecting(owner, world.parallel());
    await world.file(number, 'company-establishment');
    const filed = await world.caseOf(number, 'company-establishment');
    await world.send(world.desk, number, 'suspend', { reason: '客户要求', custody: 'NONE' });
    await world.review(filed);
    expect(await world.read(owner, number)).toMatchObject({ state: 'SUSPENDED' });
    expect(await world.send(owner, number, 'resume', {})).toMatchObject({ state: 'IN_APPROVAL' });
  });

  it('is ended for want of contact only after two reminders on different days and thirty days of silence', async () => {
    const number = await world.assigned(owner);
    const remind = () => world.send(world.agent, number, 'reminders', { words: '电话两次未接，请尽快回复' });
    const end = () =>
      world.send(world.visits.supervisor, number, 'terminate', { ground: 'NO_CONTACT', reason: '两次提醒后没有回音' });
    await remind();
    expect(await refused(remind())).toMatchObject({ code: 'reminded_today' });
    expect(await refused(end())).toMatchObject({ code: 'not_reminded_enough' });
    world.visits.clock('09:30', '2026-12-02');
    await remind();
    world.visits.clock('09:30', '2026-12-31');
    expect(await refused(end())).toMatchObject({ code: 'not_silent_enough' });
    world.visits.clock('09:30', '2027-01-01');
    const ended = await end();
    expect(ended).toMatchObject({ state: 'TERMINATED', open: false, groundLabel: '多次提醒后长期联系不上' });
    expect(ended.documents.map(({ title }) => title)).toContain('帮办代办终止单');
  });

  it('whose client answers is silent no longer', async () => {
    const number = await world.planned(owner, world.serial());
    await world.send(world.agent, number, 'reminders', { words: '请尽快确认方案' });
    world.visits.clock('09:30', '2026-12-02');
    await world.send(world.agent, number, 'reminders', { words: '请尽快确认方案' });
    await world.confirm(owner, number);
    world.visits.clock('09:30', '2027-02-01');
    const end = world.send(world.desk, number, 'terminate', { ground: 'NO_CONTACT', reason: '没有回音' });
    expect(await refused(end)).toMatchObject({ code: 'not_reminded_enough' });
  });

  it('is ended by the desk alone', async () => {
    const number = await world.assigned(owner);
    const end = (by: Someone) =>
      world.send(by, number, 'terminate', { ground: 'FALSE_MATERIALS', reason: '材料经核实是假的' });
    expect(await refused(end(owner))).toMatchObject({ status: 403 });
    expect(await refused(end(world.agent))).toMatchObject({ status: 403 });
    expect(await end(world.desk)).toMatchObject({ state: 'TERMINATED' });
  });

  it('of 代办 is not closed before it has a result; of 帮办 it may end with advice', async () => {
    const agency = await world.assigned(owner, 'AGENCY');
    expect(await refused(world.closed(agency))).toMatchObject({ code: 'agency_not_done' });
    const assist = await world.assigned(owner);
    expect(await world.closed(assist, '已讲清流程')).toMatchObject({ state: 'CLOSED' });
  });

  it('closed owes a call within three working days and the archive within ten; its agent never calls', async () => {
    const number = await world.assigned(owner);
    const closed = await world.closed(number);
    expect(closed.promises.map(({ kind, dueDate }) => [kind, dueDate])).toEqual(
      expect.arrayContaining([
        ['AGENCY_CALLBACK', '2026-12-04'],
        ['AGENCY_ARCHIVE', '2026-12-15'],
      ]),
    );
    const said = { outcome: 'REACHED' as const, satisfaction: 5, aspects: [], words: '很满意' };
    expect(await refused(world.send(world.agent, number, 'callback', said))).toMatchObject({ status: 403 });
    expect(await refused(world.send(world.desk, number, 'archive', {}))).toMatchObject({ status: 409 });
    const called = await world.calledBack(number);
    expect(called).toMatchObject({ state: 'EVALUATED' });
    const archived = await world.send(world.desk, number, 'archive', {});
    expect(archived).toMatchObject({ state: 'ARCHIVED' });
    expect(archived.promises.every(({ light }) => light === 'DONE_ON_TIME')).toBe(true);
  });

  it('withdrawn before a result ends, and after one it does not', async () => {
    const number = await world.planned(owner, world.serial());
    expect(await world.send(owner, number, 'withdraw', {})).toMatchObject({ state: 'WITHDRAWN' });
    const decided = await world.collecting(owner, [world.line('company-establishment')]);
    await world.file(decided, 'company-establishment');
    await world.decide(await world.caseOf(decided, 'company-establishment'));
    expect(await refused(world.send(owner, decided, 'withdraw', {}))).toMatchObject({ status: 409 });
  });
});
