import { join } from 'node:path';
import fc from 'fast-check';
import { loadDeadlines } from '../kernel/deadline/deadlines.config';
import { remindersOf } from './supplement.rules';

const { calendar } = loadDeadlines(join(__dirname, '../../../config'));

describe('reminders of a supplement', () => {
  it.each([
    [10, ['2026-11-30', '2026-12-04']],
    [3, ['2026-11-25']],
    [2, ['2026-11-24']],
    [1, []],
  ])('of %d working days told on a Monday come on %j', (workdays, days) => {
    expect(remindersOf(calendar, '2026-11-23', workdays)).toEqual(days);
  });

  it('are all after the telling and before the end, in order, on working days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 300 }), (workdays, shift) => {
        const told = calendar.nthWorkdayAfter('2026-01-01', shift + 1);
        const days = remindersOf(calendar, told, workdays);
        const end = calendar.nthWorkdayAfter(told, workdays);
        expect([...days].sort()).toEqual(days);
        for (const day of days) expect(day > told && day < end && calendar.isWorkday(day)).toBe(true);
      }),
    );
  });
});
