import { TestApp } from '../../../test/app';
import { TestClock } from '../../../test/clock';
import { pairDevice } from '../../../test/device-world';
import { LiveListener } from '../../../test/live-listener';
import { LiveFeed, QUEUE_CHANGED, RECEPTION_CHANGED } from './live-feed';
import { Outbox } from './outbox';

describe('the live feed of a site', () => {
  let app: TestApp;
  const clock = new TestClock();
  const open: LiveListener[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterEach(() => {
    for (const listener of open.splice(0)) listener.close();
  });
  afterAll(() => app.stop());

  const publish = (topic: string, siteKey: string) =>
    app.database.transaction(() => app.server.container.get(Outbox).publish(topic, { siteKey }));
  const kept = <T extends LiveListener>(listener: T): T => {
    open.push(listener);
    return listener;
  };
  const listenAsDevice = async (deviceToken: string) => {
    const listener = kept(LiveListener.saying(app, { deviceToken }));
    await listener.until(({ type }) => type === 'ready');
    return listener;
  };

  it('tells a display that the queue of its own site moved, and of no other', async () => {
    const { deviceToken } = await pairDevice(app, 'DISPLAY', 'hall');
    const display = await listenAsDevice(deviceToken);
    await publish(QUEUE_CHANGED, 'station-1');
    await publish(QUEUE_CHANGED, 'hall');
    await display.until(({ type }) => type === 'queue');
    expect(display.heard.filter(({ type }) => type === 'queue')).toEqual([{ type: 'queue', siteKey: 'hall' }]);
  });

  it('tells a person of the site on their screen, and follows them to another', async () => {
    const citizen = await app.citizen({ phone: false });
    const phone = kept(await LiveListener.of(app, citizen, ['station-1']));
    await publish(QUEUE_CHANGED, 'hall');
    await publish(QUEUE_CHANGED, 'station-1');
    await phone.until(({ siteKey }) => siteKey === 'station-1');
    expect(phone.heard.some(({ siteKey }) => siteKey === 'hall')).toBe(false);
    phone.heard.splice(0);
    phone.say({ watch: ['hall'] });
    await phone.until(({ type }) => type === 'watching');
    await publish(QUEUE_CHANGED, 'station-1');
    await publish(QUEUE_CHANGED, 'hall');
    await phone.until(({ type }) => type === 'queue');
    expect(phone.heard.at(-1)).toEqual({ type: 'queue', siteKey: 'hall' });
  });

  it('tells a colleague of calls for help, and no citizen and no machine', async () => {
    const { deviceToken } = await pairDevice(app, 'KIOSK', 'hall');
    const kiosk = await listenAsDevice(deviceToken);
    const phone = kept(await LiveListener.of(app, await app.citizen({ phone: false }), ['hall']));
    const desk = kept(await LiveListener.of(app, await app.staff(['RECEPTIONIST']), ['hall']));
    await publish(RECEPTION_CHANGED, 'hall');
    await publish(QUEUE_CHANGED, 'hall');
    for (const each of [kiosk, phone, desk]) await each.until(({ type }) => type === 'queue');
    expect(desk.heard.some(({ type }) => type === 'reception')).toBe(true);
    for (const each of [kiosk, phone]) expect(each.heard.some(({ type }) => type === 'reception')).toBe(false);
  });

  it('refuses a device that was taken out of service, and drops one at once that is while it listens', async () => {
    const { deviceToken, key } = await pairDevice(app, 'DISPLAY', 'hall');
    const display = await listenAsDevice(deviceToken);
    const { client } = await app.staff(['GENERAL_SUPERVISOR']);
    await client.call('DELETE /devices/:key', { params: { key } });
    const again = kept(LiveListener.saying(app, { deviceToken }));
    await again.untilClosed();
    expect(again.closed).toBe(4401);
    await display.untilClosed();
    expect(display.closed).toBe(4401);
  });

  it('drops whoever signed out, at the next look at those who listen', async () => {
    const citizen = await app.citizen({ phone: false });
    const phone = kept(await LiveListener.of(app, citizen, ['hall']));
    await citizen.client.call('DELETE /sessions/current', {});
    clock.advance({ minutes: 2 });
    await app.server.container.get(LiveFeed).recheck();
    await phone.untilClosed();
    expect(phone.closed).toBe(4401);
  });
});
