import { type Someone, TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

const ITEM = 'food-business-license-new';

describe('what an applicant checks before coming', () => {
  let app: TestApp;
  let world: CaseWorld;
  let citizen: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
    citizen = await app.citizen();
  });
  afterAll(() => app.stop());
  beforeEach(() => setClock(() => instantOf('2026-11-23', '20:00')));
  afterEach(() => setClock(null));

  const situation = () => world.item(ITEM).situations[0];
  const check = (materials: readonly string[]) =>
    app.visitor.call('POST /prechecks', {
      body: { itemKey: ITEM, situationKey: situation()?.key ?? '', materials: [...materials] },
    });
  const read = (someone: Someone, code: string) => someone.client.call('GET /prechecks/:code', { params: { code } });
  const all = () => situation()?.materials ?? [];
  const materials = () => world.item(ITEM).materials.filter(({ key }) => all().includes(key));

  it('everything there, they may come', async () => {
    expect(await check(all())).toMatchObject({ outcome: 'COMPLETE', missing: [], endsOn: '2026-12-23' });
  });

  it('what is missing is named with its form and where it comes from, and main materials must come first', async () => {
    const main = materials().find(({ required, canBeMissing }) => required && !canBeMissing);
    const checked = await check(all().filter((key) => key !== main?.key));
    expect(checked).toMatchObject({
      outcome: 'INCOMPLETE',
      missing: [{ name: main?.name, form: main?.form, source: main?.source }],
    });
  });

  it('what may follow by promise does not keep them from coming (容缺)', async () => {
    const later = materials().find(({ required, canBeMissing }) => required && canBeMissing);
    if (!later) throw new Error('the item tolerates nothing');
    expect((await check(all().filter((key) => key !== later.key))).outcome).toBe('TOLERANCE');
  });

  it('is read at the window by its code, so that nothing is asked twice', async () => {
    const { code } = await check(all().slice(1));
    expect(code).toMatch(/^\d{8}$/);
    expect(await read(world.clerk, code)).toEqual({
      itemKey: ITEM,
      situationKey: situation()?.key,
      materials: all().slice(1),
    });
    expect((await refused(read(citizen, code))).status).toBe(403);
  });

  it('is over after its last day', async () => {
    const { code } = await check(all());
    setClock(() => instantOf('2026-12-23', '23:59'));
    await read(world.clerk, code);
    setClock(() => instantOf('2026-12-24', '00:00'));
    expect((await refused(read(world.clerk, code))).status).toBe(404);
  });

  it('a situation or a material the item does not have is named', async () => {
    const wrong = app.visitor.call('POST /prechecks', {
      body: { itemKey: ITEM, situationKey: 'none', materials: [] },
    });
    expect(await refused(wrong)).toMatchObject({ status: 400, fields: [{ path: 'body.situationKey' }] });
    expect(await refused(check(['none']))).toMatchObject({ status: 400, fields: [{ path: 'body.materials.0' }] });
  });
});
