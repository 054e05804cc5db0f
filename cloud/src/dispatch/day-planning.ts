import { companionTask, PRIORITY } from './day-plan.rules';
import { insertTask } from './planner/change-day';
import type { Day, Id, Plan, Task } from './planner/day.rules';
import { rounds } from './planner/pace';
import { planDay, planOf } from './planner/plan-day';

/** A visit supposed to go to somebody. */
export interface Supposed {
  readonly number: string;
  readonly staffId: number;
}

/** Enough that an ordinary day comes out well, and few enough that nobody waits for it. */
const ROUNDS = 640;
/** For the rows of two agents. */
const FEW_ROUNDS = 96;

/** The day planned; what was accepted and can no longer be kept stays with its agent, late. The same for the same day. */
export const planned = (day: Day): Plan => withLate(planDay(day, rounds(ROUNDS)));

/**
 * The plan under one more supposition: the visit goes to that agent before anything else of theirs. Only the rows of the two
 * agents change; what finds no room there any more goes to whoever may take it, and what was accepted stays, late.
 */
export function suppose(plan: Plan, { number, staffId }: Supposed): Plan {
  const { day } = plan;
  const moved = day.tasks.find(({ id }) => id === number);
  if (!moved || !day.agents.some(({ id }) => id === staffId)) return plan;
  const supposed: Task = { ...free(moved), pinnedTo: staffId, priority: PRIORITY.SUPPOSED };
  const tasks = day.tasks.flatMap((task) =>
    // The second agent goes along with whoever is sent next.
    task.id === companionTask(number) ? [] : [task.id === number ? supposed : task],
  );
  const rows = plan.routes.filter(({ agent, tasks: ids }) => agent === staffId || ids.includes(number));
  const changed = { ...day, tasks };
  const fresh = planRows(changed, rows, number, staffId);
  const orders = new Map<Id, readonly Id[]>(
    plan.routes.map(({ agent, tasks: ids }) => [
      agent,
      fresh.get(agent) ?? ids.filter((id) => id !== companionTask(number)),
    ]),
  );
  return withLate(rehome(planOf(changed, orders)));
}

const free = ({ pinnedTo, refusedBy, skills, ...rest }: Task): Task => ({ ...rest, skills: [] });

/** These rows planned anew by themselves, each keeping its own as far as it can, with the moved visit in its new one. */
function planRows(day: Day, rows: Plan['routes'], number: string, staffId: number): Map<Id, readonly Id[]> {
  const owner = new Map<Id, Id>(rows.flatMap(({ agent, tasks }) => tasks.map((id): [Id, Id] => [id, agent])));
  owner.set(number, staffId);
  const part: Day = {
    travel: day.travel,
    agents: day.agents.filter(({ id }) => rows.some(({ agent }) => agent === id)),
    tasks: day.tasks.flatMap((task) => {
      const agent = owner.get(task.id);
      return agent === undefined ? [] : [{ ...free(task), pinnedTo: agent }];
    }),
  };
  return new Map(planDay(part, rounds(FEW_ROUNDS)).routes.map(({ agent, tasks }) => [agent, tasks]));
}

/** What nobody has yet and has lost its row looks for another. */
const rehome = (plan: Plan): Plan =>
  place(
    plan,
    leftOut(plan).filter(({ pinnedTo }) => pinnedTo === undefined),
  );

/** What an agent has accepted, or is supposed to take, and cannot begin in its window any more, begins when it can. */
function withLate(plan: Plan): Plan {
  const late = leftOut(plan).flatMap((task) => {
    const agent = plan.day.agents.find(({ id }) => id === task.pinnedTo);
    const from = task.windows[0]?.[0] ?? 0;
    return agent ? [{ ...task, windows: [[from, Math.max(from, agent.shift[1])] as const] }] : [];
  });
  return place(plan, late);
}

/** Places tasks that have no place, each as it is given here, where nothing else has to give way. */
function place(plan: Plan, tasks: readonly Task[]): Plan {
  let now = plan;
  for (const task of tasks) {
    if (!now.unplaced.some((each) => each.task === task.id)) continue;
    const others = now.day.tasks.filter(({ id }) => id !== task.id);
    now = insertTask({ ...now, day: { ...now.day, tasks: others } }, task);
  }
  return now;
}

const leftOut = ({ day, unplaced }: Plan): Task[] =>
  unplaced.flatMap(({ task }) => day.tasks.find(({ id }) => id === task) ?? []).sort((a, b) => b.priority - a.priority);
