import { randomInt } from 'node:crypto';
import { type Colleague, TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';

const ITEM = 'license-reissue';

describe('looking something up at the desk', () => {
  let app: TestApp;
  let world: CaseWorld;
  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
  });
  afterAll(() => app.stop());

  const find = async (q: string, colleague: Colleague = world.clerk) =>
    (await colleague.client.call('GET /desk/search', { query: { q } })).items.map(({ number }) => number);
  const newPhone = () => `139${String(randomInt(10 ** 8)).padStart(8, '0')}`;

  it('finds a case by number, by phone and by exact name, written as people write them', async () => {
    const phone = newPhone();
    const name = `欧阳${randomInt(10 ** 9)}`;
    const { number } = await world.takeIn(ITEM, { applicant: { kind: 'PERSON', name, phone } });
    expect(await find(number.toLowerCase())).toEqual([number]);
    expect(await find(`${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`)).toEqual([number]);
    expect(await find(name)).toEqual([number]);
    expect(await find(name.slice(0, -1))).toEqual([]);
  });

  it('finds what a citizen asked by the phone they have proved', async () => {
    const citizen = await app.citizen();
    const { number } = await citizen.client.call('POST /consultations', { body: { question: '营业执照丢了怎么补？' } });
    expect(await find(citizen.person.phone)).toEqual([number]);
  });

  it('shows nobody what is not theirs to work on, nor what is about them', async () => {
    const about = await app.staff(['GENERAL_SUPERVISOR']);
    const citizen = await app.citizen();
    const { number } = await citizen.client.call('POST /complaints', {
      body: { kind: 'COMPLAINT', statement: '窗口态度不好，没有解释。', aboutWorkNo: about.workNo },
    });
    expect(await find(number)).toEqual([]);
    expect(await find(number, about)).toEqual([]);
    expect(await find(number, world.supervisor)).toEqual([number]);
    expect(await refused(citizen.client.call('GET /desk/search', { query: { q: number } }))).toMatchObject({
      status: 403,
    });
  });

  it('leaves in the audit log how somebody was looked for, not whom', async () => {
    const phone = newPhone();
    await find(phone);
    const row = await app.database.row<{ subject: string; detail: string }>(
      `SELECT subject, detail FROM audit WHERE action = 'desk.search' ORDER BY id DESC LIMIT 1`,
    );
    expect(row).toEqual({ subject: 'PHONE', detail: '{"found":0}' });
  });

  it('by light gives only those of that light', async () => {
    await world.takeIn(ITEM);
    const inbox = (light: 'NORMAL' | 'OVERDUE') =>
      world.clerk.client.call('GET /desk/inbox', { query: { light, mine: 'true' } });
    for (const { promise } of (await inbox('NORMAL')).items) expect(promise?.light).toBe('NORMAL');
    expect((await inbox('OVERDUE')).items).toEqual([]);
  });
});
