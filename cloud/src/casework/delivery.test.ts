import { type Someone, TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { instantOf } from '../kernel/time/civil-date';

const MAILED = 'food-business-license-new';
const ADDRESS = { recipient: '王小明', phone: '13800005678', address: '示范路99号3栋502室' };

describe('the result of a case', () => {
  let app: TestApp;
  let world: CaseWorld;
  let owner: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
    owner = await app.citizen();
  });
  afterAll(() => app.stop());
  beforeEach(() => setClock(() => instantOf('2026-11-23', '10:00')));
  afterEach(() => setClock(null));

  const approved = () => world.approved(MAILED, { phone: owner.person.phone });
  const light = async (number: string, kind: string) =>
    (await world.read(world.clerk, { number })).promises.find((promise) => promise.kind === kind)?.light;
  const owed = async (number: string) =>
    (await owner.client.call('GET /records/:number/payments', { params: { number } })).outstandingFen;

  async function payPostage(number: string): Promise<void> {
    const { items } = await world.clerk.client.call('GET /records/:number/payments', { params: { number } });
    const open = items.find(({ state }) => state === 'CREATED');
    if (!open) throw new Error('nothing to pay');
    await world.clerk.client.call('POST /payments/:number/window', {
      params: { number: open.number },
      body: { version: open.version, receiptNo: 'S-100001' },
    });
  }

  describe('as a certificate', () => {
    it('is promised within ten working days of the decision, beside the notice within one (行政许可法 art. 44)', async () => {
      const { promises } = await approved();
      expect(promises.map(({ kind, dueDate }) => [kind, dueDate])).toEqual(
        expect.arrayContaining([
          ['NOTIFY_RESULT', '2026-11-24'],
          ['LICENCE_DELIVERY', '2026-12-07'],
        ]),
      );
    });

    it('made before the notice, the notice says that it can be collected, and nothing more is owed in time', async () => {
      const { number } = await approved();
      await world.send(world.clerk, { number }, 'certificate', { certificateNo: 'JY16101330012345' });
      expect(await light(number, 'CERTIFICATE_NOTICE')).toBe('NORMAL');
      const told = await world.act(world.clerk, { number }, 'notify');
      expect(told.timeline.map(({ label }) => label)).toContain('窗口已通知您结果，证件可以领取');
      for (const kind of ['NOTIFY_RESULT', 'CERTIFICATE_NOTICE', 'LICENCE_DELIVERY']) {
        expect([kind, await light(number, kind)]).toEqual([kind, 'DONE_ON_TIME']);
      }
    });

    it('made after the notice, an applicant with WeChat hears of it at once, one without must be called the same day', async () => {
      const { number } = await approved();
      await world.act(world.clerk, { number }, 'notify');
      await world.send(world.reviewer, { number }, 'certificate', {});
      expect(await light(number, 'CERTIFICATE_NOTICE')).toBe('DONE_ON_TIME');

      const { number: other } = await world.approved(MAILED, { phone: '13900000001' });
      await world.act(world.clerk, { number: other }, 'notify');
      const made = await world.send(world.clerk, { number: other }, 'certificate', {});
      expect(made.promise).toMatchObject({ kind: 'CERTIFICATE_NOTICE', dueDate: '2026-11-23' });
      expect(made.actions).toContain('callToCollect');
      await world.act(world.clerk, { number: other }, 'callToCollect');
      expect(await light(other, 'CERTIFICATE_NOTICE')).toBe('DONE_ON_TIME');
    });

    it('is made once', async () => {
      const taken = await approved();
      const once = await world.send(world.clerk, taken, 'certificate', {});
      expect(once.actions).not.toContain('certify');
      expect(await refused(world.send(world.clerk, taken, 'certificate', {}))).toMatchObject({
        code: 'certified_already',
      });
    });

    it('is not made for a case that was refused', async () => {
      const taken = await world.underReview(MAILED);
      await world.act(world.reviewer, taken, 'reject', '不符合条件');
      expect((await refused(world.send(world.clerk, taken, 'certificate', {}))).status).toBe(409);
    });
  });

  describe('handed over at the window', () => {
    it('leaves a 《送达回证》 that says who took it', async () => {
      const taken = await approved();
      await world.act(world.clerk, taken, 'notify');
      const done = await world.send(world.clerk, taken, 'delivery', { receiver: 'PROXY', name: '李代领' });
      expect(done).toMatchObject({ state: 'DELIVERED', actions: ['pushResult', 'archive'] });
      const [paper] = done.documents.filter(({ title }) => title === '送达回证');
      expect(paper?.number).toMatch(/^送达〔2026〕\d+号$/);
      expect(await light(done.number, 'LICENCE_DELIVERY')).toBe('DONE_ON_TIME');
    });

    it('to somebody who came for them needs that person’s name', async () => {
      const taken = await approved();
      const told = await world.act(world.clerk, taken, 'notify');
      const problem = await refused(
        world.clerk.client.call('POST /cases/:number/delivery', {
          params: { number: taken.number },
          body: { version: told.version, receiver: 'PROXY', name: '' },
        }),
      );
      expect(problem.fields).toEqual([{ path: 'body.name', message: '请填写代领人姓名' }]);
    });
  });

  describe('mailed', () => {
    it('is what the applicant chooses: the postage is said, owed, paid, and the way of the parcel told', async () => {
      const { number } = await approved();
      const chosen = await world.send(owner, { number }, 'delivery-choice', { way: 'MAIL', ...ADDRESS });
      expect(chosen.delivery).toMatchObject({
        way: 'MAIL',
        allowed: ['COLLECT', 'MAIL'],
        recipient: '王*明',
        phone: '138****5678',
        address: '示范路***',
      });
      expect(await owed(number)).toBe(chosen.delivery.postageFen);
      await world.act(world.clerk, { number }, 'notify');
      const mailing = { carrier: '邮政快递', trackingNo: '1234567890123' };
      expect(await refused(world.send(world.clerk, { number }, 'mailing', mailing))).toMatchObject({
        code: 'fees_open',
      });
      await payPostage(number);
      const sent = await world.send(world.clerk, { number }, 'mailing', mailing);
      expect(sent.delivery).toMatchObject(mailing);
      expect(await light(number, 'LICENCE_DELIVERY')).toBe('DONE_ON_TIME');
      const got = await world.act(owner, { number }, 'confirmReceipt');
      expect(got.state).toBe('DELIVERED');
    });

    it('the address is seen in clear by a clerk alone, and that it was is in the audit', async () => {
      const { number } = await approved();
      const label = (someone: Someone) =>
        someone.client.call('POST /cases/:number/mailing-label', { params: { number } });
      expect((await refused(label(world.clerk))).status).toBe(404);
      await world.send(owner, { number }, 'delivery-choice', { way: 'MAIL', ...ADDRESS });
      expect(await label(world.clerk)).toEqual(ADDRESS);
      expect((await refused(label(owner))).status).toBe(403);
      const looked = await app.server.container
        .get(Database)
        .rows(`SELECT 1 FROM audit WHERE action = 'case.address' AND subject = ?`, [number]);
      expect(looked).toHaveLength(1);
    });

    it('chosen twice is owed once, at the later address', async () => {
      const { number } = await approved();
      await world.send(owner, { number }, 'delivery-choice', { way: 'MAIL', ...ADDRESS });
      const again = { ...ADDRESS, address: '新华路1号2单元301室' };
      const chosen = await world.send(owner, { number }, 'delivery-choice', { way: 'MAIL', ...again });
      expect(await owed(number)).toBe(chosen.delivery.postageFen);
      const label = await world.clerk.client.call('POST /cases/:number/mailing-label', { params: { number } });
      expect(label).toMatchObject(again);
    });

    it('given up for collecting, the postage is owed no more', async () => {
      const { number } = await approved();
      await world.send(owner, { number }, 'delivery-choice', { way: 'MAIL', ...ADDRESS });
      const back = await world.send(owner, { number }, 'delivery-choice', { way: 'COLLECT' });
      expect(back.delivery).toMatchObject({ way: 'COLLECT', address: null });
      await app.settle();
      expect(await owed(number)).toBe(0);
    });

    it('paid for, it is given up only after the money was given back', async () => {
      const { number } = await approved();
      await world.send(owner, { number }, 'delivery-choice', { way: 'MAIL', ...ADDRESS });
      await payPostage(number);
      expect(await refused(world.send(owner, { number }, 'delivery-choice', { way: 'COLLECT' }))).toMatchObject({
        code: 'postage_paid',
      });
    });

    it('once it is on its way nothing of it is changed, and it is received only after it was sent', async () => {
      const { number } = await approved();
      await world.send(owner, { number }, 'delivery-choice', { way: 'MAIL', ...ADDRESS });
      await payPostage(number);
      await world.act(world.clerk, { number }, 'notify');
      expect(await refused(world.act(owner, { number }, 'confirmReceipt'))).toMatchObject({ code: 'not_mailed' });
      await world.send(world.clerk, { number }, 'mailing', { carrier: '邮政快递', trackingNo: '1234567890123' });
      for (const body of [{ way: 'COLLECT' } as const, { way: 'MAIL', ...ADDRESS } as const]) {
        expect(await refused(world.send(owner, { number }, 'delivery-choice', body))).toMatchObject({
          code: 'mailed_already',
        });
      }
    });

    it('is not offered for what can only be collected', async () => {
      const collected = app.server.container
        .get<{ items: readonly { key: string; type: string; result: { delivery: string[] } }[] }>('centre')
        .items.find(({ type, result }) => type === 'COMMITTED' && !result.delivery.includes('邮寄'));
      const taken = await world.takeIn(collected?.key ?? '', { phone: owner.person.phone });
      expect(taken.delivery.allowed).toEqual(['COLLECT']);
      expect(await refused(world.send(owner, taken, 'delivery-choice', { way: 'MAIL', ...ADDRESS }))).toMatchObject({
        code: 'mail_not_offered',
      });
    });

    it('a stranger learns of nothing and chooses nothing', async () => {
      const { number, version } = await approved();
      const stranger = await app.citizen();
      const problem = await refused(
        stranger.client.call('POST /cases/:number/delivery-choice', {
          params: { number },
          body: { version, way: 'COLLECT' },
        }),
      );
      expect(problem.status).toBe(404);
    });
  });
});
