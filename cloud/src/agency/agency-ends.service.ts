import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AgencyState } from 'shared-types/agency.states';
import type { InputOf } from 'shared-types/routes';
import { AgentIntake } from '../casework/agent-intake';
import { VisitQueries } from '../dispatch/dispatch.queries';
import { VisitEndings } from '../dispatch/visit-endings.service';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Person, Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import type { AgencyRules } from './agency.config';
import { agencyLifecycle, resumption } from './agency.rules';
import { AgencyCases } from './agency-cases';
import { AgencyFilings } from './agency-filing.service';
import { groundRefusal, reminderRefusal } from './agency-guards.rules';
import { suspensionForm, terminationForm } from './agency-papers';
import { AgencyPermits } from './agency-permits';
import { Mandates } from './mandates';
import { MaterialBook } from './material-book';

type Path = 'withdraw' | 'suspend' | 'resume' | 'terminate' | 'reminders';
type Body<P extends Path> = InputOf<`POST /agency-cases/:number/${P}`>['body'];

/** The ways in which an agency case stands still, goes on, or ends before its work is done. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyEnds {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  documents!: Documents;

  @Inject()
  cases!: AgencyCases;

  @Inject()
  permits!: AgencyPermits;

  @Inject()
  filings!: AgencyFilings;

  @Inject()
  intake!: AgentIntake;

  @Inject()
  mandates!: Mandates;

  @Inject()
  book!: MaterialBook;

  @Inject()
  visits!: VisitEndings;

  @Inject()
  visitQueries!: VisitQueries;

  @Inject('agencyRules')
  rules!: AgencyRules;

  /**
   * Takes the request back: a visit not yet made is cancelled, and every case a department has not decided is withdrawn
   * with it; papers of the client's that are with us go back within a working day.
   * @throws 422 `visit_under_way`.
   */
  async withdraw(person: Person, number: string, { version, note }: Body<'withdraw'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, facts: this.cases.facts, ...(note ? { note } : {}) };
      const { id } = await this.records.lock('AGENCY_CASE', { number });
      const held = await this.book.outstanding(id);
      const action = held.length === 0 ? 'withdraw' : 'withdrawHolding';
      const record = await this.records.perform(agencyLifecycle, { id }, action, person, terms);
      const visit = await this.visitQueries.latestFor(record.id);
      if (visit?.open) await this.visits.cancelWithSubject(person, visit.id, '申请已撤回');
      for (const { caseId } of await this.permits.latestFiled(record.id)) {
        await this.intake.withdraw(person, caseId, `帮办代办 ${record.number} 已撤回`);
      }
      await this.mandates.settleCase(record.id);
      if (held.length > 0) await this.cases.tell(record, action);
    });
  }

  /**
   * Lets the case stand still, with what becomes of the materials decided.
   * @throws 422 `visit_open`, `papers_held` for saying that the centre holds none while it does
   */
  async suspend(person: Person, number: string, { version, reason, custody }: Body<'suspend'>): Promise<void> {
    await this.database.transaction(async () => {
      const { state: from } = await this.records.lock('AGENCY_CASE', { number });
      const terms = { version, note: reason, facts: this.cases.facts };
      const record = await this.records.perform(agencyLifecycle, { number }, 'suspend', person, terms);
      await this.cases.change(record, { suspendedFrom: from as AgencyState, custody });
      const papers = (await this.book.outstanding(record.id)).map(({ name }) => name);
      if (custody === 'NONE' && papers.length > 0) {
        throw ruledOut('papers_held', `中心手里还有客户的材料：${papers.join('、')}，请选择保管或者退还`);
      }
      const form = suspensionForm({ ...(await this.cases.subjectOf(record)), reason, custody, papers });
      await this.documents.issue(record, person, 'AGENCY_SUSPENSION', form);
      await this.cases.answered(record, person);
      await this.cases.tell(record, 'suspend');
    });
  }

  /** Goes on where it was; what its cases did meanwhile shows at once. */
  async resume(person: Person, number: string, { version }: Body<'resume'>): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.records.lock('AGENCY_CASE', { number });
      const { suspendedFrom } = await this.cases.rowOf({ id });
      const terms = { version, facts: this.cases.facts };
      const action = resumption(suspendedFrom);
      const record = await this.records.perform(agencyLifecycle, { id }, action, person, terms);
      await this.cases.change(record, { custody: null });
      await this.cases.answered(record, person);
      await this.cases.tell(record, action);
      await this.filings.settle(record);
    });
  }

  /**
   * Ends the case for the centre, on one of the grounds there are, with a form that says where to object. What was filed
   * goes on: its applicant is the client.
   * @throws 422 `not_reminded_enough`, `not_silent_enough`, `visit_open`
   */
  async terminate(staff: Staff, number: string, { version, ground, reason }: Body<'terminate'>): Promise<void> {
    await this.database.transaction(async () => {
      const locked = await this.records.lock('AGENCY_CASE', { number });
      const refusal = groundRefusal(ground, await this.silence(locked), this.rules.silence, civilDateOf(now()));
      if (refusal) throw refusal;
      const terms = { version, note: reason, facts: this.cases.facts };
      const record = await this.records.perform(agencyLifecycle, { id: locked.id }, 'terminate', staff, terms);
      await this.cases.change(record, { ground });
      const unfinished = await this.permits.unfinished(record.id);
      const papers = (await this.book.outstanding(record.id)).map(({ name }) => name);
      const form = terminationForm({ ...(await this.cases.subjectOf(record)), ground, reason, unfinished, papers });
      await this.documents.issue(record, staff, 'AGENCY_TERMINATION', form);
      await this.mandates.settleCase(record.id);
      await this.cases.tell(record, 'terminate');
    });
  }

  /** Reminds a client who owes an answer; counted by days. @throws 422 `reminded_today`. */
  async remind(staff: Staff, number: string, { version, words }: Body<'reminders'>): Promise<void> {
    await this.database.transaction(async () => {
      const locked = await this.records.lock('AGENCY_CASE', { number });
      const today = civilDateOf(now());
      const silence = await this.silence(locked);
      const refusal = reminderRefusal(silence, today);
      if (refusal) throw refusal;
      const record = await this.records.perform(agencyLifecycle, { id: locked.id }, 'remindClient', staff, {
        version,
        note: words,
      });
      await this.cases.change(record, { reminders: silence.reminders + 1, remindedOn: today });
      await this.cases.tell(record, 'remindClient');
    });
  }

  private async silence(record: RecordRow) {
    const { reminders, remindedOn } = await this.cases.rowOf(record);
    return { reminders, lastOn: remindedOn };
  }
}
