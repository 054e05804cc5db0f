import { type CivilDate, dayNumber } from '../kernel/time/civil-date';
import type { FreeSlot, SlotPlan } from './slots.rules';

/** A free time somebody could be moved to. */
export interface Alternative extends FreeSlot {
  readonly plan: SlotPlan;
  readonly date: CivilDate;
}

/** What was promised and cannot be kept. */
interface Promised {
  readonly siteKey: string;
  readonly date: CivilDate;
  readonly start: number;
}

const DAY_MINUTES = 1440;
/** Another place weighs as much as waiting half a day. */
const ELSEWHERE_MINUTES = 720;

const minuteOf = ({ date, start }: Pick<Alternative, 'date' | 'start'>): number =>
  dayNumber(date) * DAY_MINUTES + start;

/**
 * Free times in the order in which they come nearest to what was promised: the same place before another, the same day
 * before the next, the same time of day before others; of two equally near the earlier one.
 */
export function nearestFirst(promised: Promised, free: readonly Alternative[]): Alternative[] {
  const distance = ({ plan, date, start }: Alternative): number => {
    const days = dayNumber(date) - dayNumber(promised.date);
    const elsewhere = plan.siteKey === promised.siteKey ? 0 : ELSEWHERE_MINUTES;
    return Math.abs(days) * DAY_MINUTES + Math.abs(start - promised.start) + elsewhere;
  };
  return [...free].sort((a, b) => distance(a) - distance(b) || minuteOf(a) - minuteOf(b));
}
