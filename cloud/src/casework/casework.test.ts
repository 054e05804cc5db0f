import type { CaseAction } from 'shared-types/casework.states';
import { type Colleague, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import type { Centre } from '../directory/centre.config';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

const INSTANT = { itemKey: 'license-reissue' };
const COMMITTED = { itemKey: 'food-business-license-new' };

describe('a case taken in at the window', () => {
  let app: TestApp;
  let clerk: Colleague;
  let reviewer: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    clerk = await app.staff(['WINDOW_CLERK']);
    reviewer = await app.staff(['BACK_OFFICE_REVIEWER']);
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  /** The first situation of an item with everything it asks for. */
  function complete({ itemKey }: { itemKey: string }) {
    const item = app.server.container.get<Centre>('centre').itemByKey(itemKey);
    const situation = item?.situations[0];
    return { itemKey, situationKey: situation?.key ?? '', materials: [...(situation?.materials ?? [])] };
  }

  const takeIn = (item: { itemKey: string }, phone = '13800001234', materials?: string[]) =>
    clerk.client.call('POST /cases', {
      body: {
        ...complete(item),
        ...(materials ? { materials } : {}),
        applicant: { kind: 'PERSON', name: '王小明', phone },
      },
    });

  const act = (
    colleague: Colleague,
    { number, version }: { number: string; version: number },
    action: CaseAction,
    note?: string,
  ) =>
    colleague.client.call('POST /cases/:number/actions', {
      params: { number },
      body: { action, version, ...(note === undefined ? {} : { note }) },
    });

  const deliver = ({ number, version }: { number: string; version: number }) =>
    clerk.client.call('POST /cases/:number/delivery', { params: { number }, body: { version, receiver: 'SELF' } });

  it('an instant case is promised for the same civil day, holiday or not, and done at the window', async () => {
    setClock(() => instantOf('2026-10-03', '16:40'));
    const taken = await takeIn(INSTANT);
    expect(taken).toMatchObject({
      caseType: 'INSTANT',
      stateCode: 3,
      promise: { kind: 'INSTANT_CASE', dueDate: '2026-10-03' },
    });
    expect(taken.actions).toEqual(expect.arrayContaining(['finishInstant']));
    expect(taken.actions).not.toContain('push');
    const done = await act(clerk, taken, 'finishInstant');
    expect(done).toMatchObject({ state: 'DELIVERED', open: false, promises: [{ light: 'DONE_ON_TIME' }] });
  });

  it('a committed case has its three legs timed apart', async () => {
    setClock(() => instantOf('2026-11-23', '10:00'));
    let view = await takeIn(COMMITTED);
    expect(view.promises.map(({ kind, dueDate }) => [kind, dueDate])).toEqual([
      ['PUSH_TO_BACKOFFICE', '2026-11-24'],
      ['DECISION_COMMITTED', '2026-12-07'],
    ]);
    view = await act(clerk, view, 'push');
    view = await act(reviewer, view, 'review');
    setClock(() => instantOf('2026-12-04', '16:00'));
    view = await act(reviewer, view, 'approve');
    const promised = (kind: string) => view.promises.find((promise) => promise.kind === kind);
    expect(promised('NOTIFY_RESULT')).toMatchObject({ dueDate: '2026-12-07', light: 'NORMAL' });
    view = await act(clerk, view, 'notify');
    view = await deliver(view);
    expect(view).toMatchObject({ state: 'DELIVERED', open: false });
    view = await act(clerk, view, 'pushResult', '省级平台已上传');
    expect(new Set(view.promises.map(({ light }) => light))).toEqual(new Set(['DONE_ON_TIME']));
  });

  it('with a material missing is not taken in, and every missing one is named', async () => {
    const before = await app.database.row<{ n: number }>('SELECT COUNT(*) AS n FROM record');
    const problem = await refused(takeIn(COMMITTED, '13800001234', []));
    expect(problem).toMatchObject({ status: 422, code: 'materials_missing' });
    expect(problem.title).toContain('食品经营许可');
    expect(await app.database.row('SELECT COUNT(*) AS n FROM record')).toEqual(before);
  });

  it.each([
    [{ itemKey: 'no-such-item', situationKey: 'x', materials: [] }, 'body.itemKey'],
    [{ ...INSTANT, situationKey: 'no-such-situation', materials: [] }, 'body.situationKey'],
  ])('with %j names the field', async (body, path) => {
    const applicant = { kind: 'PERSON' as const, name: '王小明', phone: '13800001234' };
    const problem = await refused(clerk.client.call('POST /cases', { body: { ...body, applicant } }));
    expect(problem).toMatchObject({ code: 'input_invalid', fields: [{ path }] });
  });

  it('is followed by number and phone tail without login, showing nothing personal', async () => {
    const { number } = await takeIn(COMMITTED, '13900005678');
    const progress = await app.visitor.call('POST /progress', {
      body: { number: number.toLowerCase(), phoneTail: '5678' },
    });
    expect(progress).toMatchObject({ number, stateLabel: '已受理', promises: [{}, {}] });
    expect(JSON.stringify(progress)).not.toMatch(/王小明|王\*明|139/);
  });

  it('tells nothing about a number that does not exist or a tail that is not its own', async () => {
    const { number } = await takeIn(COMMITTED, '13900005678');
    const wrongTail = await refused(app.visitor.call('POST /progress', { body: { number, phoneTail: '0000' } }));
    const noNumber = await refused(
      app.visitor.call('POST /progress', { body: { number: 'BJ261123-00000000', phoneTail: '5678' } }),
    );
    expect(wrongTail).toEqual(noNumber);
  });

  it('belongs to the citizen whose verified phone it was taken in under', async () => {
    const citizen = await app.citizen();
    const { number } = await takeIn(INSTANT, citizen.person.phone);
    const { items } = await citizen.client.call('GET /me/records', { query: {} });
    expect(items).toMatchObject([{ number, type: 'CASE', next: expect.any(String) }]);
    const view = await citizen.client.call('GET /cases/:number', { params: { number } });
    expect(view.applicant).toEqual({
      kind: 'PERSON',
      name: '王*明',
      phone: expect.stringMatching(/^\d{3}\*{4}\d{4}$/),
    });
  });

  it('comes to its owner when the phone is verified later', async () => {
    const citizen = await app.citizen({ phone: false });
    const { number } = await takeIn(INSTANT, citizen.person.phone);
    await citizen.client.call('POST /me/phone/wechat', {
      body: { code: await app.wechat.phoneCode(citizen.person.key) },
    });
    await app.settle();
    const { items } = await citizen.client.call('GET /me/records', { query: {} });
    expect(items).toMatchObject([{ number }]);
  });

  it('a decision without a reason that the applicant can read is refused', async () => {
    let view = await act(clerk, await takeIn(COMMITTED), 'push');
    view = await act(reviewer, view, 'review');
    expect(await refused(act(reviewer, view, 'reject'))).toMatchObject({ fields: [{ path: 'body.note' }] });
    view = await act(reviewer, view, 'reject', '经营场所面积不符合要求');
    expect(view.timeline[0]).toMatchObject({ label: '审批部门未批准', note: '经营场所面积不符合要求' });
    view = await act(clerk, view, 'notify');
    expect(view.actions).toContain('returnFile');
    expect(await refused(deliver(view))).toMatchObject({ code: 'not_approved' });
  });

  it.each<[string, CaseAction]>([
    ['a clerk cannot decide', 'approve'],
    ['a clerk cannot review', 'review'],
  ])('%s', async (_, action) => {
    const view = await act(clerk, await takeIn(COMMITTED), 'push');
    expect(await refused(act(clerk, view, action))).toMatchObject({ status: 403, code: 'not_allowed' });
  });

  it('withdrawn by its owner owes nothing any more', async () => {
    const citizen = await app.citizen();
    const { number } = await takeIn(COMMITTED, citizen.person.phone);
    const { version } = await citizen.client.call('GET /cases/:number', { params: { number } });
    const view = await citizen.client.call('POST /cases/:number/actions', {
      params: { number },
      body: { action: 'withdraw', version, note: '材料要重新准备' },
    });
    expect(view).toMatchObject({ state: 'WITHDRAWN', open: false, promise: null });
  });

  it('keeps name and phone sealed in the database', async () => {
    await takeIn(INSTANT, '13711112222');
    const [row] = await app.database.rows<{ name: Buffer; phone: Buffer }>(
      'SELECT applicant_name AS name, phone FROM case_file ORDER BY id DESC LIMIT 1',
    );
    expect(row?.name.toString('utf8')).not.toContain('王小明');
    expect(row?.phone.toString('latin1')).not.toContain('13711112222');
  });
});
