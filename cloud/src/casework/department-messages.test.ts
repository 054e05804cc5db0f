import type { MessageRequest } from '../../sandbox/back-office-messages';
import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { setClock } from '../kernel/clock';
import { Jobs } from '../kernel/jobs/jobs';
import { instantOf } from '../kernel/time/civil-date';
import { CasePushes } from './case-pushes';

const COMMITTED = 'food-business-license-new';
const PATH = '/affairs/:no/submissions/:n';
const START = instantOf('2026-11-23', '09:30').getTime();
const HOUR = 3600_000;

describe('what a department tells of a case it was handed', () => {
  let app: TestApp;
  let world: CaseWorld;
  let at = START;

  beforeAll(async () => {
    app = await TestApp.start({}, { backOffice: true });
    world = await CaseWorld.open(app);
    await app.server.container.get(Jobs).stop();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    at = START;
    setClock(() => new Date(at));
    await app.database.write('UPDATE case_push SET attempt_at = NULL');
  });
  afterEach(async () => {
    setClock(null);
    await app.wechat.clearFaults();
  });

  const read = (number: string) => world.read(world.clerk, { number });
  const tell = (number: string, message: MessageRequest) => app.wechat.tellOfCase(number, message);
  const pushDue = () => app.server.container.get(CasePushes).pushDue();
  const stated = (date: string, time: string) => instantOf(date, time).toISOString();

  async function handedOver(more = {}): Promise<string> {
    const { number } = await world.takeIn(COMMITTED, more);
    await pushDue();
    return number;
  }

  async function promise(number: string, kind: string) {
    return (await read(number)).promises.find((each) => each.kind === kind);
  }

  /** What is kept of a case, by which nothing having happened is seen. */
  async function traces(number: string) {
    const { state, version, timeline, departmentMessages } = await read(number);
    return { state, version, lines: timeline.length, departmentMessages };
  }

  describe('moves it on as the reviewer at the desk would', () => {
    it('from the beginning of the review to the approval, with the number of the decision', async () => {
      const number = await handedOver();
      expect(await tell(number, { kind: 'REVIEW_BEGUN' })).toEqual({
        status: 200,
        body: { outcome: 'DONE', why: null },
      });
      expect((await read(number)).state).toBe('UNDER_REVIEW');
      at += HOUR;
      await tell(number, { kind: 'APPROVED', decisionNo: '曲审〔2026〕7号' });
      const decided = await read(number);
      expect(decided).toMatchObject({
        state: 'DECIDED_APPROVED',
        decision: { outcome: 'APPROVED', number: '曲审〔2026〕7号', decidedAt: new Date(at).toISOString() },
        departmentMessages: [
          { sequence: 2, kind: 'APPROVED', outcome: 'DONE' },
          { sequence: 1, kind: 'REVIEW_BEGUN', outcome: 'DONE' },
        ],
      });
      expect(decided.timeline[0]).toMatchObject({ who: '审批系统', note: '文号 曲审〔2026〕7号' });
      expect(decided.promises.find(({ kind }) => kind === 'NOTIFY_RESULT')?.light).toBe('NORMAL');
    });

    it('to a rejection, whose reason the applicant reads', async () => {
      const citizen = await app.citizen();
      const number = await handedOver({ applicant: { kind: 'PERSON', name: '王小明', phone: citizen.person.phone } });
      await tell(number, { kind: 'REVIEW_BEGUN' });
      await tell(number, { kind: 'REJECTED', reason: '场所不符合条件' });
      const own = await citizen.client.call('GET /cases/:number', { params: { number } });
      expect(own).toMatchObject({ state: 'DECIDED_REJECTED', departmentMessages: [] });
      expect(own.timeline[0]?.note).toBe('场所不符合条件');
    });

    it('to a supplement, whose notice is due a working day after it was asked for, and on to the decision', async () => {
      const number = await handedOver();
      await tell(number, { kind: 'REVIEW_BEGUN' });
      await tell(number, { kind: 'SUPPLEMENT_REQUESTED', reason: '平面图看不清' });
      expect(await read(number)).toMatchObject({ state: 'SUPPLEMENT_REQUESTED' });
      expect((await promise(number, 'SUPPLEMENT_NOTICE'))?.dueDate).toBe('2026-11-24');
      await world.send(world.clerk, { number }, 'notice', { missing: [], corrections: ['平面图请重新打印'] });
      await world.send(world.clerk, { number }, 'materials', { materials: [], corrected: true });
      await pushDue();
      await tell(number, { kind: 'APPROVED' });
      expect((await read(number)).state).toBe('DECIDED_APPROVED');
    });

    it('a rejection without a reason is refused with the field it lacks', async () => {
      const number = await handedOver();
      const before = await traces(number);
      expect(await tell(number, { kind: 'REJECTED' })).toMatchObject({
        status: 400,
        body: { code: 'input_invalid', fields: [{ path: 'body.reason' }] },
      });
      expect(await traces(number)).toEqual(before);
    });
  });

  describe('counts from when it was decided', () => {
    it('a decision in time that is told too late was in time, and the next promises run from its day', async () => {
      const number = await handedOver();
      await tell(number, { kind: 'REVIEW_BEGUN' });
      const { dueAt } = (await promise(number, 'DECISION_COMMITTED')) ?? {};
      const decidedAt = new Date(Date.parse(dueAt ?? '') - HOUR).toISOString();
      at = Date.parse(dueAt ?? '') + HOUR;
      await world.passTime();
      expect((await promise(number, 'DECISION_COMMITTED'))?.light).toBe('OVERDUE');
      await tell(number, { kind: 'APPROVED', at: decidedAt });
      expect((await promise(number, 'DECISION_COMMITTED'))?.light).toBe('DONE_ON_TIME');
      expect((await read(number)).decision?.decidedAt).toBe(decidedAt);
    });

    it('a decision of the day before leaves the window one working day from then', async () => {
      const number = await handedOver();
      await tell(number, { kind: 'REVIEW_BEGUN' });
      at += 24 * HOUR;
      await tell(number, { kind: 'APPROVED', at: stated('2026-11-23', '16:00') });
      expect((await promise(number, 'NOTIFY_RESULT'))?.dueDate).toBe('2026-11-24');
      expect((await read(number)).timeline[0]?.note).toBe('审批部门于11月23日（周一）作出');
    });

    it.each([
      ['still to come', '2026-11-24', '08:00'],
      ['before the case was accepted', '2026-11-20', '10:00'],
    ])('a time %s counts for nothing: the receipt does', async (_, date, time) => {
      const number = await handedOver();
      at += 2 * HOUR;
      await tell(number, { kind: 'APPROVED', at: stated(date, time) });
      const seen = await read(number);
      expect(seen.decision?.decidedAt).toBe(new Date(at).toISOString());
      expect(seen.departmentMessages[0]?.why).toBe('告知的时间不可能，按收到的时间计算');
      expect((await promise(number, 'NOTIFY_RESULT'))?.dueDate).toBe('2026-11-24');
    });
  });

  describe('is only taken from the department', () => {
    it.each(['forged', 'altered', 'stale', 'unsigned'] as const)(
      '%s, it is refused and changes nothing',
      async (flaw) => {
        const number = await handedOver();
        const before = await traces(number);
        expect(await tell(number, { kind: 'APPROVED', flaw })).toMatchObject({
          status: 401,
          body: { code: 'signature_refused' },
        });
        expect(await traces(number)).toEqual(before);
      },
    );

    it('not from somebody who is signed in, whoever they are', async () => {
      const number = await handedOver();
      const call = world.reviewer.client.call('PUT /back-office/affairs/:number/messages/:sequence', {
        params: { number, sequence: 1 },
        body: { kind: 'APPROVED', acknowledgement: 'X' },
      });
      await expect(call).rejects.toMatchObject({ status: 401, problem: { code: 'signature_refused' } });
    });

    it('and the signature opens nothing but what the contract names', async () => {
      const number = await handedOver();
      await tell(number, { kind: 'REVIEW_BEGUN' });
      const [sent] = app.sandbox.world.departmentMessages.get(number) ?? [];
      const answer = await fetch(`${app.server.url}/api/cases/${number}`, {
        headers: { authorization: sent?.authorization ?? '' },
      });
      expect(answer.status).toBe(401);
    });

    it('replayed within its five minutes it is answered as before and does nothing; after them it is refused', async () => {
      const number = await handedOver();
      const first = await tell(number, { kind: 'APPROVED', decisionNo: '7号' });
      const before = await traces(number);
      at += 60_000;
      expect(await tell(number, { kind: 'APPROVED', flaw: 'replayed' })).toEqual(first);
      at += 300_000;
      expect((await tell(number, { kind: 'APPROVED', flaw: 'replayed' })).status).toBe(401);
      expect(await traces(number)).toEqual(before);
    });
  });

  describe('comes late, twice, or in another order', () => {
    it('sent again because its answer was lost, it is the same message', async () => {
      const number = await handedOver();
      const message = { kind: 'APPROVED', sequence: 1 } as const;
      const first = await tell(number, message);
      const before = await traces(number);
      expect(await tell(number, message)).toEqual(first);
      expect(await traces(number)).toEqual(before);
    });

    it('twice at the same moment it is acted on once', async () => {
      const number = await handedOver();
      const message = { kind: 'APPROVED', sequence: 1 } as const;
      const answers = await Promise.all([tell(number, message), tell(number, message), tell(number, message)]);
      expect(answers.map(({ body }) => body.outcome)).toEqual(['DONE', 'DONE', 'DONE']);
      const { timeline } = await read(number);
      expect(timeline.filter(({ label }) => label === '审批部门已批准')).toHaveLength(1);
    });

    it('another text under a sequence that was used is refused, so that no news is lost silently', async () => {
      const number = await handedOver();
      await tell(number, { kind: 'REVIEW_BEGUN', sequence: 1 });
      const answer = await tell(number, { kind: 'APPROVED', sequence: 1 });
      expect(answer).toMatchObject({ status: 409, body: { code: 'message_differs' } });
      expect((await read(number)).state).toBe('UNDER_REVIEW');
    });

    it('a decision before the beginning of its review takes both steps, and the beginning is no news any more', async () => {
      const number = await handedOver();
      await tell(number, { kind: 'APPROVED', sequence: 2 });
      expect((await read(number)).state).toBe('DECIDED_APPROVED');
      expect((await tell(number, { kind: 'REVIEW_BEGUN', sequence: 1 })).body).toMatchObject({ outcome: 'KNOWN' });
      expect((await read(number)).state).toBe('DECIDED_APPROVED');
    });

    it('a request for a supplement that a later decision has overtaken stops nothing', async () => {
      const number = await handedOver();
      await tell(number, { kind: 'REJECTED', reason: '不符合条件', sequence: 3 });
      const late = await tell(number, { kind: 'SUPPLEMENT_REQUESTED', reason: '平面图看不清', sequence: 2 });
      expect(late.body).toMatchObject({ outcome: 'KNOWN' });
      expect((await read(number)).state).toBe('DECIDED_REJECTED');
    });

    it('before its case was acknowledged, because that answer was lost, it is the acknowledgement too', async () => {
      const { number } = await world.takeIn(COMMITTED);
      await app.wechat.addFault({ path: PATH, kind: 'lost' });
      await pushDue();
      expect((await read(number)).state).toBe('ACCEPTED');
      await tell(number, { kind: 'APPROVED' });
      expect(await read(number)).toMatchObject({ state: 'DECIDED_APPROVED', push: { state: 'ACKNOWLEDGED' } });
    });

    it('what a reviewer has said at the desk already is no news', async () => {
      const number = await handedOver();
      await world.act(world.reviewer, { number }, 'review');
      await world.act(world.reviewer, { number }, 'approve');
      expect((await tell(number, { kind: 'APPROVED' })).body).toMatchObject({ outcome: 'KNOWN' });
    });
  });

  describe('that cannot be acted on', () => {
    const settle = (number: string, sequence: number, body: { how: 'APPLY' } | { how: 'SET_ASIDE'; note: string }) =>
      world.reviewer.client.call('POST /cases/:number/messages/:sequence/settlement', {
        params: { number, sequence },
        body,
      });

    async function inSpecialProcedure(): Promise<string> {
      const number = await handedOver();
      await tell(number, { kind: 'REVIEW_BEGUN' });
      await world.send(world.reviewer, { number }, 'special-procedure', {
        procedure: 'HEARING',
        workdays: 5,
        reason: '依法听证',
      });
      return number;
    }

    it('is kept and shown to staff, and answered, so that it is not sent without end', async () => {
      const number = await inSpecialProcedure();
      const answer = await tell(number, { kind: 'APPROVED', decisionNo: '8号' });
      expect(answer).toMatchObject({
        status: 200,
        body: { outcome: 'KEPT', why: expect.stringContaining('特别程序中') },
      });
      const seen = await read(number);
      expect(seen).toMatchObject({
        state: 'SPECIAL_PROCEDURE',
        departmentMessages: [{ kind: 'APPROVED', decisionNo: '8号', outcome: 'KEPT' }, {}],
      });
      expect(seen.timeline[0]).toMatchObject({ label: '审批系统来文：批准，等工作人员处理', internal: true });
    });

    it('is found by whoever opens the desk, though its case is over, until somebody has looked into it', async () => {
      const number = await handedOver();
      await world.act(world.clerk, { number }, 'withdraw', '申请人不办了');
      await tell(number, { kind: 'APPROVED' });
      const waiting = async () => (await world.clerk.client.call('GET /department-messages')).items;
      expect(await waiting()).toContainEqual(
        expect.objectContaining({ number, sequence: 1, kind: 'APPROVED', why: expect.stringContaining('已撤回') }),
      );
      await settle(number, 1, { how: 'SET_ASIDE', note: '已电话告知审批部门' });
      expect((await waiting()).map((item) => item.number)).not.toContain(number);
      const { client } = await app.citizen();
      await expect(client.call('GET /department-messages')).rejects.toMatchObject({ status: 403 });
    });

    it('is done later by a person’s word, once the case allows it, and counts from when it was decided', async () => {
      const number = await inSpecialProcedure();
      const decidedAt = new Date(at).toISOString();
      await tell(number, { kind: 'APPROVED', decisionNo: '8号', at: decidedAt });
      await expect(settle(number, 2, { how: 'APPLY' })).rejects.toMatchObject({
        problem: { code: 'message_not_applicable' },
      });
      at += HOUR;
      await world.act(world.reviewer, { number }, 'endSpecial');
      expect(await settle(number, 2, { how: 'APPLY' })).toMatchObject({
        state: 'DECIDED_APPROVED',
        decision: { number: '8号', decidedAt },
        departmentMessages: [{ outcome: 'DONE' }, {}],
      });
      await expect(settle(number, 2, { how: 'APPLY' })).rejects.toMatchObject({ problem: { status: 403 } });
    });

    it('of a case that was withdrawn is set aside by a person, who says what they found', async () => {
      const number = await handedOver();
      await world.act(world.clerk, { number }, 'withdraw', '申请人不办了');
      expect((await tell(number, { kind: 'APPROVED' })).body).toMatchObject({ outcome: 'KEPT' });
      expect(await settle(number, 1, { how: 'SET_ASIDE', note: '已电话告知审批部门' })).toMatchObject({
        state: 'WITHDRAWN',
        departmentMessages: [{ outcome: 'SETTLED', why: expect.stringContaining('已电话告知审批部门') }],
      });
    });

    it('an approval while materials are still owed under tolerance waits for them', async () => {
      const [left] = world.item(COMMITTED).materials.filter(({ canBeMissing }) => canBeMissing);
      const number = await handedOver({ without: [left?.key ?? ''], completeness: 'TOLERANCE' });
      expect((await tell(number, { kind: 'APPROVED' })).body).toMatchObject({
        outcome: 'KEPT',
        why: expect.stringContaining('容缺的材料还没有补齐'),
      });
      expect((await read(number)).state).toBe('PUSHED');
    });

    it('a decision against the one that was made waits for a person', async () => {
      const number = await handedOver();
      await tell(number, { kind: 'APPROVED' });
      const answer = await tell(number, { kind: 'REJECTED', reason: '不符合条件' });
      expect(answer.body).toMatchObject({ outcome: 'KEPT', why: expect.stringContaining('不一致') });
      expect((await read(number)).state).toBe('DECIDED_APPROVED');
    });

    it('with an acknowledgement that is not ours waits for a person', async () => {
      const number = await handedOver();
      expect((await tell(number, { kind: 'APPROVED', acknowledgement: 'SP-OTHER' })).body).toMatchObject({
        outcome: 'KEPT',
      });
      expect((await read(number)).state).toBe('PUSHED');
    });

    it('about a number that is no case is not found', async () => {
      const number = await handedOver();
      const [affair] = app.sandbox.world.affairs.values().filter(({ body }) => body.number === number);
      const stranger = `${number.slice(0, -1)}${number.endsWith('A') ? 'B' : 'A'}`;
      app.sandbox.world.affairs.set(`/affairs/${stranger}/submissions/0`, {
        acknowledgement: 'SP0',
        body: { messagesUrl: String(affair?.body.messagesUrl).replace(number, stranger) },
      });
      expect((await tell(stranger, { kind: 'APPROVED' })).status).toBe(404);
    });
  });
});
