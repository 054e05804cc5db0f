import type { Id, Seconds, Task } from '../../src/dispatch/planner/day.rules';
import { Random } from '../../src/dispatch/planner/random';

/** What really happens, the same whoever plans: each chance hangs on who and what alone, not on when it is asked. */
export interface Fieldwork {
  /** Of a way that should take so long. */
  travel(agent: Id, task: Id, planned: Seconds): Seconds;
  /** At the door, somebody who is not there waited for included. */
  service(task: Task): Seconds;
  refuses(agent: Id, task: Id): boolean;
}

const ABSENT_SHARE = 0.04;
/** So long an absent client is waited for. */
const WAITED = 15 * 60;
const REFUSED_SHARE = 0.05;

/** Ways take 0.9 to 1.4 of their time, one visit in ten takes half as long again, some clients are not there. */
export function fieldworkOf(day: number, seed: number): Fieldwork {
  const chance = (what: string) => new Random(hash(`${seed} ${day} ${what}`)).unit();
  return {
    travel: (agent, task, planned) => Math.round(planned * (0.9 + 0.5 * chance(`way ${agent} ${task}`) ** 2)),
    service: ({ id, service }) => {
      if (chance(`absent ${id}`) < ABSENT_SHARE) return WAITED;
      const long = chance(`long ${id}`) < 0.1 ? 1.5 : 1;
      return Math.round(service * long * (0.8 + 0.3 * chance(`service ${id}`)));
    },
    refuses: (agent, task) => chance(`refuses ${agent} ${task}`) < REFUSED_SHARE,
  };
}

/** Nothing comes differently from what was planned. */
export const AS_PLANNED: Fieldwork = {
  travel: (_agent, _task, planned) => planned,
  service: ({ service }) => service,
  refuses: () => false,
};

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** How a day went. */
export interface Outcome {
  tasks: number;
  /** Somebody came, and within the window that was promised. */
  onTime: number;
  late: number;
  travelled: Seconds;
  /** Of the visits made on time. */
  priority: number;
}

export const newOutcome = (tasks: number): Outcome => ({ tasks, onTime: 0, late: 0, travelled: 0, priority: 0 });

/** Notes a visit that begins at this instant after so much travel. */
export function note(outcome: Outcome, task: Task, begin: Seconds, travelled: Seconds): void {
  outcome.travelled += travelled;
  if (task.windows.some(([from, to]) => begin >= from && begin <= to)) {
    outcome.onTime += 1;
    outcome.priority += task.priority;
  } else outcome.late += 1;
}
