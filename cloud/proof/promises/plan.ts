import { addDays, clockTimeOf, instantOf } from '../../src/kernel/time/civil-date';
import type { Matter } from './matter';
import type { Chances } from './random';
import type { Terms } from './terms';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Something that happens at a simulated instant. */
export type Event = { readonly at: number } & (
  | { readonly what: 'OPEN' | 'WORK' | 'KILL' | 'CHECK' | 'STANDSTILL' }
  | { readonly what: 'STEP'; readonly matter: Matter }
  | { readonly what: 'LOAD'; readonly notice: Terms['notices'][number] }
);

/** Events in the order of their instants; of one instant, in the order they were added. */
export class Agenda {
  private readonly events: Event[] = [];

  add(event: Event): void {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.events[middle]?.at ?? 0) <= event.at) low = middle + 1;
      else high = middle;
    }
    this.events.splice(low, 0, event);
  }

  /** Takes the next event, and those that follow it within so long and may happen beside it. */
  takeUntil(within: number): Event[] {
    const first = this.events.shift();
    if (!first || ALONE.has(first.what)) return first ? [first] : [];
    const taken = [first];
    for (
      let next = this.events[0];
      next && next.at <= first.at + within && !ALONE.has(next.what);
      next = this.events[0]
    ) {
      taken.push(next);
      this.events.shift();
    }
    return taken;
  }
}

const ALONE: ReadonlySet<Event['what']> = new Set(['CHECK', 'STANDSTILL', 'LOAD']);

/** Everything that is known beforehand. */
export function plan(terms: Terms, chances: Chances): Agenda {
  const agenda = new Agenda();
  const begin = instantOf(terms.from).getTime();
  const end = instantOf(addDays(terms.from, terms.days)).getTime();
  const someTime = (until = end) => begin + Math.floor(chances.next() * (until - begin));
  planDays(agenda, terms, chances);
  for (let at = begin; at < end; at += restAfter(at, terms, chances)) agenda.add({ at, what: 'WORK' });
  for (let left = terms.kills; left > 0; left -= 1) {
    // In the midst of work, the house's and people's.
    const at = someTime();
    for (const what of ['OPEN', 'WORK', 'KILL', 'OPEN'] as const) agenda.add({ at, what });
  }
  for (let left = terms.standstills; left > 0; left -= 1)
    agenda.add({ at: someTime(end - 3 * DAY), what: 'STANDSTILL' });
  for (const notice of terms.notices) agenda.add({ at: notice.at.getTime(), what: 'LOAD', notice });
  return agenda;
}

/** People come every day; on the first of each month all is looked at. */
function planDays(agenda: Agenda, { from, days, perDay }: Terms, chances: Chances): void {
  for (let day = 0; day < days; day += 1) {
    const date = addDays(from, day);
    for (let left = perDay * 2; left > 0; left -= 1) {
      if (chances.is(0.5)) agenda.add({ at: someTimeOf(date, chances), what: 'OPEN' });
    }
    if (date.endsWith('-01') && day > 0) agenda.add({ at: instantOf(date, '12:34').getTime(), what: 'CHECK' });
  }
}

/** How long the house rests after a round of its work. */
function restAfter(at: number, { workMinutes, nightMinutes }: Terms, chances: Chances): number {
  const time = clockTimeOf(new Date(at));
  const [least, most] = time >= '09:00' && time < '17:00' ? workMinutes : nightMinutes;
  return chances.between(least * 60, most * 60) * 1000;
}

/** By day mostly; now and then at an instant on which a limit turns. */
export function someTimeOf(date: string, chances: Chances): number {
  if (chances.is(0.06)) return instantOf(date, chances.of(['00:00', '09:00', '17:00', '24:00'])).getTime();
  const [from, to] = chances.is(0.8) ? [8 * 60, 18 * 60] : [0, 24 * 60];
  return instantOf(date).getTime() + chances.between(from * 60_000, to * 60_000 - 1);
}

/** When the next thing happens to a matter: soon, in days, or so late that its promise is broken. */
export function laterThan(at: number, chances: Chances): number {
  return chances.weighted([
    [0.35, () => at + chances.between(1, 240) * MINUTE],
    [0.38, () => at + chances.between(4, 48) * HOUR],
    [0.2, () => at + chances.between(2 * 24, 9 * 24) * HOUR],
    [0.05, () => at + chances.between(9, 25) * DAY],
    [0.02, () => Number.POSITIVE_INFINITY],
  ] as const)();
}
