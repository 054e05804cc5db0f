import { AgencyWorld, ITEMS } from '../../test/agency-world';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { MandateWorld } from '../../test/mandate-world';
import { setClock } from '../kernel/clock';
import { AgencyMandate } from './agency-mandate';

const [FIRST, SECOND] = ITEMS;

describe('a case of 代办 and its mandate', () => {
  let app: TestApp;
  let world: AgencyWorld;
  let mandates: MandateWorld;
  let owner: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await AgencyWorld.on(app, '2026-12-08');
    mandates = await MandateWorld.on(app, '2026-12-08');
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    world.visits.clock('09:30');
    owner = await mandates.verified();
  });
  afterEach(() => setClock(null));

  const planned = async () => {
    const number = await world.planned(owner, world.serial(), 'AGENCY');
    await world.confirm(owner, number);
    return number;
  };
  const sign = (number: string, terms: { itemKeys?: string[]; from?: string } = {}, substitution = false) =>
    mandates.effective(owner, { number }, { itemKeys: [FIRST], agent: world.agent, ...terms }, substitution);
  const state = async (number: string) => (await world.read(owner, number)).state;
  const revoke = async (number: string) => {
    const { version } = await mandates.read(owner, number);
    await owner.client.call('POST /mandates/:number/revoke', { params: { number }, body: { version } });
    await app.settle();
  };

  it('is mandated once both sides have signed, collected for and filed by the agent named', async () => {
    const number = await planned();
    await sign(number);
    await app.settle();
    expect(await state(number)).toBe('MANDATED');
    await world.send(world.agent, number, 'collection', {});
    expect(await world.file(number, FIRST)).toMatchObject({ state: 'FILED' });
  });

  it('is mandated at once where the mandate was signed before the plan was agreed to', async () => {
    const number = await world.planned(owner, world.serial(), 'AGENCY');
    await sign(number);
    await app.settle();
    expect((await world.confirm(owner, number)).state).toBe('MANDATED');
  });

  it('waits for the first day of the mandate, and begins with it', async () => {
    const number = await planned();
    await sign(number, { from: '2026-12-10' });
    await app.settle();
    expect(await state(number)).toBe('PLAN_CONFIRMED');
    world.visits.clock('00:05', '2026-12-10');
    await app.server.container.get(AgencyMandate).followBegun();
    expect(await state(number)).toBe('MANDATED');
  });

  it('is not mandated any more when the client revokes, and nothing is filed from that moment', async () => {
    const number = await planned();
    const mandate = await sign(number);
    await app.settle();
    await revoke(mandate.number);
    expect(await state(number)).toBe('PLAN_CONFIRMED');
    const again = await planned();
    const second = await sign(again);
    await app.settle();
    await world.send(world.agent, again, 'collection', {});
    await revoke(second.number);
    expect(await refused(world.file(again, FIRST))).toMatchObject({ status: 422, code: 'mandate_not_valid_today' });
  });

  it('files no item that the mandate does not name', async () => {
    const number = await world.planned(owner, world.parallel(), 'AGENCY');
    await world.confirm(owner, number);
    await sign(number);
    await app.settle();
    await world.send(world.agent, number, 'collection', {});
    expect(await refused(world.file(number, SECOND))).toMatchObject({ code: 'mandate_lacks_item' });
  });

  describe('changes its agent', () => {
    let other: Colleague;

    beforeEach(async () => {
      const skills = [...new Set(ITEMS.map((key) => world.windows.item(key).category))];
      other = await world.visits.agent('hall', skills);
      await world.visits.roster([world.agent, other]);
    });

    const reappoint = (number: string) =>
      world.send(world.desk, number, 'agent', { workNo: other.workNo, reason: '原代办员外出培训' });

    it('by the clause on substitutes, who may then file (民法典 art. 169)', async () => {
      const number = await planned();
      await sign(number, {}, true);
      await app.settle();
      await reappoint(number);
      await world.send(other, number, 'collection', {});
      expect(await world.file(number, FIRST, other)).toMatchObject({ state: 'FILED' });
    });

    it('not without the clause, unless the client agrees anew', async () => {
      const number = await planned();
      await sign(number);
      await app.settle();
      expect(await refused(reappoint(number))).toMatchObject({ status: 422, code: 'substitution_not_agreed' });
      expect((await world.read(owner, number)).holder).toMatchObject({ workNo: world.agent.workNo });
    });
  });

  it('withdrawn ends its mandate with it', async () => {
    const number = await planned();
    const mandate = await sign(number);
    await app.settle();
    await world.send(owner, number, 'withdraw', {});
    const { state: ended, validToday } = await mandates.read(owner, mandate.number);
    expect(ended).not.toBe('EFFECTIVE');
    expect(validToday).toBe(false);
  });
});
