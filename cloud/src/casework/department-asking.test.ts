import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { setClock } from '../kernel/clock';
import { Jobs } from '../kernel/jobs/jobs';
import { instantOf } from '../kernel/time/civil-date';
import { CasePushes } from './case-pushes';
import { DepartmentAsking } from './department-asking';

const COMMITTED = 'food-business-license-new';
const START = instantOf('2026-11-23', '09:30').getTime();

describe('a department that cannot tell of itself', () => {
  let app: TestApp;
  let world: CaseWorld;
  let at = START;

  beforeAll(async () => {
    app = await TestApp.start({ BACK_OFFICE_ASK_MINUTES: '10' }, { backOffice: true });
    world = await CaseWorld.open(app);
    await app.server.container.get(Jobs).stop();
    setClock(() => new Date(at));
  });
  afterAll(async () => {
    setClock(null);
    await app.stop();
  });

  beforeEach(() => app.database.write('UPDATE case_push SET ask_at = NULL'));

  const askDue = () => app.server.container.get(DepartmentAsking).askDue();
  const read = (number: string) => world.read(world.clerk, { number });

  async function handedOver(): Promise<string> {
    const { number } = await world.takeIn(COMMITTED);
    await app.server.container.get(CasePushes).pushDue();
    return number;
  }

  it('is asked, again and again, until it has decided; what it said before is no news', async () => {
    const number = await handedOver();
    expect(await askDue()).toBe(1);
    expect(await read(number)).toMatchObject({ state: 'PUSHED', departmentMessages: [] });
    await app.wechat.tellOfCase(number, { kind: 'REVIEW_BEGUN', flaw: 'untold' });
    expect(await askDue()).toBe(0);
    at += 10 * 60_000;
    await askDue();
    expect((await read(number)).state).toBe('UNDER_REVIEW');
    await app.wechat.tellOfCase(number, { kind: 'APPROVED', decisionNo: '9号', flaw: 'untold' });
    at += 10 * 60_000;
    await askDue();
    expect(await read(number)).toMatchObject({
      state: 'DECIDED_APPROVED',
      decision: { number: '9号' },
      departmentMessages: [{ sequence: 2 }, { sequence: 1 }],
    });
    at += 10 * 60_000;
    await askDue();
    at += 10 * 60_000;
    expect(await askDue()).toBe(0);
  });

  it.each(['http_503', 'cut', 'garbage'] as const)('that answers with «%s» is asked again', async (kind) => {
    const number = await handedOver();
    await app.wechat.tellOfCase(number, { kind: 'APPROVED', flaw: 'untold' });
    await app.wechat.addFault({ path: '/affairs/:no/messages', kind });
    await askDue();
    expect((await read(number)).state).toBe('PUSHED');
    at += 10 * 60_000;
    await askDue();
    expect((await read(number)).state).toBe('DECIDED_APPROVED');
  });
});
