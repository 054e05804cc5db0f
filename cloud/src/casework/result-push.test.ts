import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { setClock } from '../kernel/clock';
import { Jobs } from '../kernel/jobs/jobs';
import { instantOf } from '../kernel/time/civil-date';
import { CasePushes } from './case-pushes';

const COMMITTED = 'food-business-license-new';
const RESULTS = '/results/:no';
const START = instantOf('2026-11-23', '09:30').getTime();
const DAY = 24 * 3600_000;

describe.each([
  ['connected', true],
  ['not connected', false],
])('the result of a case where the province’s platform is %s', (_, province) => {
  let app: TestApp;
  let world: CaseWorld;
  let at = START;

  beforeAll(async () => {
    app = await TestApp.start({}, { province });
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
  const pushDue = () => app.server.container.get(CasePushes).pushDue();
  const told = (number: string) => app.sandbox.world.results.get(`/results/${number}`);
  const light = async (number: string) =>
    (await read(number)).promises.find(({ kind }) => kind === 'RESULT_PUSH')?.light;
  const onBoard = async (number: string) =>
    (await world.supervisor.client.call('GET /desk/promises', { query: {} })).items.find(
      (line) => line.number === number,
    );

  async function delivered(): Promise<string> {
    const { number } = await world.approved(COMMITTED);
    await world.act(world.clerk, { number }, 'notify');
    await world.deliver({ number });
    return number;
  }

  it('is promised within three working days of the decision, on the desk and on the board', async () => {
    const { number } = await world.approved(COMMITTED);
    const { promises } = await read(number);
    expect(promises.find(({ kind }) => kind === 'RESULT_PUSH')).toMatchObject({
      label: '结果信息推送省级平台',
      light: 'NORMAL',
      dueDate: '2026-11-26',
    });
    expect(await onBoard(number)).toBeDefined();
  });

  it('is owed of a rejection too, and of nothing that was not decided', async () => {
    const { number } = await world.underReview(COMMITTED);
    expect(await light(number)).toBeUndefined();
    await world.act(world.reviewer, { number }, 'reject', '不符合条件');
    expect(await light(number)).toBe('NORMAL');
  });

  it('is owed still when the applicant has it in hand: late, it is on the board, though their case is over', async () => {
    const citizen = await app.citizen();
    const { number } = await world.approved(COMMITTED, {
      applicant: { kind: 'PERSON', name: '王小明', phone: citizen.person.phone },
    });
    await world.act(world.clerk, { number }, 'notify');
    await world.deliver({ number });
    at += 7 * DAY;
    await world.passTime();
    expect(await light(number)).toBe('OVERDUE');
    expect(await onBoard(number)).toMatchObject({ promise: { kind: 'RESULT_PUSH', light: 'OVERDUE' } });
    const mine = (open: 'true' | 'false') => citizen.client.call('GET /me/records', { query: { open } });
    expect((await mine('true')).items.map((item) => item.number)).not.toContain(number);
    expect((await mine('false')).items).toContainEqual(expect.objectContaining({ number, open: false }));
  });

  it('is counted in the report of the contract under the rule of the province', async () => {
    const { lines } = await world.supervisor.client.call('GET /reports/contract', {
      query: { from: '2026-11-23', to: '2026-12-31' },
    });
    const line = lines.find(({ kind }) => kind === 'RESULT_PUSH');
    expect(line).toMatchObject({
      clause: expect.stringContaining('25号'),
      told: '决定后3个工作日内把结果信息推送到省级平台',
    });
    expect(line?.due).toBeGreaterThan(0);
  });

  it('uploaded there by hand is said with a word on it, once, and is no longer owed', async () => {
    const number = await delivered();
    expect((await read(number)).actions).toContain('pushResult');
    await expect(world.act(world.clerk, { number }, 'pushResult')).rejects.toMatchObject({
      problem: { status: 400, fields: [{ path: 'body.note' }] },
    });
    await world.act(world.clerk, { number }, 'pushResult', '省级平台回执 20261123-7');
    expect(await light(number)).toBe('DONE_ON_TIME');
    expect(await onBoard(number)).toBeUndefined();
    const seen = await read(number);
    expect(seen.actions).not.toContain('pushResult');
    expect(seen.timeline[0]).toMatchObject({ internal: true, note: '省级平台回执 20261123-7' });
    await pushDue();
    expect(told(number)).toBeUndefined();
  });

  it('is not owed any more once the decision is revoked', async () => {
    const number = await delivered();
    await world.act(world.reviewer, { number }, 'revoke', '依法撤销');
    expect(await light(number)).toBeUndefined();
    await pushDue();
    expect(told(number)).toBeUndefined();
  });

  if (province) {
    it('goes there by itself, signed, and is kept when it is acknowledged', async () => {
      const number = await delivered();
      await pushDue();
      const { resultPush, open } = await read(number);
      expect(open).toBe(false);
      expect(resultPush).toMatchObject({ kind: 'RESULT', state: 'ACKNOWLEDGED' });
      expect(told(number)).toMatchObject({
        acknowledgement: resultPush?.acknowledgement,
        body: { number, item: { key: COMMITTED }, outcome: 'APPROVED', decidedAt: new Date(START).toISOString() },
      });
      expect(await light(number)).toBe('DONE_ON_TIME');
      expect(await onBoard(number)).toBeUndefined();
    });

    it.each(['http_503', 'cut', 'lost'] as const)('is tried again after «%s»', async (kind) => {
      const { number } = await world.approved(COMMITTED);
      await app.wechat.addFault({ path: RESULTS, kind });
      await pushDue();
      expect((await read(number)).resultPush).toMatchObject({
        state: 'WAITING',
        fault: expect.stringMatching(/^省级平台/),
      });
      at += 5000;
      await pushDue();
      expect(await light(number)).toBe('DONE_ON_TIME');
    });

    it('that is refused waits for a clerk, who tries again', async () => {
      const { number } = await world.approved(COMMITTED);
      await app.wechat.addFault({ path: RESULTS, kind: 'errcode', errcode: 'X9' });
      await pushDue();
      expect((await read(number)).resultPush).toMatchObject({ state: 'REFUSED', fault: '省级平台退回：沙箱退回 X9' });
      await world.clerk.client.call('POST /cases/:number/push', { params: { number } });
      await pushDue();
      expect(await light(number)).toBe('DONE_ON_TIME');
    });
  } else {
    it('is sent nowhere by itself', async () => {
      const { number } = await world.approved(COMMITTED);
      expect(await pushDue()).toBe(0);
      expect((await read(number)).resultPush).toBeNull();
    });
  }
});
