import { distanceMetres, type Gcj02Point } from '../../directory/district.rules';

/** How travel is estimated where no map service tells it. */
export interface TravelEstimate {
  /** A way is so many times as long as the straight line. */
  readonly detourFactor: number;
  readonly speedKmh: number;
}

/** Seconds of travel: `table[a][b]` from the a-th place to the b-th. */
export type TravelTable = readonly (readonly number[])[];

const SECONDS_OF_HOUR = 3600;
const METRES_OF_KM = 1000;
/** About ten metres: two readings of one door are one place. */
const PLACES = 4;

/** Seconds from one point to another: the straight line, longer by the detour factor, at the speed given. */
export function estimatedSeconds({ detourFactor, speedKmh }: TravelEstimate, from: Gcj02Point, to: Gcj02Point): number {
  const metres = distanceMetres(from, to) * detourFactor;
  return Math.round((metres / METRES_OF_KM / speedKmh) * SECONDS_OF_HOUR);
}

/** A point as far as travel is concerned. */
export const placeKey = ({ longitude, latitude }: Gcj02Point): string =>
  `${longitude.toFixed(PLACES)},${latitude.toFixed(PLACES)}`;

/** A part of a table: rows and columns that are asked for together. */
export interface Block {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * The parts in which a table of so many places is asked for, none with more than `side` rows or columns; parts of which
 * `missing` says that nothing is missing are left out. Together they hold every pair that is missing.
 */
export function blocksOf(places: number, side: number, missing: (from: number, to: number) => boolean): Block[] {
  const strips = stripsOf(places, side);
  return strips
    .flatMap((from) => strips.map((to) => ({ from, to })))
    .filter(({ from, to }) => from.some((row) => to.some((column) => missing(row, column))));
}

function stripsOf(places: number, side: number): number[][] {
  const strips: number[][] = [];
  for (let start = 0; start < places; start += side) {
    strips.push(Array.from({ length: Math.min(side, places - start) }, (_, i) => start + i));
  }
  return strips;
}
