import { randomInt } from 'node:crypto';
import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

const ITEM = 'food-business-license-new';
const NAME = '王小明';

describe('what an applicant handed in before', () => {
  let app: TestApp;
  let world: CaseWorld;
  let phone: string;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    setClock(() => instantOf('2026-11-23', '10:00'));
    phone = `139${String(randomInt(100_000_000)).padStart(8, '0')}`;
  });
  afterEach(() => setClock(null));

  const situation = () => world.item(ITEM).situations[0];
  const copies = () =>
    world
      .item(ITEM)
      .materials.filter(({ key, form }) => situation()?.materials.includes(key) && ['复印件', '电子'].includes(form))
      .map(({ key }) => key);
  const reusable = async (name = NAME, of = phone) => {
    const body = { itemKey: ITEM, situationKey: situation()?.key ?? '', name, phone: of };
    const { items } = await world.clerk.client.call('POST /reusable-materials', { body });
    return items;
  };

  it('as a copy or a file need not be handed in again, an original must', async () => {
    expect(copies().length).toBeGreaterThan(0);
    expect(await reusable()).toEqual([]);
    const { number } = await world.takeIn(ITEM, { phone });
    const found = await reusable();
    expect(found.map(({ key }) => key).sort()).toEqual(copies().sort());
    expect(found.every(({ from, on }) => from === number && on === '2026-11-23')).toBe(true);
  });

  it('counts as received in the next case, which says where each lies', async () => {
    const earlier = await world.takeIn(ITEM, { phone });
    const next = await world.takeIn(ITEM, {
      phone,
      materials: (situation()?.materials ?? []).filter((key) => !copies().includes(key)),
      reused: copies(),
    });
    expect(next.state).toBe('ACCEPTED');
    const reused = next.materials.filter(({ reusedFrom }) => reusedFrom !== null);
    expect(reused.map(({ key, reusedFrom, received }) => [key, reusedFrom, received]).sort()).toEqual(
      copies()
        .map((key) => [key, earlier.number, true])
        .sort(),
    );
    expect(next.timeline.map(({ label }) => label)).toContain('以前交过的材料不用再交');
  });

  it('is not found for another name or another phone', async () => {
    await world.takeIn(ITEM, { phone });
    expect(await reusable('李小红')).toEqual([]);
    expect(await reusable(NAME, '13700000000')).toEqual([]);
  });

  it('is not found once it was given back, nor after its time', async () => {
    const { number } = await world.takeIn(ITEM, { phone });
    const body = { materials: copies().slice(0, 1), to: 'APPLICANT' } as const;
    const paper = world.item(ITEM).materials.find(({ key }) => key === body.materials[0])?.form === '复印件';
    if (paper)
      await world.clerk.client.call('POST /cases/:number/custody', {
        params: { number },
        body: { ...body, materials: [...body.materials] },
      });
    expect((await reusable()).map(({ key }) => key)).toEqual(paper ? copies().slice(1) : copies());
    setClock(() => instantOf('2027-11-25', '10:00'));
    expect(await reusable()).toEqual([]);
  });

  it('cannot be said to be there when it is not', async () => {
    const taken = world.takeIn(ITEM, {
      phone,
      materials: (situation()?.materials ?? []).filter((key) => !copies().includes(key)),
      reused: copies(),
    });
    expect(await refused(taken)).toMatchObject({ status: 422, code: 'not_reusable' });
  });

  it('reused once already, it is found where it was handed in and not where it was reused', async () => {
    const first = await world.takeIn(ITEM, { phone });
    const rest = (situation()?.materials ?? []).filter((key) => !copies().includes(key));
    await world.takeIn(ITEM, { phone, materials: rest, reused: copies() });
    expect((await reusable()).every(({ from }) => from === first.number)).toBe(true);
  });
});
