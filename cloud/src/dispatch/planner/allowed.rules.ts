import type { Agent, Id, Task } from './day.rules';

/** Whether the agent has every skill the task wants. */
export const isSkilled = ({ skills }: { readonly skills: readonly Id[] }, task: Task): boolean =>
  task.skills.every((skill) => skills.includes(skill));

/** Whether the task may go to the agent: not pinned to another, not refused. */
export const isAllowed = ({ id }: Agent, task: Task): boolean =>
  (task.pinnedTo === undefined || task.pinnedTo === id) && !(task.refusedBy?.includes(id) ?? false);

/** Whether the agent can be given the task, times apart. */
export const mayDo = (agent: Agent, task: Task): boolean => isSkilled(agent, task) && isAllowed(agent, task);

/** The numbers of the agents each task may go to. Tasks that ask for the same share one list. */
export function agentsForEach(agents: readonly Agent[], tasks: readonly Task[]): readonly number[][] {
  const lists = new Map<string, number[]>();
  return tasks.map((task) => {
    const asked = JSON.stringify([task.skills, task.pinnedTo, task.refusedBy]);
    const list = lists.get(asked) ?? agents.flatMap((agent, a) => (mayDo(agent, task) ? [a] : []));
    lists.set(asked, list);
    return list;
  });
}
