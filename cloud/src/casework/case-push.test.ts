import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { setClock } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Jobs } from '../kernel/jobs/jobs';
import { instantOf } from '../kernel/time/civil-date';
import { CasePushes } from './case-pushes';

const COMMITTED = 'food-business-license-new';
const PATH = '/affairs/:no/submissions/:n';
const START = instantOf('2026-11-23', '09:30').getTime();

describe('a committed case on its way to the department', () => {
  let app: TestApp;
  let world: CaseWorld;
  let at = START;

  beforeAll(async () => {
    app = await TestApp.start({ BACK_OFFICE_TIMEOUT_MS: '300' }, { backOffice: true });
    world = await CaseWorld.open(app);
    // What the house does by itself is done here when a test says so.
    await app.server.container.get(Jobs).stop();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    at = START;
    setClock(() => new Date(at));
    await app.server.container.get(Database).write('UPDATE case_push SET attempt_at = NULL');
  });
  afterEach(async () => {
    setClock(null);
    await app.wechat.clearFaults();
  });

  const pushDue = () => app.server.container.get(CasePushes).pushDue();
  const filed = (number: string, submission = 0) =>
    app.sandbox.world.affairs.get(`/affairs/${number}/submissions/${submission}`);
  const read = (number: string) => world.read(world.clerk, { number });

  /** Waits so long, and does what is due then. */
  async function after(seconds: number): Promise<void> {
    at += seconds * 1000;
    await pushDue();
  }

  it('is handed over by itself, with all that the window took down, and moves on when it is acknowledged', async () => {
    const { number } = await world.takeIn(COMMITTED);
    expect(await read(number)).toMatchObject({ state: 'ACCEPTED', push: { state: 'WAITING', acknowledgement: null } });
    await pushDue();
    const seen = await read(number);
    expect(seen).toMatchObject({ state: 'PUSHED', push: { state: 'ACKNOWLEDGED', attempts: 1, fault: null } });
    expect(filed(number)?.acknowledgement).toBe(seen.push?.acknowledgement);
    expect(filed(number)?.body).toMatchObject({
      number,
      item: { key: COMMITTED },
      applicant: { kind: 'PERSON', name: '王小明', phone: '13800001234' },
      dueDate: seen.promises.find(({ kind }) => kind === 'DECISION_COMMITTED')?.dueDate,
    });
    expect(filed(number)?.body.materials).toHaveLength(world.item(COMMITTED).situations[0]?.materials.length ?? 0);
    expect(seen.promises.map(({ kind, light }) => [kind, light])).not.toContainEqual(['PUSH_TO_BACKOFFICE', 'OVERDUE']);
  });

  it('is known to be acknowledged by the desk, and says nothing of the machinery to the applicant', async () => {
    const citizen = await app.citizen();
    const { number } = await world.takeIn(COMMITTED, { phone: citizen.person.phone });
    await pushDue();
    const own = await citizen.client.call('GET /cases/:number', { params: { number } });
    expect(own).toMatchObject({ state: 'PUSHED', push: null });
  });

  it('an instant case is handed over to nobody', async () => {
    const { number } = await world.takeIn('license-reissue');
    expect((await read(number)).push).toBeNull();
  });

  it.each(['http_503', 'cut', 'garbage', 'slow', 'busy'] as const)(
    'is tried again when the department answers with «%s», until it is acknowledged once',
    async (kind) => {
      const { number } = await world.takeIn(COMMITTED);
      await app.wechat.addFault({ path: PATH, kind, ...(kind === 'slow' ? { delayMs: 1000 } : {}) });
      await pushDue();
      const failed = await read(number);
      expect(failed).toMatchObject({ state: 'ACCEPTED', push: { state: 'WAITING', attempts: 1 } });
      expect(failed.push?.fault).toMatch(/^审批系统/);
      await after(4);
      expect((await read(number)).push?.attempts).toBe(1);
      await after(1);
      expect(await read(number)).toMatchObject({ state: 'PUSHED', push: { attempts: 2, fault: null } });
    },
  );

  it('whose acknowledgement was lost is the same affair there when it is asked again', async () => {
    const { number } = await world.takeIn(COMMITTED);
    await app.wechat.addFault({ path: PATH, kind: 'lost' });
    await pushDue();
    const first = filed(number)?.acknowledgement;
    expect(first).toBeDefined();
    expect((await read(number)).state).toBe('ACCEPTED');
    await after(5);
    expect((await read(number)).push).toMatchObject({ state: 'ACKNOWLEDGED', acknowledgement: first });
  });

  it('that the department refuses waits for a person, who reads why and may try again', async () => {
    const { number } = await world.takeIn(COMMITTED);
    await app.wechat.addFault({ path: PATH, kind: 'errcode', errcode: 'X1' });
    await pushDue();
    expect((await read(number)).push).toMatchObject({
      state: 'REFUSED',
      fault: '审批系统退回：沙箱退回 X1',
      nextAttemptAt: null,
    });
    await after(3600);
    expect((await read(number)).push?.state).toBe('REFUSED');
    const again = () => world.clerk.client.call('POST /cases/:number/push', { params: { number } });
    expect((await again()).push?.state).toBe('WAITING');
    await pushDue();
    expect((await read(number)).state).toBe('PUSHED');
    await expect(again()).rejects.toMatchObject({ problem: { status: 403 } });
  });

  it('entered there by hand is sent no more', async () => {
    const { number } = await world.takeIn(COMMITTED);
    await world.act(world.clerk, { number }, 'push', '审批系统停机，已手工录入');
    expect(await read(number)).toMatchObject({ state: 'PUSHED', push: { state: 'BY_HAND', nextAttemptAt: null } });
    await after(60);
    expect(filed(number)).toBeUndefined();
  });

  it('withdrawn before it was handed over is not sent any more', async () => {
    const { number } = await world.takeIn(COMMITTED);
    await world.act(world.clerk, { number }, 'withdraw', '申请人不办了');
    await pushDue();
    expect(filed(number)).toBeUndefined();
    expect((await read(number)).push?.state).toBe('DROPPED');
  });

  describe('withdrawn after the department has it', () => {
    const WITHDRAWAL = '/affairs/:no/withdrawal';
    const told = (number: string) => app.sandbox.world.affairs.get(`/affairs/${number}/withdrawal`);
    const withdraw = (number: string) => world.act(world.clerk, { number }, 'withdraw', '申请人不办了');

    it('is told there too, until that is acknowledged', async () => {
      const { number } = await world.takeIn(COMMITTED);
      await pushDue();
      await withdraw(number);
      await app.wechat.addFault({ path: WITHDRAWAL, kind: 'http_503' });
      await pushDue();
      expect(await read(number)).toMatchObject({ state: 'WITHDRAWN', push: { kind: 'WITHDRAWAL', state: 'WAITING' } });
      await after(5);
      const { push } = await read(number);
      expect(push).toMatchObject({ kind: 'WITHDRAWAL', state: 'ACKNOWLEDGED' });
      expect(told(number)).toMatchObject({
        acknowledgement: push?.acknowledgement,
        body: { number, withdrawnAt: new Date(START).toISOString() },
      });
    });

    it('or may have it, because an answer was lost, is told there too', async () => {
      const { number } = await world.takeIn(COMMITTED);
      await app.wechat.addFault({ path: PATH, kind: 'lost' });
      await pushDue();
      await withdraw(number);
      await after(5);
      expect(told(number)).toBeDefined();
      expect((await read(number)).push).toMatchObject({ kind: 'WITHDRAWAL', state: 'ACKNOWLEDGED' });
    });

    it('that will not hear of it is asked again by a person', async () => {
      const { number } = await world.takeIn(COMMITTED);
      await pushDue();
      await withdraw(number);
      await app.wechat.addFault({ path: WITHDRAWAL, kind: 'errcode', errcode: 'X2' });
      await pushDue();
      expect((await read(number)).push).toMatchObject({ state: 'REFUSED', fault: '审批系统退回：沙箱退回 X2' });
      await world.clerk.client.call('POST /cases/:number/push', { params: { number } });
      await pushDue();
      expect(told(number)).toBeDefined();
    });

    it('by hand is told there by hand', async () => {
      const { number } = await world.takeIn(COMMITTED);
      await world.act(world.clerk, { number }, 'push', '审批系统停机，已手工录入');
      await withdraw(number);
      await pushDue();
      expect(told(number)).toBeUndefined();
    });
  });

  describe('ended another way after the department has it', () => {
    const told = (number: string, how: string) => app.sandbox.world.affairs.get(`/affairs/${number}/${how}`);

    it('by the revocation of its decision, is told there with the day of it', async () => {
      const { number } = await world.takeIn(COMMITTED);
      await pushDue();
      await world.act(world.reviewer, { number }, 'review');
      await world.act(world.reviewer, { number }, 'approve');
      await world.act(world.clerk, { number }, 'notify');
      at += 3600_000;
      await world.act(world.reviewer, { number }, 'revoke', '依法撤销');
      const revokedAt = new Date(at).toISOString();
      await app.wechat.addFault({ path: '/affairs/:no/revocation', kind: 'cut' });
      await pushDue();
      expect(told(number, 'revocation')).toBeUndefined();
      await after(5);
      expect(told(number, 'revocation')?.body).toEqual({ number, revokedAt });
      expect((await read(number)).push).toMatchObject({ kind: 'REVOCATION', state: 'ACKNOWLEDGED' });
    });

    it('because what was asked for never came, is told there, so that nobody reviews it further', async () => {
      const { number } = await world.takeIn(COMMITTED);
      await pushDue();
      await world.act(world.reviewer, { number }, 'review');
      await world.act(world.reviewer, { number }, 'requestSupplement', '平面图看不清');
      await world.send(world.clerk, { number }, 'notice', { missing: [], corrections: ['平面图请重新打印'] });
      at += 30 * 24 * 3600_000;
      await world.passTime();
      await world.act(world.clerk, { number }, 'returnLapsed', '逾期未补');
      await world.act(world.clerk, { number }, 'archive');
      const ended = (await read(number)).timeline.find(({ label }) => label.includes('逾期未补正'))?.at;
      await pushDue();
      expect(told(number, 'termination')?.body).toEqual({ number, endedAt: ended });
    });

    it('and what was never handed over is told to nobody', async () => {
      const { number } = await world.takeIn(COMMITTED);
      await world.act(world.clerk, { number }, 'notAccept', '不符合受理条件');
      await pushDue();
      expect(told(number, 'termination')).toBeUndefined();
      expect((await read(number)).push).toMatchObject({ kind: 'SUBMISSION', state: 'DROPPED' });
    });
  });

  it('is handed over once, however many replicas try at the same time', async () => {
    const { number } = await world.takeIn(COMMITTED);
    const before = app.sandbox.world.calls.get(PATH) ?? 0;
    await Promise.all([pushDue(), pushDue(), pushDue()]);
    expect((app.sandbox.world.calls.get(PATH) ?? 0) - before).toBe(1);
    const seen = await read(number);
    expect(seen.timeline.filter(({ label }) => label.includes('推送'))).toHaveLength(1);
  });

  it('supplemented during review, what was brought is handed over too', async () => {
    const { number } = await world.takeIn(COMMITTED);
    await pushDue();
    await world.act(world.reviewer, { number }, 'review');
    await world.act(world.reviewer, { number }, 'requestSupplement', '平面图看不清');
    await world.send(world.clerk, { number }, 'notice', { missing: [], corrections: ['平面图请重新打印'] });
    await world.send(world.clerk, { number }, 'materials', { materials: [], corrected: true });
    await pushDue();
    expect(filed(number, 1)?.body).toMatchObject({ number, submission: 1 });
    expect(await read(number)).toMatchObject({ state: 'UNDER_REVIEW', push: { state: 'ACKNOWLEDGED' } });
  });
});
