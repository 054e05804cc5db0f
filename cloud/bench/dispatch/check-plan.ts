type Span = readonly [number, number];

interface Vehicle {
  readonly id: number;
  readonly start_index?: number | undefined;
  readonly end_index?: number | undefined;
  readonly time_window?: Span | undefined;
  readonly skills?: readonly number[] | undefined;
  readonly breaks?: readonly {
    readonly id: number;
    readonly time_windows?: readonly Span[];
    readonly service?: number;
  }[];
}

interface Job {
  readonly id: number;
  readonly location_index: number;
  readonly service?: number;
  readonly skills?: readonly number[];
  readonly time_windows?: readonly Span[];
  readonly priority?: number;
}

/** A problem, and of a plan for it no more than who does what in which order. */
export interface Problem {
  readonly vehicles: readonly Vehicle[];
  readonly jobs: readonly Job[];
  readonly matrices: { readonly car: { readonly durations: readonly (readonly number[])[] } };
}
export interface WrittenPlan {
  readonly unassigned: readonly { readonly id: number }[];
  readonly routes: readonly WrittenRoute[];
}

interface WrittenRoute {
  readonly vehicle: number;
  readonly steps: readonly { readonly type: string; readonly id?: number }[];
}

export interface Verdict {
  readonly faults: readonly string[];
  readonly cost: number;
  readonly unassigned: number;
  readonly priority: number;
}

const ANY: readonly Span[] = [[0, Number.POSITIVE_INFINITY]];

/** Walks every route of a plan by the clock and trusts none of the plan's own figures. */
export function checkPlan(problem: Problem, plan: WrittenPlan): Verdict {
  const jobs = new Map(problem.jobs.map((job) => [job.id, job]));
  const faults: string[] = [];
  const cost = plan.routes.reduce((sum, route) => sum + walkRoute(problem, jobs, route, faults), 0);
  const vehicles = plan.routes.map(({ vehicle }) => vehicle);
  if (new Set(vehicles).size < vehicles.length) faults.push('a vehicle has two routes');
  const steps = plan.routes.flatMap((route) => route.steps.filter(({ type }) => type === 'job'));
  const served = new Set(steps.map(({ id }) => id));
  if (served.size < steps.length) faults.push('a job is served twice');
  if (plan.unassigned.some(({ id }) => served.has(id))) faults.push('a job is served and unassigned');
  if (served.size + plan.unassigned.length !== jobs.size) faults.push('a job is neither served nor unassigned');
  const priority = [...served].reduce<number>((sum, id) => sum + (jobs.get(id ?? -1)?.priority ?? 0), 0);
  return { faults, cost, unassigned: jobs.size - served.size, priority };
}

function walkRoute(problem: Problem, jobs: ReadonlyMap<number, Job>, route: WrittenRoute, faults: string[]): number {
  const vehicle = problem.vehicles.find(({ id }) => id === route.vehicle);
  if (!vehicle) {
    faults.push(`vehicle ${route.vehicle} is unknown`);
    return 0;
  }
  const walk = new Walk(problem, vehicle, (fault) => faults.push(`vehicle ${vehicle.id}: ${fault}`));
  for (const { type, id = -1 } of route.steps) {
    const job = jobs.get(id);
    if (type === 'break') walk.rest(id);
    else if (type === 'job' && job) walk.visit(job);
    else if (type === 'job') faults.push(`job ${id} is unknown`);
  }
  return walk.finish();
}

/** One vehicle on its way. */
class Walk {
  private now: number;
  private here: number | undefined;
  /** Seconds of the way to the next place that were gone while a break was waited for. */
  private ahead = 0;
  private cost = 0;
  private visits = 0;
  private readonly rests: Set<number>;

  constructor(
    private readonly problem: Problem,
    private readonly vehicle: Vehicle,
    private readonly fault: (text: string) => void,
  ) {
    this.now = vehicle.time_window?.[0] ?? 0;
    this.here = vehicle.start_index;
    this.rests = new Set(vehicle.breaks?.map(({ id }) => id));
  }

  rest(id: number): void {
    const rest = this.vehicle.breaks?.find((each) => each.id === id);
    if (!rest || !this.rests.delete(id)) {
      this.fault(`break ${id} is unknown or taken twice`);
      return;
    }
    const begin = this.begin(rest.time_windows, `break ${id}`);
    this.ahead += begin - this.now;
    this.now = begin + (rest.service ?? 0);
  }

  visit(job: Job): void {
    this.go(job.location_index);
    for (const skill of job.skills ?? []) {
      if (!this.vehicle.skills?.includes(skill)) this.fault(`has no skill ${skill} for job ${job.id}`);
    }
    this.now = this.begin(job.time_windows, `job ${job.id}`) + (job.service ?? 0);
    this.visits += 1;
  }

  finish(): number {
    if (this.vehicle.end_index !== undefined) this.go(this.vehicle.end_index);
    const [, to] = this.vehicle.time_window ?? [0, Number.POSITIVE_INFINITY];
    if (this.now > to) this.fault(`is home at ${this.now}, after ${to}`);
    if (this.visits > 0 && this.rests.size > 0) this.fault('has not taken every break');
    return this.cost;
  }

  private go(place: number): void {
    const way = this.here === undefined ? 0 : (this.problem.matrices.car.durations[this.here]?.[place] ?? Number.NaN);
    this.cost += way;
    this.now += Math.max(0, way - this.ahead);
    this.ahead = 0;
    this.here = place;
  }

  private begin(windows: readonly Span[] = ANY, what: string): number {
    const window = windows.find(([, to]) => this.now <= to);
    if (!window) this.fault(`${what} is reached at ${this.now}, too late`);
    return Math.max(this.now, window?.[0] ?? 0);
  }
}
