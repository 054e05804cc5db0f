import fc from 'fast-check';
import {
  addDays,
  addMonths,
  civilDateOf,
  civilDateOfDay,
  clockTimeOf,
  dayNumber,
  dayOf,
  daysBetween,
  formatChinese,
  formatChineseWithYear,
  formatInstant,
  instantOf,
  isCivilDate,
  minuteOfDay,
  weekday,
  weekdayName,
  yearOf,
} from './civil-date';

const anyDay = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') });
const anyInstant = fc.date({
  min: new Date('1992-01-01T00:00:00Z'),
  max: new Date('2199-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('the civil date of an instant is the one in Shanghai', () => {
  it.each([
    ['2026-02-28T15:59:59.999Z', '2026-02-28', '23:59'],
    ['2026-02-28T16:00:00.000Z', '2026-03-01', '00:00'],
    ['2026-02-28T23:59:59.999+08:00', '2026-02-28', '23:59'],
    ['2026-03-01T00:00:00.000+08:00', '2026-03-01', '00:00'],
    ['2025-12-31T17:05:00Z', '2026-01-01', '01:05'],
    ['1969-12-31T15:59:00Z', '1969-12-31', '23:59'],
    ['2024-02-28T16:00:00Z', '2024-02-29', '00:00'],
  ])('%s is %s %s', (instant, date, time) => {
    expect(civilDateOf(new Date(instant))).toBe(date);
    expect(clockTimeOf(new Date(instant))).toBe(time);
  });

  it('goes back to the same instant', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const started = instantOf(civilDateOf(instant), clockTimeOf(instant)).getTime();
        expect(instant.getTime() - started).toBeGreaterThanOrEqual(0);
        expect(instant.getTime() - started).toBeLessThan(60_000);
        expect(minuteOfDay(instant)).toBeLessThan(1440);
      }),
    );
  });

  it('refuses an invalid Date', () => {
    expect(() => civilDateOf(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('an instant of a date and a time', () => {
  it('is eight hours before the same wall clock in UTC', () => {
    expect(instantOf('2026-03-09', '17:00').toISOString()).toBe('2026-03-09T09:00:00.000Z');
    expect(instantOf('2026-03-09').toISOString()).toBe('2026-03-08T16:00:00.000Z');
  });

  it('takes 24:00 as the start of the next day', () => {
    expect(instantOf('2026-12-31', '24:00')).toEqual(instantOf('2027-01-01'));
  });

  it.each(['9:00', '25:00', '24:01', '12:60', ''])('refuses the time %j', (time) => {
    expect(() => instantOf('2026-01-01', time)).toThrow(/time of day/);
  });

  it('is written with its offset, and with milliseconds only where there are some', () => {
    expect(formatInstant(instantOf('2026-02-26', '17:00'))).toBe('2026-02-26T17:00:00+08:00');
    expect(formatInstant(new Date('2026-02-17T02:30:00.125Z'))).toBe('2026-02-17T10:30:00.125+08:00');
  });
});

describe('days', () => {
  it('are those of the Gregorian calendar', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const utc = new Date(day * 86_400_000);
        const date = civilDateOfDay(day);
        expect(date).toBe(utc.toISOString().slice(0, 10));
        expect(dayNumber(date)).toBe(day);
        expect(weekday(date) % 7).toBe(utc.getUTCDay());
      }),
    );
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-3',
    '26-04-03',
    '2026-04-03T00:00',
    '0000-01-01',
    '',
    '２０２６-01-01',
  ])('do not include %j', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(/not a civil date/);
  });

  it('are counted across months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(yearOf('2027-01-01')).toBe(2027);
    expect(dayOf(instantOf('1970-01-02'))).toBe(1);
  });

  it('end with the year 9999', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });
});

describe('months', () => {
  it.each([
    ['2026-08-10', 3, '2026-11-10'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-10-31', 4, '2027-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 12, '2027-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe('in Chinese', () => {
  it('a date carries its day of the week', () => {
    expect(formatChinese('2026-11-30')).toBe('11月30日（周一）');
    expect(formatChinese('2026-03-01')).toBe('3月1日（周日）');
    expect(formatChineseWithYear('2027-01-05')).toBe('2027年1月5日（周二）');
    expect(weekdayName('2026-10-10')).toBe('周六');
  });
});
