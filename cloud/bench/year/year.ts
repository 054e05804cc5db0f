import { rounds } from '../../src/dispatch/planner/pace';
import { planDay } from '../../src/dispatch/planner/plan-day';
import { type Demand, demandOf } from './demand';
import { AS_PLANNED, fieldworkOf, newOutcome, type Outcome } from './fieldwork';
import { nearestDay } from './nearest-day';
import { PlannedDay } from './planned-day';

const DAYS = 365;
/** Days on which planning as things happen is held against planning by who knew them all. */
const ROLLING_DAYS = 20;
const HINDSIGHT_ROUNDS = 40_000;

export interface Year {
  readonly planned: Outcome;
  readonly nearest: Outcome;
  /** Priority served on days planned as things happen, and on the same days by who knew all of them beforehand. */
  readonly rolling: number;
  readonly hindsight: number;
}

/** A year of field service, each day once by the plan and once by sending whoever is nearest. */
export function simulateYear(seed = 1, days = DAYS, say: (day: number) => void = () => undefined): Year {
  const [planned, nearest] = [newOutcome(0), newOutcome(0)];
  let [rolling, hindsight] = [0, 0];
  for (let day = 0; day < days; day += 1) {
    const demand = demandOf(day, seed);
    const fieldwork = fieldworkOf(day, seed);
    add(planned, new PlannedDay(demand, fieldwork).run());
    add(nearest, nearestDay(demand, fieldwork));
    if (day < ROLLING_DAYS) {
      rolling += new PlannedDay(demand, AS_PLANNED).run().priority;
      hindsight += knownBeforehand(demand);
    }
    say(day + 1);
  }
  return { planned, nearest, rolling, hindsight };
}

/** The priority served by who knows in the morning what is still to come, and plans for long. */
function knownBeforehand({ travel, agents, booked, urgent, sick }: Demand): number {
  const tasks = [...booked, ...urgent.map(({ task }) => task)];
  const staying = agents.map((agent) => {
    const at = sick.find((each) => each.agent === agent.id)?.at;
    if (at === undefined) return agent;
    const breaks = at > 5.5 * 3600 ? agent.breaks : [];
    return { ...agent, end: null, shift: [0, at] as const, breaks };
  });
  const { unplaced } = planDay({ travel, agents: staying, tasks }, rounds(HINDSIGHT_ROUNDS));
  const out = new Set(unplaced.map(({ task }) => task));
  return tasks.reduce((sum, { id, priority }) => (out.has(id) ? sum : sum + priority), 0);
}

function add(sum: Outcome, day: Outcome): void {
  for (const key of Object.keys(sum) as (keyof Outcome)[]) sum[key] += day[key];
}
