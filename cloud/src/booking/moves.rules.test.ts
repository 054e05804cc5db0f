import { type Alternative, nearestFirst } from './moves.rules';
import type { SlotPlan } from './slots.rules';

const free = (siteKey: string, date: string, start: number): Alternative => {
  return { plan: { siteKey } as SlotPlan, date, start, end: start + 30, free: 1 };
};
const PROMISED = { siteKey: 'hall', date: '2026-11-24', start: 600 };

it('what comes nearest to a time that cannot be kept: place, then day, then time of day', () => {
  const inOrder = [
    free('hall', '2026-11-24', 630),
    free('hall', '2026-11-24', 510),
    free('station', '2026-11-24', 600),
    free('hall', '2026-11-25', 600),
    free('hall', '2026-11-25', 900),
    free('station', '2026-11-25', 600),
    free('hall', '2026-11-26', 600),
  ];
  expect(nearestFirst(PROMISED, [...inOrder].reverse())).toEqual(inOrder);
});

it('a day counts by how far off it is, whichever side it lies on', () => {
  const [near, far] = [free('hall', '2026-11-25', 600), free('hall', '2026-11-22', 600)];
  expect(nearestFirst(PROMISED, [far, near])).toEqual([near, far]);
});

it.each([
  ['day', free('hall', '2026-11-23', 600), free('hall', '2026-11-25', 600)],
  ['day, though at a later hour,', free('hall', '2026-11-23', 660), free('hall', '2026-11-25', 540)],
  ['time of that day', free('hall', '2026-11-24', 570), free('hall', '2026-11-24', 630)],
])('of two equally near the earlier %s comes first', (_, earlier, later) => {
  expect(nearestFirst(PROMISED, [later, earlier])).toEqual([earlier, later]);
  expect(nearestFirst(PROMISED, [earlier, later])).toEqual([earlier, later]);
});
