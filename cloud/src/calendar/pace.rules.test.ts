import { nextBatch, restAfter } from './pace.rules';

describe('the pace of a recomputation', () => {
  it.each([
    [500, 40, 500],
    [500, 50, 400],
    [500, 400, 250],
    [250, 400, 200],
    [500, 10, 1000],
    [500, 0, 1000],
    [800, 32, 1000],
    [1000, 1, 1000],
  ])('after %d timers in %d ms it takes %d', (batch, took, next) => {
    expect(nextBatch(batch, took)).toBe(next);
  });

  it.each([
    [10, 20],
    [80, 160],
    [9000, 250],
  ])('after %d ms it rests %d', (took, rest) => {
    expect(restAfter(took)).toBe(rest);
  });
});
