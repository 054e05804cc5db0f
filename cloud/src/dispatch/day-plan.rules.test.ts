import { instantOf } from '../kernel/time/civil-date';
import { type DayAgent, type DayTerms, type DayVisit, dayOf, placesOf } from './day-plan.rules';
import { type ShownPlan, shownPlan, upsetBy } from './day-plan-shown.rules';
import { planned, suppose } from './day-planning';

const DATE = '2027-03-01';
const at = (time: string) => instantOf(DATE, time);
const POINT = { longitude: 108.97, latitude: 34.2 };
const MINUTE_AWAY = 600;

const terms = (time = '08:00'): DayTerms => ({
  date: DATE,
  at: at(time),
  plannedMinutes: 60,
  lunch: { from: '11:30', to: '14:00', minutes: 45 },
});
const agent = (staffId: number, part: Partial<DayAgent> = {}): DayAgent => ({
  staffId,
  spans: [{ startsAt: at('08:00'), endsAt: at('18:00') }],
  skills: ['MARKET'],
  base: POINT,
  isOff: false,
  ...part,
});
const visit = (number: string, from: string, to: string, part: Partial<DayVisit> = {}): DayVisit => ({
  number,
  state: 'CREATED',
  urgent: false,
  windowFrom: at(from),
  windowTo: at(to),
  arrivedAt: null,
  expectedAt: null,
  point: POINT,
  skills: ['MARKET'],
  preferredStaffId: null,
  holderStaffId: null,
  companionStaffId: null,
  asked: [],
  barred: [],
  ...part,
});
const held = (by: number): Partial<DayVisit> => ({ state: 'ACCEPTED', holderStaffId: by });

/** Ten minutes between any two places. */
function day(agents: readonly DayAgent[], visits: readonly DayVisit[], when: DayTerms) {
  const places = placesOf(agents, visits);
  const table = places.map((_, a) => places.map((_, b) => (a === b ? 0 : MINUTE_AWAY)));
  return dayOf(agents, visits, table, when);
}
const show = (agents: readonly DayAgent[], visits: readonly DayVisit[], when = terms()) =>
  shownPlan(planned(day(agents, visits, when)), agents, visits, when);
const clock = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
/** `agent: number@begin standing` of every stop. */
const said = ({ rows }: ShownPlan) =>
  rows.map(({ staffId, stops }) => [
    staffId,
    ...stops.map(({ number, begin, standing, late }) => `${number}@${clock(begin)} ${standing}${late ? ' late' : ''}`),
  ]);

describe('the plan of a day', () => {
  it('gives what is looked for to whoever has the skill, as early as its window and the way allow', () => {
    const shown = show(
      [agent(1, { skills: [] }), agent(2)],
      [visit('A', '09:00', '11:00'), visit('B', '08:00', '10:00')],
    );
    expect(said(shown)).toEqual([[1], [2, 'B@08:10 PROPOSED', 'A@09:20 PROPOSED']]);
    expect(shown.travelSeconds).toBe(2 * MINUTE_AWAY);
  });

  it('leaves what was accepted with its agent, whoever is nearer, and without asking for the skill again', () => {
    const shown = show([agent(1), agent(2, { skills: [] })], [visit('A', '09:00', '11:00', held(2))]);
    expect(said(shown)).toEqual([[1], [2, 'A@09:00 ACCEPTED']]);
  });

  it('shows the second agent’s part in their row', () => {
    const visits = [visit('A', '09:00', '11:00', { ...held(1), companionStaffId: 2 })];
    const [, row] = show([agent(1), agent(2)], visits).rows;
    expect(row?.stops).toMatchObject([{ number: 'A', asCompanion: true, standing: 'ACCEPTED' }]);
  });

  it('leaves what is offered with those who think about it, even one who lacks the skill', () => {
    const visits = [visit('A', '09:00', '11:00', { state: 'DISPATCHED', asked: [2] })];
    expect(said(show([agent(1), agent(2, { skills: [] })], visits))).toEqual([[1], [2, 'A@09:00 ASKED']]);
  });

  it.each<[string, Partial<DayVisit>, Partial<DayAgent>]>([
    ['declined or may not come', { barred: [1] }, {}],
    ['went off duty', {}, { isOff: true }],
  ])('gives nothing to an agent who %s', (_, ofVisit, ofAgent) => {
    const shown = show([agent(1, ofAgent)], [visit('A', '09:00', '11:00', ofVisit)]);
    expect(shown.leftOut).toEqual([{ number: 'A', reason: 'NOT_ALLOWED' }]);
  });

  it('asks no other skill of the agent of the case', () => {
    const visits = [visit('A', '09:00', '11:00', { skills: ['BUILDING'], preferredStaffId: 2 })];
    expect(said(show([agent(1), agent(2)], visits))).toEqual([[1], [2, 'A@09:00 PROPOSED']]);
    expect(show([agent(1)], visits).leftOut).toEqual([{ number: 'A', reason: 'NO_SKILL' }]);
  });

  it.each<[string, Partial<DayVisit>, string]>([
    ['on the way', { state: 'EN_ROUTE', expectedAt: at('10:20') }, 'R@10:20 RUNNING'],
    ['at the client’s', { state: 'IN_SERVICE', arrivedAt: at('09:50') }, 'R@09:50 RUNNING'],
  ])('frees an agent who is %s when that visit is over, there', (_, running, shown) => {
    const visits = [visit('R', '09:00', '11:00', { ...held(1), ...running }), visit('A', '10:00', '12:00', held(1))];
    const begin = running.state === 'EN_ROUTE' ? '11:30' : '11:00';
    expect(said(show([agent(1)], visits, terms('10:00')))).toEqual([[1, shown, `A@${begin} ACCEPTED`]]);
  });

  it('plans nothing in the past', () => {
    const shown = show([agent(1)], [visit('A', '09:00', '11:00')], terms('10:30'));
    expect(said(shown)).toEqual([[1, 'A@10:40 PROPOSED']]);
  });

  it('says of a window that is over and that nobody has that it is over', () => {
    const shown = show([agent(1)], [visit('A', '09:00', '11:00')], terms('11:00'));
    expect(shown.leftOut).toEqual([{ number: 'A', reason: 'WINDOW_OVER' }]);
  });

  it('keeps what was accepted and is late with its agent, and says that it is late', () => {
    const shown = show([agent(1)], [visit('A', '08:00', '09:00', held(1))], terms('09:30'));
    expect(said(shown)).toEqual([[1, 'A@09:40 ACCEPTED late']]);
    expect(shown.late).toEqual(['A']);
  });

  it.each<[string, number, string]>([
    ['has no shift', 9, 'HOLDER_ABSENT'],
    ['goes home before', 1, 'HOLDER_FULL'],
  ])('says of an accepted visit whose agent %s why it stands in no row', (_, by, reason) => {
    const shown = show([agent(1)], [visit('A', '17:30', '18:00', held(by))]);
    expect(shown.leftOut).toEqual([{ number: 'A', reason }]);
  });

  it('keeps lunch free between visits, within its stretch', () => {
    const shown = show([agent(1)], [visit('A', '11:00', '11:30', held(1)), visit('B', '13:15', '14:00', held(1))]);
    const [row] = shown.rows;
    expect(row?.lunch && [row.lunch.from, row.lunch.to].map(clock)).toEqual(['12:00', '12:45']);
    expect(said(shown)).toEqual([[1, 'A@11:00 ACCEPTED', 'B@13:15 ACCEPTED']]);
  });

  it.each<[string, Partial<DayAgent>, string]>([
    ['of a shift that ends before', { spans: [{ startsAt: at('08:00'), endsAt: at('13:00') }] }, '08:00'],
    ['whose time is over', {}, '13:30'],
  ])('plans no lunch %s', (_, part, now) => {
    const shown = show([agent(1, part)], [visit('A', '08:00', '16:00', held(1))], terms(now));
    expect(shown.rows[0]?.lunch).toBeNull();
  });

  it('plans nothing between two shifts of a day', () => {
    const spans = [
      { startsAt: at('08:00'), endsAt: at('10:00') },
      { startsAt: at('14:00'), endsAt: at('18:00') },
    ];
    const visits = [visit('A', '08:00', '15:00', held(1)), visit('B', '09:30', '15:00', held(1))];
    expect(said(show([agent(1, { spans })], visits))).toEqual([[1, 'A@08:10 ACCEPTED', 'B@14:00 ACCEPTED']]);
  });

  it('is the same for the same day', () => {
    const agents = [agent(1), agent(2), agent(3)];
    const visits = Array.from({ length: 12 }, (_, i) => visit(`V${i}`, '09:00', '17:00'));
    expect(show(agents, visits)).toEqual(show(agents, visits));
  });
});

describe('a supposition', () => {
  const agents = [agent(1), agent(2)];
  const supposed = (visits: readonly DayVisit[], number: string, staffId: number) => {
    const plan = planned(day(agents, visits, terms()));
    const shown = (of: typeof plan) => shownPlan(of, agents, visits, terms());
    return { before: shown(plan), after: shown(suppose(plan, { number, staffId })) };
  };

  it('gives the visit to that agent and leaves everything else', () => {
    const visits = [visit('A', '09:00', '10:00', held(1)), visit('B', '14:00', '15:00', held(2))];
    const { before, after } = supposed(visits, 'A', 2);
    expect(said(after)).toEqual([[1], [2, 'A@09:00 PROPOSED', 'B@14:00 ACCEPTED']]);
    expect(upsetBy(before, after, 'A')).toEqual([]);
  });

  it('names the accepted visit whose window it breaks', () => {
    const visits = [visit('A', '09:00', '09:30', held(1)), visit('B', '09:00', '09:30', held(2))];
    const { before, after } = supposed(visits, 'A', 2);
    expect(said(after)).toEqual([[1], [2, 'A@09:00 PROPOSED', 'B@10:10 ACCEPTED late']]);
    expect(upsetBy(before, after, 'A')).toEqual([{ number: 'B', fare: 'LATE' }]);
  });

  it('finds another agent for what nobody has accepted yet', () => {
    const visits = [visit('A', '09:00', '09:30', held(1)), visit('B', '09:00', '09:30', { barred: [] })];
    const { before, after } = supposed(visits, 'A', 2);
    expect(said(before)).toEqual([
      [1, 'A@09:00 ACCEPTED'],
      [2, 'B@09:00 PROPOSED'],
    ]);
    expect(said(after)).toEqual([
      [1, 'B@09:00 PROPOSED'],
      [2, 'A@09:00 PROPOSED'],
    ]);
    expect(upsetBy(before, after, 'A')).toEqual([]);
  });

  it('takes the second agent’s part out with the first one’s', () => {
    const { after } = supposed([visit('A', '09:00', '10:00', { ...held(1), companionStaffId: 2 })], 'A', 2);
    expect(said(after)).toEqual([[1], [2, 'A@09:00 PROPOSED']]);
  });

  it('about somebody without a shift changes nothing', () => {
    const { before, after } = supposed([visit('A', '09:00', '10:00', held(1))], 'A', 9);
    expect(after).toEqual(before);
  });
});
