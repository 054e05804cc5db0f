import fc from 'fast-check';
import { blocksOf, estimatedSeconds, placeKey } from './travel.rules';

const HALL = { longitude: 108.965, latitude: 34.205 };
/** One kilometre north of the hall. */
const NORTH = { longitude: 108.965, latitude: 34.213993 };

it('a straight kilometre with a detour of 1.4 at 18 km/h takes 280 seconds', () => {
  expect(estimatedSeconds({ detourFactor: 1.4, speedKmh: 18 }, HALL, NORTH)).toBe(280);
  expect(estimatedSeconds({ detourFactor: 1.4, speedKmh: 18 }, HALL, HALL)).toBe(0);
});

const degrees = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const point = fc.record({ longitude: degrees(108.9, 109.1), latitude: degrees(34.1, 34.3) });

it('there takes as long as back, slower takes longer, and a longer detour too', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const usual = { detourFactor: 1.4, speedKmh: 18 };
      const seconds = estimatedSeconds(usual, a, b);
      expect(estimatedSeconds(usual, b, a)).toBe(seconds);
      expect(estimatedSeconds({ ...usual, speedKmh: 9 }, a, b)).toBeGreaterThanOrEqual(seconds);
      expect(estimatedSeconds({ ...usual, detourFactor: 2 }, a, b)).toBeGreaterThanOrEqual(seconds);
    }),
  );
});

it('readings of one door are one place, the next house is another', () => {
  expect(placeKey({ longitude: 108.96501, latitude: 34.20499 })).toBe(placeKey(HALL));
  expect(placeKey({ longitude: 108.9653, latitude: 34.205 })).not.toBe(placeKey(HALL));
});

it('asks a table of five places in parts of two, and leaves out parts in which nothing is missing', () => {
  expect(blocksOf(5, 2, (from, to) => from === 4 || to === 1)).toEqual([
    { from: [0, 1], to: [0, 1] },
    { from: [2, 3], to: [0, 1] },
    { from: [4], to: [0, 1] },
    { from: [4], to: [2, 3] },
    { from: [4], to: [4] },
  ]);
});

it('whatever is missing is asked for once, in parts no larger than allowed', () => {
  const pair = fc.tuple(fc.nat(30), fc.nat(30));
  fc.assert(
    fc.property(fc.nat(31), fc.integer({ min: 1, max: 12 }), fc.array(pair), (places, side, wanted) => {
      const keys = new Set(wanted.filter(([a, b]) => a < places && b < places).map(String));
      const blocks = blocksOf(places, side, (from, to) => keys.has(`${from},${to}`));
      const asked = blocks.flatMap(({ from, to }) => from.flatMap((a) => to.map((b) => `${a},${b}`)));
      expect(new Set(asked).size).toBe(asked.length);
      expect([...keys].every((key) => asked.includes(key))).toBe(true);
      for (const { from, to } of blocks) {
        expect(Math.max(from.length, to.length)).toBeLessThanOrEqual(side);
        expect(from.some((a) => to.some((b) => keys.has(`${a},${b}`)))).toBe(true);
      }
    }),
  );
});
