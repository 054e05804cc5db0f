import fc from 'fast-check';
import { areaKm2, byDistance, distanceMetres, isInside, type Outline } from './district.rules';

/** A square of 0.1° with a hole of 0.02° in its middle, and an exclave to the east. */
const square: Outline = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [108.9, 34.1],
        [109.0, 34.1],
        [109.0, 34.2],
        [108.9, 34.2],
        [108.9, 34.1],
      ],
      [
        [108.94, 34.14],
        [108.94, 34.16],
        [108.96, 34.16],
        [108.96, 34.14],
        [108.94, 34.14],
      ],
    ],
    [
      [
        [109.1, 34.1],
        [109.12, 34.1],
        [109.12, 34.12],
        [109.1, 34.12],
        [109.1, 34.1],
      ],
    ],
  ],
};
const point = (longitude: number, latitude: number) => ({ longitude, latitude });
const anyPoint = fc.record({
  longitude: fc.double({ min: 108, max: 110, noNaN: true }),
  latitude: fc.double({ min: 33, max: 35, noNaN: true }),
});

describe('inside the district', () => {
  it.each([
    ['in the middle of the square', point(108.92, 34.12), true],
    ['in the exclave', point(109.11, 34.11), true],
    ['on the border', point(108.9, 34.15), true],
    ['in the hole', point(108.95, 34.15), false],
    ['between square and exclave', point(109.05, 34.11), false],
    ['far away', point(116.4, 39.9), false],
  ])('%s', (_, where, inside) => {
    expect(isInside(square, where)).toBe(inside);
  });

  it('measures the area without the hole', () => {
    const whole = areaKm2({ type: 'Polygon', coordinates: [square.coordinates[0]?.[0] as [number, number][]] });
    const exclave = areaKm2({ type: 'Polygon', coordinates: [square.coordinates[1]?.[0] as [number, number][]] });
    expect(areaKm2(square)).toBeCloseTo(whole - exclave + exclave, 0);
    expect(whole).toBeGreaterThan(102);
    expect(whole).toBeLessThan(103);
  });
});

describe('distance', () => {
  it('is 1,111 to 1,113 m for a hundredth of a degree of latitude', () => {
    expect(distanceMetres(point(108.95, 34.2), point(108.95, 34.21))).toBeGreaterThanOrEqual(1111);
    expect(distanceMetres(point(108.95, 34.2), point(108.95, 34.21))).toBeLessThanOrEqual(1113);
  });

  it('is the same both ways, and nothing from a point to itself', () => {
    fc.assert(
      fc.property(anyPoint, anyPoint, (a, b) => {
        expect(distanceMetres(a, b)).toBe(distanceMetres(b, a));
        expect(distanceMetres(a, a)).toBe(0);
      }),
    );
  });

  it('orders places, nearest first', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ position: anyPoint })), anyPoint, (places, from) => {
        const sorted = byDistance(places, from);
        expect(sorted).toHaveLength(places.length);
        for (const { place, metres } of sorted) expect(metres).toBe(distanceMetres(place.position, from));
        expect(places.every((each) => sorted.some(({ place }) => place === each))).toBe(true);
        const metres = sorted.map((each) => each.metres);
        expect(metres).toEqual([...metres].sort((a, b) => a - b));
      }),
    );
  });
});
