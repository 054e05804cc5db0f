import { minutesOf } from '../kernel/time/civil-date';
import {
  type Hours,
  overlap,
  type RosterHouse,
  type RosterPerson,
  type RosterWindow,
  type ShiftDraft,
  unfitFor,
} from './roster.rules';
import { gapsOf, type Need } from './roster-needs.rules';

/** Nobody is put down by the house for more of one day: the longest watch the needs name, its noon break included. A planner may. */
export const MOST_MINUTES = 570;

/** Minutes somebody stood at a post lately: who did least is asked first, so that posts go round (轮岗). */
export type Lately = (workNo: string, post: ShiftDraft['post'] | null) => number;

/** Needs of one post at one place: whoever takes them takes as many of the day's stretches as they can. */
interface Seat {
  readonly need: Need;
  readonly stretches: readonly Hours[];
}

/**
 * Mans what a day leaves unmanned with people who may stand there, the scarcest posts first. What stands already is not
 * touched; what nobody can take stays a gap. Returns the shifts to add, none of them faulty.
 */
export function fillDay(
  needs: readonly Need[],
  standing: readonly ShiftDraft[],
  house: RosterHouse,
  lately: Lately,
): ShiftDraft[] {
  const added: ShiftDraft[] = [];
  const seats = seatsOf(needs, standing, house);
  const scarcity = new Map(seats.map((seat) => [seat, candidates(seat.need, house).length]));
  for (const seat of [...seats].sort((a, b) => (scarcity.get(a) ?? 0) - (scarcity.get(b) ?? 0))) {
    added.push(...take(seat, [...standing, ...added], house, lately));
  }
  return added;
}

/** Gaps of a day put together into seats: the third missing at 09:00 and the third missing at 14:00 are one. */
function seatsOf(needs: readonly Need[], standing: readonly ShiftDraft[], house: RosterHouse): Seat[] {
  const groups = new Map<string, Need[]>();
  for (const need of needs) {
    // Every stretch of the round-the-clock posts is somebody's of its own: nobody keeps watch all day.
    const hours = need.siteKey === null ? need.from : '';
    const key = [need.post, need.siteKey, need.category, hours].join('|');
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  return [...groups.values()].flatMap((group) => {
    const gaps = group.flatMap((need) => gapsOf(need, standing, house.windows));
    const most = Math.max(0, ...gaps.map(({ missing }) => missing));
    return Array.from({ length: most }, (_, nth) => ({
      need: group[0] as Need,
      stretches: gaps.filter(({ missing }) => missing > nth).map(({ from, to }) => ({ from, to })),
    }));
  });
}

/** Somebody for all stretches of a seat; where nobody can take all, for each by itself. */
function take(seat: Seat, shifts: readonly ShiftDraft[], house: RosterHouse, lately: Lately): ShiftDraft[] {
  const whole = taken(seat, shifts, house, lately);
  if (whole.length > 0 || seat.stretches.length === 1) return whole;
  const parts: ShiftDraft[] = [];
  for (const stretch of seat.stretches) {
    parts.push(...taken({ ...seat, stretches: [stretch] }, [...shifts, ...parts], house, lately));
  }
  return parts;
}

function taken(
  { need, stretches }: Seat,
  shifts: readonly ShiftDraft[],
  house: RosterHouse,
  lately: Lately,
): ShiftDraft[] {
  const windows = windowsFor(need, house).filter((window) => window === null || isFree(window, stretches, shifts));
  for (const person of inTurn(candidates(need, house), need, lately)) {
    if (!canTake(person, stretches, shifts, house)) continue;
    const window = windows.find((each) => unfitFor(house, person, need.post, each ?? undefined) === null);
    if (window === undefined) continue;
    const { post, siteKey } = need;
    return stretches.map(({ from, to }) => ({
      workNo: person.workNo,
      post,
      siteKey,
      windowNo: window?.no ?? null,
      from,
      to,
    }));
  }
  return [];
}

/** The windows a need means; `null` stands for a post without one. */
function windowsFor({ post, siteKey, category }: Need, { windows }: RosterHouse): (RosterWindow | null)[] {
  if (post !== 'WINDOW' && post !== 'STATION') return [null];
  return windows.filter((window) => window.siteKey === siteKey && (category === null || window.category === category));
}

function candidates(need: Need, house: RosterHouse): RosterPerson[] {
  const windows = windowsFor(need, house);
  return [...house.people.values()].filter((person) =>
    windows.some((window) => unfitFor(house, person, need.post, window ?? undefined) === null),
  );
}

/** Who stood there least lately, then who worked least, then by work number: the same every time. */
function inTurn(people: readonly RosterPerson[], { post }: Need, lately: Lately): RosterPerson[] {
  return [...people].sort(
    (a, b) =>
      lately(a.workNo, post) - lately(b.workNo, post) ||
      lately(a.workNo, null) - lately(b.workNo, null) ||
      (a.workNo < b.workNo ? -1 : 1),
  );
}

function canTake(
  { workNo }: RosterPerson,
  stretches: readonly Hours[],
  shifts: readonly ShiftDraft[],
  house: RosterHouse,
): boolean {
  const own = shifts.filter((shift) => shift.workNo === workNo);
  const away = house.away.get(workNo) ?? [];
  if (stretches.some((stretch) => [...own, ...away].some((other) => overlap(other, stretch)))) return false;
  return minutesIn([...own, ...stretches]) <= MOST_MINUTES;
}

const isFree = (window: RosterWindow, stretches: readonly Hours[], shifts: readonly ShiftDraft[]): boolean =>
  !shifts.some(
    (shift) =>
      shift.siteKey === window.siteKey &&
      shift.windowNo === window.no &&
      stretches.some((stretch) => overlap(stretch, shift)),
  );

/** Minutes these stretches of a day come to. */
export const minutesIn = (stretches: readonly Hours[]): number =>
  stretches.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);
