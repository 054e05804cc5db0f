import { join } from 'node:path';
import fc from 'fast-check';
import { addDays, civilDateOfDay, dayNumber } from '../time/civil-date';
import { loadDeadlines } from './deadlines.config';
import { LegalCalendar, type YearNotice } from './legal-calendar.rules';

const { calendar } = loadDeadlines(join(__dirname, '../../../../config'));
const daysOf = (year: number) => {
  const first = dayNumber(`${year}-01-01`);
  return Array.from({ length: dayNumber(`${year}-12-31`) - first + 1 }, (_, i) => civilDateOfDay(first + i));
};

describe('the published year 2026', () => {
  it('has 248 working days', () => {
    expect(daysOf(2026).filter((date) => calendar.isWorkday(date))).toHaveLength(248);
    expect(calendar.workdaysBetween('2025-12-31', '2026-12-31')).toBe(248);
  });

  it.each([
    ['2026-01-04', 'a Sunday worked for New Year', true, undefined],
    ['2026-02-14', 'a Saturday worked for the Spring Festival', true, undefined],
    ['2026-02-15', 'a Sunday within the Spring Festival', false, '春节'],
    ['2026-02-23', 'the last Monday of it', false, '春节'],
    ['2026-02-24', 'the day after', true, undefined],
    ['2026-03-07', 'an ordinary Saturday', false, undefined],
    ['2026-10-10', 'a Saturday worked for National Day', true, undefined],
    ['2026-09-25', 'Mid-Autumn', false, '中秋节'],
  ])('%s, %s', (date, _, isWorkday, holiday) => {
    expect(calendar.judge(date)).toMatchObject({ isWorkday, holiday, status: 'PUBLISHED' });
  });

  it('tells the hall which days are not simply their day of the week', () => {
    expect(calendar.special('2026-02-17')).toBe('HOLIDAY');
    expect(calendar.special('2026-02-28')).toBe('MAKEUP_WORKDAY');
    expect(calendar.special('2026-03-07')).toBeUndefined();
    expect(calendar.special('2026-03-09')).toBeUndefined();
  });
});

describe('a year whose notice is not out', () => {
  it('is provisional with the statutory days when they are loaded', () => {
    expect(calendar.statusOfYear(2027)).toBe('PROVISIONAL');
    expect(calendar.judge('2027-01-01')).toMatchObject({ isWorkday: false, holiday: '元旦', status: 'PROVISIONAL' });
    expect(calendar.isWorkday('2027-02-09')).toBe(false);
  });

  it.each([2024, 2025, 2028, 2101])('%i, with nothing loaded, is judged by weekends and fixed dates', (year) => {
    expect(calendar.statusOfYear(year)).toBe('PROVISIONAL');
    const off = daysOf(year).filter((date) => !calendar.isWorkday(date) && new Date(date).getUTCDay() % 6 !== 0);
    const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`);
    expect(off).toEqual(fixed.filter((date) => new Date(date).getUTCDay() % 6 !== 0));
    expect(calendar.judge(`${year}-05-01`).holiday).toBe('劳动节');
  });
});

describe('the n-th working day', () => {
  const naive = (after: string, n: number) => {
    let date = after;
    for (let left = n; left > 0; ) {
      date = addDays(date, 1);
      if (calendar.isWorkday(date)) left -= 1;
    }
    return date;
  };
  const anyDate = fc.integer({ min: dayNumber('2024-06-01'), max: dayNumber('2030-06-01') }).map(civilDateOfDay);

  it('is the one a walk day by day finds', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 300 }), (date, n) => {
        expect(calendar.nthWorkdayAfter(date, n)).toBe(naive(date, n));
      }),
    );
  });

  it('is as many working days away as it says', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 1000 }), (date, n) => {
        expect(calendar.workdaysBetween(date, calendar.nthWorkdayAfter(date, n))).toBe(n);
      }),
    );
  });

  it('does not depend on which years were asked for before', () => {
    const fresh = () => LegalCalendar.of([]);
    const asked = fresh();
    for (const date of ['2040-01-01', '1995-01-01', '2026-01-01', '2060-12-31']) asked.nthWorkdayAfter(date, 1);
    for (const date of ['1996-02-28', '2025-12-31', '2059-12-30', '2061-05-01']) {
      expect(asked.nthWorkdayAfter(date, 700)).toBe(fresh().nthWorkdayAfter(date, 700));
    }
  });

  it('counts back from the last working day not after the date', () => {
    expect(civilDateOfDay(calendar.nthWorkdayNumber(dayNumber('2026-02-23'), 0))).toBe('2026-02-14');
    expect(civilDateOfDay(calendar.nthWorkdayNumber(dayNumber('2026-02-24'), 0))).toBe('2026-02-24');
  });

  it('is refused beyond the last year there is', () => {
    expect(() => calendar.nthWorkdayAfter('9999-12-30', 5)).toThrow(/beyond the year 9999/);
  });

  it('counts nothing backwards', () => {
    expect(calendar.workdaysBetween('2026-03-09', '2026-03-02')).toBe(0);
  });
});

describe('a notice tried out', () => {
  const patch = { off: ['2027-02-05..2027-02-11'], work: ['2027-01-30'] };

  it('makes its year published and leaves the other days and the calendar itself alone', () => {
    const tried = calendar.withPatch(patch);
    expect(tried.judge('2027-02-11')).toMatchObject({ isWorkday: false, holiday: '节假日', status: 'PUBLISHED' });
    expect(tried.judge('2027-02-05').holiday).toBe('除夕');
    expect(tried.isWorkday('2027-01-30')).toBe(true);
    expect(tried.isWorkday('2027-01-01')).toBe(false);
    expect(tried.statusOfYear(2028)).toBe('PROVISIONAL');
    expect(calendar.statusOfYear(2027)).toBe('PROVISIONAL');
    expect(calendar.isWorkday('2027-02-11')).toBe(true);
  });

  it('reaches over the end of a year, and into a year nothing was known of', () => {
    const tried = calendar.withPatch({ off: ['2027-12-31..2028-01-02'] });
    expect([2026, 2027, 2028, 2029].map((year) => tried.statusOfYear(year))).toEqual([
      'PUBLISHED',
      'PUBLISHED',
      'PUBLISHED',
      'PROVISIONAL',
    ]);
    expect(tried.isWorkday('2027-12-31')).toBe(false);
    expect(tried.isWorkday('2028-10-02')).toBe(false);
  });

  it('can make a day worked that was off', () => {
    const tried = calendar.withPatch({ work: ['2027-02-10'] });
    expect(tried.judge('2027-02-10')).toMatchObject({ isWorkday: true, holiday: undefined });
  });

  it.each([
    [{ off: ['2027-02-30'] }, 'calendarPatch.off[0]: expected a date'],
    [{ off: ['2027-02-11..2027-02-05'] }, 'calendarPatch.off[0]: expected a range that ends on or after'],
    [{ off: ['2027-01-01..2028-01-02'] }, 'calendarPatch.off[0]: expected a range of at most 366 days'],
    [{ work: ['2027-01-30', '2027/01/31'] }, 'calendarPatch.work[1]: expected a date'],
    [{ off: ['2027-01-01..2027-01-02..2027-01-03'] }, 'calendarPatch.off[0]: expected a date'],
    [
      { off: ['2027-01-30..2027-01-31'], work: ['2027-01-30'] },
      'calendarPatch.work[0]: expected a day that is not off',
    ],
  ])('%j is refused', (wrong, message) => {
    expect(() => calendar.withPatch(wrong)).toThrow(message);
  });
});

describe('the version of a calendar', () => {
  const notice: YearNotice = {
    year: 2027,
    status: 'PUBLISHED',
    source: '通知',
    off: [{ from: '2027-01-01', to: '2027-01-03', name: '元旦' }],
    work: [],
  };

  it('is the same for the same content and fits the column it is kept in', () => {
    expect(LegalCalendar.of([notice]).version).toBe(LegalCalendar.of([{ ...notice }]).version);
    expect(calendar.version).toMatch(/^[0-9a-f]{16}$/);
  });

  it('changes with a notice that takes the place of another', () => {
    const loaded = calendar.withNotice(notice);
    expect(loaded.version).not.toBe(calendar.version);
    expect(loaded.statusOfYear(2027)).toBe('PUBLISHED');
    expect(loaded.isWorkday('2027-02-10')).toBe(true);
    expect(loaded.withNotice({ ...notice, work: ['2027-01-09'] }).version).not.toBe(loaded.version);
  });
});
