import area from '@turf/area';
import inPolygon from '@turf/boolean-point-in-polygon';
import distance from '@turf/distance';

/** A point in GCJ-02 degrees, the system of every map used in China. */
export interface Gcj02Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Rings of `[longitude, latitude]` in GCJ-02: the outline of a district, with holes and exclaves if it has any. */
export type Outline =
  | { readonly type: 'Polygon'; readonly coordinates: [number, number][][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: [number, number][][][] };

/** Area in square kilometres, on the sphere. */
export function areaKm2(outline: Outline): number {
  return area(outline) / 1e6;
}

/** Whether a point lies in the district; the border itself belongs to it. */
export function isInside(outline: Outline, point: Gcj02Point): boolean {
  return inPolygon(pair(point), outline);
}

/** Straight distance in metres, rounded to whole metres. */
export function distanceMetres(a: Gcj02Point, b: Gcj02Point): number {
  return Math.round(distance(pair(a), pair(b), { units: 'meters' }));
}

/** The places given, nearest first; equally near ones keep their order. Distances in metres. */
export function byDistance<T extends { readonly position: Gcj02Point }>(
  places: readonly T[],
  from: Gcj02Point,
): { readonly place: T; readonly metres: number }[] {
  return places
    .map((place) => ({ place, metres: distanceMetres(place.position, from) }))
    .sort((a, b) => a.metres - b.metres);
}

function pair({ longitude, latitude }: Gcj02Point): [number, number] {
  return [longitude, latitude];
}
