import type { Agent, Id, Seconds, Span, Task, Travel } from '../../src/dispatch/planner/day.rules';
import { Random } from '../../src/dispatch/planner/random';

/** Everything a day asks of the field, some of it known in the morning. Times are seconds since 09:00. */
export interface Demand {
  readonly travel: Travel;
  readonly agents: readonly Agent[];
  readonly booked: readonly Task[];
  readonly urgent: readonly { readonly at: Seconds; readonly task: Task }[];
  readonly sick: readonly { readonly at: Seconds; readonly agent: Id }[];
}

/** People of the centre; so many of them are in the field on one day. */
const PEOPLE = 66;
const IN_THE_FIELD = 22;
const SKILLS = 6;
/** Square of 51.8 km², as large as the district. */
const SIDE_M = 7200;
const DETOUR = 1.4;
const METRES_PER_SECOND = 18 / 3.6;
const SHIFT: Span = [0, 9 * 3600];
const LUNCH: Span = [2 * 3600, 4.5 * 3600];
const HOUR = 3600;
/** The windows that visits are promised in. */
const WINDOWS: readonly Span[] = [
  [0, 2 * HOUR],
  [2 * HOUR, 4 * HOUR],
  [5 * HOUR, 7 * HOUR],
  [7 * HOUR, 8.5 * HOUR],
];
const URGENT_WITHIN = 2 * HOUR;
const URGENT_PRIORITY = 90;
const MOST_PRIORITY = 60;
const MEAN_BOOKED = 175;
const MEAN_URGENT = 25;
/** One of so many falls ill during the day. */
const SICK_SHARE = 0.02;

/** The demand of the n-th day of a year: heavy on Mondays, light on weekends, and never twice the same. */
export function demandOf(day: number, seed: number): Demand {
  const random = new Random(seed * 1009 + day);
  const places: [number, number][] = [];
  const place = () => places.push([random.unit() * SIDE_M, random.unit() * SIDE_M]) - 1;
  const agents = Array.from({ length: IN_THE_FIELD }, (_, i) => agentOf((day * IN_THE_FIELD + i) % PEOPLE, place()));
  const weekday = day % 7;
  const load = (weekday === 0 ? 1.25 : weekday >= 5 ? 0.7 : 1) * (0.85 + random.unit() * 0.3);
  const skill = () => 1 + random.below(SKILLS);
  const service = () => 20 * 60 + random.below(20 * 60);
  const booked = Array.from({ length: Math.round(MEAN_BOOKED * load) }, (_, i): Task => {
    const window = WINDOWS[random.below(WINDOWS.length)] as Span;
    return {
      id: `booked-${i}`,
      place: place(),
      service: service(),
      skills: [skill()],
      windows: [window],
      priority: random.below(MOST_PRIORITY),
      promised: true,
    };
  });
  const urgent = Array.from({ length: Math.round(MEAN_URGENT * load * 2 * random.unit()) }, (_, i) => {
    const at = random.below(SHIFT[1] - URGENT_WITHIN);
    const windows: Span[] = [[at, at + URGENT_WITHIN]];
    const task: Task = {
      id: `urgent-${i}`,
      place: place(),
      service: service(),
      skills: [skill()],
      windows,
      priority: URGENT_PRIORITY,
      promised: true,
    };
    return { at, task };
  }).sort((a, b) => a.at - b.at);
  const sick = agents.flatMap(({ id }) =>
    random.unit() < SICK_SHARE ? [{ at: random.below(SHIFT[1]), agent: id }] : [],
  );
  return { travel: travelOf(places), agents, booked, urgent, sick: sick.sort((a, b) => a.at - b.at) };
}

function agentOf(person: number, home: number): Agent {
  return {
    id: person + 1,
    start: home,
    end: home,
    shift: SHIFT,
    skills: [0, 2, 4].map((step) => 1 + ((person + step) % SKILLS)),
    breaks: [{ id: person + 1, windows: [LUNCH], service: HOUR }],
  };
}

function travelOf(places: readonly (readonly [number, number])[]): Travel {
  const seconds = new Int32Array(places.length ** 2);
  places.forEach(([x, y], from) => {
    places.forEach(([u, v], to) => {
      const metres = Math.hypot(x - u, y - v) * DETOUR;
      seconds[from * places.length + to] = Math.round(metres / METRES_PER_SECOND);
    });
  });
  return { places: places.length, seconds };
}
