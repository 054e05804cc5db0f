import type { DaySlot, DeskBooking } from 'shared-types/booking-desk.contract';
import { bySlot, fillOf } from './by-slot';

const slot = (from: string, part: Partial<DaySlot> = {}): DaySlot => {
  return { from, to: '', people: 0, capacity: 100, taken: 0, kept: 0, ...part };
};
const booking = (from: string, number = from) => ({ number, from }) as DeskBooking;
const SLOTS = [slot('09:00'), slot('09:30'), slot('10:00')];

describe('a day by its times', () => {
  const shown = (items: readonly DeskBooking[], terms: { whole: boolean; more: boolean }) =>
    bySlot(items, SLOTS, terms).map(({ from, items }) => `${from} ${items.length}`);

  it('shows every time it offers, with those who come', () => {
    expect(shown([booking('09:30', 'a'), booking('09:30', 'b')], { whole: true, more: false })).toEqual([
      '09:00 0',
      '09:30 2',
      '10:00 0',
    ]);
  });

  it('says nothing of times whose bookings are not loaded yet', () => {
    expect(shown([booking('09:00')], { whole: true, more: true })).toEqual(['09:00 1']);
  });

  it('leaves out empty times where bookings were left out', () => {
    expect(shown([booking('10:00')], { whole: false, more: false })).toEqual(['10:00 1']);
  });

  it('keeps bookings of hours the day no longer has', () => {
    const [former] = bySlot([booking('08:00')], SLOTS, { whole: false, more: false });
    expect(former).toMatchObject({ from: '08:00', slot: null });
  });
});

it.each([
  ['nothing taken', { taken: 0, kept: 10 }, { taken: 0, kept: 10 }],
  ['nearly full', { taken: 96, kept: 4 }, { taken: 96, kept: 4 }],
  ['more promised than there is since windows closed', { taken: 130, kept: 0 }, { taken: 100, kept: 0 }],
  ['closed with somebody in it', { capacity: 0, taken: 10, kept: 0 }, { taken: 100, kept: 0 }],
  ['closed and empty', { capacity: 0, taken: 0, kept: 0 }, { taken: 0, kept: 0 }],
])('a time is so full: %s', (_, part, expected) => {
  expect(fillOf(slot('09:00', part))).toEqual(expected);
});
