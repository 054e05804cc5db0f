import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeadlineKind } from 'shared-types/deadline.states';
import type { ContactCard } from 'shared-types/dispatch.contract';
import type { InputOf } from 'shared-types/routes';
import type { JobPack } from 'shared-types/visit.contract';
import { distanceMetres } from '../directory/district.rules';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, notAllowed } from '../kernel/errors/refusal';
import { Attachments } from '../kernel/files/attachments';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { type Performing, Records } from '../kernel/lifecycle/records';
import type { Person, Staff } from '../kernel/session/actor';
import { AgentQueries } from './agents.queries';
import type { DispatchRules } from './dispatch.config';
import { type PositionMoment, VisitMaterialRow, VisitOrderRow, VisitPositionRow } from './dispatch.entity';
import { fieldPath } from './job-pack.rules';
import { momentOf, offlineWords } from './made-offline.rules';
import { OfferClock } from './offer-clock';
import { VisitOffers } from './offering.service';
import { checkDue, reachAt } from './punctuality.rules';
import { RUNNING, type VisitFacts, visitLifecycle } from './visit.rules';
import { VisitEndings } from './visit-endings.service';
import { VisitNews } from './visit-news';
import { VisitOpening, type VisitRequest } from './visit-opening';
import { VisitSecrets } from './visit-secrets';

type Path =
  | 'call'
  | 'set-out'
  | 'arrive'
  | 'arrive-by-code'
  | 'start'
  | 'hand-over'
  | 'complete'
  | 'absent'
  | 'confirm'
  | 'late';
type Body<P extends Path> = InputOf<`POST /visits/:number/${P}`>['body'];
type Reading = Body<'arrive'>['position'];
type Step = 'setOut' | 'arrive' | 'start' | 'call' | 'handOver' | 'complete' | 'clientAbsent';

interface StepDetails extends Performing<DeadlineKind, VisitFacts> {
  /** When the phone says it was made, where it was kept there for want of a network. */
  readonly madeAt?: string | undefined;
}

const MINUTE_MS = 60_000;

const instant = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));
const byHand = (arrivalNote: string) => ({ arrivedBy: 'MANUAL', arrivalNote }) as const;

/** Visits at a client's address, made step by step. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Visits {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  offers!: VisitOffers;

  @Inject()
  opening!: VisitOpening;

  @Inject()
  clock!: OfferClock;

  @Inject()
  agents!: AgentQueries;

  @Inject()
  endings!: VisitEndings;

  @Inject()
  news!: VisitNews;

  @Inject()
  secrets!: VisitSecrets;

  @Inject()
  audit!: Audit;

  @Inject()
  attachments!: Attachments;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** Opens a visit and offers it to the agent on duty who fits best, within the caller's transaction. */
  async open(actor: Person, request: VisitRequest): Promise<RecordRow> {
    const record = await this.opening.open(actor, request);
    await this.offers.offerNext(record);
    return record;
  }

  /** Logs a call to the client; enough of them, and enough waiting, let an absence be recorded. */
  async call(agent: Staff, number: string, { version }: Body<'call'>): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.records.perform(visitLifecycle, { number }, 'call', agent, { version });
      await this.database.repository(VisitOrderRow).increment({ id }, 'calls', 1);
    });
  }

  /**
   * Sets out; the position is read once, if the agent agrees to it. The client is told when he can be expected.
   * @throws 422 `companion_needed` while the second agent of a visit made by two is missing.
   */
  async setOut(agent: Staff, number: string, { version, position, madeAt }: Body<'set-out'>): Promise<void> {
    const facts = async ({ id }: RecordRow): Promise<VisitFacts> => {
      const { pairReasons, companionStaffId } = await this.visit(id);
      return { pair: { needed: pairReasons !== '', present: companionStaffId !== null } };
    };
    await this.step(agent, number, 'setOut', { version, facts, madeAt }, async ({ id }) => {
      if (position) await this.keepPosition(id, 'SET_OUT', agent, position);
      await this.offers.withdraw(id);
      const place = this.secrets.openPlace((await this.visit(id)).place);
      const from = position ?? this.agents.baseOf(agent.staff.siteKey);
      const expectedAt = from && reachAt(now(), distanceMetres(from, place), this.rules.travel);
      await this.database
        .repository(VisitOrderRow)
        .update({ id }, { expectedAt, proposedFrom: null, proposedTo: null, proposedReason: null });
    });
  }

  /** Arrives by position read on the phone. @throws 422 `too_far` saying how far, `position_inaccurate`. */
  async arrive(agent: Staff, number: string, { version, position, madeAt, photos }: Body<'arrive'>): Promise<void> {
    const facts = async ({ id }: RecordRow): Promise<VisitFacts> => ({
      arrival: {
        by: 'POSITION',
        metres: await this.metresFrom(id, position),
        accuracyMetres: position.accuracyMetres,
        terms: this.rules.arrival,
      },
    });
    await this.step(agent, number, 'arrive', { version, facts, madeAt }, async ({ id }) => {
      await this.noteArrival(id, madeAt, { arrivedBy: 'POSITION' });
      await this.keepPosition(id, 'ARRIVED', agent, position);
      await this.attachments.attach(agent, photos ?? [], id);
    });
  }

  /**
   * Arrives by the client's code, which is enough by itself; with a reason where the position says something else.
   * @throws 422 `code_wrong`.
   */
  async arriveByCode(agent: Staff, number: string, body: Body<'arrive-by-code'>): Promise<void> {
    const { version, code, reason, madeAt, photos } = body;
    const facts = async ({ id }: RecordRow): Promise<VisitFacts> => ({
      arrival: { by: 'CODE', matches: this.secrets.isCode((await this.visit(id)).arrivalCode, code) },
    });
    await this.step(agent, number, 'arrive', { version, facts, madeAt }, async ({ id }) => {
      const shown = reason === undefined ? ({ arrivedBy: 'CODE' } as const) : byHand(reason);
      await this.noteArrival(id, madeAt, shown);
      await this.attachments.attach(agent, photos ?? [], id);
    });
  }

  async start(agent: Staff, number: string, { version, madeAt }: Body<'start'>): Promise<void> {
    await this.step(agent, number, 'start', { version, madeAt });
  }

  /** Lists what the agent received; the client sees the list at once. */
  async handOver(agent: Staff, number: string, { version, materials, madeAt }: Body<'hand-over'>): Promise<void> {
    await this.step(agent, number, 'handOver', { version, madeAt }, async ({ id }) => {
      const received = materials.map((material) => ({ ...material, visitId: id, receivedAt: now() }));
      await this.database.repository(VisitMaterialRow).insert(received);
    });
  }

  /** Ends the service, with photos and with the client's hand where he signed on the agent's phone. */
  async complete(agent: Staff, number: string, body: Body<'complete'>): Promise<void> {
    const { version, note, madeAt, photos, signature } = body;
    await this.step(agent, number, 'complete', { version, note, madeAt }, async ({ id }) => {
      await this.attachments.attach(agent, photos ?? [], id);
      if (!signature) return;
      const at = momentOf(instant(madeAt), now()).toISOString();
      const clientSignature = this.secrets.sealSignature({ ...signature, at });
      await this.database.repository(VisitOrderRow).update({ id }, { clientSignature });
    });
  }

  /** Ends a visit whose client was not there. @throws 422 `wait_longer` until he was waited for and called. */
  async clientAbsent(agent: Staff, number: string, { version, note }: Body<'absent'>): Promise<void> {
    const facts = async ({ id }: RecordRow): Promise<VisitFacts> => {
      const { arrivedAt, calls } = await this.visit(id);
      const waitedMinutes = arrivedAt ? (now().getTime() - arrivedAt.getTime()) / MINUTE_MS : 0;
      return { absence: { waitedMinutes, calls, terms: this.rules.absent } };
    };
    await this.step(agent, number, 'clientAbsent', { version, facts, ...(note === undefined ? {} : { note }) });
  }

  /** Says that he will be late, and by when he will be there; the client is told at once. */
  async runLate(agent: Staff, number: string, { version, minutes }: Body<'late'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(visitLifecycle, { number }, 'runLate', agent, { version });
      const { id } = record;
      const expectedAt = new Date(now().getTime() + minutes * MINUTE_MS);
      await this.database.repository(VisitOrderRow).update({ id }, { expectedAt, lateToldAt: now() });
      await this.news.late(record, await this.visit(id), expectedAt);
    });
  }

  async confirm(person: Person, number: string, { version }: Body<'confirm'>): Promise<void> {
    await this.records.perform(visitLifecycle, { number }, 'confirm', person, { version });
  }

  /**
   * Contact and full address, for the agent who makes the visit, while he makes it; each look leaves a row in the audit log.
   * @throws 404 for anybody else, 409 `visit_over`.
   */
  async contact(agent: Staff, number: string, address: string): Promise<ContactCard> {
    return this.cardFor(agent, number, address, 'visit.contact_shown');
  }

  /**
   * The same, with the visit as it stands and the way ahead, for the agent's phone to keep until the visit is over; leaves a
   * row in the audit log. @throws as `contact` does.
   */
  async packFor(agent: Staff, number: string, address: string): Promise<Omit<JobPack, 'visit'>> {
    const contact = await this.cardFor(agent, number, address, 'visit.job_pack_taken');
    return { at: now().toISOString(), contact, after: fieldPath() };
  }

  private async cardFor(agent: Staff, number: string, address: string, action: string): Promise<ContactCard> {
    const { record, capacities } = await this.views.read('VISIT_ORDER', number, agent);
    if (!capacities.includes('HOLDER')) throw notAllowed('只有上门的代办员可以查看联系人');
    if (!(RUNNING as readonly string[]).includes(record.state)) {
      throw conflict('visit_over', '这次上门已结束，联系人不再显示');
    }
    const visit = await this.visit(record.id);
    await this.audit.append(agent, { action, subject: number, address });
    return { ...this.secrets.openContact(visit.contact), ...this.secrets.openPlace(visit.place) };
  }

  private async step(
    agent: Staff,
    number: string,
    action: Step,
    { madeAt, note, ...details }: StepDetails,
    then: (record: RecordRow) => Promise<void> = async () => undefined,
  ): Promise<void> {
    await this.database.transaction(async () => {
      const words = [note, offlineWords(instant(madeAt), now())].filter(Boolean).join('；');
      const told = { ...details, ...(words === '' ? {} : { note: words }) };
      const record = await this.records.perform(visitLifecycle, { number }, action, agent, told);
      await then(record);
      if (action === 'setOut') await this.clock.follow(record.id);
      if (action === 'complete' || action === 'clientAbsent') await this.endings.over(record.id);
      await this.news.tell(record, action);
    });
  }

  private async noteArrival(
    id: number,
    madeAt: string | undefined,
    shown: Pick<VisitOrderRow, 'arrivedBy'> & Partial<VisitOrderRow>,
  ): Promise<void> {
    const arrivedAt = momentOf(instant(madeAt), now());
    const { plannedMinutes, checkCallAfterPlanMinutes } = this.rules.safety;
    const checkAt = checkDue(arrivedAt, plannedMinutes, checkCallAfterPlanMinutes);
    await this.database.repository(VisitOrderRow).update({ id }, { ...shown, arrivedAt, checkAt });
  }

  private async keepPosition(id: number, moment: PositionMoment, agent: Staff, reading: Reading): Promise<void> {
    await this.database.repository(VisitPositionRow).insert({
      visitId: id,
      moment,
      staffId: agent.staff.id,
      point: this.secrets.sealPoint(reading),
      accuracyMetres: Math.round(reading.accuracyMetres),
      distanceMetres: await this.metresFrom(id, reading),
      consented: reading.consented,
      readAt: now(),
    });
  }

  private async metresFrom(id: number, reading: Reading): Promise<number> {
    return distanceMetres(this.secrets.openPlace((await this.visit(id)).place), reading);
  }

  private visit(id: number): Promise<VisitOrderRow> {
    return this.database.repository(VisitOrderRow).findOneByOrFail({ id });
  }
}
