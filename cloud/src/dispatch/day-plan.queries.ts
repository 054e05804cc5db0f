import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DayPlanView, MovePreview } from 'shared-types/day-plan.contract';
import { VISIT_STATES, type VisitState } from 'shared-types/dispatch.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput } from '../kernel/errors/refusal';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import { civilDateOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { AgentQueries, type RosteredAgent } from './agents.queries';
import { type DayAgent, type DayTerms, type DayVisit, dayOf, mayMove, placesOf } from './day-plan.rules';
import { againstLabels, type PlanFacts, planView, upsetWords, type VisitFacts } from './day-plan.view';
import { fareOf, type ShownPlan, shownPlan, upsetBy } from './day-plan-shown.rules';
import { planned, suppose } from './day-planning';
import type { DispatchRules } from './dispatch.config';
import { VisitOrderRow } from './dispatch.entity';
import { binds, obstaclesOf } from './dispatch.rules';
import type { Plan } from './planner/day.rules';
import { Suspensions } from './suspension.queries';
import { TravelTimes } from './travel/travel-times';
import { BEFORE_ARRIVAL, OUT } from './visit.rules';
import { VisitSecrets } from './visit-secrets';

type Move = InputOf<'POST /dispatch/day-plan/what-if'>['body']['moves'][number];
type WhatIf = ResultOf<'POST /dispatch/day-plan/what-if'>;

/** A date's facts, and the plan made of them. */
interface PlannedDay extends PlanFacts {
  readonly dayAgents: readonly DayAgent[];
  readonly dayVisits: readonly DayVisit[];
  readonly terms: DayTerms;
  readonly plan: Plan;
}

interface OfferFacts {
  visitId: number;
  staffId: number;
  state: 'OPEN' | 'DECLINED';
}

/** The day of all agents: what is promised where it stands, and the best way seen for the rest. Reads only. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DayPlanQueries {
  @Inject()
  database!: Database;

  @Inject()
  agents!: AgentQueries;

  @Inject()
  travel!: TravelTimes;

  @Inject()
  secrets!: VisitSecrets;

  @Inject()
  suspensions!: Suspensions;

  @Inject('dispatch')
  rules!: DispatchRules;

  @Inject('centre')
  centre!: Centre;

  /** A date's plan, today's unless another is asked for; from now on. */
  async day(date = civilDateOf(now())): Promise<DayPlanView> {
    const day = await this.plan(date);
    return planView(day, this.shown(day, day.plan));
  }

  /**
   * The same day with some visits supposed to go to other agents, one after the other, and what speaks against each. Changes
   * nothing. @throws 400 for an unknown agent.
   */
  async whatIf(date: string, moves: readonly Move[]): Promise<WhatIf> {
    const day = await this.plan(date);
    const previews: MovePreview[] = [];
    let plan = day.plan;
    let before = this.shown(day, plan);
    for (const [at, move] of moves.entries()) {
      const { against, staffId, name } = await this.against(day, move, at);
      if (against.every(({ label }) => label !== againstLabels.gone)) {
        plan = suppose(plan, { number: move.number, staffId });
      }
      const after = this.shown(day, plan);
      const stop = after.rows
        .find((row) => row.staffId === staffId)
        ?.stops.find(({ number, asCompanion }) => number === move.number && !asCompanion);
      previews.push({
        ...move,
        name,
        begin: stop?.begin.toISOString() ?? null,
        late: fareOf(after, move.number) === 'LATE',
        against,
        upset: upsetBy(before, after, move.number).map((upset) => upsetWords(day, upset)),
        travelSeconds: after.travelSeconds - before.travelSeconds,
      });
      before = after;
    }
    return { plan: planView(day, before), moves: previews };
  }

  private shown({ dayAgents, dayVisits, terms }: PlannedDay, plan: Plan): ShownPlan {
    return shownPlan(plan, dayAgents, dayVisits, terms);
  }

  private async plan(date: string): Promise<PlannedDay> {
    const terms = { date, at: now(), plannedMinutes: this.rules.safety.plannedMinutes, lunch: this.rules.lunch };
    const agents = await this.agents.rosteredOn(date);
    const visits = await this.visits(date, terms.at);
    const dayAgents = agents.map((agent) => this.dayAgent(agent));
    const dayVisits = await this.dayVisits(visits, terms.at);
    const table = await this.travel.table(placesOf(dayAgents, dayVisits));
    const bases = new Map(agents.map(({ siteKey }) => [siteKey, siteKey && this.centre.siteByKey(siteKey)]));
    const plan = planned(dayOf(dayAgents, dayVisits, table, terms));
    return {
      terms,
      agents,
      visits,
      dayAgents,
      dayVisits,
      plan,
      siteOf: (key) => bases.get(key) || null,
    };
  }

  private dayAgent({ id, spans, skills, siteKey, duty }: RosteredAgent): DayAgent {
    return { staffId: id, spans, skills, base: this.agents.baseOf(siteKey), isOff: duty === 'OFF' };
  }

  /** Open visits of the date; today also what somebody is still out for from before. */
  private async visits(date: string, at: Date): Promise<VisitFacts[]> {
    const rows = await this.database.rows<Omit<VisitFacts, 'point'> & { place: Buffer }>(
      `SELECT v.id, r.number, r.version, r.state, r.title, v.urgent, v.window_from AS windowFrom, v.window_to AS windowTo,
              v.arrived_at AS arrivedAt, v.expected_at AS expectedAt, v.place, v.skills, v.excluded,
              v.preferred_staff_id AS preferredStaffId, r.holder_staff_id AS holderStaffId,
              v.companion_staff_id AS companionStaffId, t.work_no AS workNo, t.name
         FROM record r JOIN visit_order v ON v.id = r.id LEFT JOIN staff t ON t.id = r.holder_staff_id
        WHERE r.open = 1 AND r.type = 'VISIT_ORDER'
          AND ((v.date = ? AND r.state IN (?)) OR (? AND v.date < ? AND r.state IN (?)))
        ORDER BY v.window_from, v.id`,
      [date, [...BEFORE_ARRIVAL, ...OUT], civilDateOf(at) === date, date, [...OUT]],
    );
    return rows.map(({ place, ...row }) => ({ ...row, point: this.secrets.openPlace(place) }));
  }

  private async dayVisits(visits: readonly VisitFacts[], at: Date): Promise<DayVisit[]> {
    const ids = visits.map(({ id }) => id);
    const offers = ids.length === 0 ? [] : await this.offers(ids, at);
    const conflicts = await this.agents.conflictsOf(ids);
    const of = (id: number, state: OfferFacts['state']) =>
      offers.flatMap((offer) => (offer.visitId === id && offer.state === state ? [offer.staffId] : []));
    return visits.map((visit) => ({
      ...visit,
      urgent: visit.urgent === 1,
      skills: listed(visit.skills),
      asked: of(visit.id, 'OPEN'),
      barred: [...of(visit.id, 'DECLINED'), ...listed(visit.excluded).map(Number), ...(conflicts.get(visit.id) ?? [])],
    }));
  }

  private offers(visitIds: readonly number[], at: Date): Promise<OfferFacts[]> {
    return this.database.rows<OfferFacts>(
      `SELECT visit_id AS visitId, staff_id AS staffId, state FROM visit_offer
        WHERE visit_id IN (?) AND (state = 'DECLINED' OR
              (state = 'OPEN' AND role = 'LEAD' AND (expires_at > ? OR expires_at IS NULL)))
        ORDER BY id`,
      [visitIds, at],
    );
  }

  /** What speaks against one move: the rules of offering, and where the visit stands. */
  private async against(
    day: PlannedDay,
    { number, workNo }: Move,
    at: number,
  ): Promise<{ against: MovePreview['against']; staffId: number; name: string }> {
    const record = await this.database.repository(RecordRow).findOneBy({ number, type: 'VISIT_ORDER' });
    const visit = record && (await this.database.repository(VisitOrderRow).findOneByOrFail({ id: record.id }));
    if (!record || !visit) {
      throw invalidInput([{ path: `body.moves.${at}.number`, message: `没有编号为 ${number} 的上门` }]);
    }
    const choice = (await this.agents.choicesFor(record, visit)).find((each) => each.workNo === workNo);
    if (!choice) throw invalidInput([{ path: `body.moves.${at}.workNo`, message: `没有工号为 ${workNo} 的代办员` }]);
    const { staffId, name } = choice;
    const known = day.visits.some((each) => each.number === number);
    if (!known || !mayMove(record.state as VisitState)) {
      const label = VISIT_STATES[record.state as VisitState].label;
      return {
        staffId,
        name,
        against: [
          { label: againstLabels.gone, binds: true },
          { label: `现在是“${label}”`, binds: true },
        ],
      };
    }
    const suspended = await this.suspensions.during(visit.windowFrom, visit.windowTo);
    return {
      staffId,
      name,
      against: [
        ...(suspended
          ? [{ label: `因${suspended.reason}，${noticeTime(suspended.endsAt)}前暂停上门`, binds: true }]
          : []),
        ...obstaclesOf(choice).map((key) => againstLabels.obstacle(key, binds(key), record.holderStaffId === staffId)),
      ],
    };
  }
}

const listed = (text: string): string[] => text.split(',').filter((part) => part !== '');
