import { type Colleague, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';

const ITEM = 'license-reissue';
const WORDING = { title: '营业执照遗失后补领要带什么', body: '请法定代表人带身份证到市场监管窗口补领，当场办结。' };

describe('what the centre publishes before anybody asks', () => {
  let app: TestApp;
  let clerk: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    clerk = await app.staff(['WINDOW_CLERK']);
  });
  afterEach(() => setClock(null));
  afterAll(() => app.stop());

  const wording = { ...WORDING, itemKey: ITEM, basis: null };
  const draft = (more: { consultation?: string; kind?: 'ANSWER' | 'POLICY' } = {}) =>
    clerk.client.call('POST /desk/knowledge', { body: { ...wording, kind: 'ANSWER', ...more } });
  const publish = ({ key, version }: { key: string; version: number }, text: Partial<typeof wording> = {}) =>
    clerk.client.call('POST /desk/knowledge/:key/steps', {
      params: { key },
      body: { ...wording, ...text, action: 'publish', version, readThrough: true },
    });
  const withdraw = ({ key, version }: { key: string; version: number }) =>
    clerk.client.call('POST /desk/knowledge/:key/steps', {
      params: { key },
      body: { action: 'withdraw', version, reason: '办法变了' },
    });
  const find = async (q: string) =>
    (await app.visitor.call('GET /knowledge', { query: { q } })).items.map(({ key }) => key);

  /** A question that was answered, with a person's phone and name in both. */
  async function answered(): Promise<string> {
    const citizen = await app.citizen();
    const question = `我是${citizen.person.name}，电话${citizen.person.phone}，营业执照丢了怎么补？`;
    const { number, version } = await citizen.client.call('POST /consultations', { body: { question, itemKey: ITEM } });
    const reply = `您好，请带身份证来补领，我们会打${citizen.person.phone}联系您。`;
    await clerk.client.call('POST /consultations/:number/reply', { params: { number }, body: { version, reply } });
    return number;
  }

  it('is found by people’s own words for the same matter, and by nobody before it is published', async () => {
    const entry = await draft();
    expect(await find('营业执照丢了怎么补')).not.toContain(entry.key);
    const published = await publish(entry);
    expect(published.state).toBe('PUBLISHED');
    expect(await find('营业执照丢了怎么补')).toContain(entry.key);
    expect(await find('公共卫生许可证')).not.toContain(entry.key);
    expect(await app.visitor.call('GET /knowledge/:key', { params: { key: entry.key } })).toMatchObject(WORDING);
  });

  it('drawn from an answer, names, telephones and numbers of the asker are taken out of it first', async () => {
    const number = await answered();
    const proposal = await clerk.client.call('GET /desk/knowledge-proposals/:number', { params: { number } });
    for (const text of [proposal.title, proposal.body]) expect(text).not.toMatch(/1\d{10}/);
    expect(proposal.title).toContain('营业执照丢了怎么补');
    expect(proposal.removed.length).toBeGreaterThan(0);
    expect(proposal).toMatchObject({ itemKey: ITEM, existing: null });
  });

  it('is drawn from an answer once', async () => {
    const consultation = await answered();
    await draft({ consultation });
    expect(await refused(draft({ consultation }))).toMatchObject({ status: 409, code: 'drafted_already' });
  });

  it('is not published while a person’s number stands in it, and the field is named', async () => {
    const entry = await draft();
    const problem = await refused(publish(entry, { body: '请打13812345678找窗口补领。' }));
    expect(problem).toMatchObject({ status: 400, fields: [{ path: 'body.body' }] });
    const kept = await clerk.client.call('GET /desk/knowledge/:key', { params: { key: entry.key } });
    expect(kept.state).toBe('DRAFT');
  });

  it('withdrawn, it is found and read no more, and says why to who keeps it', async () => {
    const published = await publish(await draft());
    const gone = await withdraw(published);
    expect(gone).toMatchObject({ state: 'WITHDRAWN', withdrawnReason: '办法变了' });
    expect(await find('营业执照丢了怎么补')).not.toContain(published.key);
    const problem = await refused(app.visitor.call('GET /knowledge/:key', { params: { key: published.key } }));
    expect(problem.status).toBe(404);
  });

  it('is replaced by a new edition under the same checks, and what was read before stays on record', async () => {
    const first = await publish(await draft({ kind: 'POLICY' }));
    const refusal = await refused(publish(first, { body: '请打13812345678找窗口补领。' }));
    expect(refusal).toMatchObject({ status: 400 });
    const body = '电子营业执照同样有效，补领当场办结，不收费。';
    const second = await publish(first, { body });
    const { body: shown } = await app.visitor.call('GET /knowledge/:key', { params: { key: first.key } });
    expect(shown).toBe(body);
    const mark = { workNo: clerk.workNo, name: expect.any(String) };
    expect(second.editions).toEqual([
      { title: WORDING.title, body, basis: null, publishedAt: second.publishedAt, publishedBy: mark, endedAt: null },
      {
        ...WORDING,
        basis: null,
        publishedAt: first.publishedAt,
        publishedBy: mark,
        endedAt: second.changedAt,
      },
    ]);
    const { editions, ...gone } = await withdraw(second);
    expect(editions.map(({ endedAt }) => endedAt)).toEqual([gone.changedAt, second.changedAt]);
  });

  it('is not saved as a draft over what is public', async () => {
    const published = await publish(await draft());
    const saving = clerk.client.call('POST /desk/knowledge/:key/steps', {
      params: { key: published.key },
      body: { ...wording, action: 'save', version: published.version },
    });
    expect(await refused(saving)).toMatchObject({ code: 'knowledge_moved_on' });
  });

  it('is found by its keepers in any state, by words, kind and state', async () => {
    const title = '个体工商户年报怎么补';
    const reading = await clerk.client.call('POST /desk/knowledge', {
      body: { ...wording, title, basis: '示例办法第三条', kind: 'POLICY' },
    });
    const list = async (query: { q?: string; kind?: 'ANSWER' | 'POLICY'; state?: 'DRAFT' | 'PUBLISHED' }) =>
      (await clerk.client.call('GET /desk/knowledge', { query })).items.map(({ key }) => key);
    expect(await list({ q: '年报忘了怎么补' })).toEqual([reading.key]);
    expect(await list({ q: '年报忘了怎么补', state: 'PUBLISHED' })).toEqual([]);
    expect(await list({ kind: 'POLICY', state: 'DRAFT' })).toContain(reading.key);
    expect(await list({ kind: 'ANSWER' })).not.toContain(reading.key);
    expect(await find('年报忘了怎么补')).not.toContain(reading.key);
  });

  it('changed by two at once, one of them reads it again', async () => {
    const published = await publish(await draft());
    const outcomes = await Promise.allSettled([withdraw(published), withdraw(published)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refused(withdraw(published))).toMatchObject({ code: 'knowledge_moved_on' });
  });

  it('is listed for its keepers the last changed first, each once, though one is changed between two pages', async () => {
    const began = Date.now();
    const entries: Awaited<ReturnType<typeof draft>>[] = [];
    for (let nth = 0; nth < 22; nth++) {
      setClock(() => new Date(began + nth * 1000));
      entries.push(await draft());
    }
    const [oldest, second] = entries;
    setClock(() => new Date(began + 30_000));
    await publish(oldest as (typeof entries)[0]);
    const list = (after?: string) =>
      clerk.client.call('GET /desk/knowledge', { query: after === undefined ? {} : { after } });
    const first = await list();
    setClock(() => new Date(began + 40_000));
    await publish(entries.at(5) as (typeof entries)[0]);
    const rest = await list(first.next ?? '');
    const order = [oldest, ...entries.slice(2).reverse()].map((entry) => entry?.key);
    expect(first.items.map(({ key }) => key)).toEqual(order.slice(0, 20));
    expect(rest.items.map(({ key }) => key).slice(0, 2)).toEqual([order[20], second?.key]);
  });

  it.each(['nowhere', 'nowhere.0', `${'x'.repeat(22)}.x`])('has no page after %s', async (after) => {
    expect((await refused(clerk.client.call('GET /desk/knowledge', { query: { after } }))).status).toBe(404);
  });

  it('is kept by those whose work it is', async () => {
    const citizen = await app.citizen();
    const problem = await refused(citizen.client.call('GET /desk/knowledge', { query: {} }));
    expect(problem.status).toBe(403);
  });

  it('and its item is found by the same words', async () => {
    const { items } = await app.visitor.call('GET /items', { query: { q: '营业执照丢了怎么补' } });
    expect(items.map(({ key }) => key)).toContain(ITEM);
  });
});
