import { distanceMetres, type Gcj02Point } from '../directory/district.rules';

/** A place to go to, not before `from`. */
export interface Stop {
  readonly number: string;
  readonly from: Date;
  readonly position: Gcj02Point;
}

/**
 * The order in which to go: by the beginning of the window; among those that begin together always on to the nearest, from
 * `start` or from the stop before. Equally near ones by number, so that the order never depends on how they were listed.
 */
export function routeOrder<T extends Stop>(stops: readonly T[], start: Gcj02Point | null): T[] {
  const left = [...stops].sort((a, b) => a.from.getTime() - b.from.getTime() || (a.number < b.number ? -1 : 1));
  const route: T[] = [];
  for (let here = start; left.length > 0; here = route.at(-1)?.position ?? here) {
    const [first] = left as [T, ...T[]];
    const together = left.filter(({ from }) => from.getTime() === first.from.getTime());
    const next = here === null ? first : nearest(together, here);
    left.splice(left.indexOf(next), 1);
    route.push(next);
  }
  return route;
}

function nearest<T extends Stop>(stops: readonly T[], here: Gcj02Point): T {
  return stops.reduce((best, stop) =>
    distanceMetres(stop.position, here) < distanceMetres(best.position, here) ? stop : best,
  );
}
