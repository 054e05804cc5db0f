import type { DayPlan } from '../directory/opening.rules';
import type { SlotDay, SlotSession } from './slots.rules';

/** A day of a site as it lies in the database. */
export interface StoredDay {
  readonly siteKey: string;
  readonly date: string;
  readonly version: number;
  /** MariaDB gives JSON as text where MySQL gives what it says. */
  readonly plan: string | Omit<SlotDay, 'version'>;
}

/** The plan of a stored day. */
export function readSlotDay({ version, plan }: Pick<StoredDay, 'version' | 'plan'>): SlotDay {
  const parts = typeof plan === 'string' ? (JSON.parse(plan) as Omit<SlotDay, 'version'>) : plan;
  return { ...parts, version };
}

/** What a day's places are made from and nothing else, so that two plans can be compared; by default every window is staffed. */
export function plainDay(
  { accepts, note, sessions: hours }: DayPlan,
  sessions: readonly SlotSession[] = hours.map((session) => ({ ...session, windows: null })),
): Omit<SlotDay, 'version'> {
  return {
    accepts,
    ...(note === undefined ? {} : { note }),
    sessions: sessions.map(({ from, to, kind, bookable, windows }) => ({ from, to, kind, bookable, windows })),
  };
}
