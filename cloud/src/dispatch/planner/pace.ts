/** How much of its time a search has had after so many more rounds: from 0 on, over at 1. */
export type Pace = (rounds: number) => number;

/** By the rounds alone: the same plan on every machine. */
export function rounds(count: number): Pace {
  let done = 0;
  return (more) => {
    done += more;
    return done / count;
  };
}

/** By a clock that gives milliseconds, from now on. */
export function within(milliseconds: number, clock: () => number): Pace {
  const began = clock();
  return () => (clock() - began) / milliseconds;
}

/** The part of a pace from one share of it to another, as a whole. */
export function share(whole: Pace, from: number, to: number): Pace {
  return (more) => (whole(more) - from) / (to - from);
}
