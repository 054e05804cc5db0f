import type { VisitView } from 'shared-types/dispatch.contract';
import type { AfterStep } from 'shared-types/visit.contract';
import { projectedVisit } from './projected-visit';

const AFTER: AfterStep[] = [
  { step: 'arrive', state: 'ARRIVED', stateLabel: '已到达', actions: ['start'] },
  { step: 'start', state: 'IN_SERVICE', stateLabel: '服务中', actions: ['handOver', 'complete'] },
  { step: 'handOver', state: null, stateLabel: null, actions: [] },
  { step: 'complete', state: 'COMPLETED', stateLabel: '上门已完成', actions: [] },
];
const VISIT = {
  state: 'EN_ROUTE',
  stateLabel: '已出发',
  open: true,
  actions: ['arrive'],
  materials: [],
  steps: [
    { step: 'EN_ROUTE', label: '已出发', at: '2027-03-02T01:00:00.000Z' },
    { step: 'ARRIVED', label: '已到达', at: null },
  ],
} as unknown as VisitView;

const made = (step: AfterStep['step'], body: object = {}, refused = false) => ({
  step,
  body,
  label: step,
  madeAt: '2027-03-02T01:30:00.000Z',
  ...(refused ? { refusal: { code: 'too_far', title: '太远' } } : {}),
});

describe('a visit with steps that are still on the phone', () => {
  it.each([
    ['nothing made', [], 'EN_ROUTE', ['arrive']],
    ['arrived', ['arrive'], 'ARRIVED', ['start']],
    ['in service', ['arrive', 'start'], 'IN_SERVICE', ['handOver', 'complete']],
    ['papers taken', ['arrive', 'start', 'handOver'], 'IN_SERVICE', ['handOver', 'complete']],
    ['over', ['arrive', 'start', 'complete'], 'COMPLETED', []],
  ] as const)('%s: stands where it will stand, with what can follow', (_, steps, state, actions) => {
    const shown = projectedVisit(
      VISIT,
      AFTER,
      steps.map((step) => made(step)),
    );
    expect([shown.state, shown.actions, shown.open]).toEqual([state, actions, state !== 'COMPLETED']);
  });

  it('shows when it was made, and what was handed over', () => {
    const materials = [{ name: '营业执照正本', form: 'ORIGINAL', copies: 1 }];
    const shown = projectedVisit(VISIT, AFTER, [made('arrive'), made('handOver', { materials })]);
    expect(shown.steps[1]?.at).toBe('2027-03-02T01:30:00.000Z');
    expect(shown.materials).toMatchObject([{ name: '营业执照正本', formLabel: '原件', copies: 1 }]);
  });

  it('does not count what the house refused', () => {
    expect(projectedVisit(VISIT, AFTER, [made('arrive', {}, true)]).state).toBe('EN_ROUTE');
  });
});
