import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Refusal, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type House, type Person, type Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { AgentQueries } from './agents.queries';
import type { DispatchRules } from './dispatch.config';
import { VisitOfferRow, VisitOrderRow } from './dispatch.entity';
import { OfferClock } from './offer-clock';
import { VisitOffers } from './offering.service';
import { Suspensions } from './suspension.queries';
import { visitLifecycle } from './visit.rules';
import { VisitNews } from './visit-news';
import { VisitOpening } from './visit-opening';
import { type AskedTime, type VisitWindow, windowFor } from './visit-time.rules';

type Body<P extends 'reschedule' | 'propose-time' | 'answer-time'> = InputOf<`POST /visits/:number/${P}`>['body'];
type Move = 'reschedule' | 'putOff' | 'agreeTime';

/**
 * Other times for visits, each in one step: the old window is given up in the transaction that has the new one, or not at
 * all. The visit ends as RESCHEDULED, and another takes its place.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Rescheduling {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  agents!: AgentQueries;

  @Inject()
  offers!: VisitOffers;

  @Inject()
  clock!: OfferClock;

  @Inject()
  opening!: VisitOpening;

  @Inject()
  suspensions!: Suspensions;

  @Inject()
  news!: VisitNews;

  @Inject('dispatch')
  rules!: DispatchRules;

  /**
   * Moves a visit: its client, so often as the rules let him, or the desk after speaking with him, with a reason.
   * Returns the number of the visit at the new time. @throws 422 `window_not_offered`, `moved_too_often`, `visits_suspended`.
   */
  async move(person: Person, number: string, { version, time, reason }: Body<'reschedule'>): Promise<string> {
    const { capacities } = await this.views.read('VISIT_ORDER', number, person);
    const own = capacities.includes('OWNER');
    if (!own && reason === undefined) throw ruledOut('reason_needed', '请写明为什么改时间，客户会看到');
    return this.database.transaction(async () => {
      const { id } = await this.records.lock('VISIT_ORDER', { number });
      const window = this.windowFor(time);
      return this.moveTo(person, id, own ? 'reschedule' : 'putOff', window, { version, note: reason });
    });
  }

  /** The agent would like another time; nothing moves until the client agrees. @throws 422 `window_not_offered`. */
  async propose(agent: Staff, number: string, { version, time, reason }: Body<'propose-time'>): Promise<void> {
    await this.database.transaction(async () => {
      const window = this.windowFor(time);
      await this.suspensions.requireNone(window.from, window.to);
      const terms = { version, note: reason };
      const record = await this.records.perform(visitLifecycle, { number }, 'proposeTime', agent, terms);
      await this.database
        .repository(VisitOrderRow)
        .update({ id: record.id }, { proposedFrom: window.from, proposedTo: window.to, proposedReason: reason });
      await this.news.tell(record, 'proposeTime');
    });
  }

  /** The client's answer to it: agreed, the visit moves with its agent. @throws 422 `nothing_proposed`. */
  async answer(person: Person, number: string, { version, agreed }: Body<'answer-time'>): Promise<string> {
    return this.database.transaction(async () => {
      const { id } = await this.records.lock('VISIT_ORDER', { number });
      const { proposedFrom: from, proposedTo: to } = await this.visit(id);
      if (from === null || to === null) throw ruledOut('nothing_proposed', '代办员没有提出改时间，或已收回');
      if (agreed) {
        if (from <= now()) throw ruledOut('window_over', '代办员提出的时间已经过了，请和他另约');
        const window = { date: civilDateOf(from), from, to, urgent: false };
        return this.moveTo(person, id, 'agreeTime', window, { version });
      }
      const record = await this.records.perform(visitLifecycle, { id }, 'refuseTime', person, { version });
      await this.database
        .repository(VisitOrderRow)
        .update({ id }, { proposedFrom: null, proposedTo: null, proposedReason: null });
      if (record.holderStaffId !== null)
        await this.news.relieved(record.holderStaffId, record, '客户希望按原来的时间上门');
      return number;
    });
  }

  /** Moves a visit in the name of the centre, within the caller's transaction. Returns the number at the new time. */
  putOff(actor: Person | House, id: number, window: VisitWindow, note: string): Promise<string> {
    return this.moveTo(actor, id, 'putOff', window, { note });
  }

  private async moveTo(
    actor: Person | House,
    id: number,
    action: Move,
    window: VisitWindow,
    { version, note }: { readonly version?: number; readonly note?: string | undefined },
  ): Promise<string> {
    const { moves } = await this.visit(id);
    const old = await this.records.perform(visitLifecycle, { id }, action, actor, {
      ...(version === undefined ? {} : { version }),
      ...(note === undefined ? {} : { note }),
      facts: () => ({ moving: { moves, terms: this.rules.reschedule } }),
    });
    await this.offers.withdraw(id);
    await this.clock.follow(id);
    const record = await this.opening.openAgain(actor, old, window, action === 'reschedule' ? moves + 1 : moves);
    await this.news.tell(old, action);
    const kept = action === 'agreeTime' && (await this.keepAgent(record, old));
    if (!kept) {
      await this.news.tellTeam(old, '时间改了，这一次不用去了');
      await this.offers.offerNext(record);
    }
    await this.news.holderChanged(record);
    return record.number;
  }

  /** The agent who proposed the time has agreed to it: he keeps the visit, where the roster lets him. */
  private async keepAgent(record: RecordRow, { holderStaffId }: RecordRow): Promise<boolean> {
    const visit = await this.visit(record.id);
    const choices = await this.agents.choicesFor(record, visit);
    const agent = choices.find(({ staffId }) => staffId === holderStaffId);
    if (!agent?.onDutyThen || agent.hasConflict || agent.isExcluded) return false;
    const { id } = record;
    const at = now();
    await this.records.perform(visitLifecycle, { id }, 'offer', HOUSE, {
      note: `派给${agent.name}（${agent.workNo}）`,
    });
    const given = { visitId: id, staffId: agent.staffId, offeredAt: at, answeredAt: at, expiresAt: at };
    await this.database.repository(VisitOfferRow).insert({ ...given, state: 'ACCEPTED', wonVisitId: id });
    const kept = await this.records.perform(visitLifecycle, { id }, 'keep', HOUSE, { holderStaffId: agent.staffId });
    await this.offers.offerCompanion(kept);
    return true;
  }

  private windowFor(asked: AskedTime): VisitWindow {
    const window = windowFor(this.rules, asked, now());
    if (window instanceof Refusal) throw window;
    return window;
  }

  private visit(id: number): Promise<VisitOrderRow> {
    return this.database.repository(VisitOrderRow).findOneByOrFail({ id });
  }
}
