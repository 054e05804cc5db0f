import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeadlineKind } from 'shared-types/deadline.states';
import type { ContactCard } from 'shared-types/dispatch.contract';
import type { InputOf } from 'shared-types/routes';
import { distanceMetres } from '../directory/district.rules';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, notAllowed } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { type Performing, Records } from '../kernel/lifecycle/records';
import type { Person, Staff } from '../kernel/session/actor';
import type { DispatchRules } from './dispatch.config';
import { type PositionMoment, VisitMaterialRow, VisitOrderRow, VisitPositionRow } from './dispatch.entity';
import { VisitOffers } from './offering.service';
import { RUNNING, type VisitFacts, visitLifecycle } from './visit.rules';
import { VisitNews } from './visit-news';
import { type VisitContact, type VisitPlace, VisitSecrets } from './visit-secrets';
import type { VisitWindow } from './visit-time.rules';

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
  | 'cancel';
type Body<P extends Path> = InputOf<`POST /visits/:number/${P}`>['body'];
type Reading = Body<'arrive'>['position'];
type Step = 'setOut' | 'arrive' | 'start' | 'call' | 'handOver' | 'complete' | 'clientAbsent';

/** What a room above asks for when its subject needs a visit. */
export interface VisitRequest {
  /** The record it is for; its owner owns the visit too. */
  readonly subject: RecordRow;
  /** What it is for, without personal data. */
  readonly title: string;
  readonly skills: readonly string[];
  readonly window: VisitWindow;
  readonly place: VisitPlace;
  readonly contact: VisitContact;
  /** The agent who serves the subject already, who is asked first. */
  readonly preferredStaffId: number | null;
}

const MINUTE_MS = 60_000;

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
  news!: VisitNews;

  @Inject()
  secrets!: VisitSecrets;

  @Inject()
  audit!: Audit;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** Opens a visit and offers it to the agent on duty who fits best, within the caller's transaction. */
  async open(actor: Person, request: VisitRequest): Promise<RecordRow> {
    const { subject, window, contact } = request;
    const record = await this.records.open(visitLifecycle, 'create', actor, {
      ownerPersonId: subject.ownerPersonId,
      ownerEnterpriseId: subject.ownerEnterpriseId,
      title: request.title,
      contactPhone: contact.phone,
    });
    await this.database.repository(VisitOrderRow).insert({
      id: record.id,
      subjectId: subject.id,
      skills: request.skills.join(','),
      urgent: window.urgent,
      date: window.date,
      windowFrom: window.from,
      windowTo: window.to,
      place: this.secrets.sealPlace(request.place),
      contact: this.secrets.sealContact(contact),
      arrivalCode: this.secrets.newCode(this.rules.arrival.codeDigits),
      preferredStaffId: request.preferredStaffId,
    });
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

  /** Sets out; the position is read once, if the agent agrees to it. */
  async setOut(agent: Staff, number: string, { version, position }: Body<'set-out'>): Promise<void> {
    await this.step(agent, number, 'setOut', { version }, async ({ id }) => {
      if (position) await this.keepPosition(id, 'SET_OUT', agent, position);
    });
  }

  /** Arrives by position read on the phone. @throws 422 `too_far` saying how far, `position_inaccurate`. */
  async arrive(agent: Staff, number: string, { version, position }: Body<'arrive'>): Promise<void> {
    const facts = async ({ id }: RecordRow): Promise<VisitFacts> => ({
      arrival: {
        by: 'POSITION',
        metres: await this.metresFrom(id, position),
        accuracyMetres: position.accuracyMetres,
        terms: this.rules.arrival,
      },
    });
    await this.step(agent, number, 'arrive', { version, facts }, async ({ id }) => {
      await this.database.repository(VisitOrderRow).update({ id }, { arrivedAt: now(), arrivedBy: 'POSITION' });
      await this.keepPosition(id, 'ARRIVED', agent, position);
    });
  }

  /** Arrives by the client's code alone. @throws 422 `code_wrong`. */
  async arriveByCode(agent: Staff, number: string, { version, code }: Body<'arrive-by-code'>): Promise<void> {
    const facts = async ({ id }: RecordRow): Promise<VisitFacts> => ({
      arrival: { by: 'CODE', matches: this.secrets.isCode((await this.visit(id)).arrivalCode, code) },
    });
    await this.step(agent, number, 'arrive', { version, facts }, async ({ id }) => {
      await this.database.repository(VisitOrderRow).update({ id }, { arrivedAt: now(), arrivedBy: 'CODE' });
    });
  }

  async start(agent: Staff, number: string, { version }: Body<'start'>): Promise<void> {
    await this.step(agent, number, 'start', { version });
  }

  /** Lists what the agent received; the client sees the list at once. */
  async handOver(agent: Staff, number: string, { version, materials }: Body<'hand-over'>): Promise<void> {
    await this.step(agent, number, 'handOver', { version }, async ({ id }) => {
      const received = materials.map((material) => ({ ...material, visitId: id, receivedAt: now() }));
      await this.database.repository(VisitMaterialRow).insert(received);
    });
  }

  async complete(agent: Staff, number: string, { version, note }: Body<'complete'>): Promise<void> {
    await this.step(agent, number, 'complete', { version, note });
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

  async confirm(person: Person, number: string, { version }: Body<'confirm'>): Promise<void> {
    await this.records.perform(visitLifecycle, { number }, 'confirm', person, { version });
  }

  /** Cancels: as its client where the caller owns it, else as the centre, which tells the client why. */
  async cancel(person: Person, number: string, { version, reason: note }: Body<'cancel'>): Promise<void> {
    const { capacities } = await this.views.read('VISIT_ORDER', number, person);
    const own = capacities.includes('OWNER');
    await this.database.transaction(async () => {
      const action = own ? 'cancelByClient' : 'cancelByCentre';
      const record = await this.records.perform(visitLifecycle, { number }, action, person, { version, note });
      await this.offers.withdraw(record.id);
      if (!own) await this.news.tell(record, action);
    });
  }

  /** Cancels a visit whose subject its client withdraws, within the caller's transaction. */
  async cancelWithSubject(client: Person, visitId: number, note: string): Promise<void> {
    await this.records.perform(visitLifecycle, { id: visitId }, 'cancelByClient', client, { note });
    await this.offers.withdraw(visitId);
  }

  /**
   * Contact and full address, for the agent who makes the visit, while he makes it; each look leaves a row in the audit log.
   * @throws 404 for anybody else, 409 `visit_over`.
   */
  async contact(agent: Staff, number: string, address: string): Promise<ContactCard> {
    const { record, capacities } = await this.views.read('VISIT_ORDER', number, agent);
    if (!capacities.includes('HOLDER')) throw notAllowed('只有上门的代办员可以查看联系人');
    if (!(RUNNING as readonly string[]).includes(record.state)) {
      throw conflict('visit_over', '这次上门已结束，联系人不再显示');
    }
    const visit = await this.visit(record.id);
    await this.audit.append(agent, { action: 'visit.contact_shown', subject: number, address });
    return { ...this.secrets.openContact(visit.contact), ...this.secrets.openPlace(visit.place) };
  }

  private async step(
    agent: Staff,
    number: string,
    action: Step,
    details: Performing<DeadlineKind, VisitFacts>,
    then: (record: RecordRow) => Promise<void> = async () => undefined,
  ): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(visitLifecycle, { number }, action, agent, details);
      await then(record);
      await this.news.tell(record, action);
    });
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
