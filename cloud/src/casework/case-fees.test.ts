import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';

const CHARGED = 'real-estate-transfer';

describe('a case whose guide lists a fee', () => {
  let app: TestApp;
  let world: CaseWorld;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
  });
  afterAll(() => app.stop());

  const paymentsOf = (number: string) =>
    world.clerk.client.call('GET /records/:number/payments', { params: { number } });

  it('owes it once it is accepted, with what it rests on', async () => {
    const { amountFen, basis } = world.item(CHARGED).fee;
    const { number } = await world.takeIn(CHARGED);
    expect(await paymentsOf(number)).toMatchObject({
      outstandingFen: amountFen,
      items: [{ kind: 'FEE', amountFen, basis, state: 'CREATED' }],
    });
  });

  it('hands its result over only when it is paid', async () => {
    const taken = await world.underReview(CHARGED);
    await world.act(world.reviewer, taken, 'approve');
    const notified = await world.act(world.clerk, taken, 'notify');
    expect(notified.actions).not.toContain('deliver');
    expect(await refused(world.deliver(taken))).toMatchObject({ code: 'fees_open' });
    const [payment] = (await paymentsOf(taken.number)).items;
    const body = { version: payment?.version ?? 0, receiptNo: 'SJ-20261123-01' };
    await world.clerk.client.call('POST /payments/:number/window', { params: { number: payment?.number ?? '' }, body });
    await app.settle();
    const { timeline } = await world.read(world.clerk, taken);
    expect(timeline[0]).toMatchObject({ label: '已缴费 80.00 元', note: payment?.number });
    expect(await world.deliver(taken)).toMatchObject({ state: 'DELIVERED' });
  });

  it('not complete when it is handed in owes nothing yet', async () => {
    const [first = ''] = world.item(CHARGED).situations[0]?.materials ?? [];
    const { number } = await world.takeIn(CHARGED, { without: [first], completeness: 'TELL_ONCE' });
    expect(await paymentsOf(number)).toMatchObject({ outstandingFen: 0, items: [] });
  });
});
