import fc from 'fast-check';
import { agent, beginnings, street, task, tasksOf } from '../../../test/small-day';
import { mayDo } from './allowed.rules';
import type { Agent, Day, Plan, Task } from './day.rules';
import { rounds } from './pace';
import { planDay } from './plan-day';
import { Routes } from './routes';
import { SearchSpace } from './search-space';
import { timetable } from './timetable.rules';

const PLACES = 6;
const span = (latest: number, width: number) =>
  fc.tuple(fc.nat(latest), fc.nat(width)).map(([from, more]) => [from, from + more] as const);
const windows = (latest: number, width: number) =>
  fc
    .array(span(latest, width), { minLength: 1, maxLength: 2 })
    .map((spans) => spans.sort(([a], [b]) => a - b).filter(([from], i) => i === 0 || from > (spans[0]?.[1] ?? 0)));
const place = fc.nat(PLACES - 1);

/** A visit somewhere, at some time, for some. */
const someTask = (id: number) =>
  fc
    .record({
      place,
      service: fc.nat(300),
      windows: windows(2500, 700),
      priority: fc.nat(3),
      skills: fc.subarray([1, 2], { maxLength: 1 }),
    })
    .map((said) => task(id, said.place, said));

const someBreaks = fc
  .array(fc.record({ windows: windows(2000, 600), service: fc.nat(300) }), { maxLength: 2 })
  .map((breaks) => breaks.map((each, id) => ({ ...each, id })));

const someAgent = (id: string) =>
  fc
    .record({
      start: fc.option(place),
      end: fc.option(place),
      shift: fc.tuple(fc.nat(300), fc.integer({ min: 1500, max: 3500 })),
      skills: fc.subarray([1, 2], { minLength: 1 }),
      breaks: someBreaks,
      running: fc.option(fc.record({ task: place.map((at) => task(99, at)), until: fc.nat(900) }), {
        nil: undefined,
        freq: 4,
      }),
    })
    .map(({ running, ...said }) => agent(id, { ...said, ...(running ? { running } : {}) }));

/** Ways that differ there and back, and are no straight lines. */
const someTravel = fc
  .array(fc.nat(400), { minLength: PLACES * PLACES, maxLength: PLACES * PLACES })
  .map((seconds) => ({ places: PLACES, seconds: Int32Array.from(seconds) }));

const someTasks = (most: number) =>
  fc.integer({ min: 1, max: most }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => someTask(i))));

const someDay = (most: number): fc.Arbitrary<Day> =>
  fc.record({ travel: someTravel, agents: fc.tuple(someAgent('a'), someAgent('b')), tasks: someTasks(most) });

/** Whether the visits can be made in this order, by trying every place for every break and walking it by the clock. */
function canWalk(day: Day, who: Agent, tasks: readonly Task[], breaks = who.breaks): boolean {
  const [first] = breaks;
  if (tasks.length === 0) return true;
  const plans = (left: readonly Task[], rests: typeof breaks): (Task | (typeof breaks)[number])[][] => {
    const [task, ...tasks] = left;
    const [rest, ...others] = rests;
    if (!task && !rest) return [[]];
    return [
      ...(task ? plans(tasks, rests).map((tail) => [task, ...tail]) : []),
      ...(rest ? plans(left, others).map((tail) => [rest, ...tail]) : []),
    ];
  };
  return plans(tasks, first ? breaks : []).some((steps) => walks(day, who, steps));
}

function walks({ travel }: Day, who: Agent, steps: readonly (Task | Agent['breaks'][number])[]): boolean {
  let now = Math.max(who.shift[0], who.running?.until ?? 0);
  let here = who.running ? who.running.task.place : who.start;
  let ahead = 0;
  const go = (to: number | null) => {
    const way = here === null || to === null ? 0 : (travel.seconds[here * travel.places + to] as number);
    now += Math.max(0, way - ahead);
    ahead = 0;
    here = to;
  };
  for (const step of steps) {
    if ('place' in step) go(step.place);
    const window = step.windows.find(([, to]) => now <= to);
    if (!window) return false;
    const begin = Math.max(now, window[0]);
    if (!('place' in step)) ahead += begin - now;
    now = begin + step.service;
  }
  go(who.end);
  return now <= who.shift[1];
}

/** Every way to share tasks out and to order them. */
function* everyPlan(
  day: Day,
  left: readonly Task[],
  routes: readonly (readonly Task[])[],
): Generator<readonly (readonly Task[])[]> {
  const [next, ...rest] = left;
  if (!next) {
    yield routes;
    return;
  }
  yield* everyPlan(day, rest, routes);
  for (const [a, route] of routes.entries()) {
    if (!mayDo(day.agents[a] as Agent, next)) continue;
    for (let at = 0; at <= route.length; at += 1) {
      yield* everyPlan(day, rest, routes.with(a, route.toSpliced(at, 0, next)));
    }
  }
}

/** Priority and number left out, then travel: smaller is better, the first difference counts. */
function worth(day: Day, routes: readonly (readonly Task[])[]): number[] | null {
  const served = routes.flat();
  let travelled = 0;
  for (const [a, route] of routes.entries()) {
    const times = timetable(day, day.agents[a] as Agent, route);
    if (!times) return null;
    travelled += times.travelled;
  }
  const priority = (tasks: readonly Task[]) => tasks.reduce((sum, each) => sum + each.priority, 0);
  return [priority(day.tasks) - priority(served), day.tasks.length - served.length, travelled];
}

const isLess = (a: readonly number[], b: readonly number[]) => {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i >= 0 && (a[i] as number) < (b[i] as number);
};

const routesOf = ({ day, routes }: Plan) => routes.map((route) => tasksOf(day, route.tasks));

describe('the planner', () => {
  it('makes a timetable exactly where the visits can be made, wherever the breaks have to lie', () => {
    fc.assert(
      fc.property(someDay(4), (day) => {
        const [who] = day.agents as [Agent];
        expect(timetable(day, who, day.tasks) !== null).toBe(canWalk(day, who, day.tasks));
      }),
      { numRuns: 200 },
    );
  });

  it('holds an insertion possible exactly where the longer route can be made', () => {
    fc.assert(
      fc.property(someDay(5), ({ tasks, agents, ...rest }) => {
        const [who] = agents as [Agent];
        const all: Task[] = tasks.map((each) => ({ ...each, skills: [] }));
        const day = { ...rest, agents: [who], tasks: all };
        const order = all.slice(1);
        fc.pre(canWalk(day, who, order));
        const routes = new Routes(new SearchSpace(day, day.agents, all));
        routes.lay(
          0,
          order.map((_, i) => i + 1),
        );
        expect(routes.isPossible(0)).toBe(true);
        const nodes = [all.length, ...order.map((_, i) => i + 1), all.length + 1];
        for (let at = 0; at + 1 < nodes.length; at += 1) {
          const longer = order.toSpliced(at, 0, all[0] as Task);
          const fits = routes.times.fits(0, nodes[at] as number, 0, nodes[at + 1] as number);
          expect(fits).toBe(canWalk(day, who, longer));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('sees when a route laid as it was can no longer be made', () => {
    fc.assert(
      fc.property(someDay(4), (day) => {
        const [who] = day.agents as [Agent];
        const routes = new Routes(new SearchSpace(day, day.agents, day.tasks));
        routes.lay(
          0,
          day.tasks.map((_, j) => j),
        );
        expect(routes.isPossible(0)).toBe(canWalk(day, who, day.tasks));
      }),
      { numRuns: 100 },
    );
  });

  it('never plans what cannot be done, forgets no task and gives none twice or to the wrong one', () => {
    fc.assert(
      fc.property(someDay(8), fc.nat(), (day, seed) => {
        const plan = planDay(day, rounds(200), seed);
        beginnings(plan);
        const ids = [...plan.routes.flatMap(({ tasks }) => tasks), ...plan.unplaced.map((each) => each.task)];
        expect(ids.sort()).toEqual(day.tasks.map(({ id }) => id));
        for (const [a, tasks] of routesOf(plan).entries()) {
          for (const each of tasks) expect(mayDo(day.agents[a] as Agent, each)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds the best plan there is for a day small enough to try them all', () => {
    fc.assert(
      fc.property(someDay(4), (day) => {
        const found = worth(day, routesOf(planDay(day, rounds(3000)))) as number[];
        for (const routes of everyPlan(day, day.tasks, [[], []])) {
          const other = worth(day, routes);
          if (other && isLess(other, found)) throw new Error(`${other} is better than ${found}`);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('plans the same for the same seed and number of rounds', () => {
    fc.assert(
      fc.property(someDay(8), fc.nat(), (day, seed) => {
        expect(planDay(day, rounds(200), seed)).toEqual(planDay(day, rounds(200), seed));
      }),
      { numRuns: 20 },
    );
  });

  it('gives a pinned visit to nobody else, and keeps what is promised before what matters more', () => {
    const day = {
      travel: street(10),
      agents: [agent('a'), agent('b')],
      tasks: [
        task('pinned', 9, { pinnedTo: 'b', promised: true }),
        task('promised', 1, { windows: [[900, 900]], promised: true, pinnedTo: 'a' }),
        task('dear', 9, { windows: [[900, 900]], priority: 100, pinnedTo: 'a' }),
      ],
    };
    const plan = planDay(day, rounds(200));
    expect(plan.routes).toEqual([
      { agent: 'a', tasks: ['promised'] },
      { agent: 'b', tasks: ['pinned'] },
    ]);
    expect(plan.unplaced).toEqual([{ task: 'dear', reason: 'FULL' }]);
  });

  it('serves priority before number and number before travel', () => {
    const at = (id: string, place: number, priority: number) => task(id, place, { priority, windows: [[900, 900]] });
    const many = { travel: street(10), agents: [agent('a', { shift: [0, 3000] })], tasks: [] as Task[] };
    const dear = planDay(
      {
        ...many,
        tasks: [
          at('dear', 9, 5),
          task('x', 1, { priority: 2, windows: [[800, 800]] }),
          task('y', 1, { priority: 2, windows: [[1000, 1000]] }),
        ],
      },
      rounds(200),
    );
    expect(dear.routes[0]?.tasks).toEqual(['dear']);
    const equal = planDay(
      {
        ...many,
        tasks: [
          at('far', 9, 4),
          task('x', 1, { priority: 2, windows: [[800, 800]] }),
          task('y', 1, { priority: 2, windows: [[1000, 1000]] }),
        ],
      },
      rounds(200),
    );
    expect(equal.routes[0]?.tasks).toEqual(['x', 'y']);
  });
});
