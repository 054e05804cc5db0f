import type { DayPlanView } from 'shared-types/day-plan.contract';

const HOUR_MS = 3_600_000;

/** The hours a timeline shows, and where an instant lies on it, in per cent from its left. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly at: (instant: string | number) => number;
  readonly holds: (instant: string) => boolean;
  /** Beginnings of the hours, for the rule above. */
  readonly hours: readonly number[];
}

/**
 * Whole hours around every visit of the day, and around the shifts as far as they lie in office hours: a shift of a whole
 * day and night would leave no room for its visits. Null where nobody is on duty.
 */
export function scaleOf({ date, agents }: DayPlanView): Scale | null {
  const shifts = agents.flatMap((agent) => agent.shifts.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)]));
  if (shifts.length === 0) return null;
  const stops = agents.flatMap((agent) =>
    agent.stops.flatMap(({ begin, end }) => [Date.parse(begin), Date.parse(end)]),
  );
  const first = Math.min(...shifts);
  const last = Math.max(...shifts);
  const opens = Math.max(first, Date.parse(`${date}T08:00:00+08:00`));
  const closes = Math.min(last, Date.parse(`${date}T18:00:00+08:00`));
  const [begin, end] = opens < closes ? [opens, closes] : [first, last];
  const from = Math.floor(Math.min(begin, ...stops) / HOUR_MS) * HOUR_MS;
  const to = Math.ceil(Math.max(end, ...stops) / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: (to - from) / HOUR_MS }, (_, i) => from + i * HOUR_MS);
  const at = (instant: string | number) => {
    const time = typeof instant === 'number' ? instant : Date.parse(instant);
    return Math.min(100, Math.max(0, ((time - from) / (to - from)) * 100));
  };
  const holds = (instant: string) => from <= Date.parse(instant) && Date.parse(instant) <= to;
  return { from, to, at, holds, hours };
}

/** Left edge and width of a stretch. */
export function stretchStyle({ at }: Scale, from: string, to: string): { left: string; width: string } {
  const left = at(from);
  return { left: `${left}%`, width: `${at(to) - left}%` };
}
