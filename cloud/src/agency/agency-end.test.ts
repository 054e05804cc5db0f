import { AgencyWorld, ITEMS } from '../../test/agency-world';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { MaterialsWorld } from '../../test/materials-world';
import { setClock } from '../kernel/clock';
import { AgencyFilings } from './agency-filing.service';

const ITEM = ITEMS[0];

describe('an agency case near its end', () => {
  let app: TestApp;
  let world: AgencyWorld;
  let papers: MaterialsWorld;
  let owner: Someone;
  let supervisor: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await AgencyWorld.on(app, '2026-12-08');
    papers = new MaterialsWorld(world);
    supervisor = world.visits.supervisor;
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    world.visits.clock('09:30');
    owner = await app.citizen();
  });
  afterEach(() => setClock(null));

  /** A 代办 whose result the agent has fetched from the window on the mandate. */
  async function inHand(): Promise<string> {
    const number = await world.mandated(owner, [world.line(ITEM)]);
    await world.send(world.agent, number, 'collection', {});
    await app.database.write('UPDATE agency_case a JOIN record r ON r.id = a.id SET a.mode = ? WHERE r.number = ?', [
      'ASSIST',
      number,
    ]);
    await world.file(number, ITEM);
    await app.database.write('UPDATE agency_case a JOIN record r ON r.id = a.id SET a.mode = ? WHERE r.number = ?', [
      'AGENCY',
      number,
    ]);
    const filed = await world.caseOf(number, ITEM);
    await world.decide(filed);
    await world.windows.act(world.windows.clerk, filed, 'notify');
    await world.windows.send(world.windows.clerk, filed, 'delivery', { receiver: 'PROXY', name: '代办员甲' });
    await app.settle();
    return number;
  }

  const byCard = { checked: 'ID_CARD' as const, receiver: '张三', idTail: '123X' };

  describe('with the result in the agent’s hands', () => {
    it('is not delivered before the client has it: by the code on the client’s own phone', async () => {
      const number = await inHand();
      const seen = await world.read(owner, number);
      expect(seen).toMatchObject({ state: 'RESULT_READY', pickUp: { code: expect.stringMatching(/^\d{6}$/) } });
      expect((await world.read(world.agent, number)).pickUp).toMatchObject({ code: null });
      const code = seen.pickUp?.code ?? '';
      const wrong = code === '000000' ? '000001' : '000000';
      const hand = (said: string) =>
        world.send(world.agent, number, 'delivery', { checked: 'PICK_UP_CODE', receiver: '张三', code: said });
      expect(await refused(hand(wrong))).toMatchObject({ status: 422, code: 'code_wrong' });
      const delivered = await hand(code);
      expect(delivered).toMatchObject({ state: 'DELIVERED', pickUp: null });
      expect(delivered.documents.map(({ title }) => title)).toContain('送达回证');
      expect(await refused(hand(code))).toMatchObject({ code: 'no_result_in_hand' });
    });

    it('is handed over by card, which is compared where the client’s own was looked at before', async () => {
      const number = await inHand();
      expect(await world.send(world.agent, number, 'delivery', byCard)).toMatchObject({ state: 'DELIVERED' });
    });

    it('is handed over by its agent alone', async () => {
      const number = await inHand();
      expect(await refused(world.send(await world.visits.agent(), number, 'delivery', byCard))).toMatchObject({
        status: 403,
      });
      expect(await refused(world.send(await app.citizen(), number, 'delivery', byCard))).toMatchObject({ status: 403 });
    });

    it('handed over from two tabs at once has one receipt', async () => {
      const number = await inHand();
      const { version } = await world.read(world.agent, number);
      const hand = () =>
        world.agent.client.call('POST /agency-cases/:number/delivery', {
          params: { number },
          body: { version, ...byCard },
        });
      const results = await Promise.allSettled([hand(), hand()]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const { documents } = await world.read(owner, number);
      expect(documents.filter(({ kind }) => kind === 'DELIVERY_RECEIPT')).toHaveLength(1);
    });

    it('stays delivered however often its cases are looked at again', async () => {
      const number = await inHand();
      await world.send(world.agent, number, 'delivery', byCard);
      const row = await app.database.row<{ id: number }>(
        'SELECT f.case_id AS id FROM agency_filing f JOIN record r ON r.id = f.agency_id WHERE r.number = ?',
        [number],
      );
      await app.server.container.get(AgencyFilings).follow({ id: row?.id ?? 0 });
      expect(await world.read(owner, number)).toMatchObject({ state: 'DELIVERED' });
    });
  });

  describe('is closed', () => {
    it('by somebody of the desk after its agent proposed it, and not before', async () => {
      const number = await world.assigned(owner);
      const close = () => world.send(supervisor, number, 'close', {});
      expect(await refused(close())).toMatchObject({ status: 422, code: 'closing_not_proposed' });
      const proposed = await world.send(world.agent, number, 'closing-proposal', { note: '已讲清流程' });
      expect(proposed.closing).toMatchObject({ note: '已讲清流程' });
      expect((await world.read(owner, number)).closing).toBeNull();
      const again = world.send(world.agent, number, 'closing-proposal', {});
      expect(await refused(again)).toMatchObject({ code: 'closing_proposed' });
      expect(await close()).toMatchObject({ state: 'CLOSED' });
    });

    it('never by its agent, whatever other role they hold', async () => {
      const both = await app.staff(['PROXY_AGENT', 'DISPATCHER'], { skills: ['MARKET_REGULATION'] });
      const number = await world.assigned(owner);
      await world.send(world.agent, number, 'closing-proposal', {});
      await app.database.write('UPDATE record SET holder_staff_id = ? WHERE number = ?', [both.staffId, number]);
      expect(await refused(world.send(both, number, 'close', {}))).toMatchObject({ status: 403 });
      expect(await refused(world.send(world.agent, number, 'close', {}))).toMatchObject({ status: 403 });
    });

    it('as it was proposed: whatever happens in between, or being sent back, ends the proposal', async () => {
      const number = await world.assigned(owner);
      await world.send(world.agent, number, 'closing-proposal', {});
      await world.send(supervisor, number, 'closing-return', { reason: '请先打电话问客户还缺什么' });
      expect(await refused(world.send(supervisor, number, 'close', {}))).toMatchObject({
        code: 'closing_not_proposed',
      });
      await world.send(world.agent, number, 'closing-proposal', {});
      await world.send(world.desk, number, 'reminders', { words: '请尽快回复' });
      expect(await refused(world.send(supervisor, number, 'close', {}))).toMatchObject({
        code: 'closing_not_proposed',
      });
    });

    it('once, by two supervisors at the same moment', async () => {
      const number = await world.assigned(owner);
      const { version } = await world.send(world.agent, number, 'closing-proposal', {});
      const close = (by: Someone) =>
        by.client.call('POST /agency-cases/:number/close', { params: { number }, body: { version } });
      const results = await Promise.allSettled([close(supervisor), close(world.desk)]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });
  });

  describe('is called back', () => {
    const closed = async () => {
      const number = await world.assigned(owner);
      await world.closed(number);
      return number;
    };
    const miss = (number: string, by: Someone = supervisor) =>
      world.send(by, number, 'callback', { outcome: 'NOT_REACHED', words: '无人接听' });
    const volume = (number: string) =>
      supervisor.client.call('GET /agency-cases/:number/archive', { params: { number } });

    it('with how satisfied, with what and in whose words, on a record of its own', async () => {
      const number = await closed();
      const called = await world.calledBack(number);
      expect(called).toMatchObject({ state: 'EVALUATED' });
      expect(called.documents.map(({ title }) => title)).toContain('回访记录');
      const { callbacks } = await volume(number);
      expect(callbacks).toMatchObject([{ satisfaction: '非常满意', aspects: ['办理时间'], words: '很满意，办得快' }]);
    });

    it('at least on two different days before anybody gives up', async () => {
      const number = await closed();
      const giveUp = () => world.send(supervisor, number, 'callback', { outcome: 'GIVEN_UP', words: '两天都没人接' });
      expect(await refused(giveUp())).toMatchObject({ status: 422, code: 'tries_too_few' });
      await miss(number);
      await miss(number);
      expect(await refused(giveUp())).toMatchObject({ code: 'tries_too_few' });
      world.visits.clock('10:00', '2026-12-09');
      expect(await miss(number)).toMatchObject({ state: 'CLOSED' });
      expect(await giveUp()).toMatchObject({ state: 'EVALUATED' });
      expect((await volume(number)).callbacks).toHaveLength(4);
    });

    it('by somebody who is not its agent', async () => {
      const number = await closed();
      await app.database.write('UPDATE record SET holder_staff_id = ? WHERE number = ?', [supervisor.staffId, number]);
      expect(await refused(miss(number))).toMatchObject({ status: 403 });
    });
  });

  describe('is archived', () => {
    it('with an index of every paper and its hash, when every paper that applies is there', async () => {
      const number = await papers.handedOver(owner);
      await papers.giveBack(number, [1]);
      await world.file(number, ITEM);
      const filed = await world.caseOf(number, ITEM);
      await world.decide(filed);
      await world.deliver(filed);
      await world.closed(number);
      await world.calledBack(number);
      const before = await supervisor.client.call('GET /agency-cases/:number/archive', { params: { number } });
      expect(before.complete).toBe(true);
      expect(before.checklist.map(({ title }) => title)).toEqual([
        '帮办代办受理单',
        '需求梳理单',
        '服务方案',
        '材料交接清单',
        '送达回证',
        '帮办代办办结单',
        '回访记录',
      ]);
      expect(before.index.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
      const archived = await world.send(world.desk, number, 'archive', {});
      expect(archived).toMatchObject({ state: 'ARCHIVED' });
      expect(archived.documents.map(({ title }) => title)).toContain('归档目录');
    });

    it('not while one misses, which is named', async () => {
      const number = await world.assigned(owner);
      await world.closed(number);
      await world.calledBack(number);
      await app.database.write(
        `UPDATE document d JOIN record r ON r.id = d.record_id SET d.void_at = ? WHERE r.number = ? AND d.kind = ?`,
        [new Date(), number, 'CALLBACK_RECORD'],
      );
      const problem = await refused(world.send(world.desk, number, 'archive', {}));
      expect(problem).toMatchObject({ status: 422, code: 'archive_incomplete' });
      expect(problem.title).toContain('《回访记录》');
      expect(await world.read(world.desk, number)).toMatchObject({ state: 'EVALUATED' });
    });
  });
});
