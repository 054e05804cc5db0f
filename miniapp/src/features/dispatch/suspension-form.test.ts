import { instantOf } from './suspension-form';

it.each([
  ['2026-12-01', '08:00', '2026-12-01T00:00:00.000Z'],
  ['2026-12-01', '07:59', '2026-11-30T23:59:00.000Z'],
  ['2026-12-1', '08:00', null],
  ['2026-13-01', '08:00', null],
  ['2026-12-01', '24:00', null],
  ['2026-12-01', '8:00', null],
])('%s %s is %s', (date, time, instant) => {
  expect(instantOf(date, time)).toBe(instant);
});
