import type { InputOf } from 'shared-types/routes';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';
import { MOST_REOPENINGS } from './consultation.rules';

const QUESTION = '营业执照丢了，应该怎么补办？';

describe('a question to the centre', () => {
  let app: TestApp;
  let clerk: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    clerk = await app.staff(['WINDOW_CLERK']);
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const ask = (someone: Someone, question = QUESTION) =>
    someone.client.call('POST /consultations', { body: { question, itemKey: 'license-reissue' } });
  const reply = (colleague: Someone, { number, version }: { number: string; version: number }) =>
    colleague.client.call('POST /consultations/:number/reply', {
      params: { number },
      body: { version, reply: '请携带身份证到市场监管窗口补领，当场办结。' },
    });

  it('asked on a Monday is promised for the Monday after, and says so before it is sent', async () => {
    setClock(() => instantOf('2026-11-23', '09:00'));
    const citizen = await app.citizen();
    const promised = await app.visitor.call('GET /consultations/promise');
    const asked = await ask(citizen);
    expect(promised).toMatchObject({ dueDate: '2026-11-30', light: 'NORMAL', provisional: false, workdaysLeft: 5 });
    expect(asked).toMatchObject({ state: 'SUBMITTED', promise: { dueDate: '2026-11-30' }, actions: [] });
  });

  it('explains its date day by day, with the weekend named', async () => {
    setClock(() => instantOf('2026-11-23', '09:00'));
    const citizen = await app.citizen();
    const { number } = await ask(citizen);
    const reason = await citizen.client.call('GET /records/:number/promises/:kind', {
      params: { number, kind: 'CONSULT_ONLINE' },
    });
    expect(reason.eventDate).toBe('2026-11-23');
    expect(reason.days.map(({ date, n, why }) => [date.slice(-2), n ?? why])).toEqual([
      ['24', 1],
      ['25', 2],
      ['26', 3],
      ['27', 4],
      ['28', '周末'],
      ['29', '周末'],
      ['30', 5],
    ]);
  });

  it('lies in the inbox of the desk with its light until it is answered', async () => {
    setClock(() => instantOf('2026-11-23', '09:00'));
    const { number } = await ask(await app.citizen());
    const line = async () => {
      const { items } = await clerk.client.call('GET /desk/inbox', { query: { type: 'CONSULTATION' } });
      return items.find((item) => item.number === number);
    };
    expect((await line())?.promise?.light).toBe('NORMAL');
    setClock(() => instantOf('2026-11-30', '17:01'));
    expect((await line())?.promise?.light).toBe('OVERDUE');
    const { version } = await clerk.client.call('GET /consultations/:number', { params: { number } });
    await reply(clerk, { number, version });
    expect(await line()).toBeUndefined();
  });

  it.each([
    ['17:00', 'DONE_ON_TIME'],
    ['17:01', 'DONE_LATE'],
  ])('answered at %s of the due day is %s', async (time, light) => {
    setClock(() => instantOf('2026-11-23', '09:00'));
    const asked = await ask(await app.citizen());
    setClock(() => instantOf('2026-11-30', time));
    const answered = await reply(clerk, asked);
    expect(answered.promises).toMatchObject([{ kind: 'CONSULT_ONLINE', light }]);
  });

  it('is answered to its asker alone: read, told in the inbox, and by WeChat where agreed', async () => {
    const citizen = await app.citizen();
    await citizen.client.call('POST /me/subscriptions', { body: { accepted: ['QUESTION_ANSWERED'] } });
    const asked = await ask(citizen);
    await reply(clerk, asked);
    await app.settle();
    const read = await citizen.client.call('GET /consultations/:number', { params: { number: asked.number } });
    expect(read.replies).toMatchObject([{ by: expect.stringContaining('员工'), reviewedBy: null, corrected: false }]);
    expect(read.asker).toBeNull();
    const inbox = await citizen.client.call('GET /me/notices', { query: {} });
    expect(inbox).toMatchObject({ unread: 1, items: [{ kind: 'QUESTION_ANSWERED', number: asked.number }] });
    expect(await app.wechat.messages(citizen.person.key)).toHaveLength(1);
  });

  it('does not exist for anybody else', async () => {
    const { number } = await ask(await app.citizen());
    const stranger = await app.citizen();
    const problem = await refused(stranger.client.call('GET /consultations/:number', { params: { number } }));
    expect(problem).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('shows the desk who asks with name and phone masked', async () => {
    const asked = await ask(await app.citizen());
    const seen = await clerk.client.call('GET /consultations/:number', { params: { number: asked.number } });
    expect(seen.asker?.phone).toMatch(/^\d{3}\*{4}\d{4}$/);
  });

  it('answered by two clerks at once has one answer; the other is told that it moved on', async () => {
    const asked = await ask(await app.citizen());
    const second = await app.staff(['RECEPTIONIST']);
    const outcomes = await Promise.allSettled([reply(clerk, asked), reply(second, asked)]);
    const rejected = outcomes.filter(({ status }) => status === 'rejected');
    expect(rejected).toMatchObject([{ reason: { status: 409, problem: { code: 'record_moved_on' } } }]);
    const view = await clerk.client.call('GET /consultations/:number', { params: { number: asked.number } });
    expect(view.replies).toHaveLength(1);
  });

  it('sent twice with one key is asked once; with the same key and other words it is refused', async () => {
    const citizen = await app.citizen();
    const send = (question: string) =>
      citizen.client.call('POST /consultations', { body: { question } }, { key: 'same-key-0001' });
    const [first, again] = await Promise.all([send(QUESTION), send(QUESTION)]);
    expect(again).toEqual(first);
    expect(await refused(send('另外一个完全不同的问题'))).toMatchObject({ code: 'idempotency_key_reused' });
    const mine = await citizen.client.call('GET /me/records', { query: {} });
    expect(mine.items).toHaveLength(1);
  });

  it('handed to a colleague keeps its clock', async () => {
    setClock(() => instantOf('2026-11-02', '09:00'));
    const asked = await ask(await app.citizen());
    setClock(() => instantOf('2026-11-05', '10:00'));
    const colleague = await app.staff(['RECEPTIONIST']);
    const assigned = await clerk.client.call('POST /consultations/:number/assign', {
      params: { number: asked.number },
      body: { version: asked.version, workNo: colleague.workNo },
    });
    expect(assigned).toMatchObject({ holder: { workNo: colleague.workNo }, promise: { dueDate: '2026-11-09' } });
  });

  it('asked again starts a new promise and keeps the first as it was', async () => {
    setClock(() => instantOf('2026-11-23', '09:00'));
    const citizen = await app.citizen();
    const asked = await ask(citizen);
    setClock(() => instantOf('2026-11-24', '09:00'));
    const { version } = await reply(clerk, asked);
    const reopened = await citizen.client.call('POST /consultations/:number/reopen', {
      params: { number: asked.number },
      body: { version, question: '请问要带几份复印件？' },
    });
    expect(reopened.promises).toMatchObject([
      { light: 'DONE_ON_TIME', dueDate: '2026-11-30' },
      { light: 'NORMAL', dueDate: '2026-12-01' },
    ]);
  });

  it(`can be asked again ${MOST_REOPENINGS} times, then a person takes over by telephone`, async () => {
    const citizen = await app.citizen();
    let view = await reply(clerk, await ask(citizen));
    const again = () =>
      citizen.client.call('POST /consultations/:number/reopen', {
        params: { number: view.number },
        body: { version: view.version, question: '还是没有看明白，请再说一次' },
      });
    for (let i = 0; i < MOST_REOPENINGS; i++) {
      view = await again();
      view = await reply(clerk, view);
    }
    expect(await refused(again())).toMatchObject({ status: 422, code: 'reopened_too_often' });
  });

  it('is graded once, and the grade stays', async () => {
    const citizen = await app.citizen();
    const answered = await reply(clerk, await ask(citizen));
    const rate = (rating: number, version: number) =>
      citizen.client.call('POST /consultations/:number/rate', {
        params: { number: answered.number },
        body: { version, rating },
      });
    const rated = await rate(5, answered.version);
    expect(rated).toMatchObject({ rating: 5, state: 'RATED', open: false });
    expect(await refused(rate(1, rated.version))).toMatchObject({ status: 409 });
  });
});

describe('a question that comes another way', () => {
  let app: TestApp;
  let receptionist: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    receptionist = await app.staff(['RECEPTIONIST']);
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  type Registered = InputOf<'POST /consultations/registered'>['body'];
  const register = (body: Omit<Registered, 'question'>) =>
    receptionist.client.call('POST /consultations/registered', { body: { question: QUESTION, ...body } });
  const read = (number: string) => receptionist.client.call('GET /consultations/:number', { params: { number } });
  const REPLY = '请带身份证到市场监管窗口补领。';

  it.each(['ONSITE', 'PHONE'] as const)(
    '%s and answered at once is a record of that, owing nothing',
    async (channel) => {
      const { number, promise } = await register({ channel, reply: REPLY });
      expect(promise).toBeNull();
      expect(await read(number)).toMatchObject({ state: 'ANSWERED', open: false, channel, replies: [{ body: REPLY }] });
    },
  );

  it.each([
    ['by telephone on a Sunday is answered the same day', '2026-11-15', '11:00', { channel: 'PHONE' }, '2026-11-15'],
    [
      'left on the hotline at night, the day after',
      '2026-11-15',
      '20:00',
      { channel: 'PHONE', voicemail: true },
      '2026-11-16',
    ],
    ['from the portal, within five working days', '2026-11-23', '09:00', { channel: 'PORTAL' }, '2026-11-30'],
    [
      'sent on from above, within five working days too',
      '2026-11-23',
      '09:00',
      { channel: 'TRANSFERRED', order: { number: '转〔2026〕7号', dueAt: '2026-12-05T17:00:00+08:00' } },
      '2026-11-30',
    ],
    [
      'sent on from above to be answered sooner, by the order’s day',
      '2026-11-23',
      '09:00',
      { channel: 'TRANSFERRED', order: { number: '转〔2026〕8号', dueAt: '2026-11-25T17:00:00+08:00' } },
      '2026-11-25',
    ],
  ] as const)('%s', async (_, date, time, body, dueDate) => {
    setClock(() => instantOf(date, time));
    const { number, promise } = await register(body);
    expect(promise).toMatchObject({ dueDate });
    const { version } = await read(number);
    const answered = await receptionist.client.call('POST /consultations/:number/reply', {
      params: { number },
      body: { version, reply: REPLY },
    });
    expect(answered.promises).toMatchObject([{ light: 'DONE_ON_TIME' }]);
  });

  it('is followed by its number and the phone that was left', async () => {
    const { number } = await register({ channel: 'PHONE', asker: { name: '王小明', phone: '13800001234' } });
    expect((await read(number)).asker).toEqual({ name: '王*明', phone: '138****1234' });
    const progress = await app.visitor.call('POST /progress', { body: { number, phoneTail: '1234' } });
    expect(progress).toMatchObject({ number, stateLabel: '当日答复' });
  });

  it('sent on from above shows its order to the desk', async () => {
    const { number } = await register({ channel: 'TRANSFERRED', order: { number: '转〔2026〕9号' } });
    expect(await read(number)).toMatchObject({ orderNumber: '转〔2026〕9号', channel: 'TRANSFERRED' });
  });

  it.each([
    ['on site without an answer', { channel: 'ONSITE' }, 'body.reply'],
    ['sent on without its order', { channel: 'TRANSFERRED' }, 'body.order'],
    ['with an order of no order', { channel: 'LETTER', order: { number: '转7' } }, 'body.order'],
    ['with a message left elsewhere than on the hotline', { channel: 'LETTER', voicemail: true }, 'body.voicemail'],
  ] as const)('%s is refused, naming the field', async (_, body, path) => {
    expect(await refused(register(body))).toMatchObject({ fields: [{ path }] });
  });
});
