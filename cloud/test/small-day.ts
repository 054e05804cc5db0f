import type { Agent, Day, Id, Plan, Seconds, Task } from '../src/dispatch/planner/day.rules';
import { timetable } from '../src/dispatch/planner/timetable.rules';

/** Places a hundred seconds apart on one street. */
const STEP = 100;
export const street = (places: number) => ({
  places,
  seconds: Int32Array.from(
    { length: places * places },
    (_, i) => STEP * Math.abs(Math.floor(i / places) - (i % places)),
  ),
});

/** A visit of a hundred seconds at any time of the day, and what is said of it. */
export const task = (id: Id, place: number, said: Partial<Task> = {}): Task => ({
  id,
  place,
  service: 100,
  skills: [],
  windows: [[0, 10_000]],
  priority: 0,
  promised: false,
  ...said,
});

/** Somebody who starts and ends at place 0 and works all day without a break. */
export const agent = (id: Id, said: Partial<Agent> = {}): Agent => ({
  id,
  start: 0,
  end: 0,
  shift: [0, 10_000],
  skills: [],
  breaks: [],
  ...said,
});

/** A plan of these visits for these agents on a street of ten places. */
export function planOn(
  agents: readonly Agent[],
  tasks: readonly Task[],
  orders: Readonly<Record<string, readonly Id[]>>,
): Plan {
  const day: Day = { travel: street(10), agents, tasks };
  return { day, routes: agents.map(({ id }) => ({ agent: id, tasks: orders[id] ?? [] })), unplaced: [] };
}

/** Who has which visits. */
export const ordersOf = ({ routes }: Plan) => Object.fromEntries(routes.map(({ agent, tasks }) => [agent, [...tasks]]));

/** When each visit begins, by its id. Throws where a route cannot be made. */
export function beginnings({ day, routes }: Plan): Map<Id, Seconds> {
  const begin = new Map<Id, Seconds>();
  for (const [a, route] of routes.entries()) {
    const times = timetable(day, day.agents[a] as Agent, tasksOf(day, route.tasks));
    if (!times) throw new Error(`the route of ${route.agent} cannot be made`);
    for (const stop of times.stops) if (stop.kind === 'VISIT') begin.set(stop.id, stop.begin);
  }
  return begin;
}

export const tasksOf = ({ tasks }: Day, ids: readonly Id[]): Task[] =>
  ids.map((id) => tasks.find((each) => each.id === id) as Task);
