import { mayDo } from './allowed.rules';
import { type Agent, type Day, type Id, type Plan, type Seconds, type Task } from './day.rules';
import { RoomMaker } from './make-room';
import { planOf, readRoutes } from './plan-day';
import { Routes } from './routes';
import { SearchSpace } from './search-space';
import { timetable } from './timetable.rules';

/**
 * A plan with one more task in it: where it costs least, or where one other visit can make room. Everything that was planned
 * stays as it was, but for the routes this needs; only what is not promised and counts for less may be left out for it.
 */
export function insertTask(plan: Plan, task: Task): Plan {
  return rearrange(plan, { ...plan.day, tasks: [...plan.day.tasks, task] });
}

/** A plan without this task; what was left out may take its place. */
export function withdraw(plan: Plan, task: Id): Plan {
  return rearrange(plan, { ...plan.day, tasks: plan.day.tasks.filter(({ id }) => id !== task) });
}

/** A plan in which this agent, who will not do the task, has lost it to another; if it was pinned to them, it no longer is. */
export function refuse(plan: Plan, task: Id, agent: Id): Plan {
  const refused = ({ pinnedTo, ...rest }: Task): Task => ({
    ...rest,
    ...(pinnedTo === undefined || pinnedTo === agent ? {} : { pinnedTo }),
    refusedBy: [...(rest.refusedBy ?? []), agent],
  });
  const tasks = plan.day.tasks.map((each) => (each.id === task ? refused(each) : each));
  return rearrange(plan, { ...plan.day, tasks });
}

/**
 * A plan in which an agent is not free before `until`, at the place of the visit that is running or of the start. A lunch that
 * should have begun by then begins when it can. Visits that can no longer be kept go to others.
 */
export function delay(plan: Plan, agent: Id, until: Seconds): Plan {
  const delayed = (late: Agent): Agent => ({
    ...late,
    ...(late.running
      ? { running: { ...late.running, until } }
      : { shift: [Math.max(until, late.shift[0]), late.shift[1]] as const }),
    breaks: late.breaks.map((each) =>
      each.windows.some(([, to]) => to >= until) ? each : { ...each, windows: [[until, late.shift[1]]] },
    ),
  });
  return rearrange(plan, { ...plan.day, agents: changed(plan.day.agents, agent, delayed) });
}

/**
 * A plan in which an agent is away from an instant on: what is over by then stays with them, everything else, the visit that
 * is running too, goes to others. What is pinned to them cannot, and is left out.
 */
export function agentOut(plan: Plan, agent: Id, from: Seconds): Plan {
  const { day } = plan;
  const leaver = day.agents.find(({ id }) => id === agent);
  if (!leaver) return plan;
  const over = new Set(stopsOf(plan, leaver).flatMap(({ kind, id, end }) => (end <= from ? [`${kind} ${id}`] : [])));
  const { running, ...rest } = leaver;
  const isBroken = running !== undefined && running.until > from;
  const out: Agent = {
    ...rest,
    ...(running && !isBroken ? { running } : {}),
    end: null,
    shift: [leaver.shift[0], Math.min(from, leaver.shift[1])],
    breaks: leaver.breaks.filter(({ id }) => over.has(`BREAK ${id}`)),
  };
  return rearrange(plan, {
    ...day,
    agents: changed(day.agents, agent, () => out),
    tasks: isBroken ? [...day.tasks, running.task] : day.tasks,
  });
}

/** The agents whose visits or their order differ between two plans. */
export function touched(before: Plan, after: Plan): Id[] {
  const orders = new Map(before.routes.map(({ agent, tasks }) => [agent, JSON.stringify(tasks)]));
  return after.routes.flatMap(({ agent, tasks }) => (orders.get(agent) === JSON.stringify(tasks) ? [] : [agent]));
}

const changed = (agents: readonly Agent[], id: Id, change: (agent: Agent) => Agent) =>
  agents.map((each) => (each.id === id ? change(each) : each));

function stopsOf({ day, routes }: Plan, agent: Agent) {
  const ids = routes.find((route) => route.agent === agent.id)?.tasks ?? [];
  return (
    timetable(
      day,
      agent,
      ids.map((id) => day.tasks.find((task) => task.id === id) as Task),
    )?.stops ?? []
  );
}

/** The plan for a day that has changed: what can stay stays, the rest is placed, what counts most first. */
function rearrange(plan: Plan, day: Day): Plan {
  const space = new SearchSpace(day, day.agents, day.tasks);
  const routes = new Routes(space);
  const numbers = new Map(day.tasks.map(({ id }, j) => [id, j]));
  for (const [a, agent] of day.agents.entries()) {
    const ids = plan.routes.find((route) => route.agent === agent.id)?.tasks ?? [];
    const stay = ids.flatMap((id) => numbers.get(id) ?? []).filter((j) => mayDo(agent, day.tasks[j] as Task));
    routes.lay(a, stay);
    while (!routes.isPossible(a)) drop(routes, a);
  }
  const room = new RoomMaker(routes);
  const absent = day.tasks.flatMap((_, j) => ((routes.agentOf[j] as number) < 0 ? [j] : []));
  absent.sort((i, j) => (space.weight[j] as number) - (space.weight[i] as number));
  for (const j of absent) if ((routes.agentOf[j] as number) < 0) room.place(j);
  const orders = new Map<Id, Id[]>();
  readRoutes(routes, orders);
  return planOf(day, orders);
}

/** Takes out of a route that cannot be made the task whose going makes it possible and matters least; else what matters least. */
function drop(routes: Routes, a: number): void {
  const { weight, tasks } = routes.space;
  const order = routes.order(a);
  const cost = (j: number) => (weight[j] as number) * (tasks[j]?.pinnedTo === undefined ? 1 : 2);
  const byCost = [...order].sort((i, j) => cost(i) - cost(j));
  const rest = (j: number) => order.filter((each) => each !== j);
  const enough = byCost.find((j) => {
    routes.lay(a, rest(j));
    return routes.isPossible(a);
  });
  routes.lay(a, rest(enough ?? (byCost[0] as number)));
}
