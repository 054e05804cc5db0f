import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';

const ITEM = 'food-business-license-new';

describe('the written proof an applicant gets (行政许可法 art. 32)', () => {
  let app: TestApp;
  let world: CaseWorld;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
  });
  afterAll(() => app.stop());

  const titles = ({ documents }: { documents: readonly { title: string }[] }) => documents.map(({ title }) => title);

  it('of acceptance, dated and numbered', async () => {
    expect(titles(await world.takeIn(ITEM))).toEqual(['受理通知书']);
  });

  it('of not being accepted here, with where to go instead (首问负责)', async () => {
    const { number } = await world.takeIn(ITEM, { materials: [], completeness: 'CHECK_LATER' });
    const referred = await world.send(world.clerk, { number }, 'referral', {
      referredTo: '示范市市场监督管理局',
      reason: '这个事项由市级办理',
    });
    expect(referred).toMatchObject({ state: 'REFUSED', referredTo: '示范市市场监督管理局' });
    expect(titles(referred)).toEqual(['不予受理通知书']);
    expect(referred.timeline.map(({ note }) => note)).toContain('请向示范市市场监督管理局申请。这个事项由市级办理');
  });

  it('of a decision taken back by law, whose case is then exchanged as revoked (行政许可法 art. 69)', async () => {
    const taken = await world.approved(ITEM);
    await world.act(world.clerk, taken, 'notify');
    await world.deliver(taken);
    const revoked = await world.act(world.reviewer, taken, 'revoke', '以欺骗手段取得');
    expect(revoked).toMatchObject({ state: 'REVOKED', open: false, stateCode: 15 });
    expect(titles(revoked).at(-1)).toBe('撤销决定书');
  });

  it('nobody is sent away without being told where to', async () => {
    const { number } = await world.takeIn(ITEM, { materials: [], completeness: 'CHECK_LATER' });
    const problem = await refused(
      world.send(world.clerk, { number }, 'referral', { referredTo: '', reason: '不是本中心的事项' }),
    );
    expect(problem.fields).toEqual([{ path: 'body.referredTo', message: '请填写应向哪里申请' }]);
  });
});
