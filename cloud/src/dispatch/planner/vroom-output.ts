import type { Id, Plan, Route, Seconds, Task } from './day.rules';
import { type Stop, type Timetable, timetable } from './timetable.rules';
import type { VroomJob, VroomProblem, VroomVehicle } from './vroom-input';

/** Milliseconds spent on reading the problem and on planning it. */
export interface ComputingTimes {
  readonly loading: number;
  readonly solving: number;
}

interface Step {
  readonly type: 'start' | 'job' | 'break' | 'end';
  readonly arrival: Seconds;
  /** Of travel since the start. */
  readonly duration: Seconds;
  readonly service: Seconds;
  readonly waiting_time: Seconds;
}

/** A plan as VROOM writes it; of what is unassigned it says why too. */
export function writeVroom({ jobs, vehicles, day }: VroomProblem, plan: Plan, computing_times: ComputingTimes) {
  const byId = new Map<Id, VroomJob>(jobs.map((job) => [job.id, job]));
  const tasks = new Map<Id, Task>(day.tasks.map((task) => [task.id, task]));
  const routes = plan.routes.flatMap((route, a) => {
    const agent = day.agents[a];
    const times =
      agent &&
      timetable(
        day,
        agent,
        route.tasks.map((id) => tasks.get(id) as Task),
      );
    if (!times) throw new Error(`the route of vehicle ${route.agent} cannot be made`);
    return route.tasks.length === 0 ? [] : [routeOf(vehicles[a] as VroomVehicle, route, times, byId)];
  });
  const total = (key: 'cost' | 'service' | 'duration' | 'waiting_time' | 'priority') =>
    routes.reduce((sum, route) => sum + route[key], 0);
  return {
    code: 0,
    summary: {
      cost: total('cost'),
      routes: routes.length,
      unassigned: plan.unplaced.length,
      setup: 0,
      service: total('service'),
      duration: total('duration'),
      waiting_time: total('waiting_time'),
      priority: total('priority'),
      violations: [],
      computing_times,
    },
    unassigned: plan.unplaced.map(({ task, reason }) => ({ id: task, type: 'job', ...placeOf(byId, task), reason })),
    routes,
  };
}

function routeOf(vehicle: VroomVehicle, { tasks }: Route, times: Timetable, jobs: ReadonlyMap<Id, VroomJob>) {
  const { id, description, start, start_index, end, end_index } = vehicle;
  const bound = { service: 0, setup: 0, waiting_time: 0, violations: [] };
  const inner = times.stops.map((stop) => ({
    ...stepOf(stop),
    ...(stop.kind === 'BREAK' ? {} : placeOf(jobs, stop.id)),
  }));
  const steps = [
    ...(start_index === undefined
      ? []
      : [
          {
            type: 'start',
            ...defined({ location: start, location_index: start_index }),
            ...bound,
            arrival: times.leaves,
            duration: 0,
          },
        ]),
    ...inner,
    ...(end_index === undefined
      ? []
      : [
          {
            type: 'end',
            ...defined({ location: end, location_index: end_index }),
            ...bound,
            arrival: times.ends,
            duration: times.travelled,
          },
        ]),
  ];
  return {
    vehicle: id,
    ...defined({ description }),
    cost: times.travelled,
    setup: 0,
    service: inner.reduce((sum, { service }) => sum + service, 0),
    duration: times.travelled,
    waiting_time: inner.reduce((sum, { waiting_time }) => sum + waiting_time, 0),
    priority: tasks.reduce<number>((sum, task) => sum + (jobs.get(task)?.priority ?? 0), 0),
    violations: [],
    steps,
  };
}

function stepOf({ kind, id, arrival, begin, end, travelled }: Stop): Step & { id: Id; setup: 0; violations: [] } {
  return {
    type: kind === 'BREAK' ? 'break' : 'job',
    id,
    arrival,
    duration: travelled,
    setup: 0,
    service: end - begin,
    waiting_time: begin - arrival,
    violations: [],
  };
}

function placeOf(jobs: ReadonlyMap<Id, VroomJob>, id: Id) {
  const job = jobs.get(id);
  return defined({ location: job?.location, location_index: job?.location_index, description: job?.description });
}

/** Without the keys that have no value. */
function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
