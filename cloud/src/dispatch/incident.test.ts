import type { IncidentView } from 'shared-types/incident.contract';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { INSIDE } from '../../test/visit-world';
import { setClock } from '../kernel/clock';
import { Jobs } from '../kernel/jobs/jobs';
import { addDays, instantOf } from '../kernel/time/civil-date';
import { IncidentJobs } from './incident.jobs';

type Step = 'acknowledge' | 'arrive' | 'control' | 'close' | 'hand-over' | 'escalate' | 'dismiss' | 'dispatch';

const HALL = { longitude: 108.9763, latitude: 34.2061 };
const reading = (metresEast: number, accuracyMetres = 10) => ({
  // A hundredth of a degree of longitude is about 920 m here.
  longitude: HALL.longitude + metresEast / 92_000,
  latitude: HALL.latitude,
  accuracyMetres,
  consented: true as const,
});

describe('an incident', () => {
  let app: TestApp;
  let jobs: IncidentJobs;
  let manager: Colleague;
  let supervisor: Colleague;
  let guide: Colleague;
  let first: Colleague;
  let second: Colleague;
  /** A day of its own for each test. */
  let date = '2027-05-01';

  beforeAll(async () => {
    app = await TestApp.start();
    // The house would send people and raise alarms itself.
    await app.server.container.get(Jobs).stop();
    jobs = app.server.container.get(IncidentJobs);
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
    manager = await app.staff(['DISPATCHER']);
    guide = await app.staff(['RECEPTIONIST']);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    date = addDays(date, 3);
    clock('01:00');
    const two = [await app.staff(['PROXY_AGENT']), await app.staff(['PROXY_AGENT'])] as const;
    [first, second] = two[0].workNo < two[1].workNo ? two : [two[1], two[0]];
  });
  afterEach(async () => {
    setClock(null);
    await app.database.write(`UPDATE record SET open = 0, state = 'CLOSED' WHERE type = 'INCIDENT'`);
  });

  const clock = (time: string, day = date) => setClock(() => instantOf(day, time));
  const shift = ({ workNo }: Colleague, post: 'ON_CALL' | 'DUTY_MANAGER', from: string, to: string) => ({
    workNo,
    post,
    from,
    to,
  });
  const roster = async (shifts: ReturnType<typeof shift>[], day = date) => {
    const { version } = await supervisor.client.call('GET /roster/:date', { params: { date: day } });
    await supervisor.client.call('PUT /roster/:date', { params: { date: day }, body: { version, shifts } });
  };
  const night = (...people: Colleague[]) =>
    roster([
      ...people.map((each) => shift(each, 'ON_CALL', '00:00', '08:30')),
      shift(manager, 'DUTY_MANAGER', '00:00', '08:30'),
    ]);
  const report = (who: Colleague = guide) =>
    who.client.call('POST /incidents', {
      body: {
        place: { kind: 'SITE', siteKey: 'hall', spot: '一楼等候区' },
        what: '一位老人在等候区晕倒',
        phone: '13800001234',
      },
    });
  const read = (who: Someone, number: string) => who.client.call('GET /incidents/:number', { params: { number } });
  const step = async (who: Someone, name: Step, number: string, body: object = {}): Promise<IncidentView> => {
    const { version } = await read(who, number);
    return who.client.call(`POST /incidents/:number/${name}`, {
      params: { number },
      body: { version, ...body },
    } as never);
  };
  const told = async (who: Someone, number: string) => {
    const { items } = await who.client.call('GET /me/notices', { query: {} });
    return items.filter(({ text }) => text.includes(number)).map(({ kind, text }) => `${kind} ${text}`);
  };
  const due = ({ promise }: IncidentView) => promise?.dueAt;

  it('at half past two at night goes to whoever is on call, who has an hour', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    expect(number).toMatch(/^TF/);
    const seen = await read(first, number);
    expect(seen).toMatchObject({
      state: 'DISPATCHED',
      holder: { workNo: first.workNo },
      place: '综合服务大厅 一楼等候区',
      what: '一位老人在等候区晕倒',
      reporter: { workNo: guide.workNo },
      mine: true,
      actions: ['acknowledge', 'arrive', 'escalate'],
      acknowledgeBy: instantOf(date, '02:40').toISOString(),
    });
    expect(due(seen)).toBe(instantOf(date, '03:30').toISOString());
    expect(await told(first, number)).toEqual([expect.stringMatching(/^INCIDENT_DISPATCHED .*03:30前到场/)]);
    expect(await told(manager, number)).toEqual([]);
    const sealed = await app.database.row<{ what: Buffer; place: Buffer }>(
      'SELECT what, place FROM incident ORDER BY id DESC LIMIT 1',
    );
    expect(`${sealed?.what}${sealed?.place}`).not.toMatch(/老人|等候区/);
  });

  it('is gone through step by step to a report with times, proof and what was done', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    clock('02:34');
    expect(await step(first, 'acknowledge', number)).toMatchObject({ state: 'ACKED', acknowledgeBy: null });
    clock('03:10');
    expect(await step(first, 'arrive', number, { position: reading(120) })).toMatchObject({
      state: 'ARRIVED',
      arrival: { by: 'POSITION', accuracyMetres: 10, reason: null },
      promise: { light: 'DONE_ON_TIME' },
    });
    clock('03:20');
    await step(first, 'control', number, { measures: '已拨打120，疏散周围群众' });
    clock('03:40');
    const closed = await step(first, 'close', number, { report: '老人已送医，家属已联系' });
    expect(closed).toMatchObject({
      state: 'CLOSED',
      open: false,
      measures: '已拨打120，疏散周围群众',
      report: '老人已送医，家属已联系',
      falseAlarm: false,
      documents: [{ title: '突发事件处置报告' }],
      actions: [],
    });
    const handle = closed.documents[0]?.handle ?? '';
    const paper = await supervisor.client.call('GET /documents/:handle', { params: { handle } });
    expect(Buffer.from(paper.pdf, 'base64').subarray(0, 4).toString()).toBe('%PDF');
  });

  it('goes to another where somebody on call is out already, and two at once go to two people', async () => {
    await night(first, second);
    clock('02:30');
    const both = await Promise.all([report(), report()]);
    const holders = await Promise.all(both.map(async ({ number }) => (await read(manager, number)).holder?.workNo));
    expect(holders.sort()).toEqual([first.workNo, second.workNo].sort());
  });

  it('before midnight goes to the evening’s shift, from midnight to the night’s', async () => {
    const next = addDays(date, 1);
    await roster([shift(first, 'ON_CALL', '18:00', '24:00')]);
    await roster([shift(second, 'ON_CALL', '00:00', '08:30')], next);
    clock('23:59');
    const evening = await report();
    expect((await read(first, evening.number)).holder).toMatchObject({ workNo: first.workNo });
    clock('00:00', next);
    const nightly = await report();
    expect((await read(second, nightly.number)).holder).toMatchObject({ workNo: second.workNo });
    expect(await step(first, 'acknowledge', evening.number)).toMatchObject({ state: 'ACKED' });
    expect(due(await read(first, evening.number))).toBe(instantOf(next, '00:59').toISOString());
  });

  it('with nobody on call is brought before the duty manager at once, who sends somebody', async () => {
    await roster([shift(manager, 'DUTY_MANAGER', '00:00', '08:30')]);
    clock('02:30');
    const { number, state } = await report();
    expect(state).toBe('REPORTED');
    for (const who of [manager, supervisor]) {
      expect(await told(who, number)).toEqual([expect.stringMatching(/^INCIDENT_ALARM .*没有值守人员/)]);
    }
    expect(await jobs.sendWaiting()).toBe(0);
    clock('02:50');
    const sent = await step(manager, 'dispatch', number, { workNo: second.workNo });
    expect(sent).toMatchObject({ state: 'DISPATCHED', holder: { workNo: second.workNo } });
    expect(due(sent)).toBe(instantOf(date, '03:50').toISOString());
    expect(await told(manager, number)).toHaveLength(1);
  });

  it('that nobody was there for goes to whoever comes on call, once however many replicas look', async () => {
    await roster([shift(first, 'ON_CALL', '03:00', '08:30')]);
    clock('02:30');
    const { number } = await report();
    clock('03:00');
    const sent = await Promise.all([jobs.sendWaiting(), jobs.sendWaiting(), jobs.sendWaiting()]);
    expect(sent.reduce((sum, each) => sum + each)).toBe(1);
    expect(await told(first, number)).toHaveLength(1);
    expect((await read(first, number)).dispatchedAt).toBe(instantOf(date, '03:00').toISOString());
  });

  it('not acknowledged in 10 minutes and not arrived at in 50 raises each alarm once, whatever the replicas do', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    clock('02:39');
    expect(await jobs.alarm()).toBe(0);
    clock('02:40');
    await Promise.all([jobs.alarm(), jobs.alarm(), jobs.alarm()]);
    clock('03:20');
    await Promise.all([jobs.alarm(), jobs.alarm()]);
    expect(await jobs.alarm()).toBe(0);
    const { alarms, timeline } = await read(manager, number);
    expect(alarms.map(({ alarm, at }) => [alarm, at])).toEqual([
      ['UNACKNOWLEDGED', instantOf(date, '02:40').toISOString()],
      ['NOT_ARRIVED', instantOf(date, '03:20').toISOString()],
    ]);
    expect(timeline.filter(({ label }) => label.startsWith('已告知值班负责人'))).toHaveLength(2);
    for (const who of [manager, supervisor]) expect(await told(who, number)).toHaveLength(2);
  });

  it('acknowledged or arrived at meanwhile raises none', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    clock('02:39');
    await step(first, 'acknowledge', number);
    clock('02:45');
    expect(await jobs.alarm()).toBe(0);
    await step(first, 'arrive', number, { position: reading(0) });
    clock('04:00');
    expect(await jobs.alarm()).toBe(0);
    expect((await read(manager, number)).alarms).toEqual([]);
  });

  it('and an acknowledgement in the same moment are judged one after the other', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    clock('02:40');
    const [acknowledged] = await Promise.all([step(first, 'acknowledge', number), jobs.alarm()]);
    expect(acknowledged.state).toBe('ACKED');
    const { timeline } = await read(manager, number);
    const at = (label: string) => timeline.findIndex((line) => line.label.includes(label));
    // Newest first: an alarm, if there was one, lies before the acknowledgement.
    if (at('还没有知悉') >= 0) expect(at('还没有知悉')).toBeGreaterThan(at('值守人员已知悉'));
  });

  it('arrived at from too far or by a bad reading is refused kindly, and by a written reason is flagged', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    expect(await refused(step(first, 'arrive', number, {}))).toMatchObject({ status: 422, code: 'arrival_unproved' });
    expect(await refused(step(first, 'arrive', number, { position: reading(900) }))).toMatchObject({ code: 'too_far' });
    expect(await refused(step(first, 'arrive', number, { position: reading(0, 151) }))).toMatchObject({
      code: 'position_inaccurate',
    });
    const arrived = await step(first, 'arrive', number, { position: reading(900), reason: '正门封闭，从北门步行进入' });
    expect(arrived).toMatchObject({ state: 'ARRIVED', arrival: { by: 'WRITTEN', reason: '正门封闭，从北门步行进入' } });
    // Whoever is there has acknowledged it too.
    expect(arrived.acknowledgedAt).toBe(arrived.arrivedAt);
    expect(arrived.timeline[0]).toMatchObject({ note: '没有定位核实，凭书面说明' });
  });

  it('at an address is arrived at there; outside the district it is not taken on', async () => {
    await night(first);
    clock('02:30');
    const at = (point: object) =>
      guide.client.call('POST /incidents', {
        body: { place: { kind: 'ADDRESS', ...INSIDE, ...point }, what: '上门途中发生纠纷' },
      });
    expect(await refused(at({ longitude: 108.5 }))).toMatchObject({ status: 422, code: 'outside_district' });
    const { number, title } = await at({});
    expect(title).toBe('突发事件：雁塔南路***');
    const { longitude, latitude } = INSIDE;
    const here = { longitude, latitude, accuracyMetres: 20, consented: true };
    expect(await step(first, 'arrive', number, { position: here })).toMatchObject({ arrival: { by: 'POSITION' } });
  });

  it('forgets where somebody stood after the retention time, and keeps how far it was', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    await step(first, 'arrive', number, { position: reading(100) });
    await jobs.forgetPositions();
    const count = async () => (await app.database.rows('SELECT 1 FROM incident_position'))?.length;
    const before = await count();
    expect(before).toBeGreaterThan(0);
    clock('00:00', addDays(date, 92));
    await jobs.forgetPositions();
    expect(await count()).toBe(0);
    expect((await read(manager, number)).arrival?.metres).toBeGreaterThan(90);
  });

  it('handed over is acknowledged anew by the other, and the hour runs on', async () => {
    await night(first, second);
    clock('02:30');
    const { number } = await report();
    const before = await step(first, 'acknowledge', number);
    clock('02:50');
    const to = { workNo: second.workNo, reason: '第一位在外地赶不到' };
    const after = await step(manager, 'hand-over', number, to);
    expect(after).toMatchObject({ state: 'DISPATCHED', holder: { workNo: second.workNo }, acknowledgedAt: null });
    expect(due(after)).toBe(due(before));
    expect(await refused(step(manager, 'hand-over', number, to))).toMatchObject({ code: 'holds_it_already' });
    expect(await refused(read(first, number))).toMatchObject({ status: 404 });
    expect(await told(second, number)).toHaveLength(1);
    clock('03:05');
    await step(second, 'arrive', number, { position: reading(0) });
    const onSite = await step(manager, 'hand-over', number, { workNo: first.workNo, reason: '换班' });
    expect(onSite).toMatchObject({ state: 'ARRIVED', holder: { workNo: first.workNo } });
    expect(onSite.arrival?.by).toBe('POSITION');
  });

  it('is not given to somebody who may not be sent', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    const auditor = await app.staff(['AUDITOR']);
    const given = step(manager, 'hand-over', number, { workNo: auditor.workNo, reason: '人手不够' });
    expect(await refused(given)).toMatchObject({ status: 400, fields: [{ path: 'body.workNo' }] });
    const { items } = await manager.client.call('GET /incidents/:number/candidates', { params: { number } });
    expect(items[0]).toMatchObject({ workNo: first.workNo, onCall: true, holding: 1 });
    expect(items.some(({ workNo }) => workNo === auditor.workNo)).toBe(false);
  });

  it('that was none is dismissed with a reason, promises nothing any more and raises no alarm', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    expect(await refused(step(guide, 'dismiss', number, { reason: '误报' }))).toMatchObject({ status: 403 });
    const dismissed = await step(manager, 'dismiss', number, { reason: '演习，已核实' });
    expect(dismissed).toMatchObject({ state: 'CLOSED', falseAlarm: true, promise: null, documents: [] });
    clock('04:00');
    expect(await jobs.alarm()).toBe(0);
  });

  it('that is too much for whoever is there is brought before the duty manager by them', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    await step(first, 'escalate', number, { reason: '需要增援两人' });
    expect(await told(manager, number)).toEqual([expect.stringContaining('需要支援')]);
  });

  it('moves once however often it is tapped, and by one of two at once', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    const { version } = await read(first, number);
    const tap = () =>
      first.client.call('POST /incidents/:number/acknowledge', { params: { number }, body: { version } });
    const taps = await Promise.allSettled([tap(), tap(), tap()]);
    expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { version: seen } = await read(manager, number);
    const decided = await Promise.allSettled([
      first.client.call('POST /incidents/:number/arrive', {
        params: { number },
        body: { version: seen, position: reading(0) },
      }),
      manager.client.call('POST /incidents/:number/dismiss', {
        params: { number },
        body: { version: seen, reason: '核实为误报' },
      }),
    ]);
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is read by the desk, whoever holds it and whoever reported it, and by nobody else', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    expect(await read(guide, number)).toMatchObject({ actions: [], phones: [] });
    expect(await refused(read(second, number))).toMatchObject({ status: 404 });
    const list = async (who: Colleague) =>
      (await who.client.call('GET /incidents', { query: { open: 'true' } })).items.map((line) => line.number);
    expect(await list(guide)).toContain(number);
    expect(await list(first)).toEqual([number]);
    expect(await list(second)).toEqual([]);
    expect(await list(supervisor)).toContain(number);
    const purchaser = await app.staff(['PURCHASER']);
    expect(await read(purchaser, number)).toMatchObject({ actions: [], phones: [] });
    const asked = purchaser.client.call('POST /incidents', {
      body: { place: { kind: 'SITE', siteKey: 'hall' }, what: '大厅停电了' },
    });
    expect(await refused(asked)).toMatchObject({ status: 403 });
  });

  it('gives a number to ring to those who need it, and notes that it did', async () => {
    await night(first);
    clock('02:30');
    const { number } = await report();
    const ring = (who: Colleague, whom: 'SCENE' | 'HOLDER') =>
      who.client.call('POST /incidents/:number/phone', { params: { number }, body: { whom } });
    expect(await ring(first, 'SCENE')).toEqual({ phone: '13800001234' });
    expect(await ring(manager, 'HOLDER')).toEqual({ phone: first.person.phone });
    expect(await refused(ring(guide, 'SCENE'))).toMatchObject({ status: 403 });
    const looked = await app.database.rows('SELECT 1 FROM audit WHERE subject = ?', [number]);
    expect(looked).toHaveLength(2);
  });

  it('shows who is on call now', async () => {
    await night(first);
    clock('02:30');
    expect(await guide.client.call('GET /on-call')).toMatchObject({
      onCall: [{ workNo: first.workNo }],
      dutyManagers: [{ workNo: manager.workNo }],
    });
    clock('08:30');
    expect(await guide.client.call('GET /on-call')).toEqual({ onCall: [], dutyManagers: [] });
  });
});
