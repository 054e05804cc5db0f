import { insertTask } from '../../src/dispatch/planner/change-day';
import { rounds, within } from '../../src/dispatch/planner/pace';
import { planDay } from '../../src/dispatch/planner/plan-day';
import { readVroom } from '../../src/dispatch/planner/vroom-input';
import { writeVroom } from '../../src/dispatch/planner/vroom-output';
import { checkPlan } from './check-plan';
import { makeDay } from './make-day';

/**
 * What VROOM 1.15 (C++, two threads, a machine of two cores) came to on these days, every visit served: travel seconds with
 * `-x 1` and with `-x 5`.
 */
export const PEER = [
  { agents: 12, tasks: 48, seed: 11, x1: 16231, x5: 15987 },
  { agents: 20, tasks: 120, seed: 12, x1: 27631, x5: 27485 },
  { agents: 30, tasks: 200, seed: 13, x1: 34741, x5: 33542 },
  { agents: 15, tasks: 130, seed: 14, x1: 28917, x5: 28474 },
];

/** Travel seconds of a plan for a made day within so many seconds. Throws where the plan is faulty or leaves a visit out. */
export function planCost(agents: number, tasks: number, seed: number, seconds: number): number {
  const made = makeDay(agents, tasks, seed);
  const problem = readVroom(made);
  const plan = planDay(
    problem.day,
    within(seconds * 1000, () => performance.now()),
  );
  const written = writeVroom(problem, plan, { loading: 0, solving: 0 });
  const { faults, cost, unassigned } = checkPlan(made, JSON.parse(JSON.stringify(written)));
  if (faults.length > 0 || unassigned > 0) throw new Error(`${unassigned} left out; ${faults.join('; ')}`);
  return cost;
}

/** Milliseconds it takes to place one more visit, urgent and within two hours, among 500 of 66 agents, so many times. */
export function insertTimes(times: number): number[] {
  const agents = 66;
  const tasks = 500;
  const { day } = readVroom(makeDay(agents, tasks + times, 15));
  const plan = planDay(
    { ...day, tasks: day.tasks.slice(0, tasks).map((task) => ({ ...task, promised: true })) },
    rounds(2000),
  );
  return day.tasks.slice(tasks).map((task) => {
    const began = performance.now();
    const { routes } = insertTask(plan, { ...task, priority: 100 });
    const took = performance.now() - began;
    const placed = routes.reduce((sum, route) => sum + route.tasks.length, 0);
    if (placed !== tasks + 1) throw new Error(`visit ${task.id} was not placed beside all others`);
    return took;
  });
}
