import { agentsForEach } from './allowed.rules';
import { type Agent, type Day, freeAt, freeFrom, type Task } from './day.rules';
import { listed, NEVER, Windows } from './windows';

/** What a visit is worth besides its priority, and a promise, in points of priority. */
const VISIT_POINTS = 3;
const PROMISE_POINTS = 1000;

/**
 * Tasks and agents of a day, or of an independent part of it, as numbers in typed arrays for the search to walk over. Nodes
 * are the tasks (0 to n-1), then where each agent starts, then where each ends. Times are counted from the earliest shift.
 */
export class SearchSpace {
  readonly n: number;
  readonly m: number;
  readonly nodes: number;
  readonly travel: Int32Array;
  readonly service: Int32Array;
  readonly windows: Windows;
  /** The first and the last time at which a task may begin. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly shiftFrom: Int32Array;
  readonly shiftTo: Int32Array;
  /** The breaks of agent a are those from `breaksAt[a]` up to `breaksAt[a + 1]`. */
  readonly breaksAt: Int32Array;
  readonly breakService: Int32Array;
  readonly breakWindows: Windows;
  /** How many breaks somebody may have taken by some time: from none to as many as anybody has. */
  readonly states: number;
  /** The agents of task j are those from `agentsAt[j]` up to `agentsAt[j + 1]`. */
  readonly agentsAt: Int32Array;
  readonly agentsOf: Int32Array;
  /** What leaving a task out costs in the value of a plan: any promise before any priority, number and travel. */
  readonly weight: Float64Array;
  /** What a task is worth on the way there, where one thing may be given for another. */
  readonly points: Float64Array;

  constructor(
    day: Day,
    readonly agents: readonly Agent[],
    readonly tasks: readonly Task[],
  ) {
    this.n = tasks.length;
    this.m = agents.length;
    this.nodes = this.n + 2 * this.m;
    const places = [tasks.map(({ place }) => place), agents.map(freeAt), agents.map(({ end }) => end)];
    this.travel = travelBetween(day, places.flat());
    const base = agents.reduce((earliest, agent) => Math.min(earliest, freeFrom(agent)), Number.POSITIVE_INFINITY);
    this.service = Int32Array.from(tasks, ({ service }) => service);
    this.windows = new Windows(
      tasks.map(({ windows }) => windows),
      base,
    );
    this.first = Int32Array.from(tasks, (_, j) => this.windows.begin(j, 0));
    this.last = Int32Array.from(tasks, (_, j) => this.windows.lastBegin(j, NEVER));
    this.shiftFrom = Int32Array.from(agents, (agent) => freeFrom(agent) - base);
    this.shiftTo = Int32Array.from(agents, ({ shift: [, to] }) => Math.min(NEVER - 1, to - base));
    const breaks = listed(agents.map((agent) => agent.breaks));
    this.breaksAt = breaks.at;
    this.breakService = Int32Array.from(breaks.items, ({ service }) => service);
    this.breakWindows = new Windows(
      breaks.items.map(({ windows }) => windows),
      base,
    );
    this.states = 1 + agents.reduce((most, agent) => Math.max(most, agent.breaks.length), 0);
    const able = listed(agentsForEach(agents, tasks));
    this.agentsAt = able.at;
    this.agentsOf = Int32Array.from(able.items);
    this.weight = this.weights();
    this.points = Float64Array.from(
      tasks,
      ({ priority, promised }) => priority + VISIT_POINTS + (promised ? PROMISE_POINTS : 0),
    );
  }

  /** The agents task j may go to. */
  agentsFor(j: number): Int32Array {
    return this.agentsOf.subarray(this.agentsAt[j], this.agentsAt[j + 1]);
  }

  breaksOf(a: number): number {
    return (this.breaksAt[a + 1] as number) - (this.breaksAt[a] as number);
  }

  /** The lexicographic objective as one sum: a step of a higher kind outweighs everything of the lower ones. */
  private weights(): Float64Array {
    const way = 1 + this.longestTravel();
    const priority = way * (this.n + 1);
    const promise = priority * (1 + this.tasks.reduce((sum, task) => sum + task.priority, 0));
    return Float64Array.from(this.tasks, (task) => way + priority * task.priority + (task.promised ? promise : 0));
  }

  /** What all travel together does not exceed: nobody travels longer than their shift, nor further than the longest way each time. */
  private longestTravel(): number {
    const shifts = this.shiftTo.reduce((sum, to, a) => sum + Math.max(0, to - (this.shiftFrom[a] as number)), 0);
    if (shifts < NEVER) return shifts;
    return this.nodes * this.travel.reduce((longest, way) => Math.max(longest, way), 0);
  }
}

/** Travel from each to each of these places; to and from no place it takes no time. */
function travelBetween({ travel }: Day, places: readonly (number | null)[]): Int32Array {
  const count = places.length;
  const columns = Int32Array.from(places, (place) => place ?? -1);
  const between = new Int32Array(count * count);
  for (let i = 0; i < count; i += 1) {
    const row = (columns[i] as number) * travel.places;
    if (row < 0) continue;
    for (let j = 0; j < count; j += 1) {
      const column = columns[j] as number;
      if (column >= 0) between[i * count + j] = travel.seconds[row + column] as number;
    }
  }
  return between;
}
