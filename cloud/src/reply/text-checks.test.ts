import type { ComplaintStep } from 'shared-types/complaint.contract';
import { REVIEW_WORD, RISKY_WORD } from '../../sandbox/wechat-messages';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { LiveListener } from '../../test/live-listener';
import { webSignIn } from '../../test/web-sign-in';
import { setClock } from '../kernel/clock';

const CHECK = '/wxa/msg_sec_check';
const RISKY = `请问${RISKY_WORD}怎么投诉`;
const PLAIN = '营业执照丢了怎么补办';
const MINUTE_MS = 60_000;

describe('what citizens write', () => {
  let app: TestApp;
  let clerk: Colleague;
  let citizen: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    clerk = await app.staff(['WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR']);
  });
  beforeEach(async () => {
    citizen = await app.citizen();
  });
  afterEach(async () => {
    setClock(null);
    await app.wechat.clearFaults();
  });
  afterAll(() => app.stop());

  const ask = (question: string) => citizen.client.call('POST /consultations', { body: { question } });
  const complain = (statement: string) =>
    citizen.client.call('POST /complaints', { body: { kind: 'COMPLAINT', statement } });
  const question = ({ client }: Someone, number: string) =>
    client.call('GET /consultations/:number', { params: { number } });
  const complaint = ({ client }: Someone, number: string) =>
    client.call('GET /complaints/:number', { params: { number } });
  const answer = async (number: string) => {
    const { version } = await question(clerk, number);
    const body = { version, reply: '请带身份证到窗口补领。' };
    return clerk.client.call('POST /consultations/:number/reply', { params: { number }, body });
  };
  const checked = () => app.wechat.callsOf(CHECK);

  it.each([
    [`这里有${RISKY_WORD}，请问`, true],
    [`这里有${REVIEW_WORD}，请问`, false],
    [PLAIN, false],
  ])('as a question, «%s»: flagged to staff %s, to its asker never, and taken as it is', async (text, flagged) => {
    const { number, state, promise } = await ask(text);
    expect({ state, kind: promise?.kind }).toEqual({ state: 'SUBMITTED', kind: 'CONSULT_ONLINE' });
    await app.settle();
    expect(await question(clerk, number)).toMatchObject({ question: text, flagged });
    expect(await question(citizen, number)).toMatchObject({ question: text, flagged: false, state: 'SUBMITTED' });
  });

  it.each([
    [`窗口人员${RISKY_WORD}，态度恶劣`, true],
    ['窗口人员态度恶劣，请核实', false],
  ])(
    'as a complaint, «%s»: flagged to staff %s, to the complainant never, and taken as it is',
    async (text, flagged) => {
      const { number, state } = await complain(text);
      expect(state).toBe('RECEIVED');
      await app.settle();
      expect(await complaint(clerk, number)).toMatchObject({ messages: [{ body: text }], flagged });
      expect(await complaint(citizen, number)).toMatchObject({ messages: [{ body: text }], flagged: false });
    },
  );

  it('is news to whoever has the question open already', async () => {
    await app.settle();
    const desk = await LiveListener.of(app, clerk);
    const [plain, risky] = [await ask(PLAIN), await ask(RISKY)];
    const newsOf = (number: string) => desk.heard.filter((news) => news.number === number).length;
    await app.settle();
    await desk.until((news) => news.number === risky.number && newsOf(risky.number) === 2);
    expect(newsOf(plain.number)).toBe(1);
    desk.close();
  });

  it('is checked when they ask again, too', async () => {
    const { number } = await ask(PLAIN);
    const { version } = await answer(number);
    await app.settle();
    expect(await question(clerk, number)).toMatchObject({ flagged: false });
    await citizen.client.call('POST /consultations/:number/reopen', {
      params: { number },
      body: { version, question: RISKY },
    });
    await app.settle();
    expect(await question(clerk, number)).toMatchObject({ flagged: true, state: 'REOPENED' });
  });

  it('is checked when a complaint is taken up again, too', async () => {
    const { number } = await complain('窗口人员态度恶劣，请核实');
    const act = async ({ client }: Someone, step: object) => {
      const { version } = await complaint(clerk, number);
      const body = { ...step, version } as ComplaintStep;
      return client.call('POST /complaints/:number/actions', { params: { number }, body });
    };
    await act(clerk, { action: 'assign', workNo: clerk.workNo });
    await act(clerk, { action: 'reply', outcome: 'SUBSTANTIATED', reply: '已核实并批评教育。' });
    await app.settle();
    expect(await complaint(clerk, number)).toMatchObject({ flagged: false });
    expect(await act(citizen, { action: 'reopen', statement: RISKY })).toMatchObject({ flagged: false });
    await app.settle();
    expect(await complaint(clerk, number)).toMatchObject({ flagged: true });
  });

  it.each(['busy', 'http_503', 'garbage', 'cut'] as const)(
    'waits, unflagged and unseen by its writer, while WeChat is down (%s), and is checked when it is up',
    async (kind) => {
      const began = Date.now();
      await app.wechat.addFault({ path: CHECK, kind, times: 2 });
      const { number } = await ask(RISKY);
      await app.settle();
      expect(await question(clerk, number)).toMatchObject({ flagged: false });
      expect(await question(citizen, number)).toMatchObject({ state: 'SUBMITTED', question: RISKY });
      setClock(() => new Date(began + MINUTE_MS));
      await app.settle();
      expect(await question(clerk, number)).toMatchObject({ flagged: false });
      setClock(() => new Date(began + 2 * MINUTE_MS));
      await app.settle();
      expect(await question(clerk, number)).toMatchObject({ flagged: true });
    },
  );

  it('is not sent to WeChat where staff wrote it down for somebody who telephoned', async () => {
    await app.settle();
    const before = await checked();
    const { number } = await clerk.client.call('POST /consultations/registered', {
      body: { channel: 'PHONE', question: RISKY, asker: { name: '张三', phone: citizen.person.phone } },
    });
    await app.settle();
    expect(await question(clerk, number)).toMatchObject({ flagged: false });
    expect(await checked()).toBe(before);
  });

  it('is not sent to WeChat, and waits for nothing, where its writer never came by the mini-program', async () => {
    const { client } = await webSignIn(app, 'WECHAT_BROWSER', (await app.wechat.newCitizen()).key);
    await app.settle();
    const before = await checked();
    const { number } = await client.call('POST /consultations', { body: { question: RISKY } });
    await app.settle();
    expect(await question(clerk, number)).toMatchObject({ flagged: false, question: RISKY });
    expect(await checked()).toBe(before);
    expect(await app.database.rows("SELECT 1 FROM outbox WHERE topic = 'text.written' AND pending = 1")).toEqual([]);
  });

  it.each([40003, 61010])('of whom WeChat answers %s is left unjudged, and not asked about again', async (errcode) => {
    await app.wechat.addFault({ path: CHECK, kind: 'errcode', errcode, times: 1 });
    const { number } = await ask(RISKY);
    await app.settle();
    expect(await question(clerk, number)).toMatchObject({ flagged: false });
    expect(await app.database.rows("SELECT 1 FROM outbox WHERE topic = 'text.written' AND pending = 1")).toEqual([]);
  });

  it('stays out of the outbox, also when a check failed', async () => {
    await app.wechat.addFault({ path: CHECK, kind: 'errcode', errcode: 40129, times: 1 });
    await complain(`我叫赵小满，${RISKY}`);
    await app.settle();
    const rows = await app.database.rows<{ payload: unknown; error: string | null }>(
      "SELECT payload, last_error AS error FROM outbox WHERE topic = 'text.written' ORDER BY id DESC LIMIT 1",
    );
    expect(rows[0]?.error).toMatch(/^wechat \/wxa\/msg_sec_check: refused 40129/);
    expect(JSON.stringify(rows)).not.toMatch(/赵小满|投诉/);
  });

  it.each([
    [RISKY, true],
    [PLAIN, false],
  ])('answered and published: «%s» needs a person to read it through: %s', async (text, flagged) => {
    const { number } = await ask(text);
    await answer(number);
    await app.settle();
    const params = { number };
    expect(await clerk.client.call('GET /desk/knowledge-proposals/:number', { params })).toMatchObject({ flagged });
    const wording = { title: '营业执照丢了怎么补办', body: '请带身份证到窗口补领。', itemKey: null, basis: null };
    const { key, version } = await clerk.client.call('POST /desk/knowledge', {
      body: { ...wording, kind: 'ANSWER', consultation: number },
    });
    const publish = (more: { readThrough?: boolean }) =>
      clerk.client.call('POST /desk/knowledge/:key/steps', {
        params: { key },
        body: { ...wording, action: 'publish', version, ...more },
      });
    if (flagged) expect(await refused(publish({}))).toMatchObject({ status: 422, code: 'read_through' });
    expect(await publish(flagged ? { readThrough: true } : {})).toMatchObject({ state: 'PUBLISHED' });
  });
});
