import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { OBSTACLE_LABELS, type OfferRole } from 'shared-types/dispatch.states';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type House, type Staff } from '../kernel/session/actor';
import { type AgentChoice, AgentQueries } from './agents.queries';
import { DeclineAlerts } from './decline-alerts';
import type { DispatchRules, WideningStep } from './dispatch.config';
import { VisitOfferRow, VisitOrderRow } from './dispatch.entity';
import { fits, inOrder, mayAsk, nextToAsk, obstaclesOf, offerClock, suits } from './dispatch.rules';
import { reachAt } from './punctuality.rules';
import { Suspensions } from './suspension.queries';
import { SEEKING, visitLifecycle } from './visit.rules';
import { VisitNews } from './visit-news';
import { Waking } from './waking.service';

type Offering = InputOf<'POST /dispatch/visits/:number/offers'>['body'];

/** A visit that one agent has and that is made by two. */
export const lacksCompanion = (visit: Pick<VisitOrderRow, 'pairReasons' | 'companionStaffId'>): boolean =>
  visit.pairReasons !== '' && visit.companionStaffId === null;

const MINUTE_MS = 60_000;

/** Looks for agents. Every change happens while the visit's record is locked, so that one answer comes first. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitOffers {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  agents!: AgentQueries;

  @Inject()
  news!: VisitNews;

  @Inject()
  suspensions!: Suspensions;

  @Inject()
  waking!: Waking;

  @Inject()
  alerts!: DeclineAlerts;

  @Inject('dispatch')
  rules!: DispatchRules;

  /**
   * Offers a visit to whoever suits next, wider with every step that found nobody, within the caller's transaction.
   * False when nobody can be asked now.
   */
  async offerNext(record: RecordRow): Promise<boolean> {
    const visit = await this.visit(record.id);
    if (visit.windowTo <= now() || (await this.suspensions.during(visit.windowFrom, visit.windowTo))) return false;
    const choices = await this.agents.choicesFor(record, visit);
    const { asked, round } = nextToAsk(choices, this.rules.widening, visit.round);
    if (asked.length > 0) await this.put(HOUSE, record, visit, asked, { role: 'LEAD', round });
    return asked.length > 0;
  }

  /** Asks for the second agent of a visit that is made by two, within the caller's transaction. */
  async offerCompanion(record: RecordRow): Promise<boolean> {
    const visit = await this.visit(record.id);
    if (record.state !== 'ACCEPTED' || !lacksCompanion(visit) || visit.windowTo <= now()) return false;
    const step = this.widest();
    const choices = inOrder(await this.agents.choicesFor(record, visit)).filter((agent) => suits(agent, step));
    const asked = choices.slice(0, step.atOnce);
    if (asked.length > 0) await this.put(HOUSE, record, visit, asked, { role: 'COMPANION' });
    return asked.length > 0;
  }

  /** Asks those who are free and would be in time to take a visit over from its agent, within the caller's transaction. */
  async offerRelief(record: RecordRow): Promise<boolean> {
    const visit = await this.visit(record.id);
    const at = now();
    const inTime = ({ metres }: AgentChoice) =>
      metres !== null && reachAt(at, metres, this.rules.travel) <= visit.windowTo;
    const choices = inOrder(await this.agents.choicesFor(record, visit)).filter(
      (agent) => fits(agent) && inTime(agent),
    );
    const asked = choices.slice(0, this.widest().atOnce);
    if (asked.length > 0) await this.put(HOUSE, record, visit, asked, { role: 'RELIEF' });
    return asked.length > 0;
  }

  /**
   * Offers a visit to the agents a dispatcher chose; whoever accepts first has it. Once one has it and a second is
   * needed, it is the second who is asked.
   * @throws 400 for an unknown agent, 422 `agent_ruled_out` with what speaks against one, 409 `record_moved_on`.
   */
  async offer(dispatcher: Staff, number: string, { version, workNos }: Offering): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.lock('VISIT_ORDER', { number });
      const visit = await this.visit(record.id);
      await this.suspensions.requireNone(visit.windowFrom, visit.windowTo);
      const choices = await this.agents.choicesFor(record, visit);
      const chosen = [...new Set(workNos)].map((workNo) => chosenOf(choices, workNo, workNos.indexOf(workNo)));
      const role = record.state === 'ACCEPTED' && lacksCompanion(visit) ? 'COMPANION' : 'LEAD';
      await this.put(dispatcher, record, visit, chosen, { role, version });
    });
  }

  /** Ends every open offer of a visit, or those of some roles, within the caller's transaction. */
  async withdraw(visitId: number, roles: readonly OfferRole[] = ['LEAD', 'COMPANION', 'RELIEF']): Promise<void> {
    await this.database.write(
      `UPDATE visit_offer SET state = 'WITHDRAWN', answered_at = ? WHERE visit_id = ? AND state = 'OPEN' AND role IN (?)`,
      [now(), visitId, [...roles]],
    );
    await this.database.repository(VisitOrderRow).update({ id: visitId }, { roundEndsAt: null });
  }

  /**
   * Ends offers whose time ran out and asks the next agents; asks them too, beside those whose clock stands still, once
   * the time of this step is over. Leaves a visit alone that somebody else works on.
   */
  async expire(visitId: number): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.claim(visitId))) return;
      const record = await this.records.lock('VISIT_ORDER', { id: visitId });
      const over = await this.endOverdue(visitId);
      this.alerts.count(over);
      if (record.state === 'DISPATCHED') await this.goOn(record);
      else if (over.length > 0 && (await this.waiting(visitId)) === 0) await this.offerCompanion(record);
    });
  }

  /** Looks again for an agent, or for a second one, for a visit nobody is asked about. Leaves a busy visit alone. */
  async seek(visitId: number): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.claim(visitId))) return;
      const record = await this.records.lock('VISIT_ORDER', { id: visitId });
      if ((SEEKING as readonly string[]).includes(record.state)) await this.offerNext(record);
      else if ((await this.waiting(visitId)) === 0) await this.offerCompanion(record);
    });
  }

  /** Offers still waiting for an answer. */
  waiting(visitId: number): Promise<number> {
    return this.database.repository(VisitOfferRow).countBy({ visitId, state: 'OPEN' });
  }

  /** Locks the visit's record for this transaction, unless another holds it. */
  async claim(visitId: number): Promise<boolean> {
    const row = await this.database.row('SELECT id FROM record WHERE id = ? FOR UPDATE SKIP LOCKED', [visitId]);
    return row !== null;
  }

  private async goOn(record: RecordRow): Promise<void> {
    const { roundEndsAt } = await this.visit(record.id);
    if ((await this.waiting(record.id)) === 0) {
      await this.offerNext(await this.records.perform(visitLifecycle, { id: record.id }, 'timeOut', HOUSE));
    } else if (roundEndsAt !== null && roundEndsAt <= now() && !(await this.offerNext(record))) {
      const again = new Date(now().getTime() + this.rules.accept.urgentMinutes * MINUTE_MS);
      await this.database.repository(VisitOrderRow).update({ id: record.id }, { roundEndsAt: again });
    }
  }

  /** Who let an offer run out just now. */
  private async endOverdue(visitId: number): Promise<number[]> {
    const at = now();
    const rows = await this.database.rows<{ id: number; staffId: number }>(
      `SELECT id, staff_id AS staffId FROM visit_offer
        WHERE visit_id = ? AND state = 'OPEN' AND expires_at <= ? FOR UPDATE`,
      [visitId, at],
    );
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    await this.database.write("UPDATE visit_offer SET state = 'EXPIRED', answered_at = ? WHERE id IN (?)", [at, ids]);
    return rows.map(({ staffId }) => staffId);
  }

  private async put(
    actor: Staff | House,
    { id, holderStaffId }: RecordRow,
    visit: VisitOrderRow,
    agents: readonly AgentChoice[],
    terms: { readonly role: OfferRole; readonly round?: number; readonly version?: number },
  ): Promise<void> {
    const { role, round, version } = terms;
    const note = `派给${agents.map(({ name, workNo }) => `${name}（${workNo}）`).join('、')}`;
    const action = role === 'LEAD' ? 'offer' : 'offerBeside';
    const offered = await this.records.perform(visitLifecycle, { id }, action, actor, {
      note,
      ...(version === undefined ? {} : { version }),
    });
    const { minutes, urgentMinutes } = this.rules.accept;
    const allowed = visit.urgent || role === 'RELIEF' ? urgentMinutes : minutes;
    const offeredAt = now();
    const roundEndsAt = new Date(offeredAt.getTime() + allowed * MINUTE_MS);
    const relievesStaffId = role === 'RELIEF' ? holderStaffId : null;
    for (const { staffId, personId, isOut } of agents) {
      const clock = offerClock(allowed, isOut, offeredAt);
      const wake = await this.waking.firstFor(personId, visit.urgent || role === 'RELIEF', offeredAt);
      await this.database
        .repository(VisitOfferRow)
        .insert({ visitId: id, staffId, role, relievesStaffId, state: 'OPEN', offeredAt, ...wake, ...clock });
      await this.news.offered(personId, offered, visit, roundEndsAt);
    }
    if (role === 'LEAD') {
      const steps = round === undefined ? {} : { round };
      await this.database.repository(VisitOrderRow).update({ id }, { roundEndsAt, ...steps });
    }
  }

  private widest(): WideningStep {
    return this.rules.widening.at(-1) as WideningStep;
  }

  private visit(id: number): Promise<VisitOrderRow> {
    return this.database.repository(VisitOrderRow).findOneByOrFail({ id });
  }
}

function chosenOf(choices: readonly AgentChoice[], workNo: string, at: number): AgentChoice {
  const chosen = choices.find((choice) => choice.workNo === workNo);
  if (!chosen) throw invalidInput([{ path: `body.workNos.${at}`, message: `没有工号为 ${workNo} 的代办员` }]);
  if (mayAsk(chosen)) return chosen;
  const against = obstaclesOf(chosen).map((obstacle) => OBSTACLE_LABELS[obstacle]);
  throw ruledOut('agent_ruled_out', `不能派给${chosen.name}：${against.join('、')}`);
}
