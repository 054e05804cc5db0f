import type { Standing } from 'shared-types/day-plan.states';
import type { LeftOutReason } from 'shared-types/dispatch-plan.states';
import {
  type DayAgent,
  type DayTerms,
  type DayVisit,
  instantAt,
  isCompanionTask,
  isMissed,
  isRunning,
  LUNCH,
  numberOf,
} from './day-plan.rules';
import type { Agent, Id, Plan, Task } from './planner/day.rules';
import { type Stop, timetable } from './planner/timetable.rules';

/** A visit in an agent's row, with its times. */
export interface ShownStop {
  readonly number: string;
  readonly asCompanion: boolean;
  readonly standing: Standing;
  readonly begin: Date;
  readonly end: Date;
  /** On the way since the stop before. */
  readonly travelSeconds: number;
  readonly late: boolean;
}

export interface ShownRow {
  readonly staffId: number;
  readonly stops: readonly ShownStop[];
  readonly lunch: { readonly from: Date; readonly to: Date } | null;
  readonly travelSeconds: number;
}

/** A plan as somebody reads it. */
export interface ShownPlan {
  readonly rows: readonly ShownRow[];
  readonly leftOut: readonly { readonly number: string; readonly reason: LeftOutReason }[];
  readonly travelSeconds: number;
  /** Visits that begin after their window. */
  readonly late: readonly string[];
}

/** A plan of these facts with its times, and why each visit that stands in nobody's row does not. */
export function shownPlan(
  plan: Plan,
  agents: readonly DayAgent[],
  visits: readonly DayVisit[],
  terms: DayTerms,
): ShownPlan {
  const known = new Map(visits.map((visit) => [visit.number, visit]));
  const rows = plan.day.agents.map((agent) => rowOf(plan, agent, known, terms));
  const present = new Set(agents.map(({ staffId }) => staffId));
  const late = rows.flatMap(({ stops }) => stops.flatMap((stop) => (stop.late ? [stop.number] : [])));
  return {
    rows,
    leftOut: [
      ...visits.flatMap((visit) => withoutTask(visit, present, terms)),
      ...plan.unplaced.flatMap(({ task, reason }) => {
        const visit = known.get(numberOf(task));
        if (!visit || isCompanionTask(task)) return [];
        const pinnedTo = plan.day.tasks.find(({ id }) => id === task)?.pinnedTo;
        const own = pinnedTo !== undefined && pinnedTo === visit.holderStaffId;
        const holds = present.has(pinnedTo as number) ? 'HOLDER_FULL' : 'HOLDER_ABSENT';
        return [{ number: visit.number, reason: own ? holds : reason } as const];
      }),
    ],
    travelSeconds: rows.reduce((sum, row) => sum + row.travelSeconds, 0),
    late: [...new Set(late)],
  };
}

/** What is no task of anybody's: a window that is over, and somebody out without a shift. */
function withoutTask(visit: DayVisit, present: ReadonlySet<number>, { at }: DayTerms): ShownPlan['leftOut'] {
  const { number } = visit;
  if (isMissed(visit, at)) return [{ number, reason: 'WINDOW_OVER' }];
  return isRunning(visit) && !present.has(visit.holderStaffId as number) ? [{ number, reason: 'HOLDER_ABSENT' }] : [];
}

function rowOf(plan: Plan, agent: Agent, known: ReadonlyMap<string, DayVisit>, terms: DayTerms): ShownRow {
  const { date } = terms;
  const ids: readonly Id[] = plan.routes.find((route) => route.agent === agent.id)?.tasks ?? [];
  const tasks = ids.flatMap((id): Task[] => plan.day.tasks.filter((task) => task.id === id));
  const times = timetable(plan.day, agent, tasks);
  const lunch = times?.stops.find(({ id }) => id === LUNCH);
  const stops: ShownStop[] = [];
  let travelled = 0;
  for (const stop of times?.stops ?? []) {
    const visit = known.get(numberOf(stop.id));
    if (stop.kind === 'BREAK' || !visit) continue;
    stops.push(stopOf(stop, visit, agent, stop.travelled - travelled, terms));
    travelled = stop.travelled;
  }
  return {
    staffId: agent.id as number,
    stops,
    lunch: lunch ? { from: instantAt(date, lunch.begin), to: instantAt(date, lunch.end) } : null,
    travelSeconds: times?.travelled ?? 0,
  };
}

function stopOf(stop: Stop, visit: DayVisit, agent: Agent, travelSeconds: number, { date }: DayTerms): ShownStop {
  const end = instantAt(date, stop.end);
  const begin = stop.kind === 'RUNNING' ? beginOfRunning(visit, end) : instantAt(date, stop.begin);
  return {
    number: visit.number,
    asCompanion: isCompanionTask(stop.id),
    standing: standingOf(visit, agent.id as number, isCompanionTask(stop.id)),
    begin,
    end,
    travelSeconds,
    late: begin > visit.windowTo,
  };
}

/** When somebody came to a client, or said they would. */
function beginOfRunning({ state, arrivedAt, expectedAt, windowTo }: DayVisit, end: Date): Date {
  const there = state === 'EN_ROUTE' ? (expectedAt ?? windowTo) : (arrivedAt ?? end);
  return there < end ? there : end;
}

function standingOf(visit: DayVisit, staffId: number, asCompanion: boolean): Standing {
  const own = (asCompanion ? visit.companionStaffId : visit.holderStaffId) === staffId;
  if (own) return isRunning(visit) ? 'RUNNING' : 'ACCEPTED';
  return visit.asked.includes(staffId) ? 'ASKED' : 'PROPOSED';
}

/** How a visit fares in a plan, from good to bad. */
const FARES = ['IN_TIME', 'LATE', 'OUT'] as const;
export type Fare = (typeof FARES)[number];

export function fareOf({ late, leftOut }: ShownPlan, number: string): Fare {
  if (leftOut.some((each) => each.number === number)) return 'OUT';
  return late.includes(number) ? 'LATE' : 'IN_TIME';
}

/** Visits other than the moved one that fare worse than before, and how. */
export function upsetBy(
  before: ShownPlan,
  after: ShownPlan,
  moved: string,
): { readonly number: string; readonly fare: Fare }[] {
  const touched = [...new Set([...after.late, ...after.leftOut.map(({ number }) => number)])];
  return touched
    .filter((number) => number !== moved)
    .map((number) => ({ number, fare: fareOf(after, number), was: fareOf(before, number) }))
    .filter(({ fare, was }) => FARES.indexOf(fare) > FARES.indexOf(was))
    .map(({ number, fare }) => ({ number, fare }));
}
