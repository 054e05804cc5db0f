import { actionsFor, type Capacity } from '../kernel/lifecycle/lifecycle.rules';
import { instantOf } from '../kernel/time/civil-date';
import { bookingLifecycle, cancelActionAt, limitRefusal, type Standing } from './booking.rules';

const LIMITS = { activePerItem: 1, perDay: 2, active: 5 };
const standing = (itemKey: string, date: string): Standing => ({ itemKey, date, startsAt: instantOf(date, '10:00') });

describe('how many bookings one person may have', () => {
  const asked = { itemKey: 'a', date: '2026-11-23' };
  it.each<[string, Standing[], string | undefined]>([
    ['none yet', [], undefined],
    ['another item that day', [standing('b', '2026-11-23')], undefined],
    ['the same item on another day', [standing('a', '2026-11-24')], 'item_booked_already'],
    ['two others that day', [standing('b', '2026-11-23'), standing('c', '2026-11-23')], 'day_limit_reached'],
    ['four on other days', ['b', 'c', 'd', 'e'].map((key) => standing(key, '2026-11-24')), undefined],
    [
      'five on other days',
      ['b', 'c', 'd', 'e', 'f'].map((key) => standing(key, '2026-11-24')),
      'booking_limit_reached',
    ],
  ])('%s', (_, all, code) => {
    expect(limitRefusal(LIMITS, all, asked)?.code).toBe(code);
  });

  it('tells when the item is booked already', () => {
    const refusal = limitRefusal(LIMITS, [standing('a', '2026-11-24')], asked);
    expect(refusal?.details.detail).toBe('已约：11月24日（周二）10:00');
  });
});

describe('giving a booking up', () => {
  const startsAt = instantOf('2026-11-23', '14:00');
  it.each([
    ['11:00', 'cancel'],
    ['12:00', 'cancel'],
    ['12:01', 'cancelLate'],
    ['13:59', 'cancelLate'],
  ])('at %s for 14:00, two hours being free: %s', (time, action) => {
    expect(cancelActionAt({ startsAt, byHall: false }, instantOf('2026-11-23', time), 2)).toBe(action);
  });

  it.each([
    ['13:59', undefined],
    ['14:00', 'booking_begun'],
  ])('at %s for 14:00 is refused: %s', (time, code) => {
    const { guard } = bookingLifecycle.actions.cancelLate;
    expect(guard?.({ startsAt, at: instantOf('2026-11-23', time) })?.code).toBe(code);
  });

  it('never counts when the hall had moved it', () => {
    expect(cancelActionAt({ startsAt, byHall: true }, instantOf('2026-11-23', '13:59'), 2)).toBe('cancel');
  });

  it('is its owner’s to do, or for those who take the call, and nobody else’s', () => {
    const giving = ['cancel', 'cancelLate', 'reschedule'];
    const may = (role: Capacity) =>
      giving.filter((each) => actionsFor(bookingLifecycle, 'BOOKED', [role]).includes(each as never));
    expect(may('OWNER')).toEqual(giving);
    expect(may('RECEPTIONIST')).toEqual(giving);
    expect(may('PROXY_AGENT')).toEqual([]);
  });
});
