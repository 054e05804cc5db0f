import { setTimeout as pause } from 'node:timers/promises';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { CalendarInForce } from '../kernel/deadline/calendar-in-force';
import { instantOf } from '../kernel/time/civil-date';
import { Recomputation } from './recomputation';

const YEAR = 2030;
const REST = '劳动节：5月1日至5日放假。\n国庆节：10月1日至7日放假。';
const LONG = `元旦：1月1日（周二）至3日（周四）放假调休，共3天。\n${REST}`;
const SHORT = `元旦：1月1日（周二）放假。1月5日（周六）上班。\n${REST}`;
const SOURCE = '国务院办公厅关于2030年部分节假日安排的通知';

describe('a year’s notice that is loaded', () => {
  let app: TestApp;
  let administrator: Colleague;
  let clerk: Colleague;
  let citizen: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
    administrator = await app.staff(['ADMINISTRATOR']);
    clerk = await app.staff(['WINDOW_CLERK']);
    citizen = await app.citizen();
  });
  afterEach(async () => {
    setClock(null);
    await app.database.write('DELETE FROM calendar_year');
    await app.database.write('DELETE FROM calendar_load');
    await app.database.write('UPDATE calendar_state SET changes = changes + 1');
    await app.server.container.get(CalendarInForce).follow();
  });
  afterAll(() => app.stop());

  const at = (date: string, time: string) => setClock(() => instantOf(date, time));
  const preview = (text: string) =>
    administrator.client.call('POST /calendar/previews', { body: { year: YEAR, text, source: SOURCE } });
  async function load(text: string): Promise<void> {
    const { mark } = await preview(text);
    const body = { year: YEAR, text, source: SOURCE, mark };
    await administrator.client.call('POST /calendar/loads', { body });
    await app.server.container.get(Recomputation).proceed();
    await loaded();
  }
  /** Waits until the load is over, whichever of those at work on it has its last part. */
  async function loaded(): Promise<void> {
    for (let state = 'STAGING'; state !== 'DONE'; ) {
      state = (await administrator.client.call('GET /calendar/years')).load?.state ?? 'DONE';
      if (state !== 'DONE') await pause(20);
    }
  }
  async function ask(date: string): Promise<string> {
    at(date, '09:00');
    const body = { question: '营业执照丢了，应该怎么补办？' };
    return (await citizen.client.call('POST /consultations', { body })).number;
  }
  const read = (number: string) => citizen.client.call('GET /consultations/:number', { params: { number } });
  const noticesOf = async (number: string) => {
    await app.settle();
    const { items } = await citizen.client.call('GET /me/notices', { query: {} });
    return items.filter((notice) => notice.number === number).map(({ kind }) => kind);
  };

  it('is tried first: which days change, which promises move', async () => {
    const number = await ask('2029-12-27');
    const tried = await preview(LONG);
    expect(tried).toMatchObject({
      off: [{ name: '元旦', from: '2030-01-01', to: '2030-01-03' }, {}, {}],
      timers: { later: expect.any(Number) },
    });
    expect(tried.days).toContainEqual({ date: '2030-01-02', workday: false, name: '元旦', bookings: 0 });
    expect(tried.timers.later).toBeGreaterThan(0);
    expect((await read(number)).promise).toMatchObject({ dueDate: '2030-01-04', provisional: true });
  });

  it('moves a promise later, says why day by day, and tells its owner', async () => {
    const number = await ask('2029-12-27');
    await load(LONG);
    expect((await read(number)).promise).toMatchObject({ dueDate: '2030-01-08' });
    const reason = await citizen.client.call('GET /records/:number/promises/:kind', {
      params: { number, kind: 'CONSULT_ONLINE' },
    });
    expect(reason.days.filter(({ why }) => why === '元旦')).toHaveLength(3);
    expect(await noticesOf(number)).toEqual(['DATE_MOVED']);
    const record = await app.database.row('SELECT due_at AS dueAt FROM record WHERE number = ?', [number]);
    expect(record).toEqual({ dueAt: instantOf('2030-01-08', '17:00') });
  });

  it('that makes a date earlier judges it by the old one until a working day after, and troubles nobody', async () => {
    const number = await ask('2029-12-31');
    expect((await read(number)).promise).toMatchObject({ dueDate: '2030-01-08' });
    at('2030-01-07', '15:00');
    await load(SHORT);
    expect((await read(number)).promise).toMatchObject({ dueDate: '2030-01-07' });
    at('2030-01-08', '10:00');
    const { version } = await read(number);
    const body = { version, reply: '请带身份证到窗口办理。' };
    const answered = await clerk.client.call('POST /consultations/:number/reply', { params: { number }, body });
    expect(answered.promises).toMatchObject([{ light: 'DONE_ON_TIME' }]);
    expect(await noticesOf(number)).toEqual(['QUESTION_ANSWERED']);
  });

  it('counts for what is begun afterwards', async () => {
    at('2029-12-27', '09:00');
    await load(LONG);
    const number = await ask('2029-12-27');
    expect((await read(number)).promise).toMatchObject({ dueDate: '2030-01-08' });
  });

  it('counts at once for a replica that did not bring it about and has not looked since', async () => {
    const { off, work } = await preview(LONG);
    const notice = JSON.stringify({ year: YEAR, status: 'PUBLISHED', source: SOURCE, off, work });
    await app.database.transaction(async () => {
      await app.database.write('INSERT INTO calendar_year (year, notice, loaded_by, loaded_at) VALUES (?, ?, 1, ?)', [
        YEAR,
        notice,
        instantOf('2029-12-27', '09:00'),
      ]);
      await app.database.write('UPDATE calendar_state SET changes = changes + 1');
    });
    const number = await ask('2029-12-27');
    expect((await read(number)).promise).toMatchObject({ dueDate: '2030-01-08' });
  });

  it('is recomputed once by however many replicas, and leaves no difference behind', async () => {
    const numbers = [await ask('2029-12-27'), await ask('2029-12-28')];
    const { mark } = await preview(LONG);
    const body = { year: YEAR, text: LONG, source: SOURCE, mark };
    await administrator.client.call('POST /calendar/loads', { body });
    const work = app.server.container.get(Recomputation);
    await Promise.all([work.proceed(), work.proceed(), work.proceed()]);
    await loaded();
    for (const number of numbers) {
      const rows = await app.database.rows(
        'SELECT h.id FROM deadline_history h JOIN record r ON r.id = h.record_id WHERE r.number = ?',
        [number],
      );
      expect(rows).toHaveLength(1);
    }
    expect((await preview(LONG)).timers).toMatchObject({ earlier: 0, later: 0, confirmed: 0 });
  });

  it('is not confirmed as another than was tried, and not while one is under way', async () => {
    const body = { year: YEAR, text: LONG, source: SOURCE, mark: 'another' };
    const other = administrator.client.call('POST /calendar/loads', { body });
    expect(await refused(other)).toMatchObject({ status: 409, code: 'calendar_moved_on' });
  });

  it.each([
    ['a line nobody understands', `元旦放假三天\n${REST}`, /第 1 行/],
    ['a year without its statutory days', '元旦：1月1日放假。', /off/],
    ['a working day that is no weekend', `元旦：1月1日放假。1月2日上班。\n${REST}`, /work/],
  ])('with %s is refused, naming it', async (_, text, message) => {
    const problem = await refused(preview(text));
    expect(problem).toMatchObject({ code: 'input_invalid', fields: [{ path: 'body.text' }] });
    expect(problem.fields?.[0]?.message).toMatch(message);
  });

  it('may be pasted as a calendar file', async () => {
    const file = `year: 2030\noff:\n  - { name: 元旦, from: 2030-01-01, to: 2030-01-03 }\n  - { name: 劳动节, from: 2030-05-01, to: 2030-05-05 }\n  - { name: 国庆节, from: 2030-10-01, to: 2030-10-07 }\nwork: []`;
    expect((await preview(file)).mark).toBe((await preview(LONG)).mark);
  });

  it('is loaded by an administrator only', async () => {
    const body = { year: YEAR, text: LONG, source: SOURCE };
    expect(await refused(clerk.client.call('POST /calendar/previews', { body }))).toMatchObject({ status: 403 });
  });
});
