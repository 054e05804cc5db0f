import type { DayPlanView, MovePreview, PlanStop } from 'shared-types/day-plan.contract';
import { STANDING_LABELS } from 'shared-types/day-plan.states';
import { CATEGORY_LABELS, type Category } from 'shared-types/directory.states';
import {
  DUTY_LABELS,
  OBSTACLE_LABELS,
  type Obstacle,
  VISIT_STATES,
  type VisitState,
} from 'shared-types/dispatch.states';
import { LEFT_OUT_LABELS } from 'shared-types/dispatch-plan.states';
import type { Gcj02Point } from '../directory/district.rules';
import type { RosteredAgent } from './agents.queries';
import { type DayTerms, mayMove } from './day-plan.rules';
import type { Fare, ShownPlan, ShownRow, ShownStop } from './day-plan-shown.rules';
import { areaOf } from './dispatch.rules';

/** A visit as the database gives it. */
export interface VisitFacts {
  readonly id: number;
  readonly number: string;
  readonly version: number;
  readonly state: VisitState;
  readonly title: string;
  readonly urgent: number;
  readonly windowFrom: Date;
  readonly windowTo: Date;
  readonly arrivedAt: Date | null;
  readonly expectedAt: Date | null;
  readonly point: Gcj02Point;
  readonly skills: string;
  readonly excluded: string;
  readonly preferredStaffId: number | null;
  readonly holderStaffId: number | null;
  readonly companionStaffId: number | null;
  readonly workNo: string | null;
  readonly name: string | null;
}

export interface PlanFacts {
  readonly terms: DayTerms;
  readonly agents: readonly RosteredAgent[];
  readonly visits: readonly VisitFacts[];
  readonly siteOf: (key: string | null) => { readonly name: string; readonly position: Gcj02Point } | null;
}

/** A plan in the words and shapes of the contract. */
export function planView(facts: PlanFacts, shown: ShownPlan): DayPlanView {
  const visits = new Map(facts.visits.map((visit) => [visit.number, visit]));
  const visitOf = (number: string) => visits.get(number) as VisitFacts;
  return {
    date: facts.terms.date,
    at: facts.terms.at.toISOString(),
    agents: facts.agents.map((agent, i) => agentView(facts, agent, shown.rows[i] as ShownRow, visitOf)),
    unplaced: shown.leftOut.map(({ number, reason }) => {
      const { workNo, name } = visitOf(number);
      return {
        ...visitView(visitOf(number)),
        holder: workNo === null ? null : { workNo, name: name ?? '' },
        reason: LEFT_OUT_LABELS[reason],
      };
    }),
    totals: { travelSeconds: shown.travelSeconds, late: shown.late.length, unplaced: shown.leftOut.length },
  };
}

function agentView(
  { siteOf }: PlanFacts,
  { workNo, name, duty, spans, siteKey, skills }: RosteredAgent,
  { stops, lunch, travelSeconds }: ShownRow,
  visitOf: (number: string) => VisitFacts,
): DayPlanView['agents'][number] {
  const site = siteOf(siteKey);
  return {
    workNo,
    name,
    duty,
    dutyLabel: duty === null ? OBSTACLE_LABELS.OFF_DUTY : DUTY_LABELS[duty],
    shifts: spans.map(({ startsAt, endsAt }) => ({ from: startsAt.toISOString(), to: endsAt.toISOString() })),
    base: site && { name: site.name, area: areaOf(site.position) },
    skills: skills.map((skill) => CATEGORY_LABELS[skill as Category] ?? skill),
    lunch: lunch && { from: lunch.from.toISOString(), to: lunch.to.toISOString() },
    stops: stops.map((stop) => stopView(stop, visitOf(stop.number))),
    travelSeconds,
  };
}

function stopView(stop: ShownStop, visit: VisitFacts): PlanStop {
  const { standing, begin, end, travelSeconds, late, asCompanion } = stop;
  const shown = visitView(visit);
  return {
    ...shown,
    // The second agent's part goes with the first one's.
    mayMove: shown.mayMove && !asCompanion,
    standing,
    standingLabel: STANDING_LABELS[standing],
    begin: begin.toISOString(),
    end: end.toISOString(),
    travelSeconds,
    late,
    asCompanion,
  };
}

function visitView({ number, version, state, title, urgent, windowFrom, windowTo, point }: VisitFacts) {
  return {
    number,
    version,
    state,
    stateLabel: VISIT_STATES[state].label,
    title,
    urgent: urgent === 1,
    window: { from: windowFrom.toISOString(), to: windowTo.toISOString() },
    area: areaOf(point),
    mayMove: mayMove(state),
  };
}

/** What is said against a move. */
export const againstLabels = {
  gone: '这一单已经不能改派',
  obstacle: (key: Obstacle, isBinding: boolean, isHolder: boolean): MovePreview['against'][number] => ({
    label: key === 'ASKED' && isHolder ? '这一单本来就由他上门' : OBSTACLE_LABELS[key],
    binds: isBinding,
  }),
} as const;

const FARE_WORDS: Readonly<Record<Fare, string>> = {
  IN_TIME: '',
  LATE: '会来不及',
  OUT: '会没有人能去',
};

/** What a move does to another visit, in words. */
export function upsetWords(
  { visits }: PlanFacts,
  { number, fare }: { readonly number: string; readonly fare: Fare },
): MovePreview['upset'][number] {
  const title = visits.find((visit) => visit.number === number)?.title ?? '';
  return { number, title, words: FARE_WORDS[fare] };
}
