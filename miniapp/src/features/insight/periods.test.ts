import { usualPeriods } from './periods';

it.each([
  ['2026-11-23', ['2026-11-01', '2026-11-30'], ['2026-10-01', '2026-10-31'], ['2026-10-01', '2026-12-31']],
  ['2026-01-31', ['2026-01-01', '2026-01-31'], ['2025-12-01', '2025-12-31'], ['2026-01-01', '2026-03-31']],
  ['2028-03-01', ['2028-03-01', '2028-03-31'], ['2028-02-01', '2028-02-29'], ['2028-01-01', '2028-03-31']],
])('seen from %s, this month, the last and the quarter end on their days', (today, ...expected) => {
  const periods = usualPeriods(today).slice(0, 3);
  expect(periods.map(({ from, to }) => [from, to])).toEqual(expected);
});
