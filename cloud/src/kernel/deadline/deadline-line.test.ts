import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ExplainedDay } from 'shared-types/deadline.states';
import { weekdayName } from '../time/civil-date';
import { DeadlineLines } from './deadline-line';
import { answersTo } from './deadline-stream';
import { loadDeadlines } from './deadlines.config';

interface WorkedCase {
  readonly id: string;
  readonly kind: string;
  readonly eventAt: string;
  readonly params: object;
  readonly dueDate: string;
  readonly dueWeekday: string;
  readonly dueAt: string;
  readonly calendar: string;
}
interface Answer extends Omit<WorkedCase, 'params'> {
  readonly error?: string;
  readonly paused?: boolean;
  readonly onTime?: boolean;
  readonly days?: readonly ExplainedDay[];
}

const lines = new DeadlineLines(loadDeadlines(join(__dirname, '../../../../config')));
const answer = (line: object | string): Answer =>
  JSON.parse(lines.answer(typeof line === 'string' ? line : JSON.stringify(line))) as Answer;
const ask = (kind: string, eventAt: string, params: object = {}) => answer({ id: 'q', kind, eventAt, params });

describe('the worked cases', () => {
  const file = JSON.parse(readFileSync(join(__dirname, 'deadline-cases.json'), 'utf8')) as { cases: WorkedCase[] };

  it.each(file.cases.map((each) => [each.id, each.kind, each] as const))('%s %s', (_, __, each) => {
    const { id, dueDate, dueAt, calendar } = each;
    expect(answer(each)).toMatchObject({ id, dueDate, dueAt, calendar });
    expect(weekdayName(dueDate)).toBe(each.dueWeekday);
  });
});

describe('an answer', () => {
  it('gives the days of a working-day kind, each with its number or its reason', () => {
    expect(ask('PUSH_TO_BACKOFFICE', '2026-04-30T15:00')).toEqual({
      id: 'q',
      dueDate: '2026-05-06',
      dueAt: '2026-05-06T17:00:00+08:00',
      calendar: 'PUBLISHED',
      days: [
        ...['01', '02', '03', '04', '05'].map((day) => ({ date: `2026-05-${day}`, counted: false, why: '劳动节' })),
        { date: '2026-05-06', counted: true, n: 1 },
      ],
    });
  });

  it('has no days for other kinds', () => {
    expect(ask('INSTANT_CASE', '2026-10-03T16:40')).toEqual({
      id: 'q',
      dueDate: '2026-10-03',
      dueAt: '2026-10-04T00:00:00+08:00',
      calendar: 'PUBLISHED',
    });
  });

  it('has no due date while a pause is open, and the days so far', () => {
    const open = ask('DECISION_COMMITTED', '2026-09-01T10:00', { workdays: 10, pauses: [['2026-09-03', null]] });
    expect(open).toMatchObject({ dueDate: null, dueAt: null, paused: true, calendar: 'PUBLISHED' });
    expect(open.days).toEqual([
      { date: '2026-09-02', counted: true, n: 1 },
      { date: '2026-09-03', counted: true, n: 2 },
    ]);
  });

  it.each([
    ['2026-03-09T17:00', true],
    ['2026-03-09T17:00:00.001', false],
    ['2026-03-09T17:00:01', false],
    ['2026-03-09T09:00:00Z', true],
    ['2026-03-09T09:00:01Z', false],
  ])('says whether a reply at %s was in time', (repliedAt, onTime) => {
    expect(ask('CONSULT_ONLINE', '2026-03-02T10:00', { workdays: 5, repliedAt })).toMatchObject({ onTime });
  });

  it('takes an event in any zone for its day in Shanghai', () => {
    for (const eventAt of ['2026-03-02T00:30', '2026-03-01T16:30Z', '2026-03-01T11:30:00.000-05:00']) {
      expect(ask('CONSULT_ONLINE', eventAt)).toMatchObject({ dueDate: '2026-03-09' });
    }
  });

  it('keeps the second and the millisecond of elapsed minutes', () => {
    expect(ask('ON_CALL_ARRIVAL', '2026-12-31T23:59:59.500')).toMatchObject({
      dueDate: '2027-01-01',
      dueAt: '2027-01-01T00:59:59.500+08:00',
    });
  });

  it('takes a bare date where only the day matters', () => {
    expect(ask('PROBATION_END', '2026-01-31', { months: 1 })).toMatchObject({
      dueDate: '2026-02-28',
      dueAt: '2026-02-28T00:00:00+08:00',
    });
    expect(ask('PROBATION_END', '2026-01-31T23:30', { months: 1 })).toMatchObject({ dueDate: '2026-02-28' });
  });

  it('takes a transferred order’s own due time when it is earlier', () => {
    const order = (orderDueAt: string) => ask('COMPLAINT_TRANSFERRED', '2026-12-30T10:00', { workdays: 5, orderDueAt });
    expect(order('2027-01-04T12:00')).toMatchObject({ dueAt: '2027-01-04T12:00:00+08:00', calendar: 'PUBLISHED' });
    expect(order('2027-02-04T12:00')).toMatchObject({ dueAt: '2027-01-07T17:00:00+08:00', calendar: 'PROVISIONAL' });
  });

  it('registers a message at the next opening', () => {
    expect(ask('CONSULT_PHONE', '2026-11-15T17:30', { voicemail: true })).toMatchObject({ dueDate: '2026-11-16' });
    expect(ask('CONSULT_PHONE', '2026-11-15T08:30', { voicemail: true })).toMatchObject({ dueDate: '2026-11-15' });
  });

  it('tries a notice that is not loaded, line by line', () => {
    const calendarPatch = { off: ['2027-02-05..2027-02-11'], work: ['2027-01-30'] };
    const asked = (params: object) => ask('CONSULT_ONLINE', '2027-01-29T10:00', params);
    expect(asked({ workdays: 6, calendarPatch })).toMatchObject({ dueDate: '2027-02-12', calendar: 'PUBLISHED' });
    expect(asked({ workdays: 5, calendarPatch })).toMatchObject({ dueDate: '2027-02-04', calendar: 'PUBLISHED' });
    expect(asked({ workdays: 5 })).toMatchObject({ dueDate: '2027-02-11', calendar: 'PROVISIONAL' });
    const unknown = { off: ['2028-01-25..2028-01-31'] };
    expect(ask('NOTIFY_RESULT', '2028-01-24T10:00', { calendarPatch: unknown })).toMatchObject({
      dueDate: '2028-02-01',
      calendar: 'PUBLISHED',
    });
  });

  it('is not moved by the facts of a story', () => {
    const story = {
      extensionDays: 10,
      convertedAt: '2026-03-03T10:00',
      reassignedAt: '2026-03-03T10:00',
      channel: 'LETTER',
      postmark: '2026-02-20',
      deemedAccepted: true,
      materialsFirstReceivedAt: '2026-02-20',
      tellOnceAt: null,
      answeredOnCall: false,
      extendedService: true,
      committedWorkdays: 3,
    };
    expect(ask('CONSULT_ONLINE', '2026-03-02T10:00', story)).toEqual(ask('CONSULT_ONLINE', '2026-03-02T10:00'));
  });
});

describe('a line that has no answer', () => {
  const INSTANT = 'a date and time such as 2026-03-02T10:00, with an offset or Z unless it is Asia/Shanghai';
  const good = { id: 7, kind: 'CONSULT_ONLINE', eventAt: '2026-03-02T10:00' };
  const wrong = (params: object) => ({ ...good, params });

  it.each<[object | string, unknown, string]>([
    ['{"id":"x"', null, 'not JSON: '],
    ['nonsense', null, 'not JSON: '],
    ['[]', null, 'line: expected an object, found a list of 0'],
    ['null', null, 'line: expected an object, found null'],
    [{}, null, 'kind: expected one of CONSULT_ONLINE, '],
    [{ ...good, kind: 'CONSULT' }, 7, 'found "CONSULT"'],
    [{ ...good, kind: undefined }, 7, 'kind: expected one of'],
    [{ ...good, eventAt: undefined }, 7, 'eventAt: expected text, found nothing'],
    [{ ...good, eventAt: 1772416800 }, 7, 'eventAt: expected text, found 1772416800'],
    [{ ...good, eventAt: '2026-02-29T10:00' }, 7, `eventAt: expected ${INSTANT}, found "2026-02-29T10:00"`],
    [{ ...good, eventAt: '2026-03-02' }, 7, `eventAt: expected ${INSTANT}, found "2026-03-02"`],
    [{ ...good, kind: 'ON_CALL_ARRIVAL', eventAt: '2026-03-02' }, 7, `eventAt: expected ${INSTANT}`],
    [{ ...good, kind: 'PROBATION_END', eventAt: '2026-02-30' }, 7, 'eventAt: expected a date YYYY-MM-DD or'],
    [{ ...good, params: [] }, 7, 'params: expected an object, found a list of 0'],
    [{ ...good, kind: 'DECISION_COMMITTED' }, 7, 'workdays: expected a number, because DECISION_COMMITTED has none'],
    [wrong({ workdays: 0 }), 7, 'workdays: expected a whole number from 1 to 1000, found 0'],
    [wrong({ workdays: '5' }), 7, 'params.workdays: expected a number, found "5"'],
    [wrong({ workdays: null }), 7, 'params.workdays: expected a number, found null'],
    [wrong({ workday: 5 }), 7, 'params.workday: expected only the keys workdays, '],
    [wrong({ pauses: [['2026-09-08', '2026-09-03']] }), 7, 'pauses[0][1]: expected a date not before 2026-09-08'],
    [wrong({ pauses: [['2026-09-08']] }), 7, 'params.pauses[0]'],
    [wrong({ pauses: ['2026-09-08'] }), 7, 'params.pauses[0]: expected a list, found "2026-09-08"'],
    [wrong({ orderDueAt: '2026-03-05T10:00' }), 7, 'orderDueAt: expected nothing: it does not apply'],
    [wrong({ repliedAt: 'soon' }), 7, `params.repliedAt: expected ${INSTANT}, found "soon"`],
    [wrong({ voicemail: 'yes' }), 7, 'params.voicemail: expected true or false, found "yes"'],
    [wrong({ calendarPatch: { off: ['2027-02-30'] } }), 7, 'calendarPatch.off[0]: expected a date'],
    [wrong({ calendarPatch: { holidays: [] } }), 7, 'params.calendarPatch.holidays: expected only the keys off, work'],
  ])('%j', (line, id, error) => {
    const given = answer(line);
    expect(given).toEqual({ id, error: expect.stringContaining(error) });
  });

  it('names every fault of its shape at once', () => {
    const { error } = answer({ ...good, eventAt: 5, params: { workdays: 'x' } });
    expect(error).toMatch(/eventAt: .*; params\.workdays: /);
  });

  it('does not keep the lines after it from being answered', () => {
    expect(answer('{')).toHaveProperty('error');
    expect(answer(good)).toMatchObject({ id: 7, dueDate: '2026-03-09' });
  });
});

describe('a stream of questions', () => {
  const question = (id: unknown) => JSON.stringify({ id, kind: 'CONSULT_ONLINE', eventAt: '2026-03-02T10:00' });
  const idsOf = async (pieces: readonly Buffer[]) => {
    let text = '';
    for await (const answers of answersTo(Readable.from(pieces), lines)) text += answers;
    if (text !== '' && !text.endsWith('\n')) throw new Error('the last line is not ended');
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => (JSON.parse(line) as Answer).id);
  };

  it('is answered line by line, in order, a bad line among them', async () => {
    expect(await idsOf([Buffer.from(`${question(1)}\nbad\n${question('三')}\n`)])).toEqual([1, null, '三']);
  });

  it('may have a byte order mark, carriage returns, empty lines and no end to the last', async () => {
    const text = `\uFEFF${question(1)}\r\n\r\n  \n${question(2)}\r\n${question(3)}`;
    expect(await idsOf([Buffer.from(text)])).toEqual([1, 2, 3]);
  });

  it('may be cut anywhere, within a character too', async () => {
    const bytes = Buffer.from(`\uFEFF${question('窗口')}\n${question('line\u2028separator')}\n`);
    const single = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(await idsOf(single)).toEqual(['窗口', 'line\u2028separator']);
  });

  it('may be empty', async () => {
    expect(await idsOf([])).toEqual([]);
  });
});
