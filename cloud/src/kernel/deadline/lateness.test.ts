import { type Colleague, type Someone, TestApp } from '../../../test/app';
import { CaseWorld } from '../../../test/case-world';
import { setClock } from '../clock';
import { instantOf } from '../time/civil-date';

describe('a promise that was late before the house’s own work came round to it', () => {
  let app: TestApp;
  let world: CaseWorld;
  let receptionist: Colleague;
  let owner: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
    receptionist = await app.staff(['RECEPTIONIST']);
    owner = await app.citizen();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const at = (date: string, time: string) => setClock(() => instantOf(date, time));
  const timers = (number: string) =>
    app.database.rows(
      `SELECT t.kind, t.state, t.breached_at AS breachedAt FROM timer t JOIN record r ON r.id = t.record_id
        WHERE r.number = ? ORDER BY t.id`,
      [number],
    );

  it('stays known as late when the matter is withdrawn', async () => {
    at('2026-11-23', '09:00');
    const { number, version } = await owner.client.call('POST /complaints', {
      body: { kind: 'COMPLAINT', statement: '窗口排队太久，希望改进。' },
    });
    at('2026-11-30', '17:01');
    const body = { action: 'withdraw' as const, version };
    await owner.client.call('POST /complaints/:number/actions', { params: { number }, body });
    expect(await timers(number)).toEqual([
      { kind: 'COMPLAINT_REMOTE', state: 'CANCELLED', breachedAt: instantOf('2026-11-30', '17:00') },
    ]);
  });

  it('stays known as late when it gives way to another', async () => {
    at('2026-11-23', '09:00');
    const { number } = await receptionist.client.call('POST /complaints/registered', {
      body: { kind: 'COMPLAINT', statement: '窗口排队太久，希望改进。', channel: 'ONSITE' },
    });
    at('2026-11-24', '00:01');
    const body = { action: 'convert' as const, version: 1, reason: '当场处置不了' };
    await receptionist.client.call('POST /complaints/:number/actions', { params: { number }, body });
    expect(await timers(number)).toMatchObject([
      { kind: 'COMPLAINT_ONSITE_SIMPLE', state: 'CANCELLED', breachedAt: instantOf('2026-11-24', '00:00') },
      { kind: 'COMPLAINT_ONSITE_CONVERTED', state: 'RUNNING', breachedAt: null },
    ]);
  });

  it('stays known as late when its clock is stopped', async () => {
    at('2026-11-02', '09:00');
    const item = world.item('food-business-license-new');
    const taken = await world.underReview(item.key);
    const { dueAt } = taken.promises.find(({ kind }) => kind === 'DECISION_COMMITTED') ?? {};
    at('2026-11-30', '09:00');
    const told = { procedure: 'EXPERT_REVIEW' as const, workdays: 5, reason: '需要专家评审' };
    await world.send(world.reviewer, taken, 'special-procedure', told);
    expect(await timers(taken.number)).toContainEqual({
      kind: 'DECISION_COMMITTED',
      state: 'PAUSED',
      breachedAt: new Date(dueAt ?? 0),
    });
  });

  it('is not late when it ends at its due time', async () => {
    at('2026-11-23', '09:00');
    const { number, version } = await owner.client.call('POST /complaints', {
      body: { kind: 'COMPLAINT', statement: '窗口排队太久，希望改进。' },
    });
    at('2026-11-30', '17:00');
    const body = { action: 'withdraw' as const, version };
    await owner.client.call('POST /complaints/:number/actions', { params: { number }, body });
    expect(await timers(number)).toMatchObject([{ state: 'CANCELLED', breachedAt: null }]);
  });
});
