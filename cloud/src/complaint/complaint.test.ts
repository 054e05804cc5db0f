import type { ComplaintStep } from 'shared-types/complaint.contract';
import type { InputOf } from 'shared-types/routes';
import type { Colleague, Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { FilesWorld } from '../../test/files-world';
import { LiveListener } from '../../test/live-listener';
import { photo } from '../../test/sample-files';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';
import { MOST_REOPENINGS } from './complaint.rules';

const STATEMENT = '上午在窗口等了四十分钟，没有人叫号，也没有人解释。';
const REPLY = '经核实，当时系统故障，现已修复，并向您致歉。';

type StepOf<T> = T extends { version: number } ? Omit<T, 'version'> : never;
type Registered = InputOf<'POST /complaints/registered'>['body'];

describe('a complaint', () => {
  let files: FilesWorld;
  let app: TestApp;
  let supervisor: Colleague;
  let inspector: Colleague;
  let receptionist: Colleague;

  beforeAll(async () => {
    files = await FilesWorld.open();
    app = files.app;
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
    inspector = await app.staff(['QUALITY_INSPECTOR']);
    receptionist = await app.staff(['RECEPTIONIST']);
  });
  afterAll(() => files.close());
  afterEach(() => setClock(null));

  const submit = (someone: Someone, more: { aboutWorkNo?: string; kind?: 'SUGGESTION' } = {}) =>
    someone.client.call('POST /complaints', { body: { kind: 'COMPLAINT', statement: STATEMENT, ...more } });
  const read = (someone: Someone, { number }: { number: string }) =>
    someone.client.call('GET /complaints/:number', { params: { number } });
  const register = (body: Partial<Registered> & Pick<Registered, 'channel'>, staff = receptionist) =>
    staff.client.call('POST /complaints/registered', { body: { kind: 'COMPLAINT', statement: STATEMENT, ...body } });

  /** Takes a step on the complaint as it stands now. */
  async function act(someone: Someone, { number }: { number: string }, step: StepOf<ComplaintStep>) {
    const { version } = await read(someone, { number });
    return someone.client.call('POST /complaints/:number/actions', {
      params: { number },
      body: { ...step, version } as ComplaintStep,
    });
  }
  const assign = (complaint: { number: string }, to = inspector) =>
    act(supervisor, complaint, { action: 'assign', workNo: to.workNo });
  async function answered(complaint: { number: string }) {
    await assign(complaint);
    return act(inspector, complaint, { action: 'reply', outcome: 'SUBSTANTIATED', reply: REPLY });
  }

  it('made on a holiday evening is answered within five working days, and says so before it is sent', async () => {
    setClock(() => instantOf('2026-05-01', '20:00'));
    const promised = await app.visitor.call('GET /complaints/promise');
    const made = await submit(await app.citizen());
    expect(promised).toMatchObject({ dueDate: '2026-05-11' });
    expect(made).toMatchObject({
      state: 'RECEIVED',
      channel: 'MINI_PROGRAM',
      promise: { kind: 'COMPLAINT_REMOTE', dueDate: '2026-05-11' },
      actions: ['withdraw'],
    });
  });

  it('by letter counts from the day the centre received it, by order to the order’s earlier day', async () => {
    setClock(() => instantOf('2026-06-18', '09:00'));
    const letter = await register({ channel: 'LETTER', receivedOn: '2026-06-17' });
    const order = { number: '转〔2026〕7号', dueAt: '2026-06-23T17:00:00+08:00' };
    const transferred = await register({ channel: 'TRANSFERRED', order });
    expect(letter.promise).toMatchObject({ kind: 'COMPLAINT_REMOTE', dueDate: '2026-06-25' });
    expect(transferred.promise).toMatchObject({ kind: 'COMPLAINT_TRANSFERRED', dueDate: '2026-06-23' });
  });

  it.each<[string, Partial<Registered> & Pick<Registered, 'channel'>, string]>([
    ['a day to come', { channel: 'LETTER', receivedOn: '2026-07-15' }, 'body.receivedOn'],
    ['an order of no order', { channel: 'PHONE', order: { number: '转7' } }, 'body.order'],
    ['a transfer without its order', { channel: 'TRANSFERRED' }, 'body.order'],
    ['an unknown place', { channel: 'PHONE', siteKey: 'nowhere' }, 'body.siteKey'],
    ['an unknown work number', { channel: 'PHONE', aboutWorkNo: 'T0' }, 'body.aboutWorkNo'],
  ])('registered with %s names the field', async (_, body, path) => {
    setClock(() => instantOf('2026-07-14', '10:00'));
    expect(await refused(register(body))).toMatchObject({ code: 'input_invalid', fields: [{ path }] });
  });

  it('simple and on site is settled by whoever took it, the same day', async () => {
    setClock(() => instantOf('2026-07-14', '10:05'));
    const { number, promise } = await register({ channel: 'ONSITE' });
    expect(promise).toMatchObject({ kind: 'COMPLAINT_ONSITE_SIMPLE', dueDate: '2026-07-14' });
    const view = await read(receptionist, { number });
    expect(view.actions).toEqual(['handleOnSpot', 'convert']);
    const closed = await act(receptionist, view, { action: 'handleOnSpot', outcome: 'PARTLY', reply: REPLY });
    expect(closed).toMatchObject({ state: 'CLOSED', outcome: 'PARTLY', promises: [{ light: 'DONE_ON_TIME' }] });
  });

  it('that cannot be settled on the spot keeps its first day as day 0', async () => {
    setClock(() => instantOf('2026-07-14', '16:50'));
    const { number } = await register({ channel: 'ONSITE' });
    expect(await refused(assign({ number }))).toMatchObject({ code: 'on_spot' });
    setClock(() => instantOf('2026-07-15', '09:10'));
    await act(receptionist, { number }, { action: 'convert', reason: '需要调取录像核实' });
    const view = await read(supervisor, { number });
    expect(view).toMatchObject({
      state: 'RECEIVED',
      holder: { workNo: receptionist.workNo },
      promises: [{ kind: 'COMPLAINT_ONSITE_CONVERTED', dueDate: '2026-07-21' }],
    });
    expect((await answered({ number })).promises).toMatchObject([{ light: 'DONE_ON_TIME' }]);
  });

  it('is investigated by the one it is given to and answered with what was found, by letter too', async () => {
    const citizen = await app.citizen();
    const made = await submit(citizen);
    expect(await assign(made)).toMatchObject({ state: 'ASSIGNED', holder: { workNo: inspector.workNo } });
    await act(inspector, made, { action: 'investigate' });
    expect(await refused(act(inspector, made, { action: 'reply', reply: REPLY }))).toMatchObject({
      code: 'outcome_missing',
    });
    await act(inspector, made, { action: 'reply', outcome: 'SUBSTANTIATED', reply: REPLY });
    const view = await read(citizen, made);
    expect(view).toMatchObject({
      state: 'REPLIED',
      outcome: 'SUBSTANTIATED',
      complainant: null,
      messages: [{ kind: 'STATEMENT' }, { kind: 'REPLY', body: REPLY }],
      documents: [{ kind: 'COMPLAINT_REPLY', title: '投诉意见答复函', readAt: null }],
    });
    await app.settle();
    const { items } = await citizen.client.call('GET /me/notices', { query: {} });
    expect(items).toMatchObject([{ kind: 'COMPLAINT_ANSWERED', number: made.number }]);
  });

  it('answered badly is taken up again with a new promise, so many times', async () => {
    const citizen = await app.citizen();
    const made = await submit(citizen);
    for (let again = 1; again <= MOST_REOPENINGS; again++) {
      await answered(made);
      const reopened = await act(citizen, made, { action: 'reopen', statement: '答复没有说清楚谁负责。' });
      expect(reopened.promises.filter(({ light }) => light === 'NORMAL')).toHaveLength(1);
    }
    await answered(made);
    const last = { action: 'reopen', statement: '答复没有说清楚谁负责。' } as const;
    expect(await refused(act(citizen, made, last))).toMatchObject({ code: 'reopened_too_often' });
    expect(await act(citizen, made, { action: 'confirm' })).toMatchObject({ state: 'CONFIRMED', open: false });
  });

  it('shows its handler who complains with name and phone masked', async () => {
    const { number } = await register({ channel: 'PHONE', complainant: { name: '王小明', phone: '13800001234' } });
    const view = await read(supervisor, { number });
    expect(view.complainant).toEqual({ name: '王*明', phone: '138****1234' });
    const progress = await app.visitor.call('POST /progress', { body: { number, phoneTail: '1234' } });
    expect(JSON.stringify(progress)).not.toMatch(/王|四十分钟/);
  });

  it('is never seen by the one it is about, and never given to them', async () => {
    const about = await app.staff(['GENERAL_SUPERVISOR', 'QUALITY_INSPECTOR']);
    const made = await submit(await app.citizen(), { aboutWorkNo: about.workNo });
    expect(await refused(read(about, made))).toMatchObject({ status: 404 });
    for (const route of ['GET /desk/inbox', 'GET /desk/promises'] as const) {
      const { items } = await about.client.call(route, { query: {} });
      expect(items.map(({ number }) => number)).not.toContain(made.number);
    }
    expect(await refused(assign(made, about))).toMatchObject({ code: 'conflict_of_interest' });
    expect(await read(supervisor, made)).toMatchObject({ state: 'RECEIVED', holder: null });
    const own = register({ channel: 'PHONE', aboutWorkNo: receptionist.workNo });
    expect(await refused(own)).toMatchObject({ code: 'conflict_of_interest' });
  });

  it('is not even heard of, live, by the one it is about', async () => {
    const about = await app.staff(['GENERAL_SUPERVISOR']);
    const [barred, free] = [await LiveListener.of(app, about), await LiveListener.of(app, supervisor)];
    const hidden = await submit(await app.citizen(), { aboutWorkNo: about.workNo });
    const open = await submit(await app.citizen());
    const hears = (number: string) => (news: { number?: string }) => news.number === number;
    await Promise.all([free.until(hears(hidden.number)), barred.until(hears(open.number))]);
    expect(barred.heard.filter(hears(hidden.number))).toEqual([]);
    for (const listener of [barred, free]) listener.close();
  });

  it('is hidden from the one it turns out to be about from that moment', async () => {
    const made = await submit(await app.citizen());
    await assign(made);
    await act(supervisor, made, { action: 'assign', workNo: receptionist.workNo, aboutWorkNo: inspector.workNo });
    expect(await refused(read(inspector, made))).toMatchObject({ status: 404 });
    expect(await read(receptionist, made)).toMatchObject({ state: 'ASSIGNED' });
  });

  it('of another regime is passed on, and its maker told where', async () => {
    const citizen = await app.citizen();
    const made = await submit(citizen);
    const step = { action: 'referOut', referredTo: '区信访局', reason: '属于信访事项' } as const;
    await act(supervisor, made, step);
    expect(await read(citizen, made)).toMatchObject({
      state: 'REFERRED_OUT',
      timeline: [{ note: '受理单位：区信访局。属于信访事项' }, {}],
    });
  });

  it('that is a suggestion needs no finding', async () => {
    const made = await submit(await app.citizen(), { kind: 'SUGGESTION' });
    await assign(made);
    expect(await act(inspector, made, { action: 'reply', reply: REPLY })).toMatchObject({
      title: '建议',
      outcome: null,
    });
  });

  it('brings its photos along, which its handler may open and a stranger may not', async () => {
    const citizen = await app.citizen();
    const { id } = await files.send(citizen, photo(), '大厅.jpg');
    const body = { kind: 'COMPLAINT' as const, statement: STATEMENT, attachments: [id] };
    const made = await citizen.client.call('POST /complaints', { body });
    expect(made.attachments).toMatchObject([{ id, name: '大厅.jpg', type: 'JPEG' }]);
    const [seen] = (await read(supervisor, made)).attachments;
    expect((await files.follow(seen?.link ?? '')).status).toBe(200);
    const stranger = await app.citizen();
    const stolen = stranger.client.call('POST /complaints', { body });
    expect(await refused(stolen)).toMatchObject({ status: 404 });
  });

  it('that came by letter keeps the letter, which is nobody’s but the registrar’s to add', async () => {
    const { id } = await files.send(receptionist, photo(), '来信.jpg');
    const { number } = await register({ channel: 'LETTER', attachments: [id] });
    expect((await read(supervisor, { number })).attachments).toMatchObject([{ id, name: '来信.jpg' }]);
    const other = await files.send(await app.citizen(), photo(), '别人的.jpg');
    expect(await refused(register({ channel: 'LETTER', attachments: [other.id] }))).toMatchObject({ status: 404 });
  });

  it('keeps what was said sealed in the database', async () => {
    await submit(await app.citizen());
    const row = await app.database.row<{ body: Buffer }>('SELECT body FROM complaint_message ORDER BY id DESC LIMIT 1');
    expect(row?.body.toString('utf8')).not.toContain('窗口');
  });
});
