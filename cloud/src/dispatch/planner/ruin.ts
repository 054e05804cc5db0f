import type { Random } from './random';
import type { Routes } from './routes';
import type { SearchSpace } from './search-space';

/** Tasks taken out at a time, on average, and from one route at most. */
const MEAN = 10;
const LONGEST = 10;
/** How often a string keeps some tasks in its middle, and how seldom one more of them. */
const SPLIT = 0.5;
const DEEPER = 0.01;
/** More neighbours than are ever asked for. */
const NEAREST = 100;

/**
 * Takes strings of neighbouring tasks out of neighbouring routes (slack induction by string removals: Christiaens and
 * Vanden Berghe, Transportation Science 54, 2020), so that what is put back finds room in time and in space.
 */
export class Ruin {
  private readonly touched: Uint8Array;
  private readonly agents: Int32Array;
  /** For each task the others, the nearest first, `nearCount` of them. */
  private readonly near: Int32Array;
  private readonly nearCount: number;

  constructor(
    private readonly routes: Routes,
    private readonly random: Random,
  ) {
    this.touched = new Uint8Array(routes.space.m);
    this.agents = new Int32Array(routes.space.m);
    this.nearCount = Math.min(NEAREST, routes.space.n - 1);
    this.near = nearest(routes.space, this.nearCount);
  }

  /** Takes tasks out, appends them to `absent` from `count` on, and gives their new number. */
  apply(absent: Int32Array, count: number): number {
    const { routes, random } = this;
    const { space } = routes;
    const served = space.n - count;
    let out = count;
    if (served === 0) return out;
    const longest = Math.min(LONGEST, served / routes.used());
    const strings = 1 + random.below((4 * MEAN) / (1 + longest) - 1);
    const seed = random.below(space.n);
    let cut = 0;
    for (let k = -1; k < this.nearCount && cut < strings; k += 1) {
      const j = k < 0 ? seed : (this.near[seed * this.nearCount + k] as number);
      const a = routes.agentOf[j] as number;
      if (a < 0 || this.touched[a] === 1) continue;
      out = this.cutString(a, j, longest, absent, out);
      this.touched[a] = 1;
      this.agents[cut] = a;
      cut += 1;
    }
    for (let i = 0; i < cut; i += 1) {
      const a = this.agents[i] as number;
      this.touched[a] = 0;
      routes.refresh(a);
    }
    return out;
  }

  private cutString(a: number, j: number, longest: number, absent: Int32Array, count: number): number {
    const { routes, random } = this;
    const size = routes.count[a] as number;
    const length = 1 + random.below(Math.min(size, Math.max(1, longest)));
    let kept = 0;
    if (length < size && length > 1 && random.unit() < SPLIT) {
      kept = 1;
      while (length + kept < size && random.unit() < DEEPER) kept += 1;
    }
    let node = this.stringBegin(a, j, length + kept, size);
    const keepFrom = kept === 0 ? length : 1 + random.below(length - 1);
    let out = count;
    for (let i = 0; i < length + kept; i += 1) {
      const next = routes.next[node] as number;
      if (i < keepFrom || i >= keepFrom + kept) {
        routes.unlink(node);
        absent[out] = node;
        out += 1;
      }
      node = next;
    }
    return out;
  }

  /** The first task of a string of this length that has j in it, each such string as likely as another. */
  private stringBegin(a: number, j: number, length: number, size: number): number {
    const { routes, random } = this;
    const { n } = routes.space;
    let before = 0;
    for (let node = routes.prev[j] as number; node !== n + a; node = routes.prev[node] as number) before += 1;
    const from = Math.max(0, before - length + 1);
    const to = Math.min(before, size - length);
    let node = j;
    for (let back = before - from - random.below(to - from + 1); back > 0; back -= 1)
      node = routes.prev[node] as number;
    return node;
  }
}

function nearest(space: SearchSpace, count: number): Int32Array {
  const near = new Int32Array(space.n * count);
  // The way there and back and, below it, the number of the task, so that sorting numbers sorts tasks.
  const keys = new Float64Array(space.n);
  for (let i = 0; i < space.n; i += 1) {
    for (let j = 0; j < space.n; j += 1) {
      const there = space.travel[i * space.nodes + j] as number;
      const back = space.travel[j * space.nodes + i] as number;
      keys[j] = (i === j ? Number.MAX_SAFE_INTEGER / space.n - 1 : there + back) * space.n + j;
    }
    keys.sort();
    for (let k = 0; k < count; k += 1) near[i * count + k] = (keys[k] as number) % space.n;
  }
  return near;
}
