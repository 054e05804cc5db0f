import { VISIT_STATES } from 'shared-types/dispatch.states';
import type { AfterStep } from 'shared-types/visit.contract';
import { FIELD_STEPS, type FieldStep } from 'shared-types/visit-field.states';
import { visitLifecycle } from './visit.rules';

const fits = (state: string): FieldStep[] =>
  FIELD_STEPS.filter((step) => (visitLifecycle.actions[step].from as readonly string[]).includes(state));

/**
 * What a phone needs in order to go on without a network: for every step that can be made so, where the visit then stands
 * and what can follow. It is read off the lifecycle; the house judges each step again when it comes.
 */
export function fieldPath(): AfterStep[] {
  return FIELD_STEPS.map((step) => {
    const { to } = visitLifecycle.actions[step];
    if (to === 'SAME') return { step, state: null, stateLabel: null, actions: [] };
    return { step, state: to, stateLabel: VISIT_STATES[to].label, actions: fits(to) };
  });
}
