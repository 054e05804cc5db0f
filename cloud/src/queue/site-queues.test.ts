import { type Colleague, TestApp } from '../../test/app';
import { type Client, refused } from '../../test/client';
import { queueWorld } from '../../test/queue-world';
import { setClock } from '../kernel/clock';
import { Windows } from './windows.service';

describe('where an item can be done now', () => {
  let app: TestApp;
  let supervisor: Colleague;
  let kiosk: Client;
  const monday = '2026-03-09';

  beforeAll(async () => {
    app = await TestApp.start();
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
    kiosk = await device(supervisor);
  });
  afterAll(() => app.stop());
  afterEach(async () => {
    await app.server.container.get(Windows).closeAll();
    setClock(null);
  });

  const { clock, device, take, clerkAt } = queueWorld(
    () => app,
    () => monday,
  );
  const queues = () => app.visitor.call('GET /items/:key/queues', { params: { key: 'license-reissue' } });
  const hall = async () => (await queues()).items.find(({ siteKey }) => siteKey === 'hall');

  it('is told by how many wait in the line of its business and how many windows of it are open', async () => {
    clock('09:10');
    expect(await hall()).toMatchObject({ open: true, waiting: 0, windowsOpen: 0 });
    await take(kiosk, 'MARKET_REGULATION');
    await take(kiosk, 'MARKET_REGULATION');
    await take(kiosk);
    await clerkAt('hall-7');
    expect(await hall()).toMatchObject({ open: true, waiting: 2, windowsOpen: 1 });
  });

  it('counts nobody of another day', async () => {
    clock('09:10', '2026-03-10');
    expect(await hall()).toMatchObject({ waiting: 0 });
  });

  it('is nowhere outside the hours', async () => {
    clock('03:00');
    expect(await hall()).toMatchObject({ open: false });
  });

  it('is not told of an item that is not there', async () => {
    const asked = app.visitor.call('GET /items/:key/queues', { params: { key: 'no-such-item' } });
    expect(await refused(asked)).toMatchObject({ status: 404, title: '没有这个事项' });
  });
});
