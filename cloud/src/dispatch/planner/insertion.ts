import type { Random } from './random';
import type { Routes } from './routes';

/** The cheapest place for a task, found anew at each call of `find`. */
export class Insertion {
  agent = -1;
  /** The node it goes behind. */
  behind = -1;
  private more = 0;
  private untilBlink = 0;

  /** `blinks`: how often a place is overlooked, so that not every attempt ends alike. */
  constructor(
    private readonly routes: Routes,
    private readonly random: Random,
    private readonly blinks: number,
  ) {
    this.untilBlink = this.nextBlink();
  }

  /** Looks through every place that task j can have; false when there is none. */
  find(j: number): boolean {
    const { space } = this.routes;
    this.clear();
    const to = space.agentsAt[j + 1] as number;
    for (let i = space.agentsAt[j] as number; i < to; i += 1) this.search(space.agentsOf[i] as number, j);
    return this.agent >= 0;
  }

  /** The same with one agent only. */
  findWith(j: number, a: number): boolean {
    this.clear();
    this.search(a, j);
    return this.agent >= 0;
  }

  /** Puts task j where `find` has found. */
  take(j: number): void {
    const { routes, agent, behind } = this;
    routes.link(agent, behind, j);
    routes.refreshAround(agent, behind, routes.next[j] as number);
  }

  private clear(): void {
    this.agent = -1;
    this.more = Number.POSITIVE_INFINITY;
  }

  private search(a: number, j: number): void {
    const { routes } = this;
    const { space, times } = routes;
    const last = space.last[j] as number;
    const done = (space.first[j] as number) + (space.service[j] as number);
    const end = space.n + space.m + a;
    for (let p = space.n + a; p !== end; p = routes.next[p] as number) {
      if ((times.soonest[p] as number) > last) break;
      const q = routes.next[p] as number;
      if (done > (times.latest[q] as number)) continue;
      const more = routes.detour(a, p, j);
      if (more >= this.more || !this.isNear(p, j, q) || this.blink() || !times.fits(a, p, j, q)) continue;
      this.more = more;
      this.agent = a;
      this.behind = p;
    }
  }

  /** Whether the way there and on would do, breaks and gaps between windows apart. */
  private isNear(p: number, j: number, q: number): boolean {
    const { space, times } = this.routes;
    const arrival = (times.soonest[p] as number) + (space.travel[p * space.nodes + j] as number);
    if (arrival > (space.last[j] as number)) return false;
    const departure = Math.max(arrival, space.first[j] as number) + (space.service[j] as number);
    return departure + (space.travel[j * space.nodes + q] as number) <= (times.latest[q] as number);
  }

  private blink(): boolean {
    this.untilBlink -= 1;
    if (this.untilBlink >= 0) return false;
    this.untilBlink = this.nextBlink();
    return true;
  }

  private nextBlink(): number {
    if (this.blinks === 0) return Number.POSITIVE_INFINITY;
    return Math.floor(Math.log(1 - this.random.unit()) / Math.log(1 - this.blinks));
  }
}
