import { TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { TestClock } from '../../test/clock';
import { pairDevice } from '../../test/device-world';
import { now } from '../kernel/clock';
import { civilDateOf } from '../kernel/time/civil-date';

describe('reception in the hall', () => {
  let app: TestApp;
  const clock = new TestClock();
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const place = { key: 'self-service-1' };
  const site = { query: { site: 'hall' } };

  it('is called by whoever scans a facility’s code, without signing in, and comes', async () => {
    const before = await app.visitor.call('GET /facilities/:key', { params: place });
    expect(before).toMatchObject({ name: expect.stringContaining('自助服务区'), open: [] });
    const call = await app.visitor.call('POST /facilities/:key/calls', { params: place, body: { kind: 'HELP' } });
    expect(call).toMatchObject({ kind: 'HELP', state: 'WAITING' });
    const { client, workNo } = await app.staff(['RECEPTIONIST'], { name: '接待一' });
    const params = { handle: call.handle };
    const listed = await client.call('GET /reception/calls', site);
    expect(listed.items.find(({ handle }) => handle === call.handle)).toMatchObject({ takenBy: null, mine: false });
    expect(workNo).not.toBe('');
    const taken = await client.call('POST /reception/calls/:handle/take', { params });
    expect(taken).toMatchObject({ state: 'TAKEN', takenBy: '接待一', mine: true });
    expect(await app.visitor.call('GET /calls/:handle', { params })).toMatchObject({ state: 'TAKEN' });
    const done = await client.call('POST /reception/calls/:handle/done', { params, body: { minutes: 5 } });
    expect(done.state).toBe('DONE');
    const after = await client.call('GET /reception/calls', site);
    expect(after.items.map(({ handle }) => handle)).not.toContain(call.handle);
  });

  it('hears a second tap at the same place as the same call, however many tap at once', async () => {
    const tap = () =>
      app.visitor.call('POST /facilities/:key/calls', { params: { key: 'guide-desk' }, body: { kind: 'HELP' } });
    const handles = (await Promise.all([tap(), tap(), tap(), tap()])).map(({ handle }) => handle);
    expect(new Set(handles).size).toBe(1);
  });

  it('sends one colleague: the second who says «我去» is told that somebody goes already', async () => {
    const { client: kiosk } = await pairDevice(app, 'KIOSK', 'hall', '大厅西侧叫号机');
    const { handle } = await kiosk.call('POST /devices/me/calls', { body: { kind: 'HELP' } });
    const [first, second] = await Promise.all([app.staff(['RECEPTIONIST']), app.staff(['RECEPTIONIST'])]);
    const listed = await first.client.call('GET /reception/calls', site);
    expect(listed.items.find((each) => each.handle === handle)?.place).toBe('大厅西侧叫号机');
    await first.client.call('POST /reception/calls/:handle/take', { params: { handle } });
    const refusal = await refused(second.client.call('POST /reception/calls/:handle/take', { params: { handle } }));
    expect(refusal.code).toBe('call_taken');
  });

  it('keeps a fault open until it is mended, and says when it was not mended on its day', async () => {
    const body = { kind: 'FAULT' as const, fault: 'PRINTER' as const };
    const { handle } = await app.visitor.call('POST /facilities/:key/calls', {
      params: { key: 'ticket-machine' },
      body,
    });
    const { client } = await app.staff(['RECEPTIONIST']);
    const shown = async () =>
      (await client.call('GET /reception/calls', site)).items.find((each) => each.handle === handle);
    expect(await shown()).toMatchObject({ kind: 'FAULT', fault: '打不出纸', late: false });
    clock.advance({ days: 1 });
    const { client: nextDay } = await app.staff(['RECEPTIONIST']);
    const { items } = await nextDay.call('GET /reception/calls', site);
    expect(items.find((each) => each.handle === handle)).toMatchObject({ state: 'WAITING', late: true });
    await nextDay.call('POST /reception/calls/:handle/done', {
      params: { handle },
      body: { minutes: 20, note: '换了纸卷' },
    });
    const again = await refused(
      nextDay.call('POST /reception/calls/:handle/done', { params: { handle }, body: { minutes: 1 } }),
    );
    expect(again.code).toBe('call_over');
    // Once mended, the next one who finds it broken is heard anew.
    const next = await app.visitor.call('POST /facilities/:key/calls', { params: { key: 'ticket-machine' }, body });
    expect(next.handle).not.toBe(handle);
  });

  it('is not offered where the facility’s list does not have it', async () => {
    const call = app.visitor.call('POST /facilities/:key/calls', {
      params: { key: 'guide-desk' },
      body: { kind: 'FAULT' },
    });
    expect((await refused(call)).code).toBe('call_not_offered');
    const nowhere = app.visitor.call('POST /facilities/:key/calls', {
      params: { key: 'cellar' },
      body: { kind: 'HELP' },
    });
    expect((await refused(nowhere)).status).toBe(404);
  });

  it('logs what it did and counts it by hour and kind; help at a machine counts as self-service by itself', async () => {
    clock.advance({ days: 3 });
    const { client } = await app.staff(['RECEPTIONIST']);
    const params = { date: civilDateOf(now()) };
    const log = (kind: 'CONSULT' | 'ESCORT', itemKey?: string) =>
      client.call('POST /reception/logs', { body: { siteKey: 'hall', kind, minutes: 3, itemKey } });
    const [item] = (await app.visitor.call('GET /items', { query: {} })).items;
    await log('CONSULT', item?.key);
    await log('CONSULT', item?.key);
    await log('ESCORT');
    const key = { key: 'self-service-2' };
    const { handle } = await app.visitor.call('POST /facilities/:key/calls', { params: key, body: { kind: 'HELP' } });
    await client.call('POST /reception/calls/:handle/done', { params: { handle }, body: { minutes: 10 } });
    const day = await client.call('GET /reception/days/:date', { params, ...site });
    expect(day).toMatchObject({ byPeople: 3, selfService: 1, minutes: 19 });
    expect(day.totals).toMatchObject({ CONSULT: 2, ESCORT: 1, SELF_SERVICE: 1 });
    expect(day.items).toEqual([{ itemKey: item?.key, name: item?.plainName, count: 2 }]);
    expect((await refused(log('CONSULT', 'no-such-item'))).code).toBe('input_invalid');
  });

  it('is for those who work there: citizens and machines read no list of calls', async () => {
    const { client } = await app.citizen({ phone: false });
    expect((await refused(client.call('GET /reception/calls', site))).status).toBe(403);
    const { client: kiosk } = await pairDevice(app, 'KIOSK');
    expect((await refused(kiosk.call('GET /reception/calls', site))).status).toBe(401);
  });
});
