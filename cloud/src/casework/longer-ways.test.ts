import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

const COMMITTED = 'food-business-license-new';

describe('a case accepted under tolerance', () => {
  let app: TestApp;
  let world: CaseWorld;
  const TOLERANT = 'food-business-license-new';

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const at = (date: string, time: string) => setClock(() => instantOf(date, time));
  const secondary = () => world.item(TOLERANT).materials.find(({ canBeMissing }) => canBeMissing)?.key ?? '';
  const main = () =>
    world.item(TOLERANT).materials.find(({ required, canBeMissing }) => required && !canBeMissing)?.key ?? '';
  const tolerated = () => world.takeIn(TOLERANT, { without: [secondary()], completeness: 'TOLERANCE' });

  it('is approved only when what was left for later is there', async () => {
    at('2026-09-21', '10:00');
    const taken = await tolerated();
    expect(taken).toMatchObject({ state: 'ACCEPTED', tolerance: [expect.any(String)] });
    expect(taken.promises).toContainEqual(
      expect.objectContaining({ kind: 'TOLERANCE_SUPPLEMENT', dueDate: '2026-09-29' }),
    );
    await world.act(world.clerk, taken, 'push');
    await world.act(world.reviewer, taken, 'review');
    expect(await refused(world.act(world.reviewer, taken, 'approve'))).toMatchObject({ code: 'tolerance_open' });
    await world.send(world.clerk, taken, 'materials', { materials: [secondary()] });
    const approved = await world.act(world.reviewer, taken, 'approve');
    expect(approved).toMatchObject({ state: 'DECIDED_TOLERANCE', stateCode: 12, tolerance: [] });
  });

  it('and not completed in time ends, its materials going back', async () => {
    at('2026-09-21', '10:00');
    const taken = await tolerated();
    at('2026-09-29', '17:01');
    await world.passTime();
    expect(await world.read(world.clerk, taken)).toMatchObject({ state: 'RETURNED', open: false });
  });

  it('and asked for a supplement too, is not ended while that is awaited', async () => {
    at('2026-09-21', '10:00');
    const taken = await tolerated();
    await world.act(world.clerk, taken, 'push');
    await world.act(world.reviewer, taken, 'review');
    await world.act(world.reviewer, taken, 'requestSupplement', '平面图看不清');
    at('2026-09-22', '10:00');
    await world.send(world.clerk, taken, 'notice', { missing: [], corrections: ['平面图请重新打印'] });
    at('2026-09-29', '17:01');
    await world.passTime();
    const waiting = await world.read(world.clerk, taken);
    expect(waiting.state).toBe('SUPPLEMENT_PENDING');
    expect(waiting.promises).toContainEqual(expect.objectContaining({ kind: 'TOLERANCE_SUPPLEMENT', light: 'PAUSED' }));
  });

  it('and rejected, owes nothing any more of what it need not bring', async () => {
    at('2026-09-21', '10:00');
    const taken = await tolerated();
    await world.act(world.clerk, taken, 'push');
    await world.act(world.reviewer, taken, 'review');
    await world.act(world.reviewer, taken, 'reject', '不符合条件');
    at('2026-09-29', '17:01');
    await world.passTime();
    const rejected = await world.read(world.clerk, taken);
    expect(rejected.state).toBe('DECIDED_REJECTED');
    expect(rejected.promises.map(({ kind }) => kind)).not.toContain('TOLERANCE_SUPPLEMENT');
  });

  it('is refused where a main material is missing, or the item does not allow it', async () => {
    const mainMissing = world.takeIn(TOLERANT, { without: [main()], completeness: 'TOLERANCE' });
    expect(await refused(mainMissing)).toMatchObject({ code: 'main_materials_missing' });
    const [instant] = [world.item('license-reissue')];
    const [missing = ''] = instant.situations[0]?.materials ?? [];
    const notAllowed = world.takeIn('license-reissue', { without: [missing], completeness: 'TOLERANCE' });
    expect(await refused(notAllowed)).toMatchObject({ code: 'tolerance_not_allowed' });
  });
});

describe('a decision that takes longer', () => {
  let app: TestApp;
  let world: CaseWorld;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const at = (date: string, time: string) => setClock(() => instantOf(date, time));
  const extension = { workdays: 10, approvedBy: '张局长', reason: '需要核实经营场所权属' };

  it('by a special procedure has its clock stopped from the written notice to the end of it', async () => {
    at('2026-09-01', '10:00');
    const taken = await world.underReview(COMMITTED);
    at('2026-09-03', '10:00');
    const special = { procedure: 'EXPERT_REVIEW', workdays: 3, reason: '工艺需专家评审' } as const;
    const paused = await world.send(world.reviewer, taken, 'special-procedure', special);
    expect(paused).toMatchObject({
      state: 'SPECIAL_PROCEDURE',
      stateCode: 9,
      promise: { light: 'PAUSED' },
      documents: [{ kind: 'ACCEPTANCE_NOTICE' }, { kind: 'SPECIAL_PROCEDURE_NOTICE' }],
    });
    at('2026-09-08', '10:00');
    const resumed = await world.act(world.reviewer, taken, 'endSpecial');
    expect(resumed).toMatchObject({ state: 'UNDER_REVIEW', promise: { dueDate: '2026-09-18' } });
  });

  it('by extension is counted from the same day 0, told in writing, and granted once', async () => {
    at('2026-09-01', '10:00');
    const taken = await world.underReview(COMMITTED);
    const extended = await world.send(world.reviewer, taken, 'extension', extension);
    expect(extended).toMatchObject({
      promise: { dueDate: '2026-09-29' },
      documents: [{ kind: 'ACCEPTANCE_NOTICE' }, { kind: 'EXTENSION_NOTICE' }],
    });
    expect(await refused(world.send(world.reviewer, taken, 'extension', extension))).toMatchObject({
      code: 'extension_used',
    });
    expect((await world.read(world.clerk, taken)).documents).toHaveLength(2);
  });

  it.each([
    ['after it expired', '2026-09-15', '17:01', extension, 'extension_too_late'],
    ['by more than the law allows', '2026-09-02', '10:00', { ...extension, workdays: 11 }, 'extension_too_long'],
  ])('is not extended %s', async (_, date, time, body, code) => {
    at('2026-09-01', '10:00');
    const taken = await world.underReview(COMMITTED);
    at(date, time);
    expect(await refused(world.send(world.reviewer, taken, 'extension', body))).toMatchObject({ code });
  });

  it('is not changed by a clerk', async () => {
    at('2026-09-01', '10:00');
    const taken = await world.underReview(COMMITTED);
    expect(await refused(world.send(world.clerk, taken, 'extension', extension))).toMatchObject({ status: 403 });
  });
});
