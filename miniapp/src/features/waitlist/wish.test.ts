import type { BookableSite } from '../booking/booking-choice';
import { ANY_DAY, dayFirstWaitedFor, daysToWaitFor, wishedDays } from './wish';

const site = (...days: [date: string, state: 'FREE' | 'FULL' | 'CLOSED' | 'OVER', free: number][]): BookableSite => ({
  key: 'hall',
  name: '大厅',
  address: '',
  days: days.map(([date, state, free]) => ({ date, state, free, note: null })),
  earliest: null,
});
const keys = (of: BookableSite) => daysToWaitFor(of).map(({ key }) => key);

describe('the days somebody may wait for', () => {
  it('are those that can be booked in principle, never a closed or a past one', () => {
    const days = site(
      ['2026-11-24', 'OVER', 0],
      ['2026-11-25', 'FULL', 0],
      ['2026-11-26', 'CLOSED', 0],
      ['2026-11-27', 'FREE', 2],
    );
    expect(keys(days)).toEqual(['2026-11-25', '2026-11-27']);
  });

  it('may be any of them where every one is booked up', () => {
    const full = site(['2026-11-25', 'FULL', 0], ['2026-11-26', 'CLOSED', 0], ['2026-11-27', 'FULL', 0]);
    expect(keys(full)).toEqual([ANY_DAY, '2026-11-25', '2026-11-27']);
    expect(wishedDays(full, ANY_DAY)).toEqual({ fromDate: '2026-11-25', toDate: '2026-11-27' });
  });

  it('begin with one that is booked up', () => {
    expect(dayFirstWaitedFor(site(['2026-11-25', 'FREE', 3], ['2026-11-26', 'FULL', 0]))).toBe('2026-11-26');
  });

  it('are one day when one is chosen', () => {
    expect(wishedDays(site(['2026-11-25', 'FULL', 0]), '2026-11-25')).toEqual({
      fromDate: '2026-11-25',
      toDate: '2026-11-25',
    });
  });
});
