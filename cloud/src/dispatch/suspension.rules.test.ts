import { instantOf } from '../kernel/time/civil-date';
import { touches, unsuspended, windowInstead } from './suspension.rules';

const terms = {
  windows: [
    { from: '09:00', to: '11:00' },
    { from: '14:00', to: '16:00' },
  ],
  horizonDays: 2,
  urgentWithinHours: 2,
};
const at = (date: string, time: string) => instantOf(`2026-12-0${date}`, time);
const now = at('1', '08:00');
const span = (from: [string, string], to: [string, string]) => ({ startsAt: at(...from), endsAt: at(...to) });
const instead = (before: [string, string], ...suspended: ReturnType<typeof span>[]) =>
  windowInstead(terms, at(...before), suspended, now)?.from ?? null;

describe('a visit in a suspended time is moved', () => {
  it('to the same time of day, on the first day that has it', () => {
    expect(instead(['1', '14:00'], span(['1', '08:00'], ['1', '18:00']))).toEqual(at('2', '14:00'));
    expect(instead(['1', '14:00'], span(['1', '08:00'], ['2', '18:00']))).toEqual(at('3', '14:00'));
  });

  it('to the first window at all, where the same time of day is suspended throughout', () => {
    const afternoons = ['1', '2', '3'].map((day) => span([day, '13:00'], [day, '17:00']));
    expect(instead(['1', '14:00'], ...afternoons)).toEqual(at('2', '09:00'));
  });

  it('never back in time, and nowhere when the horizon holds nothing', () => {
    expect(instead(['3', '14:00'], span(['3', '13:00'], ['3', '17:00']))).toBeNull();
    expect(instead(['1', '09:00'], span(['1', '00:00'], ['4', '00:00']))).toBeNull();
  });
});

it.each([
  ['09:00', '11:00', true],
  ['08:00', '09:01', true],
  ['11:00', '13:00', false],
  ['07:00', '09:00', false],
])('a suspension 09:00–11:00 touches %s–%s: %s', (from, to, touched) => {
  expect(touches(span(['1', '09:00'], ['1', '11:00']), at('1', from), at('1', to))).toBe(touched);
});

it('windows that are suspended are not offered, nor days without any', () => {
  const days = ['2026-12-01', '2026-12-02'].map((date) => ({ date, windows: [...terms.windows] }));
  const left = unsuspended(days, [span(['1', '00:00'], ['1', '23:00']), span(['2', '10:00'], ['2', '12:00'])]);
  expect(left).toEqual([{ date: '2026-12-02', windows: [{ from: '14:00', to: '16:00' }] }]);
});
