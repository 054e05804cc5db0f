import type { Seconds, Span } from './day.rules';

/** Later than any day; a few of them still fit into 32 bits. */
export const NEVER = 500_000_000;

/** Windows of many things: those of thing i are numbered from `at[i]` up to `at[i + 1]`, ascending. */
export class Windows {
  private readonly at: Int32Array;
  private readonly opens: Int32Array;
  private readonly closes: Int32Array;

  /** Times are counted from `base`; what lies before it, or after every day, is cut off. */
  constructor(things: readonly (readonly Span[])[], base: Seconds) {
    const cut = ([from, to]: Span): Span => [Math.max(0, from - base), Math.min(NEVER - 1, to - base)];
    const { at, items } = listed(things.map((spans) => spans.map(cut).filter(([from, to]) => from <= to)));
    this.at = at;
    this.opens = Int32Array.from(items, ([from]) => from);
    this.closes = Int32Array.from(items, ([, to]) => to);
  }

  /** When thing i begins for somebody who is ready at `ready`; NEVER after its last window. */
  begin(i: number, ready: number): number {
    const to = this.at[i + 1] as number;
    for (let w = this.at[i] as number; w < to; w += 1) {
      if (ready <= (this.closes[w] as number)) return Math.max(ready, this.opens[w] as number);
    }
    return NEVER;
  }

  /** The last time up to `limit` at which thing i may begin; -1 before its first window. */
  lastBegin(i: number, limit: number): number {
    const from = this.at[i] as number;
    for (let w = (this.at[i + 1] as number) - 1; w >= from; w -= 1) {
      if (limit >= (this.opens[w] as number)) return Math.min(limit, this.closes[w] as number);
    }
    return -1;
  }
}

/** Lists one behind the other: the items of list i are those from `at[i]` up to `at[i + 1]`. */
export function listed<T>(lists: readonly (readonly T[])[]): { at: Int32Array; items: T[] } {
  const at = new Int32Array(lists.length + 1);
  const items: T[] = [];
  for (const [i, list] of lists.entries()) {
    for (const item of list) items.push(item);
    at[i + 1] = items.length;
  }
  return { at, items };
}
