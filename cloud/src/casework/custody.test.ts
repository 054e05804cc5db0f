import { type Someone, TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import { Database } from '../kernel/database/database';

const ITEM = 'food-business-license-new';
const KEPT_BY = { 原件: 'WINDOW', 复印件: 'WINDOW', 原件核验: 'APPLICANT', 电子: null } as const;

describe('the papers of a case', () => {
  let app: TestApp;
  let world: CaseWorld;
  let owner: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
    owner = await app.citizen();
  });
  afterAll(() => app.stop());

  const move = (number: string, materials: string[], to: 'WINDOW' | 'BACK_OFFICE' | 'APPLICANT' | 'ARCHIVE') =>
    world.clerk.client.call('POST /cases/:number/custody', { params: { number }, body: { materials, to } });

  async function atTheWindow(): Promise<{ number: string; here: string[] }> {
    const { number, materials } = await world.takeIn(ITEM, { phone: owner.person.phone });
    return { number, here: materials.filter(({ keeper }) => keeper === 'WINDOW').map(({ key }) => key) };
  }

  it('are at the window once received; what was only looked at has gone back at once', async () => {
    const { materials } = await world.takeIn(ITEM);
    for (const { form, received, keeper } of materials.filter((each) => each.received)) {
      expect([form, received, keeper]).toEqual([form, true, KEPT_BY[form as keyof typeof KEPT_BY]]);
    }
  });

  it('brought later are kept from then on, those before stay where they are', async () => {
    const [last = ''] = (world.item(ITEM).situations[0]?.materials ?? []).slice(-1);
    const { number } = await world.takeIn(ITEM, { without: [last], completeness: 'CHECK_LATER' });
    const complete = await world.send(world.clerk, { number }, 'materials', { materials: [last] });
    expect(complete.materials.find(({ key }) => key === last)?.since).not.toBeNull();
  });

  it('change hands on a numbered list, link by link', async () => {
    const { number, here } = await atTheWindow();
    const moved = await move(number, here.slice(0, 2), 'BACK_OFFICE');
    expect(
      moved.materials
        .filter(({ keeper }) => keeper === 'BACK_OFFICE')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(here.slice(0, 2).sort());
    expect(moved.documents.at(-1)).toMatchObject({ title: '材料交接清单' });
    await move(number, here.slice(0, 1), 'WINDOW');
    const chain = await app.server.container.get(Database).rows<{ fromKeeper: string | null; toKeeper: string }>(
      `SELECT m.from_keeper AS fromKeeper, m.to_keeper AS toKeeper FROM case_material_move m
           JOIN record r ON r.id = m.case_id WHERE r.number = ? AND m.material_key = ? ORDER BY m.id`,
      [number, here[0]],
    );
    expect(chain.map(({ fromKeeper, toKeeper }) => [fromKeeper, toKeeper])).toEqual([
      [null, 'WINDOW'],
      ['WINDOW', 'BACK_OFFICE'],
      ['BACK_OFFICE', 'WINDOW'],
    ]);
  });

  it('that are not here, or there already, are not moved', async () => {
    const { number, here } = await atTheWindow();
    expect(await refused(move(number, here.slice(0, 1), 'WINDOW'))).toMatchObject({ code: 'kept_there' });
    expect((await refused(move(number, ['no-such'], 'APPLICANT'))).status).toBe(400);
    expect(await refused(move(number, [], 'APPLICANT'))).toMatchObject({
      fields: [{ message: '请选择要移交的材料' }],
    });
  });

  it('seen by their owner: what was given back is in the history, what went on inside is not', async () => {
    const { number, here } = await atTheWindow();
    await move(number, here.slice(0, 1), 'BACK_OFFICE');
    await move(number, here.slice(1, 2), 'APPLICANT');
    const { timeline } = await world.read(owner, { number });
    const labels = timeline.map(({ label }) => label);
    expect(labels).toContain('材料已移交申请人');
    expect(labels).not.toContain('材料已移交审批部门');
  });

  it('go to the archive with the case, which waits for those that are still at the department', async () => {
    const { number, here } = await atTheWindow();
    await move(number, here.slice(0, 1), 'BACK_OFFICE');
    await world.act(world.clerk, { number }, 'push');
    await world.act(world.reviewer, { number }, 'review');
    await world.act(world.reviewer, { number }, 'approve');
    await world.act(world.clerk, { number }, 'notify');
    await world.deliver({ number });
    expect(await refused(world.act(world.clerk, { number }, 'archive'))).toMatchObject({ code: 'materials_lent' });
    await move(number, here.slice(0, 1), 'WINDOW');
    const archived = await world.act(world.clerk, { number }, 'archive');
    expect(archived.state).toBe('ARCHIVED');
    expect(archived.materials.filter(({ keeper }) => keeper === 'WINDOW')).toEqual([]);
  });
});
