import { anneal } from './anneal';
import type { Day, Id, Plan, Task } from './day.rules';
import { independentParts } from './independent-parts.rules';
import { type Pace, share } from './pace';
import { Random } from './random';
import { Routes } from './routes';
import { SearchSpace } from './search-space';
import { whyUnplaced } from './why-unplaced.rules';

/**
 * Plans a day for all its agents: no promise broken that can be kept, then most priority served, then fewest left out,
 * then least travel. The same plan for the same seed and number of rounds.
 */
export function planDay(day: Day, pace: Pace, seed = 1): Plan {
  const parts = independentParts(day);
  const random = new Random(seed);
  const all = parts.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const orders = new Map<Id, Id[]>();
  let before = 0;
  for (const { agents, tasks } of parts) {
    const space = new SearchSpace(day, agents, tasks);
    const own = share(pace, before / all, (before + tasks.length) / all);
    before += tasks.length;
    readRoutes(anneal(new Routes(space), random, own), orders);
  }
  return planOf(day, orders);
}

/** A plan from what each agent is to visit. */
export function planOf(day: Day, orders: ReadonlyMap<Id, readonly Id[]>): Plan {
  const placed = new Set([...orders.values()].flat());
  return {
    day,
    routes: day.agents.map(({ id }) => ({ agent: id, tasks: orders.get(id) ?? [] })),
    unplaced: day.tasks
      .filter(({ id }) => !placed.has(id))
      .map((task) => ({ task: task.id, reason: whyUnplaced(day, task) })),
  };
}

/** What each agent of these routes is to visit. */
export function readRoutes(routes: Routes, orders: Map<Id, Id[]>): void {
  const { space } = routes;
  for (const [a, { id }] of space.agents.entries()) {
    orders.set(
      id,
      routes.order(a).map((j) => (space.tasks[j] as Task).id),
    );
  }
}
