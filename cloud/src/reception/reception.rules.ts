import { type CallState, RECEPTION_KINDS, type ReceptionKind } from 'shared-types/reception.states';
import { civilDateOf } from '../kernel/time/civil-date';

/** What is known of a call's course. */
export interface CallCourse {
  readonly takenAt: Date | null;
  readonly doneAt: Date | null;
}

/** How far a call is. */
export function callState({ takenAt, doneAt }: CallCourse): CallState {
  if (doneAt !== null) return 'DONE';
  return takenAt === null ? 'WAITING' : 'TAKEN';
}

/** A reported fault is mended on the day it was reported (civil day, Shanghai); an open one of an earlier day is late. */
export const isLateFault = (kind: string, at: Date, doneAt: Date | null, today: string): boolean =>
  kind === 'FAULT' && doneAt === null && civilDateOf(at) < today;

/** Logged receptions of one hour and kind. */
export interface HourKindCount {
  readonly hour: number;
  readonly kind: ReceptionKind;
  readonly count: number;
  readonly minutes: number;
}

type Counts = Record<ReceptionKind, number>;

const none = (): Counts => Object.fromEntries(RECEPTION_KINDS.map((kind) => [kind, 0])) as Counts;

/** A day's receptions by hour and kind, and how many were served by people beside those helped to serve themselves. */
export function dayFigures(rows: readonly HourKindCount[]) {
  const hours = new Map<number, Counts>();
  const totals = none();
  let minutes = 0;
  for (const row of rows) {
    const counts = hours.get(row.hour) ?? none();
    hours.set(row.hour, counts);
    counts[row.kind] += row.count;
    totals[row.kind] += row.count;
    minutes += row.minutes;
  }
  const all = RECEPTION_KINDS.reduce((sum, kind) => sum + totals[kind], 0);
  return {
    hours: [...hours].sort(([a], [b]) => a - b).map(([hour, counts]) => ({ hour, counts })),
    totals,
    byPeople: all - totals.SELF_SERVICE,
    selfService: totals.SELF_SERVICE,
    minutes,
  };
}
