import fc from 'fast-check';
import { pauseAfter } from './push.rules';

it.each([
  [1, 5],
  [2, 10],
  [3, 20],
  [8, 640],
  [9, 900],
  [500, 900],
])('after attempt %d the next one waits %d seconds', (attempts, seconds) => {
  expect(pauseAfter(attempts)).toBe(seconds * 1000);
});

it('never waits less after more attempts', () => {
  fc.assert(fc.property(fc.nat(1000), (attempts) => pauseAfter(attempts + 1) >= pauseAfter(attempts)));
});
