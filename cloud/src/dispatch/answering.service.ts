import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { OfferRole } from 'shared-types/dispatch.states';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notFound, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Staff } from '../kernel/session/actor';
import { AgentConflictRow } from './agent.entity';
import { DeclineAlerts } from './decline-alerts';
import { VisitOfferRow, VisitOrderRow } from './dispatch.entity';
import { type Answering, answerRefusal } from './dispatch.rules';
import { VisitOffers } from './offering.service';
import { Suspensions } from './suspension.queries';
import { visitLifecycle } from './visit.rules';
import { VisitNews } from './visit-news';

type Declining = InputOf<'POST /visits/:number/decline'>['body'];
type Recalling = InputOf<'POST /dispatch/visits/:number/recall'>['body'];

/** Answers to offers. Each is given while the visit's record is locked: one comes first, and the others hear whose it was. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OfferAnswers {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  offers!: VisitOffers;

  @Inject()
  suspensions!: Suspensions;

  @Inject()
  alerts!: DeclineAlerts;

  @Inject()
  news!: VisitNews;

  /**
   * Takes what was offered: the visit, a place beside its agent, or the visit from an agent who would be late.
   * @throws 404 to whom it was not offered, 409 `offer_taken` naming who came first, `offer_expired`, 422
   *   `visits_suspended`.
   */
  async accept(agent: Staff, number: string): Promise<void> {
    await this.database.transaction(async () => {
      const { record, offer, visit } = await this.answerable(agent, number);
      await this.suspensions.requireNone(visit.windowFrom, visit.windowTo);
      if (offer.role === 'COMPANION') await this.join(agent, record, offer);
      else if (offer.role === 'RELIEF') await this.takeOver(agent, record, offer);
      else await this.win(agent, record, offer);
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
      this.alerts.count([agent.staff.id]);
      const others = await this.offers.waiting(id);
      const action = others > 0 || offer.role !== 'LEAD' ? 'declineBeside' : 'declineLast';
      const declined = await this.records.perform(visitLifecycle, { id }, action, agent);
      if (others > 0) return;
      if (offer.role === 'LEAD') await this.offers.offerNext(declined);
      if (offer.role === 'COMPANION') await this.offers.offerCompanion(declined);
    });
  }

  /** Takes an accepted visit back from its agent, or its second agent's part from him, and looks for another. */
  async recall(dispatcher: Staff, number: string, { version, reason, companion }: Recalling): Promise<void> {
    if (companion) return this.recallCompanion(dispatcher, number, version, reason);
    await this.database.transaction(async () => {
      await this.offers.offerNext(await this.takeBack(dispatcher, number, version, reason));
    });
  }

  /** Takes an accepted visit back from its agent within the caller's transaction; whom to ask next is the caller's to say. */
  async takeBack(dispatcher: Staff, number: string, version: number, reason: string): Promise<RecordRow> {
    const terms = { version, note: reason, holderStaffId: null };
    const record = await this.records.perform(visitLifecycle, { number }, 'recall', dispatcher, terms);
    await this.offers.withdraw(record.id);
    await this.letGo(record.id);
    await this.database.repository(VisitOrderRow).update({ id: record.id }, { calls: 0, round: 0 });
    await this.news.tell(record, 'recall');
    await this.news.holderChanged(record);
    return record;
  }

  /** Notes that its agent has the offer before his eyes: his phone is not woken any more. May be repeated. */
  async seen(agent: Staff, number: string): Promise<void> {
    await this.database.write(
      `UPDATE visit_offer SET seen_at = ?, wake_at = NULL
        WHERE visit_id = (SELECT id FROM record WHERE number = ? AND type = 'VISIT_ORDER') AND staff_id = ?
          AND state = 'OPEN' AND seen_at IS NULL`,
      [now(), number, agent.staff.id],
    );
  }

  private async recallCompanion(dispatcher: Staff, number: string, version: number, note: string): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(visitLifecycle, { number }, 'recallCompanion', dispatcher, {
        version,
        note,
      });
      const { id } = record;
      const { companionStaffId } = await this.database.repository(VisitOrderRow).findOneByOrFail({ id });
      if (companionStaffId === null) throw ruledOut('no_companion', '这一单还没有同行的代办员');
      await this.database
        .repository(VisitOfferRow)
        .update({ companionVisitId: id }, { state: 'RECALLED', companionVisitId: null });
      await this.database.repository(VisitOrderRow).update({ id }, { companionStaffId: null });
      await this.offers.offerCompanion(record);
    });
  }

  private async win(agent: Staff, { id }: RecordRow, offer: VisitOfferRow): Promise<void> {
    const answeredAt = now();
    await this.settle(offer, { state: 'ACCEPTED', answeredAt, wonVisitId: id });
    await this.database.repository(VisitOrderRow).update({ id }, { roundEndsAt: null });
    const holderStaffId = agent.staff.id;
    const accepted = await this.records.perform(visitLifecycle, { id }, 'accept', agent, { holderStaffId });
    await this.news.tell(accepted, 'accept');
    await this.news.holderChanged(accepted);
    await this.offers.offerCompanion(accepted);
  }

  private async join(agent: Staff, { id }: RecordRow, offer: VisitOfferRow): Promise<void> {
    await this.settle(offer, { state: 'ACCEPTED', answeredAt: now(), companionVisitId: id });
    await this.database.repository(VisitOrderRow).update({ id }, { companionStaffId: agent.staff.id });
    await this.news.tell(await this.records.perform(visitLifecycle, { id }, 'join', agent), 'join');
  }

  private async takeOver(agent: Staff, record: RecordRow, offer: VisitOfferRow): Promise<void> {
    const { id, holderStaffId: before } = record;
    await this.letGo(id);
    await this.settle(offer, { state: 'ACCEPTED', answeredAt: now(), wonVisitId: id });
    await this.database.repository(VisitOrderRow).update({ id }, { calls: 0, expectedAt: null, proposedFrom: null });
    const holderStaffId = agent.staff.id;
    const taken = await this.records.perform(visitLifecycle, { id }, 'takeOver', agent, { holderStaffId });
    await this.news.tell(taken, 'takeOver');
    await this.news.holderChanged(taken);
    if (before !== null) await this.news.relieved(before, taken, `已由${agent.staff.name}接手，您不用再去`);
  }

  /** Gives one offer its answer and ends the others that asked for the same. */
  private async settle(offer: VisitOfferRow, answer: Partial<VisitOfferRow>): Promise<void> {
    const offers = this.database.repository(VisitOfferRow);
    await offers.update({ id: offer.id }, answer);
    const { visitId, role } = offer;
    await offers.update({ visitId, role, state: 'OPEN' }, { state: 'TAKEN', answeredAt: now() });
  }

  private async letGo(visitId: number): Promise<void> {
    const offers = this.database.repository(VisitOfferRow);
    await offers.update({ wonVisitId: visitId }, { state: 'RECALLED', wonVisitId: null });
  }

  /** The visit, locked, and the offer its agent may still answer. */
  private async answerable(agent: Staff, number: string) {
    const record = await this.records.lock('VISIT_ORDER', { number });
    const offer = await this.database
      .repository(VisitOfferRow)
      .findOne({ where: { visitId: record.id, staffId: agent.staff.id }, order: { id: 'DESC' } });
    if (!offer) throw notFound();
    const visit = await this.database.repository(VisitOrderRow).findOneByOrFail({ id: record.id });
    const refusal = answerRefusal({ ...offer, holder: await this.rivalOf(offer, record, visit, agent) }, now());
    if (refusal) throw refusal;
    return { record, offer, visit };
  }

  /** Who has what the offer is for: the visit, the place beside its agent, or the visit of the one it would relieve. */
  private async rivalOf(
    { role, relievesStaffId }: { role: OfferRole; relievesStaffId: number | null },
    { holderStaffId }: RecordRow,
    { companionStaffId }: VisitOrderRow,
    agent: Staff,
  ): Promise<Answering['holder']> {
    const rival = role === 'COMPANION' ? companionStaffId : holderStaffId;
    if (rival === null || (role === 'RELIEF' && rival === relievesStaffId)) return null;
    const row = await this.database.row<{ name: string }>('SELECT name FROM staff WHERE id = ?', [rival]);
    return { name: row?.name ?? '', isSelf: rival === agent.staff.id };
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
}
