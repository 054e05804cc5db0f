import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { OBSTACLE_LABELS } from 'shared-types/dispatch.states';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput, notFound, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type House, type Staff } from '../kernel/session/actor';
import { type AgentChoice, AgentQueries } from './agents.queries';
import type { DispatchRules } from './dispatch.config';
import { AgentConflictRow, VisitOfferRow, VisitOrderRow } from './dispatch.entity';
import { answerRefusal, mayAsk, nextToAsk, obstaclesOf } from './dispatch.rules';
import { SEEKING, visitLifecycle } from './visit.rules';
import { VisitNews } from './visit-news';

type Offering = InputOf<'POST /dispatch/visits/:number/offers'>['body'];
type Declining = InputOf<'POST /visits/:number/decline'>['body'];
type Recalling = InputOf<'POST /dispatch/visits/:number/recall'>['body'];

const MINUTE_MS = 60_000;

/** Finds a visit its agent. Every change happens while the visit's record is locked, so that one answer comes first. */
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

  @Inject('dispatch')
  rules!: DispatchRules;

  /** Offers a waiting visit to the agent who fits best, within the caller's transaction. False when nobody fits now. */
  async offerNext(record: RecordRow): Promise<boolean> {
    const visit = await this.visit(record.id);
    if (visit.windowTo <= now()) return false;
    const next = nextToAsk(await this.agents.choicesFor(record, visit));
    if (next) await this.put(HOUSE, record, visit, [next]);
    return next !== null;
  }

  /**
   * Offers a visit to the agents a dispatcher chose; whoever accepts first has it.
   * @throws 400 for an unknown agent, 422 `agent_ruled_out` with what speaks against one, 409 `record_moved_on`.
   */
  async offer(dispatcher: Staff, number: string, { version, workNos }: Offering): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.lock('VISIT_ORDER', { number });
      const visit = await this.visit(record.id);
      const choices = await this.agents.choicesFor(record, visit);
      const chosen = [...new Set(workNos)].map((workNo) => chosenOf(choices, workNo, workNos.indexOf(workNo)));
      await this.put(dispatcher, record, visit, chosen, version);
    });
  }

  /** Takes the visit. @throws 404 to whom it was not offered, 409 `offer_taken` naming who came first, `offer_expired`. */
  async accept(agent: Staff, number: string): Promise<void> {
    await this.database.transaction(async () => {
      const { record, offer } = await this.answerable(agent, number);
      const { id } = record;
      const offers = this.database.repository(VisitOfferRow);
      const answeredAt = now();
      await offers.update({ id: offer.id }, { state: 'ACCEPTED', answeredAt, wonVisitId: id });
      await offers.update({ visitId: id, state: 'OPEN' }, { state: 'TAKEN', answeredAt });
      const holderStaffId = agent.staff.id;
      const accepted = await this.records.perform(visitLifecycle, { id }, 'accept', agent, { holderStaffId });
      await this.news.tell(accepted, 'accept');
      await this.news.holderChanged(accepted);
    });
  }

  /** Turns the offer down for good; the next agent is asked at once when nobody else is thinking about it. */
  async decline(agent: Staff, number: string, { reason, note }: Declining): Promise<void> {
    await this.database.transaction(async () => {
      const { record, offer } = await this.answerable(agent, number);
      const { id } = record;
      const offers = this.database.repository(VisitOfferRow);
      await offers.update({ id: offer.id }, { state: 'DECLINED', reason, note: note ?? null, answeredAt: now() });
      if (reason === 'CONFLICT') await this.declareConflict(agent, record, note);
      const others = await offers.countBy({ visitId: id, state: 'OPEN' });
      const action = others > 0 ? 'declineBeside' : 'declineLast';
      const declined = await this.records.perform(visitLifecycle, { id }, action, agent);
      if (others === 0) await this.offerNext(declined);
    });
  }

  /** Takes an accepted visit back from its agent and looks for another. */
  async recall(dispatcher: Staff, number: string, { version, reason }: Recalling): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, note: reason, holderStaffId: null };
      const record = await this.records.perform(visitLifecycle, { number }, 'recall', dispatcher, terms);
      const offers = this.database.repository(VisitOfferRow);
      await offers.update({ visitId: record.id, state: 'ACCEPTED' }, { state: 'RECALLED', wonVisitId: null });
      await this.database.repository(VisitOrderRow).update({ id: record.id }, { calls: 0 });
      await this.news.tell(record, 'recall');
      await this.news.holderChanged(record);
      await this.offerNext(record);
    });
  }

  /** Ends every open offer of a visit that will not be made, within the caller's transaction. */
  async withdraw(visitId: number): Promise<void> {
    await this.database
      .repository(VisitOfferRow)
      .update({ visitId, state: 'OPEN' }, { state: 'WITHDRAWN', answeredAt: now() });
  }

  /** Ends offers whose time ran out and asks the next agent. Leaves a visit alone that somebody else works on. */
  async expire(visitId: number): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.claim(visitId))) return;
      const { affectedRows } = await this.database.write(
        `UPDATE visit_offer SET state = 'EXPIRED', answered_at = ?
          WHERE visit_id = ? AND state = 'OPEN' AND expires_at <= ?`,
        [now(), visitId, now()],
      );
      const left = await this.database.repository(VisitOfferRow).countBy({ visitId, state: 'OPEN' });
      if (affectedRows === 0 || left > 0) return;
      await this.offerNext(await this.records.perform(visitLifecycle, { id: visitId }, 'timeOut', HOUSE));
    });
  }

  /** Looks again for an agent, for a visit nobody is asked about. Leaves one alone that somebody else works on. */
  async seek(visitId: number): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.claim(visitId))) return;
      const record = await this.records.lock('VISIT_ORDER', { id: visitId });
      if ((SEEKING as readonly string[]).includes(record.state)) await this.offerNext(record);
    });
  }

  private async put(
    actor: Staff | House,
    { id }: RecordRow,
    visit: VisitOrderRow,
    agents: readonly AgentChoice[],
    version?: number,
  ): Promise<void> {
    const note = `派给${agents.map(({ name, workNo }) => `${name}（${workNo}）`).join('、')}`;
    const offered = await this.records.perform(visitLifecycle, { id }, 'offer', actor, {
      note,
      ...(version === undefined ? {} : { version }),
    });
    const { minutes, urgentMinutes } = this.rules.accept;
    const offeredAt = now();
    const expiresAt = new Date(offeredAt.getTime() + (visit.urgent ? urgentMinutes : minutes) * MINUTE_MS);
    for (const { staffId, personId } of agents) {
      await this.database
        .repository(VisitOfferRow)
        .insert({ visitId: id, staffId, state: 'OPEN', offeredAt, expiresAt });
      await this.news.offered(personId, offered, visit, expiresAt);
    }
  }

  /** The visit, locked, and the offer its agent may still answer. */
  private async answerable(agent: Staff, number: string): Promise<{ record: RecordRow; offer: VisitOfferRow }> {
    const record = await this.records.lock('VISIT_ORDER', { number });
    const offer = await this.database
      .repository(VisitOfferRow)
      .findOne({ where: { visitId: record.id, staffId: agent.staff.id }, order: { id: 'DESC' } });
    if (!offer) throw notFound();
    const refusal = answerRefusal({ ...offer, holder: await this.holderOf(record, agent) }, now());
    if (refusal) throw refusal;
    return { record, offer };
  }

  private async holderOf({ holderStaffId }: RecordRow, agent: Staff) {
    if (holderStaffId === null) return null;
    const row = await this.database.row<{ name: string }>('SELECT name FROM staff WHERE id = ?', [holderStaffId]);
    return { name: row?.name ?? '', isSelf: holderStaffId === agent.staff.id };
  }

  private async declareConflict(agent: Staff, record: RecordRow, note: string | undefined): Promise<void> {
    await this.database.repository(AgentConflictRow).insert({
      staffId: agent.staff.id,
      personId: record.ownerPersonId,
      enterpriseId: record.ownerEnterpriseId,
      note: note ?? null,
      declaredAt: now(),
    });
  }

  /** Locks the visit's record for this transaction, unless another holds it. */
  private async claim(visitId: number): Promise<boolean> {
    const row = await this.database.row('SELECT id FROM record WHERE id = ? FOR UPDATE SKIP LOCKED', [visitId]);
    return row !== null;
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
