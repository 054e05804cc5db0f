import { RouteTimes } from './route-times';
import type { SearchSpace } from './search-space';

/** Who goes where in which order, as chains of nodes from an agent's start to their end, with what that is worth. */
export class Routes {
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** Of each task; -1 while it is left out. */
  readonly agentOf: Int32Array;
  /** The tasks of each agent. */
  readonly count: Int32Array;
  readonly times: RouteTimes;
  travelled = 0;
  /** The weight and the points of what is left out. */
  missing: number;
  missingPoints: number;

  constructor(readonly space: SearchSpace) {
    const { nodes, n, m, weight, points } = space;
    this.next = new Int32Array(nodes);
    this.prev = new Int32Array(nodes);
    this.agentOf = new Int32Array(n).fill(-1);
    this.count = new Int32Array(m);
    this.times = new RouteTimes(space);
    this.missing = weight.reduce((sum, each) => sum + each, 0);
    this.missingPoints = points.reduce((sum, each) => sum + each, 0);
    for (let a = 0; a < m; a += 1) {
      this.next[n + a] = n + m + a;
      this.prev[n + m + a] = n + a;
      this.refresh(a);
    }
  }

  /** What is to be made small. */
  get value(): number {
    return this.travelled + this.missing;
  }

  copyFrom(other: Routes): void {
    this.next.set(other.next);
    this.prev.set(other.prev);
    this.agentOf.set(other.agentOf);
    this.count.set(other.count);
    this.times.copyFrom(other.times);
    this.travelled = other.travelled;
    this.missing = other.missing;
    this.missingPoints = other.missingPoints;
  }

  /** What it adds to the travel to go to task j between node p and the one after it. */
  detour(a: number, p: number, j: number): number {
    const { travel, nodes } = this.space;
    const q = this.next[p] as number;
    const more = (travel[p * nodes + j] as number) + (travel[j * nodes + q] as number);
    // Who has no visit does not go from the start to the end either.
    return this.count[a] === 0 ? more : more - (travel[p * nodes + q] as number);
  }

  /** Puts task j behind node p; times are right again after a refresh. */
  link(a: number, p: number, j: number): void {
    const { weight, points } = this.space;
    const q = this.next[p] as number;
    this.travelled += this.detour(a, p, j);
    this.missing -= weight[j] as number;
    this.missingPoints -= points[j] as number;
    this.next[p] = j;
    this.prev[j] = p;
    this.next[j] = q;
    this.prev[q] = j;
    this.agentOf[j] = a;
    this.count[a] = (this.count[a] as number) + 1;
  }

  /** Takes task j out; times are right again after a refresh. */
  unlink(j: number): void {
    const { weight, points } = this.space;
    const a = this.agentOf[j] as number;
    const p = this.prev[j] as number;
    const q = this.next[j] as number;
    this.next[p] = q;
    this.prev[q] = p;
    this.agentOf[j] = -1;
    this.count[a] = (this.count[a] as number) - 1;
    this.travelled -= this.detour(a, p, j);
    this.missing += weight[j] as number;
    this.missingPoints += points[j] as number;
  }

  /** Makes these tasks, left out so far or with this agent, the agent's route, possible or not. */
  lay(a: number, order: readonly number[]): void {
    for (const j of this.order(a)) this.unlink(j);
    let p = this.space.n + a;
    for (const j of order) {
      this.link(a, p, j);
      p = j;
    }
    this.refresh(a);
  }

  /** Reckons the times of a route anew. */
  refresh(a: number): void {
    const start = this.space.n + a;
    this.times.bound(a);
    this.refreshAround(a, start, start + this.space.m);
  }

  /** The same for a route in which nothing changed but what lies between nodes p and q. */
  refreshAround(a: number, p: number, q: number): void {
    const start = this.space.n + a;
    const end = start + this.space.m;
    for (let node = p; node !== end; ) {
      const next = this.next[node] as number;
      this.times.forward(a, node, next);
      node = next;
    }
    for (let node = q; node !== start; ) {
      const prev = this.prev[node] as number;
      this.times.backward(a, prev, node);
      node = prev;
    }
  }

  /** How many agents have any task. */
  used(): number {
    let used = 0;
    for (let a = 0; a < this.space.m; a += 1) if ((this.count[a] as number) > 0) used += 1;
    return used;
  }

  /** Whether an agent can make their route in time. */
  isPossible(a: number): boolean {
    return this.count[a] === 0 || this.times.isPossible(a);
  }

  /** The tasks of an agent in their order. */
  order(a: number): number[] {
    const order: number[] = [];
    const start = this.space.n + a;
    for (let node = this.next[start] as number; node < this.space.n; node = this.next[node] as number) order.push(node);
    return order;
  }
}
