import { addDays, dayWords, endTimeWords, momentWords, shanghaiDate, timeWords, weekdayOf } from './dates';

describe('dates in words', () => {
  it('name today and tomorrow, and give others with month, day and weekday', () => {
    expect(dayWords('2026-11-23', '2026-11-23')).toBe('今天（周一）');
    expect(dayWords('2026-11-24', '2026-11-23')).toBe('明天（周二）');
    expect(dayWords('2026-11-30', '2026-11-23')).toBe('11月30日（周一）');
  });

  it('give the year when it is another', () => {
    expect(dayWords('2027-01-05', '2026-12-28')).toBe('2027年1月5日（周二）');
  });

  it('follow the clock of Shanghai, whatever the phone is set to', () => {
    expect(shanghaiDate('2026-11-23T15:59:59Z')).toBe('2026-11-23');
    expect(shanghaiDate('2026-11-23T16:00:00Z')).toBe('2026-11-24');
    expect(timeWords('2026-11-23T16:05:00Z')).toBe('00:05');
    expect(momentWords('2026-11-22T16:05:00Z', '2026-11-23')).toBe('今天 00:05');
    expect(momentWords('2026-11-22T15:55:00Z', '2026-11-23')).toBe('昨天 23:55');
  });

  it('end a day at 24:00, not at the beginning of the next', () => {
    expect(endTimeWords('2026-11-23T16:00:00Z')).toBe('24:00');
    expect(endTimeWords('2026-11-23T09:30:00Z')).toBe('17:30');
  });

  it('step over leap days and ends of years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(weekdayOf('2026-02-28')).toBe(6);
  });
});
