import { type Agent, type Day, freeAt, freeFrom, type Id, type Seconds, type Span, type Task } from './day.rules';

/** A visit, a break, or the visit the agent is still at. Waiting, if any, lies between arrival and begin. */
export interface Stop {
  readonly kind: 'RUNNING' | 'VISIT' | 'BREAK';
  readonly id: Id;
  readonly arrival: Seconds;
  readonly begin: Seconds;
  readonly end: Seconds;
  /** Spent travelling since the agent left, on arrival. */
  readonly travelled: Seconds;
}

export interface Timetable {
  /** When the agent sets out: no sooner than it takes to be there when the first visit can begin. */
  readonly leaves: Seconds;
  readonly stops: readonly Stop[];
  readonly ends: Seconds;
  readonly travelled: Seconds;
}

/** Where an agent is between two stops, after some breaks. */
interface Standing {
  readonly free: Seconds;
  readonly travelled: Seconds;
  readonly stops: readonly Stop[];
}

/**
 * When an agent makes these visits in this order, each as early as can be, with the breaks where they cost least time; null
 * when that cannot be done. Who has nothing to do needs no breaks.
 */
export function timetable(day: Day, agent: Agent, tasks: readonly Task[]): Timetable | null {
  const running = runningStop(agent);
  const [first] = tasks;
  if (!first) return { leaves: freeFrom(agent), stops: running, ends: freeFrom(agent), travelled: 0 };
  let standings: (Standing | undefined)[] = [{ free: freeFrom(agent), travelled: 0, stops: [] }];
  let here = freeAt(agent);
  for (const task of tasks) {
    standings = moveOn(agent, standings, between(day, here, task.place)).map((at) => at && visit(at, task));
    here = task.place;
  }
  const home = moveOn(agent, standings, between(day, here, agent.end))[agent.breaks.length];
  if (!home || home.free > agent.shift[1]) return null;
  const [stop, ...others] = home.stops as [Stop, ...Stop[]];
  if (stop.kind === 'BREAK') {
    return { leaves: freeFrom(agent), stops: [...running, ...home.stops], ends: home.free, travelled: home.travelled };
  }
  const leaves = stop.begin - between(day, freeAt(agent), first.place);
  const stops = [...running, { ...stop, arrival: stop.begin }, ...others];
  return { leaves, stops, ends: home.free, travelled: home.travelled };
}

function runningStop({ running, shift }: Agent): Stop[] {
  if (!running) return [];
  const { task, until } = running;
  return [{ kind: 'RUNNING', id: task.id, arrival: shift[0], begin: shift[0], end: until, travelled: 0 }];
}

const between = ({ travel }: Day, from: number | null, to: number | null): Seconds =>
  from === null || to === null ? 0 : (travel.seconds[from * travel.places + to] as number);

/** On to the next place, `drive` away, with none, one or more of the breaks on the way: the earliest for each number. */
function moveOn(agent: Agent, standings: readonly (Standing | undefined)[], drive: Seconds): (Standing | undefined)[] {
  const arrived: (Standing | undefined)[] = agent.breaks.map(() => undefined);
  for (const [taken, standing] of standings.entries()) {
    let at = standing;
    let left = drive;
    for (let then = taken; at; then += 1) {
      const there = { ...at, free: at.free + left, travelled: at.travelled + left };
      if (there.free < (arrived[then]?.free ?? Number.POSITIVE_INFINITY)) arrived[then] = there;
      const rest = takeBreak(agent, then, at, left);
      at = rest?.at;
      left = rest?.left ?? left;
    }
  }
  return arrived;
}

/** The next break, and what is left of the way after it. */
function takeBreak(agent: Agent, taken: number, at: Standing, left: Seconds) {
  const next = agent.breaks[taken];
  const begin = firstBegin(next?.windows ?? [], at.free);
  if (!next || begin === undefined) return undefined;
  const ahead = Math.min(left, begin - at.free);
  const arrival = at.free + ahead;
  const travelled = at.travelled + ahead;
  const stop: Stop = { kind: 'BREAK', id: next.id, arrival, begin, end: begin + next.service, travelled };
  return { at: { free: stop.end, travelled, stops: [...at.stops, stop] }, left: left - ahead };
}

function visit({ free, travelled, stops }: Standing, task: Task): Standing | undefined {
  const begin = firstBegin(task.windows, free);
  if (begin === undefined) return undefined;
  const stop: Stop = { kind: 'VISIT', id: task.id, arrival: free, begin, end: begin + task.service, travelled };
  return { free: stop.end, travelled, stops: [...stops, stop] };
}

/** The first instant within a window, not before `from`. */
function firstBegin(windows: readonly Span[], from: Seconds): Seconds | undefined {
  const window = windows.find(([, to]) => from <= to);
  return window && Math.max(from, window[0]);
}
