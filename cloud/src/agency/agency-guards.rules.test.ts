import {
  type AgencyFacts,
  all,
  doneOrAssisting,
  everythingFinal,
  groundRefusal,
  mandatedOrAssisting,
  nobodyAtTheDoor,
  noVisitOpen,
  planDrafted,
  planSent,
  reminderRefusal,
} from './agency-guards.rules';

const facts = (part: Partial<AgencyFacts> = {}): AgencyFacts => ({
  state: 'COLLECTING',
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
const visit = (open: boolean, state = 'CREATED') => facts({ visit: { open, state } });

it.each<[string, (of: AgencyFacts) => { code: string } | null, AgencyFacts, string | null]>([
  ['an open visit', noVisitOpen, visit(true), 'visit_open'],
  ['a visit that is over', noVisitOpen, visit(false), null],
  ['no visit', noVisitOpen, facts(), null],
  ['an agent at the door', nobodyAtTheDoor, visit(true, 'ARRIVED'), 'visit_under_way'],
  ['an agent at work', nobodyAtTheDoor, visit(true, 'IN_SERVICE'), 'visit_under_way'],
  ['an agent on the way', nobodyAtTheDoor, visit(true, 'EN_ROUTE'), null],
  ['a visit that was aborted at the door', nobodyAtTheDoor, visit(false, 'ARRIVED'), null],
  ['a draft', planDrafted, facts({ plan: 'DRAFT' }), null],
  ['a plan already sent', planDrafted, facts({ plan: 'SENT' }), 'plan_not_drafted'],
  ['no plan', planDrafted, facts(), 'plan_not_drafted'],
  ['a plan that was sent', planSent, facts({ plan: 'SENT' }), null],
  ['a draft to be answered', planSent, facts({ plan: 'DRAFT' }), 'plan_not_sent'],
  ['帮办 without a mandate', mandatedOrAssisting, facts({ state: 'PLAN_CONFIRMED' }), null],
  ['代办 without a mandate', mandatedOrAssisting, facts({ state: 'PLAN_CONFIRMED', mode: 'AGENCY' }), 'mandate_needed'],
  ['代办 with a mandate', mandatedOrAssisting, facts({ state: 'MANDATED', mode: 'AGENCY' }), null],
  ['cases that are over', everythingFinal, facts(), null],
  ['帮办 with advice alone', doneOrAssisting, facts({ state: 'ASSIGNED' }), null],
  ['代办 before its result', doneOrAssisting, facts({ mode: 'AGENCY', state: 'RESULT_READY' }), 'agency_not_done'],
  ['代办 delivered', doneOrAssisting, facts({ mode: 'AGENCY', state: 'DELIVERED' }), null],
  ['代办 not approved', doneOrAssisting, facts({ mode: 'AGENCY', state: 'NOT_APPROVED' }), null],
])('%s is answered by its guard', (_, guard, of, code) => {
  expect(guard(of)?.code ?? null).toBe(code);
});

it('cases that are not over are named', () => {
  const refusal = everythingFinal(facts({ unfinished: ['BJ1', 'BJ2'] }));
  expect(refusal).toMatchObject({ status: 422, code: 'cases_unfinished' });
  expect(refusal?.title).toContain('BJ1、BJ2');
});

it('of several guards the first that refuses speaks', () => {
  const guard = all(noVisitOpen, everythingFinal);
  expect(guard(facts({ unfinished: ['BJ1'] }))?.code).toBe('cases_unfinished');
  expect(guard({ ...visit(true), unfinished: ['BJ1'] })?.code).toBe('visit_open');
  expect(guard(facts())).toBeNull();
});

describe('a case is ended for want of contact', () => {
  const rule = { reminders: 2, days: 30 };
  const ask = (reminders: number, lastOn: string | null, today: string) =>
    groundRefusal('NO_CONTACT', { reminders, lastOn }, rule, today)?.code ?? null;

  it.each<[number, string | null, string, string | null]>([
    [0, null, '2026-12-31', 'not_reminded_enough'],
    [1, '2026-12-01', '2026-12-31', 'not_reminded_enough'],
    [2, '2026-12-01', '2026-12-30', 'not_silent_enough'],
    [2, '2026-12-01', '2026-12-31', null],
    [3, '2026-12-02', '2026-12-31', 'not_silent_enough'],
    [3, '2026-12-01', '2026-12-31', null],
    [2, null, '2026-12-31', 'not_reminded_enough'],
  ])('after %i reminders, the last on %s, on %s: %p', (reminders, lastOn, today, code) => {
    expect(ask(reminders, lastOn, today)).toBe(code);
  });

  it('and says what is missing', () => {
    expect(groundRefusal('NO_CONTACT', { reminders: 1, lastOn: '2026-12-01' }, rule, '2026-12-02')?.title).toMatch(
      /2 次.*1 次/,
    );
    expect(groundRefusal('NO_CONTACT', { reminders: 2, lastOn: '2026-12-01' }, rule, '2026-12-11')?.title).toMatch(
      /30 天.*10 天/,
    );
  });

  it('only: any other ground needs no silence', () => {
    expect(groundRefusal('FALSE_MATERIALS', { reminders: 0, lastOn: null }, rule, '2026-12-02')).toBeNull();
  });
});

it('a second reminder on one day is none', () => {
  expect(reminderRefusal({ reminders: 1, lastOn: '2026-12-01' }, '2026-12-01')?.code).toBe('reminded_today');
  expect(reminderRefusal({ reminders: 1, lastOn: '2026-12-01' }, '2026-12-02')).toBeNull();
  expect(reminderRefusal({ reminders: 0, lastOn: null }, '2026-12-02')).toBeNull();
});
