import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import {
  addDays,
  type CivilDate,
  type ClockTime,
  civilDateOf,
  clockTimeOf,
  instantOf,
} from '../kernel/time/civil-date';

/** The part of the dispatch rules that says when visits are made. */
export interface VisitTerms {
  readonly windows: readonly { readonly from: ClockTime; readonly to: ClockTime }[];
  /** Days ahead of today that may be asked for. */
  readonly horizonDays: number;
  readonly urgentWithinHours: number;
}

/** When a visit is to be made. */
export interface VisitWindow {
  /** The civil day it lies on. */
  readonly date: CivilDate;
  readonly from: Date;
  readonly to: Date;
  readonly urgent: boolean;
}

/** A time as it is asked for. */
export type AskedTime =
  | { readonly kind: 'WINDOW'; readonly date: CivilDate; readonly from: ClockTime }
  | { readonly kind: 'URGENT' };

export interface OfferedDay {
  readonly date: CivilDate;
  readonly windows: { readonly from: ClockTime; readonly to: ClockTime }[];
}

const HOUR_MS = 3_600_000;

/** Every window that may be asked for at an instant, day by day; days without one are left out. */
export function offeredDays(terms: VisitTerms, at: Date): OfferedDay[] {
  const today = civilDateOf(at);
  const days = Array.from({ length: terms.horizonDays + 1 }, (_, ahead): OfferedDay => {
    const date = addDays(today, ahead);
    const future = (window: { from: ClockTime }) => instantOf(date, window.from) > at;
    return {
      date,
      windows: terms.windows.filter(future).map(({ from, to }) => ({ from, to })),
    };
  });
  return days.filter(({ windows }) => windows.length > 0);
}

/** The window of an urgent visit asked for now; null when it would not end within today's hours of service. */
export function urgentWindow(terms: VisitTerms, at: Date): VisitWindow | null {
  const [first, last] = [terms.windows[0], terms.windows.at(-1)];
  const to = new Date(at.getTime() + terms.urgentWithinHours * HOUR_MS);
  const date = civilDateOf(at);
  if (!first || !last || clockTimeOf(at) < first.from || to > instantOf(date, last.to)) return null;
  return { date, from: at, to, urgent: true };
}

/** The window asked for, or why it cannot be had. */
export function windowFor(terms: VisitTerms, asked: AskedTime, at: Date): VisitWindow | Refusal {
  if (asked.kind === 'URGENT') return urgentWindow(terms, at) ?? tooLateForUrgent(terms);
  const day = offeredDays(terms, at).find(({ date }) => date === asked.date);
  const window = day?.windows.find(({ from }) => from === asked.from);
  if (!window) return ruledOut('window_not_offered', '这个时间不能约了，请另选一个上门时间');
  const { date } = asked;
  return { date, from: instantOf(date, window.from), to: instantOf(date, window.to), urgent: false };
}

function tooLateForUrgent(terms: VisitTerms): Refusal {
  const [first, last] = [terms.windows[0], terms.windows.at(-1)];
  const hours = first && last ? `急办的上门时间是 ${first.from} 至 ${last.to}，` : '';
  return ruledOut('urgent_not_now', `${hours}现在来不及在 ${terms.urgentWithinHours} 小时内上门，请另选一个时间`);
}
