import type { DaySlot, DeskBooking } from 'shared-types/booking-desk.contract';

/** A time of the day with its bookings in their order. */
export interface TimeOfDay {
  readonly from: string;
  /** How full it is; null for a time the day does not offer (any more). */
  readonly slot: DaySlot | null;
  readonly items: readonly DeskBooking[];
}

interface Terms {
  /** Nothing is left out: times without a booking are shown too. */
  readonly whole: boolean;
  /** Later bookings are not loaded yet: times after the last one loaded say nothing. */
  readonly more: boolean;
}

/** The day by its times: those it offers and those that still have bookings of former hours. Pure. */
export function bySlot(items: readonly DeskBooking[], slots: readonly DaySlot[], { whole, more }: Terms): TimeOfDay[] {
  const last = more ? (items.at(-1)?.from ?? '') : '24:00';
  const offered = whole ? slots.map(({ from }) => from).filter((from) => from <= last) : [];
  const times = [...new Set([...offered, ...items.map(({ from }) => from)])].sort();
  return times.map((from) => ({
    from,
    slot: slots.find((slot) => slot.from === from) ?? null,
    items: items.filter((item) => item.from === from),
  }));
}

/** Percent of what may be promised that is taken, and that is kept for callers and elders. */
export function fillOf({ capacity, taken, kept }: DaySlot): { taken: number; kept: number } {
  if (capacity === 0) return { taken: taken > 0 ? 100 : 0, kept: 0 };
  const percent = (part: number) => Math.min(100, Math.round((part * 100) / capacity));
  return { taken: percent(taken), kept: Math.min(percent(kept), 100 - percent(taken)) };
}
