import { Insertion } from './insertion';
import type { Random } from './random';
import type { Routes } from './routes';
import type { SearchSpace } from './search-space';

const BLINKS = 0.01;

/** Puts absent tasks back where each costs least, the awkward ones first: in one of several senses of awkward, by lot. */
export class Recreate {
  private readonly orders: { readonly keys: Float64Array; readonly lots: number }[];
  private readonly lots: number;
  private readonly keys: Float64Array;
  private readonly insertion: Insertion;

  constructor(
    routes: Routes,
    private readonly random: Random,
  ) {
    this.orders = ordersOf(routes.space);
    this.lots = this.orders.reduce((sum, { lots }) => sum + lots, 0);
    this.keys = new Float64Array(routes.space.n);
    this.insertion = new Insertion(routes, random, BLINKS);
  }

  /** Puts back what can be put back of the first `count` of `absent`; the rest moves to its front, and is counted. */
  apply(absent: Int32Array, count: number): number {
    this.sort(absent, count);
    let left = 0;
    for (let i = 0; i < count; i += 1) {
      const j = absent[i] as number;
      if (this.insertion.find(j)) this.insertion.take(j);
      else {
        absent[left] = j;
        left += 1;
      }
    }
    return left;
  }

  private sort(absent: Int32Array, count: number): void {
    const keys = this.keysByLot(absent, count);
    for (let i = 1; i < count; i += 1) {
      const j = absent[i] as number;
      const key = keys[j] as number;
      let k = i;
      for (; k > 0 && (keys[absent[k - 1] as number] as number) > key; k -= 1) absent[k] = absent[k - 1] as number;
      absent[k] = j;
    }
  }

  private keysByLot(absent: Int32Array, count: number): Float64Array {
    let lot = this.random.below(this.lots);
    for (const { keys, lots } of this.orders) {
      lot -= lots;
      if (lot < 0) {
        if (keys.length > 0) return keys;
        break;
      }
    }
    for (let i = 0; i < count; i += 1) this.keys[absent[i] as number] = this.random.unit();
    return this.keys;
  }
}

function ordersOf(space: SearchSpace): { keys: Float64Array; lots: number }[] {
  const by = (key: (j: number) => number) => Float64Array.from({ length: space.n }, (_, j) => key(j));
  const far = (j: number) => {
    let sum = 0;
    for (let i = 0; i < space.n; i += 1) sum += space.travel[j * space.nodes + i] as number;
    return sum;
  };
  return [
    { keys: new Float64Array(0), lots: 4 },
    { keys: by((j) => -(space.service[j] as number)), lots: 2 },
    { keys: by((j) => -far(j)), lots: 2 },
    { keys: by(far), lots: 1 },
    { keys: by((j) => (space.last[j] as number) - (space.first[j] as number)), lots: 2 },
    { keys: by((j) => space.first[j] as number), lots: 2 },
    { keys: by((j) => -(space.last[j] as number)), lots: 2 },
    { keys: by((j) => -(space.weight[j] as number)), lots: 2 },
  ];
}
