import type { AgencyState } from 'shared-types/agency.states';
import { agencyLifecycle, followVisit, isResumption, resumption, titleOf } from './agency.rules';
import type { AgencyFacts } from './agency-guards.rules';

const facts = (part: Partial<AgencyFacts>): AgencyFacts => ({
  state: 'SUSPENDED',
  mode: 'ASSIST',
  visit: null,
  plan: null,
  unfinished: [],
  outstanding: [],
  listOpen: false,
  inHand: [],
  closingProposed: false,
  hasAgent: true,
  suspendedFrom: null,
  ...part,
});

it.each<[string, string, number | null, boolean, boolean, number | null, string | null]>([
  ['accepted, and an agent took the visit', 'ACCEPTED', null, false, true, 7, 'assign'],
  ['accepted, and nobody took it yet', 'ACCEPTED', null, false, true, null, null],
  ['assigned to the agent of the visit', 'ASSIGNED', 7, false, true, 7, null],
  ['assigned, and another agent took the visit', 'ASSIGNED', 7, false, true, 8, 'reassign'],
  ['assigned, and the visit was taken back', 'ASSIGNED', 7, false, true, null, 'unassign'],
  ['assigned, and the visit fell through before anybody took it', 'ASSIGNED', 7, false, false, null, null],
  ['given to its agent by the desk, and another took the visit', 'ASSIGNED', 7, true, true, 8, null],
  ['given to its agent by the desk, and nobody took the visit', 'ASSIGNED', 7, true, true, null, null],
  ['being planned, and another agent took the visit', 'PLANNING', 7, false, true, 8, null],
  ['withdrawn meanwhile', 'WITHDRAWN', null, false, false, 7, null],
  ['closed meanwhile', 'CLOSED', 7, false, false, 8, null],
])('a case %s', (_, state, holderStaffId, appointed, open, visitHolder, action) => {
  expect(followVisit({ state, holderStaffId, appointed }, { open, holderStaffId: visitHolder })).toBe(action);
});

it.each<[AgencyState | null, string]>([
  ['ACCEPTED', 'resumeAccepted'],
  ['ASSIGNED', 'resumeAssigned'],
  ['PLANNING', 'resumePlanning'],
  ['PLAN_CONFIRMED', 'resumeConfirmed'],
  ['MANDATED', 'resumeMandated'],
  ['COLLECTING', 'resumeCollecting'],
  ['FILED', 'resumeCollecting'],
  ['IN_APPROVAL', 'resumeCollecting'],
  ['SUPPLEMENTING', 'resumeCollecting'],
])('a case suspended in %s goes on by %s, which its guard lets pass', (from, action) => {
  expect(resumption(from)).toBe(action);
  expect(isResumption(action)).toBe(true);
  const { guard } = agencyLifecycle.actions[resumption(from)];
  expect(guard?.(facts({ suspendedFrom: from }))).toBeNull();
});

it('a case goes on nowhere but where it was', () => {
  for (const action of Object.keys(agencyLifecycle.actions).filter(isResumption) as ReturnType<typeof resumption>[]) {
    const { guard } = agencyLifecycle.actions[action];
    expect(guard?.(facts({ suspendedFrom: null }))?.code).toBe('resumes_elsewhere');
    const elsewhere = action === 'resumePlanning' ? 'ASSIGNED' : 'PLANNING';
    expect(guard?.(facts({ suspendedFrom: elsewhere }))?.code).toBe('resumes_elsewhere');
  }
});

it.each([
  ['帮办', ['公司设立登记'], '帮办：公司设立登记'],
  ['代办', ['公司设立登记', '公章备案'], '代办：公司设立登记等2项'],
  ['代办', ['长'.repeat(81)], `代办：${'长'.repeat(80)}`],
  ['帮办', [], '帮办：'],
])('%s of %j is titled %s', (mode, items, title) => {
  expect(titleOf(mode, items)).toBe(title);
});

describe('while a visit is made for a case', () => {
  const { arrangeVisit, close, handBack, suspend, terminate, withdraw } = agencyLifecycle.actions;
  const visit = (state: string, open = true) => ({ visit: { state, open } });

  it.each([
    ['arrange another', arrangeVisit],
    ['close it', close],
    ['hand it back', handBack],
    ['suspend it', suspend],
    ['terminate it', terminate],
  ])('nobody can %s before that one has ended', (_, { guard }) => {
    expect(guard?.(facts(visit('CREATED')))).toMatchObject({
      status: 422,
      code: 'visit_open',
      title: '还有一次上门没有结束，请先完成或取消它',
    });
    expect(guard?.(facts({ ...visit('COMPLETED', false), closingProposed: true }))).toBeNull();
    expect(guard?.(facts({ visit: null, closingProposed: true }))).toBeNull();
  });

  it.each([
    ['nobody was sent', null, true],
    ['the agent is on his way', visit('EN_ROUTE').visit, true],
    ['the agent is at the door', visit('ARRIVED').visit, false],
    ['the agent is at work', visit('IN_SERVICE').visit, false],
    ['the visit is over', visit('ARRIVED', false).visit, true],
  ])('its owner can withdraw it unless the agent is there: %s', (_, latest, allowed) => {
    const refusal = withdraw.guard?.(facts({ visit: latest }));
    if (allowed) expect(refusal).toBeNull();
    else {
      expect(refusal).toMatchObject({
        code: 'visit_under_way',
        title: '代办员已经到了，请当面说明；这次上门结束后可以撤回',
      });
    }
  });
});

describe('a step is ruled out by what stands in the case', () => {
  const { close, collect, confirmPlan, recallPlan, returnPlan, sendPlan } = agencyLifecycle.actions;

  it.each([
    ['sending a plan that is not a draft', sendPlan, { plan: 'SENT' as const }, 'plan_not_drafted'],
    ['recalling a plan nobody was sent', recallPlan, { plan: 'DRAFT' as const }, 'plan_not_sent'],
    ['returning a plan nobody was sent', returnPlan, { plan: null }, 'plan_not_sent'],
    ['confirming a plan nobody was sent', confirmPlan, { plan: 'CONFIRMED' as const }, 'plan_not_sent'],
    [
      'collecting for 代办 without a mandate',
      collect,
      { mode: 'AGENCY' as const, state: 'PLAN_CONFIRMED' },
      'mandate_needed',
    ],
    ['closing 代办 before its result', close, { mode: 'AGENCY' as const, state: 'ASSIGNED' }, 'agency_not_done'],
    ['closing with a case that is not over', close, { unfinished: ['BJ1'] }, 'cases_unfinished'],
  ])('%s', (_, { guard }, part, code) => {
    expect(guard?.(facts(part))?.code).toBe(code);
  });
});
