import fc from 'fast-check';
import { percentile } from './percentile.rules';

it.each([
  [[], 50, null],
  [[7], 90, 7],
  [[7], 0, 7],
  [[3, 1, 2], 50, 2],
  [[1, 2, 3, 4], 50, 2],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 90, 9],
  [[1, 2, 3], 100, 3],
])('of %j the %i th percentile is %s', (values, percent, expected) => {
  expect(percentile(values, percent)).toBe(expected);
});

it('is one of the values: so many per cent do not exceed it, and fewer do not exceed any smaller one', () => {
  const values = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (all, percent) => {
      const found = percentile(all, percent) as number;
      const enough = (value: number) => all.filter((each) => each <= value).length * 100 >= percent * all.length;
      expect(all).toContain(found);
      expect(enough(found)).toBe(true);
      for (const smaller of all.filter((each) => each < found)) expect(enough(smaller)).toBe(false);
    }),
  );
});

it('leaves the values as they are', () => {
  const values = [3, 1, 2];
  percentile(values, 50);
  expect(values).toEqual([3, 1, 2]);
});
