import { LegalCalendar } from '../kernel/deadline/legal-calendar.rules';
import type { PlanItem } from './agency-plan.rules';
import { expectedDays, WorkdayLine } from './plan-days.rules';

const calendar = LegalCalendar.of([
  {
    year: 2026,
    status: 'PUBLISHED',
    source: 's',
    off: [{ from: '2026-12-02', to: '2026-12-03', name: '假' }],
    work: [],
  },
]);
const item = (itemKey: string, part: Partial<PlanItem> = {}): PlanItem => ({
  itemKey,
  situationKey: 's',
  after: [],
  prepareWorkdays: 1,
  itemVersion: '',
  name: itemKey,
  situationName: '',
  department: '',
  workdays: 3,
  materials: [],
  ...part,
});

describe('a line of working days', () => {
  // Tuesday; Wednesday and Thursday are holidays.
  const line = new WorkdayLine(calendar, '2026-12-01');

  it.each([
    ['2026-12-01', 0],
    ['2026-12-02', 0],
    ['2026-12-03', 0],
    ['2026-12-04', 1],
    ['2026-12-06', 1],
    ['2026-12-07', 2],
  ])('%s is working day %i', (date, number) => {
    expect(line.numberOf(date)).toBe(number);
  });

  it.each([
    [0, '2026-12-01'],
    [-2, '2026-12-01'],
    [1, '2026-12-04'],
    [2, '2026-12-07'],
  ])('working day %i is %s', (number, date) => {
    expect(line.dateOf(number)).toBe(date);
  });

  it('is provisional once it reaches a year that is not published', () => {
    expect(line.isProvisional('2026-12-31')).toBe(false);
    expect(line.isProvisional('2027-01-01')).toBe(true);
  });
});

it('a plan expects its items on working days, one after the other where one waits', () => {
  const { days, endsOn, provisional } = expectedDays([item('b', { after: ['a'] }), item('a')], '2026-12-01', calendar);
  expect(days.get('a')).toEqual({ from: '2026-12-04', to: '2026-12-09', critical: true });
  expect(days.get('b')).toEqual({ from: '2026-12-09', to: '2026-12-14', critical: true });
  expect([endsOn, provisional]).toEqual(['2026-12-14', false]);
});

it('a plan that is done the same day ends on that day', () => {
  const same = item('a', { prepareWorkdays: 0, workdays: 0 });
  expect(expectedDays([same], '2026-12-01', calendar).endsOn).toBe('2026-12-01');
});
