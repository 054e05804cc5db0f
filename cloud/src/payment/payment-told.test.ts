import type { Someone } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import { TestClock } from '../../test/clock';
import { PaymentWorld } from '../../test/payment-world';
import { HOUSE } from '../kernel/session/actor';
import { Payments } from './payment.service';

const CHARGED = 'real-estate-transfer';

const clock = new TestClock();
let world: PaymentWorld;

beforeAll(async () => {
  world = await PaymentWorld.start('PUBLIC_KEY');
});
afterAll(() => world.app.stop());

const told = async ({ client }: Someone) => {
  const { items } = await client.call('GET /me/notices', { query: {} });
  return items.filter(({ kind }) => kind === 'FEE_DUE');
};

describe('whoever owes something', () => {
  it('hears of it in the inbox, and by WeChat where that was agreed to; both lead to where it can be paid', async () => {
    const { owner, recordNumber } = await world.record();
    await owner.client.call('POST /me/subscriptions', { body: { accepted: ['FEE_DUE'] } });
    await world.raise(recordNumber);
    const [notice] = await told(owner);
    expect(notice).toMatchObject({ number: recordNumber, recordType: 'CONSULTATION', read: false });
    expect(notice?.text).toMatch(/^您有一笔费用待缴：食品经营许可证工本费，12\.00元/);
    await world.app.settle();
    const [message] = await world.app.wechat.messages(owner.person.key);
    expect(message?.page).toBe(`pages/record/index?number=${recordNumber}`);
    expect(message?.fields.map(({ value }) => value)).toContain('12.00元');
  });

  it('hears of it once, however often it is said', async () => {
    const { owner, recordNumber } = await world.record();
    await Promise.all([world.raise(recordNumber), world.raise(recordNumber), world.raise(recordNumber)]);
    await refused(world.raise(recordNumber, { amountFen: 1300 }));
    expect(await told(owner)).toHaveLength(1);
  });

  it('does not hear of it again when the order lapses at WeChat and is put anew', async () => {
    const { owner, number, payment } = await world.prepaid();
    clock.advance({ minutes: 121 });
    await world.follow();
    expect(await world.seen(number)).toMatchObject({ state: 'CLOSED' });
    expect(await world.list(owner, payment.recordNumber)).toMatchObject({ outstandingFen: 1200 });
    expect(await told(owner)).toHaveLength(1);
  });

  it('hears nothing when what was to be owed with it came to nothing', async () => {
    const { owner, recordNumber } = await world.record();
    const { database, server } = world.app;
    const record = await database.row<{ id: number }>('SELECT id FROM record WHERE number = ?', [recordNumber]);
    const debt = { recordId: record?.id ?? 0, kind: 'FEE' as const, title: '工本费', basis: null, amountFen: 100 };
    const failing = database.transaction(async () => {
      await server.container.get(Payments).raise(HOUSE, debt);
      throw new Error('the case was not accepted');
    });
    await expect(failing).rejects.toThrow('not accepted');
    expect(await told(owner)).toEqual([]);
  });

  it('hears of the fee of a case when it is accepted', async () => {
    const cases = await CaseWorld.open(world.app);
    const owner = await world.app.citizen();
    const { number } = await cases.takeIn(CHARGED, { phone: owner.person.phone });
    expect((await told(owner)).map((notice) => [notice.number, notice.recordType])).toEqual([[number, 'CASE']]);
  });
});
