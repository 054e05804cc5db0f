import { type Colleague, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { HOUSE } from '../kernel/session/actor';
import { instantOf } from '../kernel/time/civil-date';
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

  it('is published by supervisors alone and read by the desk', async () => {
    const dispatcher = await app.staff(['DISPATCHER']);
    const body = { version: 0, shifts: [] };
    const params = { date: '2027-05-05' };
    expect(await refused(dispatcher.client.call('PUT /roster/:date', { params, body }))).toMatchObject({ status: 403 });
    expect(await dispatcher.client.call('GET /roster/:date', { params })).toMatchObject({ version: 0 });
    expect(await refused(agent.client.call('GET /roster/:date', { params }))).toMatchObject({ status: 403 });
  });
});
