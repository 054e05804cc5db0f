import fc from 'fast-check';
import { instantOf } from '../kernel/time/civil-date';
import { checkDue, freeAt, isEndangered, isLate, type Running, reachAt, travelMinutes } from './punctuality.rules';

const travel = { detourFactor: 1.5, speedKmh: 18 };
const at = (time: string) => instantOf('2026-12-01', time);
const running = (facts: Partial<Running>): Running => ({
  state: 'IN_SERVICE',
  windowTo: at('11:00'),
  arrivedAt: null,
  expectedAt: null,
  ...facts,
});

it.each([
  [0, 0],
  [1, 1],
  [200, 1],
  [201, 2],
  [3000, 15],
])('%d m take %d min', (metres, minutes) => {
  expect(travelMinutes(metres, travel)).toBe(minutes);
  expect(reachAt(at('10:00'), metres, travel)).toEqual(new Date(at('10:00').getTime() + minutes * 60_000));
});

describe('whoever is out for a visit is free', () => {
  it.each<[string, Partial<Running>, string]>([
    ['the planned time after he arrived', { arrivedAt: at('09:30') }, '10:30'],
    ['now, when that is over', { arrivedAt: at('08:00') }, '10:00'],
    ['the planned time after he is expected', { state: 'EN_ROUTE', expectedAt: at('10:10') }, '11:10'],
    ['the planned time after its window, when nothing is known', { state: 'EN_ROUTE' }, '12:00'],
    ['the planned time from now, when nothing else is known', {}, '11:00'],
  ])('%s', (_, facts, free) => {
    expect(freeAt(running(facts), 60, at('10:00'))).toEqual(at(free));
  });

  it('never in the past', () => {
    const time = fc.date({ min: at('00:00'), max: at('23:00'), noInvalidDate: true });
    fc.assert(
      fc.property(time, time, fc.nat({ max: 120 }), (arrivedAt, now, planned) => {
        expect(freeAt(running({ arrivedAt }), planned, now) >= now).toBe(true);
      }),
    );
  });
});

it.each([
  ['10:50', false],
  ['10:51', true],
])('there at %s for a window to 11:00, ten minutes in hand: endangered %s', (reach, endangered) => {
  expect(isEndangered(at(reach), at('11:00'), 10)).toBe(endangered);
});

it.each<[string, string | null, boolean]>([
  ['11:15', null, false],
  ['11:16', null, true],
  ['10:00', '11:15', false],
  ['10:00', '11:16', true],
])('at %s, expected %s, for a window to 11:00: late %s', (now, expected, late) => {
  const expectedAt = expected === null ? null : at(expected);
  expect(isLate({ windowTo: at('11:00'), expectedAt }, 15, at(now))).toBe(late);
});

it('a check call is due the planned time and the grace after arriving', () => {
  expect(checkDue(at('09:10'), 60, 45)).toEqual(at('10:55'));
});
