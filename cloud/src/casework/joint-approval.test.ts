import { type Someone, TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import type { Centre } from '../directory/centre.config';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';
import { JointApprovals } from './joint-approval.service';

describe('cases approved side by side (行政许可法 art. 26, 42(2))', () => {
  let app: TestApp;
  let world: CaseWorld;
  let owner: Someone;
  let items: string[];

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
    owner = await app.citizen();
    items = app.server.container
      .get<Centre>('centre')
      .items.filter(({ type, fee }) => type === 'COMMITTED' && fee.amountFen === 0)
      .slice(0, 3)
      .map(({ key }) => key);
  });
  afterAll(() => app.stop());
  beforeEach(() => setClock(() => instantOf('2026-11-23', '10:00')));
  afterEach(() => setClock(null));

  const join = (cases: string[]) => world.clerk.client.call('POST /joint-approvals', { body: { cases } });
  const conclude = () => app.server.container.get(JointApprovals).concludeSettled();
  const read = (someone: Someone, number: string) =>
    someone.client.call('GET /joint-approvals/:number', { params: { number } });

  async function taken(count: number): Promise<string[]> {
    const numbers: string[] = [];
    for (const item of items.slice(0, count)) {
      numbers.push((await world.takeIn(item, { phone: owner.person.phone })).number);
    }
    return numbers;
  }

  async function decide(number: string): Promise<void> {
    await world.act(world.clerk, { number }, 'push');
    await world.act(world.reviewer, { number }, 'review');
    await world.act(world.reviewer, { number }, 'approve');
  }

  it('are promised within 45 working days of the earliest acceptance, each beside its own limit', async () => {
    const [first = ''] = await taken(1);
    setClock(() => instantOf('2026-11-25', '10:00'));
    const second = await world.takeIn(items[1] ?? '', { phone: owner.person.phone });
    const group = await join([second.number, first]);
    expect(group).toMatchObject({ state: 'RUNNING', title: `并联审批：${second.itemName}等 2 项` });
    expect(group.promise).toMatchObject({ kind: 'LICENCE_JOINT', provisional: true });
    const alone = await world.read(world.clerk, { number: first });
    expect(alone).toMatchObject({ joint: group.number, promise: { kind: 'PUSH_TO_BACKOFFICE' } });
    expect(group.members.map(({ number }) => number).sort()).toEqual([first, second.number].sort());
  });

  it('are one matter to their owner, who sees where each stands', async () => {
    const cases = await taken(2);
    const { number } = await join(cases);
    await decide(cases[0] ?? '');
    const seen = await read(owner, number);
    expect(seen.members.map(({ stateLabel, settled }) => [stateLabel, settled])).toEqual([
      ['已批准', true],
      ['已受理', false],
    ]);
    const { items: mine } = await owner.client.call('GET /me/records', { query: {} });
    expect(mine.map((each) => each.number)).toContain(number);
  });

  it('are concluded when the last of them is decided or over, once, whoever notices', async () => {
    const cases = await taken(3);
    const { number } = await join(cases);
    await decide(cases[0] ?? '');
    await decide(cases[1] ?? '');
    await conclude();
    expect((await read(owner, number)).state).toBe('RUNNING');
    await world.act(owner, { number: cases[2] ?? '' }, 'withdraw', '不办了');
    await Promise.all([conclude(), conclude()]);
    const concluded = await read(owner, number);
    expect(concluded).toMatchObject({ state: 'CONCLUDED', open: false });
    expect(concluded.timeline.filter(({ label }) => label === '各件都有结果了')).toHaveLength(1);
  });

  it('are those of one applicant', async () => {
    const [mine = ''] = await taken(1);
    const { number } = await world.takeIn(items[1] ?? '', { phone: '13911112222' });
    expect(await refused(join([mine, number]))).toMatchObject({ status: 422, code: 'joint_other_applicant' });
  });

  it.each([
    ['an instant one', 'joint_instant', () => world.takeIn('license-reissue', { phone: owner.person.phone })],
    [
      'one that is decided',
      'joint_not_running',
      async () => {
        const { number } = await world.takeIn(items[1] ?? '', { phone: owner.person.phone });
        await decide(number);
        return { number };
      },
    ],
  ])('are joined without %s', async (_, code, other) => {
    const [first = ''] = await taken(1);
    expect(await refused(join([first, (await other()).number]))).toMatchObject({ code });
  });

  it('are in one group only, even when two clerks join them at the same time', async () => {
    const cases = await taken(2);
    const outcomes = await Promise.allSettled([join(cases), join([...cases].reverse())]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refused(join(cases))).toMatchObject({ code: 'joint_already' });
  });

  it('are found for a clerk among what the same applicant has running', async () => {
    const applicant = await app.citizen();
    const first = await world.takeIn(items[0] ?? '', { phone: applicant.person.phone });
    const second = await world.takeIn(items[1] ?? '', { phone: applicant.person.phone });
    await world.takeIn('license-reissue', { phone: applicant.person.phone });
    const found = await world.clerk.client.call('GET /cases/:number/joint-candidates', {
      params: { number: first.number },
    });
    expect(found.items.map(({ number }) => number)).toEqual([second.number]);
  });

  it('are not shown to a stranger', async () => {
    const { number } = await join(await taken(2));
    const stranger = await app.citizen();
    expect((await refused(read(stranger, number))).status).toBe(404);
  });
});
