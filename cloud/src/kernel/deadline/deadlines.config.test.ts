import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEADLINE_KINDS } from 'shared-types/deadline.states';
import { parseDocument } from 'yaml';
import { ConfigFaults } from '../config/config-faults';
import { civilDateOfDay, dayNumber } from '../time/civil-date';
import { loadDeadlines, readDeadlines } from './deadlines.config';

const CONFIG = join(__dirname, '../../../../config');

describe('the centre’s promises', () => {
  const deadlines = loadDeadlines(CONFIG);

  it('cover every kind, each with its clause and what people are told', () => {
    for (const kind of DEADLINE_KINDS) {
      expect(deadlines.rule(kind).kind).toBe(kind);
      expect(deadlines.promise(kind).clause).not.toBe('');
      expect(deadlines.told(kind)).not.toMatch(/[{}]/);
    }
  });

  it.each([
    ['CONSULT_ONLINE', '5个工作日内回复'],
    ['CONSULT_PHONE', '立即解答，不能立即解答的当日答复'],
    ['ON_CALL_ARRIVAL', '值班人员60分钟内到场'],
    ['DECISION_COMMITTED', '在事项的承诺时限内作出决定'],
  ] as const)('are told in Chinese with their number: %s', (kind, told) => {
    expect(deadlines.told(kind)).toBe(told);
  });

  it('list what nobody has confirmed', () => {
    const paths = deadlines.unconfirmed.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['businessClose', 'hotline', 'promises.BAD_REVIEW_CONTACT.workdays', 'provincial.source']),
    );
  });

  it('can be kept on another calendar', () => {
    const tried = deadlines.calendar.withPatch({ work: ['2027-01-30'] });
    expect(deadlines.on(tried).calendar.statusOfYear(2027)).toBe('PUBLISHED');
    expect(deadlines.calendar.statusOfYear(2027)).toBe('PROVISIONAL');
  });
});

describe('the years as given', () => {
  const { calendar } = loadDeadlines(CONFIG);

  it('2026 is off on 33 days and worked on six weekend days', () => {
    const first = dayNumber('2026-01-01');
    const year = Array.from({ length: 365 }, (_, i) => civilDateOfDay(first + i));
    expect(year.filter((date) => calendar.special(date) === 'HOLIDAY')).toHaveLength(33);
    expect(year.filter((date) => calendar.special(date) === 'MAKEUP_WORKDAY')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });
});

describe('a mistake in a file', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'deadlines-'));
    cpSync(join(CONFIG, 'promises.yaml'), join(dir, 'promises.yaml'));
    cpSync(join(CONFIG, 'calendar'), join(dir, 'calendar'), { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const change = (file: string, path: (string | number)[], value: unknown) => {
    const document = parseDocument(readFileSync(join(dir, file), 'utf8'));
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, value);
    writeFileSync(join(dir, file), document.toString());
  };
  const faults = () => {
    const collector = new ConfigFaults(dir);
    expect(readDeadlines(collector)).toBeUndefined();
    return collector.all.map(
      ({ file, path, expected }) => `${file.split('/').slice(1).join('/')} ${path}: ${expected}`,
    );
  };

  it.each<[string, (string | number)[], unknown, string]>([
    [
      'a limit that is no number',
      ['promises', 'CONSULT_ONLINE', 'workdays'],
      'five',
      'promises.CONSULT_ONLINE.workdays: a number',
    ],
    [
      'a limit of nothing',
      ['promises', 'CONSULT_ONLINE', 'workdays'],
      0,
      'promises.CONSULT_ONLINE.workdays: at least 1',
    ],
    [
      'a limit left out',
      ['promises', 'CONSULT_ONLINE', 'workdays'],
      undefined,
      'promises.CONSULT_ONLINE.workdays: a number',
    ],
    ['a family there is not', ['promises', 'CONSULT_ONLINE', 'family'], 'WEEKS', 'promises.CONSULT_ONLINE.family: '],
    ['a promise left out', ['promises', 'NOTIFY_RESULT'], undefined, 'promises.NOTIFY_RESULT: '],
    [
      'a kind there is not',
      ['promises', 'CONSULT'],
      { family: 'SAME_DAY' },
      'promises.CONSULT: only the keys CONSULT_ONLINE, ',
    ],
    [
      'a key of another family',
      ['promises', 'CONSULT_PHONE', 'workdays'],
      1,
      'promises.CONSULT_PHONE.workdays: only the keys',
    ],
    [
      'a text without its number',
      ['promises', 'CONSULT_ONLINE', 'told'],
      '五日内回复',
      'promises.CONSULT_ONLINE.told: a text with {n}',
    ],
    [
      'a text with a number there is not',
      ['promises', 'INSTANT_CASE', 'told'],
      '{n}日内',
      'promises.INSTANT_CASE.told: a text without {n}',
    ],
    [
      'a proposal not marked as one',
      ['promises', 'TOLERANCE_SUPPLEMENT', 'provenance'],
      undefined,
      'promises.TOLERANCE_SUPPLEMENT.basis: another basis',
    ],
    [
      'an extension that does not add up',
      ['promises', 'LICENCE_DECISION_EXTENDED', 'workdays'],
      31,
      'promises.LICENCE_DECISION_EXTENDED.workdays: 30, the workdays',
    ],
    [
      'a promise laxer than the province’s',
      ['promises', 'NOTIFY_RESULT', 'workdays'],
      4,
      'promises.NOTIFY_RESULT.workdays: at most 3',
    ],
    [
      'a warning after it is due',
      ['promises', 'ON_CALL_ARRIVAL', 'warnBeforeMinutes'],
      60,
      'promises.ON_CALL_ARRIVAL.warnBeforeMinutes: fewer than minutes',
    ],
    ['a warning after the close', ['warn', 'oneDayAt'], '17:00', 'warn.oneDayAt: a time before businessClose, 17:00'],
    ['a time that is none', ['businessClose'], '5 pm', 'businessClose: a time from'],
    ['a hotline that closes before it opens', ['hotline', 'to'], '08:00', 'hotline.to: a time after from'],
  ])('of promises is named: %s', (_, path, value, fault) => {
    change('promises.yaml', path, value);
    expect(faults()).toEqual([expect.stringContaining(`promises.yaml ${fault}`)]);
  });

  it.each<[string, (string | number)[], unknown, string]>([
    ['a day that does not exist', ['work', 0], '2026-02-30', 'work[0]: a date that exists'],
    ['a day of another year', ['work', 0], '2025-01-04', 'work[0]: a day of 2026'],
    ['a weekday that is worked anyway', ['work', 0], '2026-01-05', 'work[0]: a Saturday or Sunday'],
    ['a day worked and off', ['work', 1], '2026-02-15', 'work[1]: a day that is not off'],
    ['a day given twice', ['work', 1], '2026-01-04', 'work[1]: each day once'],
    [
      'a holiday that overlaps another',
      ['off', 1, 'from'],
      '2026-01-03',
      'off[1].from: a date after 2026-01-03, where 元旦 ends',
    ],
    ['a holiday that ends before it begins', ['off', 1, 'to'], '2026-02-01', 'off[1]: a holiday that ends on or after'],
    ['a statutory day that is not off', ['off', 6, 'to'], '2026-10-02', 'off: 2026-10-03 (国庆节), off by statute'],
    ['another year than the file’s', ['year'], 2027, 'off'],
    ['a status there is not', ['status'], 'SURE', 'status: one of PUBLISHED, PROVISIONAL'],
    ['a misspelt key', ['wrok'], [], 'wrok: only the keys year, status, source, off, work'],
  ])('of a year is named: %s', (_, path, value, fault) => {
    change('calendar/2026.yaml', path, value);
    expect(faults()).toContainEqual(expect.stringContaining(`calendar/2026.yaml ${fault}`));
  });

  it('names a file whose name is not its year, and a calendar without a year', () => {
    cpSync(join(dir, 'calendar/2027.yaml'), join(dir, 'calendar/next.yaml'));
    expect(faults()).toContainEqual("calendar/next.yaml year: the year of the file's name, next.yaml");
    rmSync(join(dir, 'calendar'), { recursive: true });
    expect(faults()).toContainEqual(expect.stringContaining('at least one year'));
  });
});
