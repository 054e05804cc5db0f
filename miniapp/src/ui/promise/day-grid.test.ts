import type { PromiseDays } from 'shared-types/record.contract';
import { weeksOf } from './day-grid';

/** Asked on Thursday 12 February 2026: the make-up Saturday counts, nine days of 春节 do not. */
const SPRING: PromiseDays = {
  kind: 'CONSULT_ONLINE',
  label: '网上咨询答复',
  light: 'NORMAL',
  dueDate: '2026-02-26',
  dueAt: null,
  workdaysLeft: 5,
  provisional: false,
  eventDate: '2026-02-12',
  basis: '网上咨询 5 个工作日内答复',
  days: [
    { date: '2026-02-13', counted: true, n: 1 },
    { date: '2026-02-14', counted: true, n: 2, why: '调休上班' },
    ...Array.from({ length: 9 }, (_, i) => ({ date: `2026-02-${15 + i}`, counted: false, why: '春节' })),
    { date: '2026-02-24', counted: true, n: 3 },
    { date: '2026-02-25', counted: true, n: 4 },
    { date: '2026-02-26', counted: true, n: 5 },
  ],
};

describe('the calendar of a promise', () => {
  const weeks = weeksOf(SPRING, '2026-02-12');
  const cell = (date: string) => weeks.flat().find((one) => one.date === date);

  it('has whole weeks from Monday, from the day of the event to the due date', () => {
    expect(weeks.map((week) => [week.length, week[0]?.date])).toEqual([
      [7, '2026-02-09'],
      [7, '2026-02-16'],
      [7, '2026-02-23'],
    ]);
  });

  it('marks the first day as not counted, counted days by number, and the due date', () => {
    expect(cell('2026-02-12')).toMatchObject({ kind: 'start', word: '当天' });
    expect(cell('2026-02-14')).toMatchObject({ kind: 'counted', word: '第2天' });
    expect(cell('2026-02-26')).toMatchObject({ kind: 'due', word: '第5天' });
  });

  it('names the holiday, for eyes and for ears', () => {
    expect(cell('2026-02-17')).toMatchObject({ kind: 'off', word: '春节', label: '2月17日（周二）：春节，不计入' });
  });

  it('leaves days outside of the promise blank', () => {
    expect(cell('2026-02-09')?.kind).toBe('outside');
    expect(cell('2026-02-27')?.kind).toBe('outside');
  });
});
