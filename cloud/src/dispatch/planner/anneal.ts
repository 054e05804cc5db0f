import type { Pace } from './pace';
import type { Random } from './random';
import { Recreate } from './recreate';
import { Routes } from './routes';
import { Ruin } from './ruin';
import type { SearchSpace } from './search-space';

/** Seconds of travel that are easily lost again, at first and at last. */
const HOT = 100;
const COLD = 5;
/** Seconds of travel that one point of what is served is worth, at first and at last, while one is given for the other. */
const CHEAP = 10;
const DEAR = 10_000;
/** From which part of its time on the search goes on from the best, and nothing is given for anything that counts more. */
const STRICT = 0.9;
/** Rounds between two looks at the pace. */
const ROUNDS = 32;
/** After so many rounds for each pair of tasks nothing better is to be expected. */
const ENOUGH = 500;

/**
 * The best routes that simulated annealing over ruin and recreate finds from these on, which it uses up. At first a visit may
 * be given away for shorter ways, so that the search comes around; later what counts is the value alone.
 */
export function anneal(routes: Routes, random: Random, pace: Pace): Routes {
  const search = new Annealing(routes, random);
  const enough = ENOUGH * routes.space.n ** 2;
  let done = 0;
  let isStrict = false;
  for (let spent = pace(0); spent < 1; spent = Math.max(pace(ROUNDS), done / enough)) {
    if (spent >= STRICT && !isStrict) search.backToBest();
    isStrict = spent >= STRICT;
    const heat = HOT * (COLD / HOT) ** spent;
    const worth = isStrict ? null : CHEAP * (DEAR / CHEAP) ** (spent / STRICT);
    for (let round = 0; round < ROUNDS; round += 1) search.round(heat, worth);
    done += ROUNDS;
  }
  return search.best;
}

class Annealing {
  readonly best: Routes;
  private readonly kept: Routes;
  private readonly absent: Absent;
  private readonly keptAbsent: Absent;
  private readonly ruin: Ruin;
  private readonly recreate: Recreate;

  constructor(
    private readonly routes: Routes,
    private readonly random: Random,
  ) {
    this.ruin = new Ruin(routes, random);
    this.recreate = new Recreate(routes, random);
    this.absent = new Absent(routes.space);
    this.keptAbsent = new Absent(routes.space);
    this.kept = new Routes(routes.space);
    this.best = new Routes(routes.space);
    this.absent.readFrom(routes);
    this.absent.count = this.recreate.apply(this.absent.tasks, this.absent.count);
    this.best.copyFrom(routes);
    this.keep();
  }

  /** One attempt. `worth` is what a point is worth in seconds of travel; null: what counts more is never given away. */
  round(heat: number, worth: number | null): void {
    const { routes, kept, absent } = this;
    absent.count = this.ruin.apply(absent.tasks, absent.count);
    absent.count = this.recreate.apply(absent.tasks, absent.count);
    if (routes.value < this.best.value) this.best.copyFrom(routes);
    if (price(routes, worth) < price(kept, worth) - heat * Math.log(1 - this.random.unit())) {
      this.keep();
    } else {
      routes.copyFrom(kept);
      absent.copyFrom(this.keptAbsent);
    }
  }

  backToBest(): void {
    this.routes.copyFrom(this.best);
    this.absent.readFrom(this.routes);
    this.keep();
  }

  private keep(): void {
    this.kept.copyFrom(this.routes);
    this.keptAbsent.copyFrom(this.absent);
  }
}

const price = (routes: Routes, worth: number | null) =>
  worth === null ? routes.value : routes.travelled + worth * routes.missingPoints;

/** The tasks that are left out: the first `count` of `tasks`. */
class Absent {
  readonly tasks: Int32Array;
  count = 0;

  constructor({ n }: SearchSpace) {
    this.tasks = new Int32Array(n);
  }

  readFrom({ space, agentOf }: Routes): void {
    this.count = 0;
    for (let j = 0; j < space.n; j += 1) {
      if ((agentOf[j] as number) >= 0) continue;
      this.tasks[this.count] = j;
      this.count += 1;
    }
  }

  copyFrom(other: Absent): void {
    this.tasks.set(other.tasks);
    this.count = other.count;
  }
}
