import { Insertion } from './insertion';
import { Random } from './random';
import { Routes } from './routes';

/**
 * Finds a place for single tasks in routes that otherwise stay as they are: the cheapest one that is free; where none is,
 * one other task makes room, which is placed anew or, if it counts for less and is not promised, left out. A pinned task makes no room.
 */
export class RoomMaker {
  private readonly insertion: Insertion;
  private readonly before: Routes;
  private readonly best: Routes;

  constructor(private readonly routes: Routes) {
    this.insertion = new Insertion(routes, new Random(1), 0);
    this.before = new Routes(routes.space);
    this.best = new Routes(routes.space);
  }

  /** Places task j, if that makes the whole better. */
  place(j: number): void {
    if (this.insert(j)) return;
    const { routes, before, best } = this;
    before.copyFrom(routes);
    best.copyFrom(routes);
    for (const a of routes.space.agentsFor(j)) {
      for (const i of routes.order(a)) {
        const task = routes.space.tasks[i];
        if (task?.pinnedTo !== undefined) continue;
        routes.unlink(i);
        routes.refresh(a);
        const kept = this.insert(j, a) && this.insert(i);
        if ((kept || !task?.promised) && routes.value < best.value) best.copyFrom(routes);
        routes.copyFrom(before);
      }
    }
    routes.copyFrom(best);
  }

  /** Puts task j where it adds least, with anybody or with this agent. */
  private insert(j: number, only?: number): boolean {
    const { insertion } = this;
    const found = only === undefined ? insertion.find(j) : insertion.findWith(j, only);
    if (found) insertion.take(j);
    return found;
  }
}
