import fc from 'fast-check';
import { Refusal } from '../kernel/errors/refusal';
import { addDays, civilDateOf, instantOf } from '../kernel/time/civil-date';
import { offeredDays, urgentWindow, type VisitTerms, windowFor } from './visit-time.rules';

const terms: VisitTerms = {
  windows: [
    { from: '09:00', to: '11:00' },
    { from: '11:00', to: '13:00' },
    { from: '14:00', to: '16:00' },
    { from: '16:00', to: '18:00' },
  ],
  horizonDays: 7,
  urgentWithinHours: 2,
};
const at = (time: string, date = '2026-12-01') => instantOf(date, time);
const asked = (date: string, from: string, now: Date) => {
  const window = windowFor(terms, { kind: 'WINDOW', date, from }, now);
  return window instanceof Refusal ? window.code : window;
};

describe('windows', () => {
  it.each([
    ['08:59', ['09:00', '11:00', '14:00', '16:00']],
    ['09:00', ['11:00', '14:00', '16:00']],
    ['15:59', ['16:00']],
  ])('left today at %s: %j', (time, left) => {
    expect(offeredDays(terms, at(time))[0]?.windows.map(({ from }) => from)).toEqual(left);
  });

  it('are offered for today and the days of the horizon; a day that is over is not listed', () => {
    expect(offeredDays(terms, at('08:00')).map(({ date }) => date)).toEqual(
      Array.from({ length: 8 }, (_, i) => addDays('2026-12-01', i)),
    );
    expect(offeredDays(terms, at('16:00'))[0]?.date).toBe('2026-12-02');
  });

  it.each([
    ['2026-12-01', '14:00', { date: '2026-12-01', urgent: false }],
    ['2026-12-08', '09:00', { date: '2026-12-08' }],
    ['2026-12-09', '09:00', 'window_not_offered'],
    ['2026-11-30', '09:00', 'window_not_offered'],
    ['2026-12-01', '13:00', 'window_not_offered'],
    ['2026-12-01', '09:00', 'window_not_offered'],
  ])('asked for %s %s at 10:00 of 2026-12-01', (date, from, outcome) => {
    const window = asked(date, from, at('10:00'));
    if (typeof outcome === 'string') expect(window).toBe(outcome);
    else expect(window).toMatchObject(outcome);
  });

  it('that cannot be had are refused in words', () => {
    const refusal = windowFor(terms, { kind: 'WINDOW', date: '2026-12-09', from: '09:00' }, at('10:00'));
    expect(refusal).toMatchObject({ status: 422, title: '这个时间不能约了，请另选一个上门时间' });
  });

  it('in the evening are offered like the others: who makes them is another question', () => {
    const late = { ...terms, windows: [...terms.windows, { from: '18:00', to: '20:00' }] };
    expect(offeredDays(late, at('08:00'))[0]?.windows.map(({ from }) => from)).toContain('18:00');
  });

  it('that are offered can be had, begin in the future and lie within the horizon', () => {
    const instant = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (now) => {
        for (const { date, windows } of offeredDays(terms, now)) {
          expect(date <= addDays(civilDateOf(now), terms.horizonDays)).toBe(true);
          for (const { from } of windows) {
            const window = windowFor(terms, { kind: 'WINDOW', date, from }, now);
            expect(window).toMatchObject({ from: instantOf(date, from) });
            expect(instantOf(date, from) > now).toBe(true);
          }
        }
      }),
    );
  });
});

describe('an urgent visit', () => {
  it.each([
    ['08:59', null],
    ['09:00', '11:00'],
    ['12:30', '14:30'],
    ['16:00', '18:00'],
    ['16:01', null],
    ['23:30', null],
  ])('asked for at %s is due by %s', (time, by) => {
    const window = urgentWindow(terms, at(time));
    const due = by && { date: '2026-12-01', from: at(time), to: at(by), urgent: true };
    expect(window).toEqual(due);
  });

  it('that cannot be made is refused with the hours in which it can', () => {
    const refusal = windowFor(terms, { kind: 'URGENT' }, at('17:00'));
    expect(refusal).toMatchObject({
      status: 422,
      code: 'urgent_not_now',
      title: '急办的上门时间是 09:00 至 18:00，现在来不及在 2 小时内上门，请另选一个时间',
    });
  });

  it('is not made by a house without windows, and no hours are named', () => {
    const none = { ...terms, windows: [] };
    expect(urgentWindow(none, at('10:00'))).toBeNull();
    expect(windowFor(none, { kind: 'URGENT' }, at('10:00'))).toMatchObject({
      title: '现在来不及在 2 小时内上门，请另选一个时间',
    });
  });
});
