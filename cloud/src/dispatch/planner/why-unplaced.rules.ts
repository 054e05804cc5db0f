import type { UnplacedReason } from 'shared-types/dispatch-plan.states';
import { isAllowed, isSkilled } from './allowed.rules';
import { type Agent, type Day, freeFrom, type Task } from './day.rules';
import { timetable } from './timetable.rules';

/** Why a task that a plan has left out is not in it: the first step at which nobody is left who could take it. */
export function whyUnplaced(day: Day, task: Task): UnplacedReason {
  const skilled = day.agents.filter((agent) => isSkilled(agent, task));
  if (skilled.length === 0) return 'NO_SKILL';
  const allowed = skilled.filter((agent) => isAllowed(agent, task));
  if (allowed.length === 0) return 'NOT_ALLOWED';
  const onShift = allowed.filter((agent) => isOnShift(agent, task));
  if (onShift.length === 0) return 'OFF_SHIFT';
  const alone = onShift.some((agent) => timetable(day, agent, [task]) !== null);
  return alone ? 'FULL' : 'OUT_OF_REACH';
}

/** Whether the agent, had they wings, could begin within a window and be done by the end of the shift. */
function isOnShift(agent: Agent, task: Task): boolean {
  return task.windows.some(([from, to]) => {
    const begin = Math.max(from, freeFrom(agent));
    return begin <= to && begin + task.service <= agent.shift[1];
  });
}
