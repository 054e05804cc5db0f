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

it('of two equally near the earlier day comes first', () => {
  const [before, after] = [free('hall', '2026-11-23', 600), free('hall', '2026-11-25', 600)];
  expect(nearestFirst(PROMISED, [after, before])).toEqual([before, after]);
});
