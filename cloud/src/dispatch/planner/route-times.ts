import type { SearchSpace } from './search-space';
import { NEVER } from './windows';

/**
 * What makes a question about an insertion quick: for each node of a route and each number of breaks taken by then, the
 * earliest departure, and the latest arrival that leaves the rest of the route possible. A break may lie on any way between
 * two nodes; the way is gone on with while the break is waited for.
 */
export class RouteTimes {
  /** The best over the breaks taken: a first, quick look. */
  readonly soonest: Int32Array;
  readonly latest: Int32Array;
  /** Of node i after k breaks at `i * states + k`. */
  private readonly early: Int32Array;
  private readonly late: Int32Array;
  private readonly all: Int32Array;

  constructor(private readonly space: SearchSpace) {
    const { nodes, states } = space;
    this.all = new Int32Array(2 * nodes * (1 + states));
    this.soonest = this.all.subarray(0, nodes);
    this.latest = this.all.subarray(nodes, 2 * nodes);
    this.early = this.all.subarray(2 * nodes, (2 + states) * nodes);
    this.late = this.all.subarray((2 + states) * nodes);
  }

  copyFrom(other: RouteTimes): void {
    this.all.set(other.all);
  }

  /** Where an agent starts and ends. */
  bound(a: number): void {
    const { n, m, states, shiftFrom, shiftTo } = this.space;
    const start = n + a;
    const end = n + m + a;
    this.early.fill(NEVER, start * states, (start + 1) * states);
    this.early[start * states] = shiftFrom[a] as number;
    this.soonest[start] = shiftFrom[a] as number;
    this.late.fill(-1, end * states, (end + 1) * states);
    this.late[end * states + this.space.breaksOf(a)] = shiftTo[a] as number;
    this.latest[end] = shiftTo[a] as number;
  }

  /** Whether an agent who leaves in time comes home in time. */
  isPossible(a: number): boolean {
    const { n, states, shiftFrom } = this.space;
    return (this.late[(n + a) * states] as number) >= (shiftFrom[a] as number);
  }

  /** The earliest departures from node q of agent a's route, reached out of node p. */
  forward(a: number, p: number, q: number): void {
    const { space, early } = this;
    const breaks = space.breaksOf(a);
    this.arrive(a, p, q);
    const row = q * space.states;
    let soonest = NEVER;
    for (let k = 0; k <= breaks; k += 1) {
      let time = early[row + k] as number;
      if (q < space.n && time < NEVER) {
        time = space.windows.begin(q, time) + (space.service[q] as number);
        early[row + k] = time;
      }
      soonest = Math.min(soonest, time);
    }
    this.soonest[q] = soonest;
  }

  /** Writes the earliest arrivals at node q out of node p where its departures belong. */
  private arrive(a: number, p: number, q: number): void {
    const { space, early } = this;
    const first = space.breaksAt[a] as number;
    const last = space.breaksAt[a + 1] as number;
    const drive = space.travel[p * space.nodes + q] as number;
    const from = p * space.states - first;
    const to = q * space.states - first;
    for (let b = first; b <= last; b += 1) early[to + b] = NEVER;
    for (let taken = first; taken <= last; taken += 1) {
      let free = early[from + taken] as number;
      let driven = free + drive;
      for (let b = taken; free < NEVER; b += 1) {
        early[to + b] = Math.min(early[to + b] as number, Math.max(free, driven));
        if (b === last) break;
        const service = space.breakService[b] as number;
        free = space.breakWindows.begin(b, free) + service;
        driven += service;
      }
    }
  }

  /** The latest arrivals at node p of agent a's route from which node q is reached in time. */
  backward(a: number, p: number, q: number): void {
    const { space, late } = this;
    const breaks = space.breaksOf(a);
    this.leave(a, p, q);
    const row = p * space.states;
    let latest = -1;
    for (let k = 0; k <= breaks; k += 1) {
      let time = late[row + k] as number;
      if (p < space.n && time >= 0) {
        time = space.windows.lastBegin(p, time - (space.service[p] as number));
        late[row + k] = time;
      }
      latest = Math.max(latest, time);
    }
    this.latest[p] = latest;
  }

  /** Writes the latest departures from node p towards node q where its arrivals belong. */
  private leave(a: number, p: number, q: number): void {
    const { space, late } = this;
    const first = space.breaksAt[a] as number;
    const last = space.breaksAt[a + 1] as number;
    const drive = space.travel[p * space.nodes + q] as number;
    const from = p * space.states - first;
    const to = q * space.states - first;
    for (let b = first; b <= last; b += 1) late[from + b] = -1;
    for (let then = first; then <= last; then += 1) {
      let free = late[to + then] as number;
      let driven = free - drive;
      for (let b = then; free >= 0; b -= 1) {
        late[from + b] = Math.max(late[from + b] as number, Math.min(free, driven));
        if (b === first) break;
        const service = space.breakService[b - 1] as number;
        free = space.breakWindows.lastBegin(b - 1, free - service);
        driven -= service;
      }
    }
  }

  /** Whether agent a can visit task j, left out so far, between nodes p and q. Exact, breaks included. */
  fits(a: number, p: number, j: number, q: number): boolean {
    const { space, early, late } = this;
    const first = space.breaksAt[a] as number;
    const last = space.breaksAt[a + 1] as number;
    const drive = space.travel[j * space.nodes + q] as number;
    this.forward(a, p, j);
    const from = j * space.states - first;
    const to = q * space.states - first;
    for (let taken = first; taken <= last; taken += 1) {
      let free = early[from + taken] as number;
      let driven = free + drive;
      for (let b = taken; free < NEVER; b += 1) {
        if (Math.max(free, driven) <= (late[to + b] as number)) return true;
        if (b === last) break;
        const service = space.breakService[b] as number;
        free = space.breakWindows.begin(b, free) + service;
        driven += service;
      }
    }
    return false;
  }
}
