import type { VisitView } from 'shared-types/dispatch.contract';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { DRAWING } from '../../test/mandate-world';
import { photo } from '../../test/sample-files';
import { CONTACT, INSIDE, VisitWorld } from '../../test/visit-world';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

type Step = 'set-out' | 'arrive' | 'start' | 'hand-over' | 'complete';

const THERE = { longitude: INSIDE.longitude, latitude: INSIDE.latitude, accuracyMetres: 10, consented: true as const };
const MATERIALS = [{ name: '营业执照正本', form: 'ORIGINAL', copies: 1 }];

describe('an agent whose phone has no network', () => {
  let app: TestApp;
  let day = 0;
  let world: VisitWorld;
  let owner: Someone;
  let agent: Colleague;
  let visit: VisitView;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));
  beforeEach(async () => {
    day += 1;
    world = await VisitWorld.on(app, `2027-10-${String(day + 10).padStart(2, '0')}`);
    agent = await world.agent();
    await world.roster([agent]);
    owner = await app.citizen();
    visit = await world.accept(agent, (await world.visit(owner)).number);
  });

  const at = (time: string) => instantOf(world.date, time).toISOString();
  const step = async (name: Step, body: object = {}, key?: string): Promise<VisitView> => {
    const input = { params: { number: visit.number }, body: { version: visit.version, ...body } };
    return agent.client.call(`POST /visits/:number/${name}`, input as never, key === undefined ? {} : { key });
  };
  const then = async (name: Step, body: object = {}) => {
    visit = await step(name, body);
    return visit;
  };
  const pack = (by: Someone) => by.client.call('POST /visits/:number/job-pack', { params: { number: visit.number } });
  const takePhoto = async () =>
    (await agent.client.send('POST /attachments', { query: { name: '门口.jpg' } }, photo())).id;
  const arrivedAt = async () =>
    (
      await app.database.row<{ at: Date }>(
        'SELECT v.arrived_at AS at FROM visit_order v JOIN record r ON r.id = v.id WHERE r.number = ?',
        [visit.number],
      )
    )?.at.toISOString();

  it('takes the job along before setting out: whom, where, and what comes after each step; each taking is written down', async () => {
    const { contact, after, visit: shown } = await pack(agent);
    expect(contact).toMatchObject({ ...CONTACT, address: INSIDE.address, door: INSIDE.door });
    expect(shown).toMatchObject({ number: visit.number, state: 'ACCEPTED' });
    expect(after.find((each) => each.step === 'arrive')).toMatchObject({ stateLabel: '已到达', actions: ['start'] });
    const row = await app.database.row<{ n: number }>(
      `SELECT COUNT(*) AS n FROM audit WHERE action = 'visit.job_pack_taken' AND subject = ?`,
      [visit.number],
    );
    expect(row?.n).toBe(1);
  });

  it('takes no job along that is another’s, and none that is over', async () => {
    expect(await refused(pack(await world.agent()))).toMatchObject({ status: 404 });
    expect(await refused(pack(owner))).toMatchObject({ status: 403 });
    for (const name of ['set-out', 'arrive', 'start'] as const) {
      await then(name, name === 'arrive' ? { position: THERE } : {});
    }
    await then('complete', { note: '办好了' });
    expect(await refused(pack(agent))).toMatchObject({ status: 409, code: 'visit_over' });
  });

  it('sends an hour’s steps once there is one: the arrival counts by the phone’s clock, and each is marked', async () => {
    world.clock('15:10');
    await then('set-out', { madeAt: at('14:05') });
    await then('arrive', { position: THERE, madeAt: at('14:20') });
    await then('start', { madeAt: at('14:22') });
    await then('hand-over', { materials: MATERIALS, madeAt: at('14:30') });
    const done = await then('complete', { note: '材料收齐', madeAt: at('14:50') });
    expect(done).toMatchObject({ state: 'COMPLETED', materials: [{ name: '营业执照正本' }] });
    expect(await arrivedAt()).toBe(at('14:20'));
    const notes = done.timeline.map(({ note }) => note).filter((note) => note?.includes('手机时间'));
    expect(notes).toHaveLength(5);
    expect(notes).toContain('材料收齐；当时没有网络，手机时间 14:50，15:10 补传');
  });

  it('is not believed a clock that cannot be right', async () => {
    world.clock('14:10');
    await then('set-out');
    const arrived = await then('arrive', { position: THERE, madeAt: at('14:30') });
    expect(await arrivedAt()).toBe(at('14:10'));
    expect(arrived.timeline.some(({ note }) => note?.includes('手机时间不准'))).toBe(true);
  });

  it('may send a step again whose answer was lost: it happens once, with its photo', async () => {
    await then('set-out');
    const photos = [await takePhoto()];
    const body = { position: THERE, photos, madeAt: at('08:35') };
    const [first, second] = [
      await step('arrive', body, 'kept-on-the-phone-0001'),
      await step('arrive', body, 'kept-on-the-phone-0001'),
    ];
    expect(second.version).toBe(first.version);
    const seen = await world.read(owner, visit.number);
    expect(seen.photos).toMatchObject([{ name: '门口.jpg' }]);
    expect(seen.timeline.filter(({ label }) => label === '代办员已到达')).toHaveLength(1);
  });

  it('is told when the visit moved on meanwhile, and nothing of the step is kept', async () => {
    const recall = { version: visit.version, reason: '改派给顺路的同事' };
    await world.dispatcher.client.call('POST /dispatch/visits/:number/recall', {
      params: { number: visit.number },
      body: recall,
    });
    expect(await refused(step('set-out', { madeAt: at('08:35') }))).toMatchObject({ status: 403 });
    expect((await world.read(owner, visit.number)).state).not.toBe('EN_ROUTE');
  });

  it('lets the client sign on the agent’s phone: seen by those it is between, kept sealed, not shown to an overseer', async () => {
    await then('set-out');
    await then('arrive', { position: THERE });
    await then('start');
    await then('complete', { note: '材料收齐', signature: { name: '王小明', strokes: DRAWING }, madeAt: at('08:30') });
    for (const someone of [owner, agent, world.dispatcher]) {
      expect((await world.read(someone, visit.number)).signed).toEqual({
        name: '王*明',
        at: at('08:30'),
        strokes: DRAWING,
      });
    }
    const inspector = await app.staff(['QUALITY_INSPECTOR']);
    expect((await world.read(inspector, visit.number)).signed).toMatchObject({ strokes: null });
    const row = await app.database.row<{ kept: Buffer }>(
      'SELECT v.client_signature AS kept FROM visit_order v JOIN record r ON r.id = v.id WHERE r.number = ?',
      [visit.number],
    );
    expect(row?.kept.includes('strokes')).toBe(false);
  });

  it('refuses a scribble as a signature, naming the field', async () => {
    const signature = { name: '王小明', strokes: [[1, 1, 2, 2]] };
    expect(await refused(step('complete', { note: '材料收齐', signature }))).toMatchObject({
      fields: [{ path: 'body.signature.strokes', message: '写得太短了，请写上完整的姓名' }],
    });
  });
});
