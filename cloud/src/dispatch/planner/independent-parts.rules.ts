import { agentsForEach } from './allowed.rules';
import type { Agent, Day, Task } from './day.rules';

/** Agents and tasks that have nothing to do with those of any other part. */
export interface Part {
  readonly agents: Agent[];
  readonly tasks: Task[];
}

/**
 * Takes a day apart where no agent may do tasks of both sides: the best plans of the parts make the best plan of the day,
 * and each is found sooner. Who has no task, and what nobody may do, is in no part.
 */
export function independentParts({ agents, tasks }: Day): Part[] {
  const leader = agents.map((_, a) => a);
  const find = (a: number): number => {
    let at = a;
    while (leader[at] !== at) at = leader[at] as number;
    leader[a] = at;
    return at;
  };
  const first = agentsForEach(agents, tasks).map((able) => {
    const [one] = able;
    for (const other of able) leader[find(other)] = find(one as number);
    return one;
  });
  const parts = new Map<number, Part>();
  for (const [i, task] of tasks.entries()) {
    const one = first[i];
    if (one === undefined) continue;
    const part = parts.get(find(one)) ?? { agents: [], tasks: [] };
    parts.set(find(one), part);
    part.tasks.push(task);
  }
  for (const [a, agent] of agents.entries()) parts.get(find(a))?.agents.push(agent);
  return [...parts.values()];
}
