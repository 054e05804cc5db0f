import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

const TEXT = '请携带身份证到市场监管窗口补领，当场办结。';

describe('the reply to a question', () => {
  let app: TestApp;
  let clerk: Colleague;
  let colleague: Colleague;
  let supervisor: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    clerk = await app.staff(['WINDOW_CLERK'], { name: '写答复的人' });
    colleague = await app.staff(['RECEPTIONIST'], { name: '接待的人' });
    supervisor = await app.staff(['BUSINESS_DEPUTY_SUPERVISOR'], { name: '审核的人' });
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const asked = async (citizen?: Someone) =>
    (citizen ?? (await app.citizen())).client.call('POST /consultations', {
      body: { question: '营业执照丢了，应该怎么补办？' },
    });
  const read = ({ client }: Someone, number: string) =>
    client.call('GET /consultations/:number', { params: { number } });
  const save = ({ client }: Someone, number: string, revision: number, body = TEXT) =>
    client.call('PUT /consultations/:number/draft', { params: { number }, body: { revision, body } });
  const review = async (someone: Someone, number: string) =>
    someone.client.call('POST /consultations/:number/review', {
      params: { number },
      body: { version: (await read(someone, number)).version },
    });
  const giveBack = async (someone: Someone, number: string, note = '请补上办理地点') =>
    someone.client.call('POST /consultations/:number/return', {
      params: { number },
      body: { version: (await read(someone, number)).version, note },
    });
  const reply = async (someone: Someone, number: string, text = TEXT) =>
    someone.client.call('POST /consultations/:number/reply', {
      params: { number },
      body: { version: (await read(someone, number)).version, reply: text },
    });
  const correct = async (someone: Someone, number: string, text: string, reason = '地点写错了') =>
    someone.client.call('POST /consultations/:number/correct', {
      params: { number },
      body: { version: (await read(someone, number)).version, reply: text, reason },
    });

  it('is kept while it is written, for whoever takes the question over, and never shown to the asker', async () => {
    const citizen = await app.citizen();
    const { number, version } = await asked(citizen);
    await save(clerk, number, 0, '请携带');
    const second = await save(colleague, number, 1);
    expect(second).toMatchObject({ revision: 2, body: TEXT, by: '接待的人', state: 'OPEN', mine: true });
    expect(await read(clerk, number)).toMatchObject({ version, draft: { body: TEXT, mine: false } });
    expect((await read(citizen, number)).draft).toBeNull();
  });

  it('written by two at once is kept from the first; the second is told who wrote', async () => {
    const { number } = await asked();
    await save(colleague, number, 0, '先写的');
    const refusal = await refused(save(clerk, number, 0, '后写的'));
    expect(refusal).toMatchObject({ status: 409, code: 'draft_changed' });
    expect(refusal.title).toContain('接待的人');
    expect((await read(clerk, number)).draft?.body).toBe('先写的');
  });

  it('saved twice in the same moment counts once', async () => {
    const { number } = await asked();
    const codes = await Promise.all(
      [clerk, colleague].map((each) =>
        save(each, number, 0).then(
          () => 'kept',
          ({ problem }) => problem.code,
        ),
      ),
    );
    expect(codes.toSorted()).toEqual(['draft_changed', 'kept']);
  });

  it('is drafted by nobody who may not answer', async () => {
    const citizen = await app.citizen();
    const { number } = await asked(citizen);
    expect(await refused(save(citizen, number, 0))).toMatchObject({ status: 403 });
    await reply(clerk, number);
    expect(await refused(save(clerk, number, 0))).toMatchObject({ status: 403 });
  });

  it('under review goes out by a supervisor alone, and says who wrote and who reviewed it', async () => {
    const citizen = await app.citizen();
    const { number } = await asked(citizen);
    await save(clerk, number, 0);
    const waiting = await review(clerk, number);
    expect(waiting).toMatchObject({ draft: { state: 'IN_REVIEW' }, holder: { name: '写答复的人' } });
    expect(waiting.actions).not.toContain('reply');
    expect(await refused(reply(clerk, number))).toMatchObject({ status: 422, code: 'own_draft' });
    expect(await refused(reply(colleague, number))).toMatchObject({ status: 422, code: 'in_review' });
    expect(await refused(save(clerk, number, 1))).toMatchObject({ status: 422, code: 'in_review' });
    expect((await read(supervisor, number)).actions).toEqual(expect.arrayContaining(['reply', 'returnDraft']));
    const sent = await reply(supervisor, number);
    expect(sent).toMatchObject({ state: 'REPLIED', draft: null, holder: { name: '写答复的人' } });
    expect((await read(citizen, number)).replies).toMatchObject([
      { body: TEXT, by: '写答复的人', reviewedBy: '审核的人', corrected: false, correction: null },
    ]);
  });

  it('is given back with what to change, changed, and put to review again; its promise runs on', async () => {
    setClock(() => instantOf('2026-11-23', '09:00'));
    const { number, promise } = await asked();
    await save(clerk, number, 0);
    await review(clerk, number);
    setClock(() => instantOf('2026-11-24', '09:00'));
    const returned = await giveBack(supervisor, number);
    expect(returned.draft).toMatchObject({ state: 'RETURNED', returned: '请补上办理地点' });
    expect(returned.promise).toMatchObject({ dueDate: promise?.dueDate, light: 'NORMAL' });
    await save(clerk, number, 1, `${TEXT}在一楼。`);
    expect((await review(clerk, number)).draft).toMatchObject({ state: 'IN_REVIEW', returned: null });
    expect(await refused(review(clerk, number))).toMatchObject({ code: 'in_review' });
  });

  it('is taken back from review by its writer, by no other colleague', async () => {
    const { number } = await asked();
    await save(clerk, number, 0);
    await review(clerk, number);
    expect(await refused(giveBack(colleague, number))).toMatchObject({ status: 403 });
    await giveBack(clerk, number, '还要再改一改');
    expect((await reply(clerk, number)).state).toBe('REPLIED');
  });

  it('under review waits in the list of every supervisor but the one who wrote it', async () => {
    const first = await asked();
    const second = await asked();
    const list = async ({ client }: Someone) =>
      (await client.call('GET /desk/replies-to-review')).items
        .map(({ number }) => number)
        .filter((number) => [first.number, second.number].includes(number));
    await save(supervisor, second.number, 0);
    await review(supervisor, second.number);
    await save(clerk, first.number, 0);
    await review(clerk, first.number);
    const manager = await app.staff(['GENERAL_SUPERVISOR']);
    expect(await list(manager)).toEqual([second.number, first.number]);
    expect(await list(supervisor)).toEqual([first.number]);
    await reply(manager, first.number);
    expect(await list(manager)).toEqual([second.number]);
    expect(await refused(clerk.client.call('GET /desk/replies-to-review'))).toMatchObject({ status: 403 });
  });

  it('that is empty is not put to review', async () => {
    const { number } = await asked();
    await save(clerk, number, 0, '  ');
    expect(await refused(review(clerk, number))).toMatchObject({ status: 422, code: 'draft_missing' });
    expect(await refused(giveBack(supervisor, number))).toMatchObject({ status: 422, code: 'not_in_review' });
  });

  it('that was wrong is corrected: both versions stay, with the reason, and the asker is told again', async () => {
    const citizen = await app.citizen();
    const { number } = await asked(citizen);
    await reply(clerk, number, '请到二楼办理。');
    const before = await read(clerk, number);
    const after = await correct(clerk, number, '请到一楼办理。');
    expect(after).toMatchObject({ state: 'REPLIED', promises: before.promises });
    expect((await read(citizen, number)).replies).toMatchObject([
      { body: '请到二楼办理。', corrected: true, correction: null },
      { body: '请到一楼办理。', corrected: false, correction: '地点写错了' },
    ]);
    await app.settle();
    const told = await citizen.client.call('GET /me/notices', { query: {} });
    expect(told.items.filter((notice) => notice.number === number)).toHaveLength(2);
  });

  it('is corrected after its rating too, which stays; before any reply there is nothing to correct', async () => {
    const citizen = await app.citizen();
    const { number } = await asked(citizen);
    expect(await refused(correct(clerk, number, TEXT))).toMatchObject({ status: 409 });
    const { version } = await reply(clerk, number);
    await citizen.client.call('POST /consultations/:number/rate', { params: { number }, body: { version, rating: 4 } });
    expect(await correct(clerk, number, `${TEXT}不收费。`)).toMatchObject({ state: 'RATED', rating: 4, open: false });
  });

  it('begins anew when the question is asked again: the draft of the first reply is gone', async () => {
    const citizen = await app.citizen();
    const { number } = await asked(citizen);
    await save(clerk, number, 0);
    const { version } = await reply(clerk, number);
    await citizen.client.call('POST /consultations/:number/reopen', {
      params: { number },
      body: { version, question: '可以让别人代领吗？' },
    });
    expect((await read(clerk, number)).draft).toBeNull();
    expect(await save(clerk, number, 0)).toMatchObject({ revision: 1 });
  });
});
