import { AgencyWorld } from '../../test/agency-world';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { DRAWING } from '../../test/mandate-world';
import { LINES, MaterialsWorld } from '../../test/materials-world';
import { setClock } from '../kernel/clock';
import { AgencyJobs } from './agency.jobs';

describe('the papers of an agency case', () => {
  let app: TestApp;
  let world: AgencyWorld;
  let papers: MaterialsWorld;
  let owner: Someone;
  let keeper: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await AgencyWorld.on(app, '2026-12-30');
    papers = new MaterialsWorld(world);
    keeper = await app.staff(['ADMIN_STAFF']);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    world.visits.clock('09:30');
    owner = await app.citizen();
  });
  afterEach(() => setClock(null));

  const collecting = () => world.collecting(owner, [world.line('company-establishment')]);
  const told = async (someone: Someone, number: string, words: string) => {
    const { items } = await someone.client.call('GET /me/notices', { query: {} });
    return items.filter((notice) => notice.number === number && notice.text.includes(words)).length;
  };

  describe('on a list', () => {
    it('are seen by their client at once, and change hands with the second signature alone', async () => {
      const number = await collecting();
      await papers.draft(number);
      const seen = await papers.read(owner, number);
      expect(seen).toMatchObject({ papers: [], handovers: [{ state: 'OPEN', maySign: true }] });
      expect(seen.handovers[0]?.lines.map(({ name }) => name)).toEqual(LINES.map(({ name }) => name));
      await papers.sign(owner, number);
      expect(await papers.read(owner, number)).toMatchObject({ papers: [], handovers: [{ maySign: false }] });
      const signed = await papers.sign(world.agent, number);
      expect(signed).toMatchObject({
        outstanding: 1,
        handovers: [{ state: 'SIGNED', clientMethodLabel: '在本人手机上手写签名' }],
        papers: [
          { no: 1, name: '营业执照正本', keeper: 'AGENT', toReturn: true },
          { no: 2, name: '租赁合同', keeper: 'AGENT', toReturn: false },
        ],
      });
      const { documents } = await world.read(owner, number);
      const list = documents.find(({ kind }) => kind === 'HANDOVER_LIST');
      expect(list?.number).toBe(signed.handovers[0]?.documentNumber);
      const opened = await owner.client.call('GET /documents/:handle', { params: { handle: list?.handle ?? '' } });
      expect(Buffer.from(opened.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
      expect(opened.hash).toMatch(/^[0-9a-f]{64}$/);
    });

    it('are signed for by both on the one screen, or by the code on the client’s own phone', async () => {
      const onScreen = await papers.handedOver(owner);
      expect((await papers.read(owner, onScreen)).handovers[0]).toMatchObject({ clientMethod: 'SCREEN' });
      const byCode = await collecting();
      await papers.draft(byCode);
      expect((await papers.read(world.agent, byCode)).handovers[0]?.code).toBeNull();
      const code = (await papers.read(owner, byCode)).handovers[0]?.code ?? '';
      const wrong = code === '000000' ? '000001' : '000000';
      expect(await refused(papers.sign(world.agent, byCode, { client: { by: 'CODE', code: wrong } }))).toMatchObject({
        status: 422,
        code: 'code_wrong',
      });
      const signed = await papers.sign(world.agent, byCode, { client: { by: 'CODE', code } });
      expect(signed.handovers[0]).toMatchObject({ state: 'SIGNED', clientMethod: 'CODE', code: null });
    });

    it('are listed and signed for by nobody else: a stranger gets 404, another agent 403', async () => {
      const number = await collecting();
      const stranger = await app.citizen();
      const other = await world.visits.agent();
      expect(await refused(papers.read(stranger, number))).toMatchObject({ status: 404 });
      const { version } = await papers.read(world.agent, number);
      const body = { version, direction: 'IN' as const, lines: LINES };
      const draft = other.client.call('POST /agency-cases/:number/handovers', { params: { number }, body });
      expect(await refused(draft)).toMatchObject({ status: 403 });
      await papers.draft(number);
      expect(await refused(papers.sign(stranger, number))).toMatchObject({ status: 404 });
      expect(await refused(papers.sign(world.desk, number))).toMatchObject({ status: 403 });
    });

    it('are never signed for in another’s name: the client signs only their own', async () => {
      const number = await collecting();
      await papers.draft(number);
      const both = papers.sign(owner, number, { client: { by: 'SCREEN', drawing: DRAWING } });
      expect(await refused(both)).toMatchObject({ code: 'client_beside_agent_only' });
    });

    it('that is signed or given up is not signed again, nor one that is not what was shown', async () => {
      const number = await collecting();
      await papers.draft(number);
      expect(await refused(papers.sign(owner, number, { hash: 'f'.repeat(64) }))).toMatchObject({
        status: 409,
        code: 'list_changed',
      });
      await world.agent.client.call('POST /agency-cases/:number/handovers/:no/void', {
        params: { number, no: 1 },
        body: { reason: '漏列了一份' },
      });
      expect(await refused(papers.sign(owner, number))).toMatchObject({ status: 409, code: 'list_void' });
      await papers.draft(number);
      await papers.signBoth(number);
      expect(await refused(papers.sign(owner, number))).toMatchObject({ status: 409, code: 'list_signed' });
    });

    it('tapped twice with the same key are listed once; from two tabs the second is told to look again', async () => {
      const number = await collecting();
      const { version } = await papers.read(world.agent, number);
      const body = { version, direction: 'IN' as const, lines: LINES };
      const send = (key: string) =>
        world.agent.client.call('POST /agency-cases/:number/handovers', { params: { number }, body }, { key });
      await Promise.all([send('tap-on-list-0001'), send('tap-on-list-0001')]);
      expect((await papers.read(owner, number)).handovers).toHaveLength(1);
      expect(await refused(send('another-tab-0001'))).toMatchObject({ status: 409 });
    });

    it('signed by both sides in the same moment change hands once', async () => {
      const number = await collecting();
      await papers.draft(number);
      await Promise.all([papers.sign(owner, number), papers.sign(world.agent, number)]);
      const seen = await papers.read(owner, number);
      expect(seen.papers).toHaveLength(2);
      const { documents } = await world.read(owner, number);
      expect(documents.filter(({ kind }) => kind === 'HANDOVER_LIST')).toHaveLength(1);
    });

    it('signed twice by a tap too many, or again after a lost answer, are signed once', async () => {
      const number = await collecting();
      await papers.draft(number);
      const tap = () => papers.signBoth(number, { key: `sign-${number}` });
      const [first, second] = await Promise.all([tap(), tap()]);
      expect(second).toEqual(first);
      expect((await papers.read(owner, number)).papers).toHaveLength(2);
    });

    it('wait for one another: a second list is drafted when the first is signed', async () => {
      const number = await collecting();
      await papers.draft(number);
      expect(await refused(papers.draft(number))).toMatchObject({ code: 'list_waits' });
    });

    it('are refused with the field at fault where a line is not possible', async () => {
      const number = await collecting();
      const draft = papers.draft(number, [{ name: '章程', form: 'ELECTRONIC', copies: 1, toReturn: true }]);
      expect(await refused(draft)).toMatchObject({
        status: 400,
        fields: [{ path: 'body.lines.0.toReturn', message: '电子材料没有可以返还的纸件' }],
      });
    });
  });

  describe('in the house', () => {
    it('go from hand to hand, each of whom accepts, and their client sees in whose they are', async () => {
      const number = await papers.handedOver(owner);
      const { clerk } = world.windows;
      await papers.move(world.agent, number, { to: 'VAULT', papers: [1], workNo: keeper.workNo });
      expect((await papers.read(owner, number)).papers[0]).toMatchObject({
        keeper: 'AGENT',
        onItsWayTo: expect.stringContaining(`保管柜（`),
      });
      await papers.answer(keeper, number, [1]);
      await papers.move(keeper, number, { to: 'WINDOW', papers: [1], workNo: clerk.workNo });
      await papers.answer(clerk, number, [1]);
      await papers.move(clerk, number, { to: 'DEPARTMENT', papers: [1], place: '市场监管科 王某' });
      const seen = (await papers.read(owner, number)).papers[0];
      expect(seen).toMatchObject({ keeper: 'DEPARTMENT', where: '审批部门（市场监管科 王某）' });
      expect(seen?.chain.map(({ to }) => to.split('（')[0])).toEqual(['代办员', '保管柜', '窗口', '审批部门']);
      await papers.move(clerk, number, { to: 'WINDOW', papers: [1] });
      await papers.move(clerk, number, { to: 'AGENT', papers: [1], workNo: world.agent.workNo });
      await papers.answer(world.agent, number, [1]);
      const back = await papers.giveBack(number, [1]);
      expect(back).toMatchObject({ outstanding: 0, papers: [{ keeper: 'CLIENT', where: '客户' }, {}] });
    });

    it('not accepted are where they were', async () => {
      const number = await papers.handedOver(owner);
      await papers.move(world.agent, number, { to: 'VAULT', papers: [1], workNo: keeper.workNo });
      await papers.answer(keeper, number, [1], false);
      expect((await papers.read(owner, number)).papers[0]).toMatchObject({ keeper: 'AGENT', onItsWayTo: null });
    });

    it('are moved by whoever has them, accepted by whom they were sent to, and by nobody else', async () => {
      const number = await papers.handedOver(owner);
      const stranger = await app.staff(['ADMIN_STAFF']);
      const steal = { to: 'VAULT' as const, papers: [1], workNo: stranger.workNo };
      expect(await refused(papers.move(stranger, number, steal))).toMatchObject({ status: 404 });
      await papers.move(world.agent, number, { to: 'VAULT', papers: [1], workNo: keeper.workNo });
      expect(await refused(papers.answer(stranger, number, [1]))).toMatchObject({ status: 404 });
      expect(await refused(papers.move(world.agent, number, steal))).toMatchObject({ code: 'on_its_way' });
      await papers.answer(keeper, number, [1]);
      expect(await refused(papers.answer(keeper, number, [1]))).toMatchObject({ code: 'answered_already' });
      expect(await refused(papers.move(world.agent, number, steal))).toMatchObject({ status: 403 });
      const window = { to: 'WINDOW' as const, papers: [1], workNo: world.agent.workNo };
      expect(await refused(papers.move(keeper, number, window))).toMatchObject({
        status: 400,
        fields: [{ path: 'body.workNo' }],
      });
    });

    it('sent from two tabs at once are sent once', async () => {
      const number = await papers.handedOver(owner);
      const send = () => papers.move(world.agent, number, { to: 'VAULT', papers: [1], workNo: keeper.workNo });
      const results = await Promise.allSettled([send(), send()]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await papers.read(owner, number)).papers[0]?.chain).toHaveLength(2);
    });

    it('lie in the list of whoever has to accept them, who sees nothing else of the case', async () => {
      const number = await papers.handedOver(owner);
      const clerk = await app.staff(['WINDOW_CLERK']);
      await papers.move(world.agent, number, { to: 'WINDOW', papers: [1], workNo: clerk.workNo });
      const { items } = await clerk.client.call('GET /agency-papers');
      expect(items).toMatchObject([{ caseNumber: number, no: 1, name: '营业执照正本', waiting: true }]);
      expect(await refused(world.read(clerk, number))).toMatchObject({ status: 404 });
    });

    it('are given back by whoever has them in hand', async () => {
      const number = await papers.handedOver(owner);
      await papers.move(world.agent, number, { to: 'VAULT', papers: [1], workNo: keeper.workNo });
      await papers.answer(keeper, number, [1]);
      expect(await refused(papers.draftReturn(number, [1]))).toMatchObject({ status: 422, code: 'not_in_hand' });
    });

    it('out for five working days, the holiday not counted, are brought before agent and supervisor once', async () => {
      const number = await papers.handedOver(owner);
      const alarm = () => app.server.container.get(AgencyJobs).alarmOutstanding();
      const { supervisor } = world.visits;
      // 12-31, then New Year's Day and a weekend, then 1-4 to 1-7.
      world.visits.clock('10:00', '2027-01-06');
      await alarm();
      expect(await told(world.agent, number, '还没有返还')).toBe(0);
      world.visits.clock('09:00', '2027-01-07');
      await alarm();
      expect(await told(world.agent, number, '还没有返还')).toBe(0);
      world.visits.clock('09:31', '2027-01-07');
      await Promise.all([alarm(), alarm()]);
      await alarm();
      expect(await told(world.agent, number, '1 份客户的材料')).toBe(1);
      expect(await told(supervisor, number, '1 份客户的材料')).toBe(1);
    });

    it('given back in time alarm nobody', async () => {
      const number = await papers.handedOver(owner);
      await papers.giveBack(number, [1]);
      world.visits.clock('10:00', '2027-01-20');
      await app.server.container.get(AgencyJobs).alarmOutstanding();
      expect(await told(world.agent, number, '还没有返还')).toBe(0);
    });
  });

  describe('when the case ends', () => {
    it('keep it from being closed, by name, until they are back', async () => {
      const number = await papers.handedOver(owner);
      await world.file(number, 'company-establishment');
      const filed = await world.caseOf(number, 'company-establishment');
      await world.decide(filed);
      await world.deliver(filed);
      const problem = await refused(world.closed(number));
      expect(problem).toMatchObject({ status: 422, code: 'papers_outstanding' });
      expect(problem.title).toContain('“营业执照正本”');
      await papers.giveBack(number, [1]);
      expect(await world.closed(number)).toMatchObject({ state: 'CLOSED' });
    });

    it('by withdrawal go back within a working day, and the promise is kept with the last of them', async () => {
      const number = await papers.handedOver(owner);
      const withdrawn = await world.send(owner, number, 'withdraw', {});
      expect(withdrawn).toMatchObject({
        state: 'WITHDRAWN',
        promise: { kind: 'AGENCY_RETURN', dueDate: '2026-12-31' },
      });
      expect((await papers.read(owner, number)).outstanding).toBe(1);
      await papers.giveBack(number, [1]);
      const after = await world.read(owner, number);
      expect(after.promises.find(({ kind }) => kind === 'AGENCY_RETURN')).toMatchObject({ light: 'DONE_ON_TIME' });
    });

    it('by withdrawal with nothing handed over owes nothing', async () => {
      const number = await collecting();
      const { promises } = await world.send(owner, number, 'withdraw', {});
      expect(promises.map(({ kind }) => kind)).not.toContain('AGENCY_RETURN');
    });

    it('while it stands still can be given back and not taken in', async () => {
      const number = await papers.handedOver(owner);
      const none = world.send(owner, number, 'suspend', { reason: '出差两周', custody: 'NONE' });
      expect(await refused(none)).toMatchObject({ status: 422, code: 'papers_held' });
      await world.send(owner, number, 'suspend', { reason: '出差两周', custody: 'RETURN' });
      expect(await papers.read(world.agent, number)).toMatchObject({ mayDraft: ['OUT'], outstanding: 1 });
      expect(await refused(papers.draft(number))).toMatchObject({ status: 409 });
      expect(await papers.giveBack(number, [1])).toMatchObject({ outstanding: 0 });
    });
  });
});
