interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Straight distance in metres between two points in degrees (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const rise = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const run = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const chord = rise + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * run;
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(chord));
}

/** 约 350 米, 约 2.4 公里: no more exact than the phone is. */
export function distanceWords(metres: number): string {
  if (metres < 1000) return `约 ${Math.max(50, Math.round(metres / 50) * 50)} 米`;
  return `约 ${(metres / 1000).toFixed(1)} 公里`;
}

/** Nearest first when it is known where one is; else in the order given. */
export function nearestFirst<T extends { readonly position: Point }>(sites: readonly T[], here: Point | null): T[] {
  if (here === null) return [...sites];
  return [...sites].sort((a, b) => metresBetween(here, a.position) - metresBetween(here, b.position));
}
