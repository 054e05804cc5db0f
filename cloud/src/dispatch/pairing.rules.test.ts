import fc from 'fast-check';
import { instantOf } from '../kernel/time/civil-date';
import { aloneRefusal, pairReasons, touchesNight } from './pairing.rules';

const night = { from: '18:00', to: '08:00', agents: 2 };
const span = (from: string, to: string) => ({ from: instantOf('2026-12-01', from), to: instantOf('2026-12-01', to) });
const none = { vulnerable: false, priorConflict: false };

describe('night', () => {
  it.each([
    ['09:00', '11:00', false],
    ['16:00', '18:00', false],
    ['08:00', '10:00', false],
    ['16:01', '18:01', true],
    ['18:00', '20:00', true],
    ['07:59', '09:00', true],
    ['05:00', '07:00', true],
  ])('%s–%s touches it: %s', (from, to, touched) => {
    expect(touchesNight(span(from, to), night)).toBe(touched);
  });

  it('is touched by whatever reaches into the next day', () => {
    const over = { from: instantOf('2026-12-01', '17:00'), to: instantOf('2026-12-02', '09:00') };
    expect(touchesNight(over, night)).toBe(true);
  });

  it('always takes two, whatever else is known; a day visit takes two only for a reason', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 61 });
    fc.assert(
      fc.property(minute, fc.boolean(), fc.boolean(), (from, vulnerable, priorConflict) => {
        const start = instantOf('2026-12-01', '00:00').getTime() + from * 60_000;
        const window = { from: new Date(start), to: new Date(start + 60 * 60_000) };
        const reasons = pairReasons(window, night, { vulnerable, priorConflict });
        expect(reasons.includes('NIGHT')).toBe(from < 480 || from + 60 > 1080);
        expect(reasons.length > 0).toBe(reasons.includes('NIGHT') || vulnerable || priorConflict);
      }),
    );
  });
});

describe('two agents', () => {
  it('go for every reason there is, each named once', () => {
    expect(pairReasons(span('18:00', '20:00'), night, { vulnerable: true, priorConflict: true })).toEqual([
      'NIGHT',
      'VULNERABLE',
      'PRIOR_CONFLICT',
    ]);
    expect(pairReasons(span('09:00', '11:00'), night, none)).toEqual([]);
    expect(pairReasons(span('18:00', '20:00'), { ...night, agents: 1 }, none)).toEqual([]);
  });

  it.each([
    [false, false, null],
    [false, true, null],
    [true, true, null],
    [true, false, 'companion_needed'],
  ])('needed %s, present %s: %s', (needed, present, code) => {
    expect(aloneRefusal({ needed, present })?.code ?? null).toBe(code);
  });
});
