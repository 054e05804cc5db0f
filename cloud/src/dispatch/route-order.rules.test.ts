import fc from 'fast-check';
import { routeOrder, type Stop } from './route-order.rules';

const HALL = { longitude: 108.97, latitude: 34.2 };
const stop = (number: string, from: number, east: number): Stop => ({
  number,
  from: new Date(from),
  position: { longitude: HALL.longitude + east / 1000, latitude: HALL.latitude },
});
const numbers = (stops: readonly Stop[]) => stops.map(({ number }) => number);

describe('the order in which to go', () => {
  it('is by the time first, and then always on to the nearest', () => {
    const stops = [stop('A', 2, 0), stop('B', 1, 9), stop('C', 1, 1), stop('D', 1, 5)];
    expect(numbers(routeOrder(stops, HALL))).toEqual(['C', 'D', 'B', 'A']);
  });

  it('goes on from the last stop, not back from the start', () => {
    const stops = [stop('A', 1, 10), stop('B', 2, 1), stop('C', 2, 9)];
    expect(numbers(routeOrder(stops, HALL))).toEqual(['A', 'C', 'B']);
  });

  it('without a start begins by number', () => {
    expect(numbers(routeOrder([stop('B', 1, 1), stop('A', 1, 5), stop('C', 1, 4)], null))).toEqual(['A', 'C', 'B']);
  });

  it('goes to the lower number first of two equally near, on either side', () => {
    expect(numbers(routeOrder([stop('B', 1, 3), stop('A', 1, -3)], HALL))).toEqual(['A', 'B']);
    expect(numbers(routeOrder([stop('B', 1, -3), stop('A', 1, 3)], HALL))).toEqual(['A', 'B']);
  });

  it('has every stop once, never one before an earlier window, and does not depend on how stops were listed', () => {
    const anyStops = fc.uniqueArray(
      fc
        .record({
          n: fc.integer({ min: 1, max: 99 }),
          from: fc.integer({ min: 1, max: 3 }),
          east: fc.integer({ min: -5, max: 5 }),
        })
        .map(({ n, from, east }) => stop(`SM${n}`, from, east)),
      { selector: ({ number }) => number, maxLength: 10 },
    );
    fc.assert(
      fc.property(
        anyStops.chain((stops) =>
          fc.tuple(fc.constant(stops), fc.shuffledSubarray(stops, { minLength: stops.length })),
        ),
        ([stops, shuffled]) => {
          const route = routeOrder(stops, HALL);
          expect(numbers(routeOrder(shuffled, HALL))).toEqual(numbers(route));
          expect([...numbers(route)].sort()).toEqual([...numbers(stops)].sort());
          const times = route.map(({ from }) => from.getTime());
          expect(times).toEqual([...times].sort((a, b) => a - b));
        },
      ),
    );
  });
});
