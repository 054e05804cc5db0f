import { join } from 'node:path';
import { type Colleague, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { HOUSE } from '../kernel/session/actor';
import { instantOf } from '../kernel/time/civil-date';
import { loadConfig } from '../load-config';
import { RosterQueries } from './roster.queries';
import { Roster } from './roster.service';

describe('the roster', () => {
  let app: TestApp;
  let supervisor: Colleague;
  let agent: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
    agent = await app.staff(['PROXY_AGENT'], { name: '郑和' });
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const shift = (from: string, to: string, workNo = agent.workNo) => ({
    workNo,
    post: 'FIELD_AGENT' as const,
    from,
    to,
  });
  const publish = (date: string, version: number, shifts: ReturnType<typeof shift>[]) =>
    supervisor.client.call('PUT /roster/:date', { params: { date }, body: { version, shifts } });

  it('of a day is empty until it is published, and then counts its publications', async () => {
    const params = { date: '2027-05-01' };
    const before = await supervisor.client.call('GET /roster/:date', { params });
    expect(before).toEqual({ date: '2027-05-01', version: 0, publishedAt: null, shifts: [] });
    const published = await publish('2027-05-01', 0, [shift('08:30', '12:00'), shift('14:00', '24:00')]);
    expect(published).toMatchObject({
      version: 1,
      publishedAt: expect.any(String),
      shifts: [
        { name: '郑和', postLabel: '代办外勤', from: '08:30', to: '12:00' },
        { from: '14:00', to: '24:00' },
      ],
    });
    expect(await publish('2027-05-01', 1, [])).toMatchObject({ version: 2, shifts: [] });
  });

  it('published by two at once is published by one; the other is asked to look again', async () => {
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => publish('2027-05-02', 0, [shift('08:30', '12:00')])));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refused(publish('2027-05-02', 0, []))).toMatchObject({ status: 409, code: 'roster_changed' });
  });

  it.each([
    ['an unknown work number', () => [shift('08:00', '12:00', 'NOBODY')], 'body.shifts.0.workNo'],
    ['two posts at once', () => [shift('08:00', '12:00'), shift('11:00', '13:00')], 'body.shifts.1.workNo'],
    ['an end before the beginning', () => [shift('12:00', '08:00')], 'body.shifts.0.to'],
  ])('with %s is refused by its field, and the day stays as it was', async (_, shifts, path) => {
    expect(await refused(publish('2027-05-03', 0, shifts()))).toMatchObject({ status: 400, fields: [{ path }] });
    const { version } = await supervisor.client.call('GET /roster/:date', { params: { date: '2027-05-03' } });
    expect(version).toBe(0);
  });

  it('says who is on duty now', async () => {
    await app.server.container.get(Roster).publish(HOUSE, '2027-05-04', {
      version: 0,
      shifts: [shift('08:30', '18:00')],
    });
    const onDuty = async (time: string) => {
      setClock(() => instantOf('2027-05-04', time));
      return (await supervisor.client.call('GET /duty')).items.map(({ workNo }) => workNo);
    };
    expect(await onDuty('08:29')).toEqual([]);
    expect(await onDuty('08:30')).toEqual([agent.workNo]);
    expect(await onDuty('17:59')).toEqual([agent.workNo]);
    expect(await onDuty('18:00')).toEqual([]);
  });

  describe('of windows', () => {
    let clerk: Colleague;
    let queries: RosterQueries;
    const [site] = loadConfig(join(__dirname, '../../../config')).centre.sites;
    const [window] = site?.points ?? [];
    beforeAll(async () => {
      clerk = await app.staff(['WINDOW_CLERK'], { skills: window?.skills ?? [], name: '沈括' });
      queries = app.server.container.get(RosterQueries);
    });
    const atWindow = (from: string, to: string, workNo = clerk.workNo) => {
      return { workNo, post: 'WINDOW' as const, siteKey: site?.key ?? '', windowNo: window?.no ?? 0, from, to };
    };
    const publishAt = (date: string, version: number, shifts: ReturnType<typeof atWindow>[]) =>
      supervisor.client.call('PUT /roster/:date', { params: { date }, body: { version, shifts } });

    it('says which are open, for days and sites that are published, and goes on saying so when none is left', async () => {
      const open = async () => [...(await queries.openWindows('2027-06-01', '2027-06-02'))];
      await publish('2027-06-01', 0, [shift('08:30', '12:00')]);
      expect(await open()).toEqual([]);
      await publishAt('2027-06-02', 0, [atWindow('09:00', '12:00'), atWindow('13:00', '24:00')]);
      const key = `${site?.key}|2027-06-02`;
      const windowNo = window?.no;
      expect(await open()).toEqual([
        [
          key,
          [
            { windowNo, from: '09:00', to: '12:00' },
            { windowNo, from: '13:00', to: '24:00' },
          ],
        ],
      ]);
      await publishAt('2027-06-02', 1, []);
      expect(await open()).toEqual([[key, []]]);
    });

    it('says who sits where', async () => {
      const published = await publishAt('2027-06-03', 0, [atWindow('09:00', '12:00')]);
      expect(published.shifts).toMatchObject([{ name: '沈括', place: `${site?.name} ${window?.label}` }]);
      const at = (time: string) => queries.windowOf(clerk.staffId, instantOf('2027-06-03', time));
      expect(await at('08:59')).toBeNull();
      expect(await at('09:00')).toEqual({ siteKey: site?.key, windowNo: window?.no });
      expect(await at('12:00')).toBeNull();
    });

    it('refuses somebody without the skill, and says whom and which', async () => {
      const novice = await app.staff(['WINDOW_CLERK'], { name: '赵括' });
      const refusal = await refused(publishAt('2027-06-04', 0, [atWindow('09:00', '12:00', novice.workNo)]));
      expect(refusal).toMatchObject({ status: 400, fields: [{ path: 'body.shifts.0.workNo' }] });
      expect(refusal.fields?.[0]?.message).toContain('赵括');
    });

    it('tells the other rooms of each publication, in its transaction', async () => {
      await publishAt('2027-06-05', 0, [atWindow('09:00', '12:00')]);
      const news = await app.database.rows<{ payload: string | object }>(
        "SELECT payload FROM outbox WHERE topic = 'roster.published' ORDER BY id DESC LIMIT 1",
      );
      expect(JSON.parse(JSON.stringify(news))).toHaveLength(1);
      expect(JSON.stringify(news)).toContain('2027-06-05');
    });
  });

  it('is published by supervisors alone and read by the desk', async () => {
    const dispatcher = await app.staff(['DISPATCHER']);
    const body = { version: 0, shifts: [] };
    const params = { date: '2027-05-05' };
    expect(await refused(dispatcher.client.call('PUT /roster/:date', { params, body }))).toMatchObject({ status: 403 });
    expect(await dispatcher.client.call('GET /roster/:date', { params })).toMatchObject({ version: 0 });
    expect(await refused(agent.client.call('GET /roster/:date', { params }))).toMatchObject({ status: 403 });
  });
});
