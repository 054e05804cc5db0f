import type { ServiceMode } from 'shared-types/agency.states';
import type { PlanState } from 'shared-types/agency-plan.states';
import { nextWords } from './agency-next.rules';

it.each<[string, ServiceMode, PlanState | null, RegExp | null]>([
  ['PLANNING', 'ASSIST', 'SENT', /请您看过后确认/],
  ['PLANNING', 'ASSIST', 'DRAFT', null],
  ['PLANNING', 'AGENCY', null, null],
  ['PLAN_CONFIRMED', 'AGENCY', 'CONFIRMED', /授权委托书/],
  ['PLAN_CONFIRMED', 'ASSIST', 'CONFIRMED', null],
  ['COLLECTING', 'ASSIST', 'CONFIRMED', /陪您/],
  ['COLLECTING', 'AGENCY', 'CONFIRMED', null],
  ['SUSPENDED', 'ASSIST', 'SENT', null],
])('%s of %s with a plan that is %s says %p', (state, mode, plan, words) => {
  const said = nextWords(state, mode, plan);
  if (words === null) expect(said).toBeNull();
  else expect(said).toMatch(words);
});
