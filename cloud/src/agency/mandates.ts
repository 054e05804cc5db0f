import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { MandateAct } from 'shared-types/mandate.states';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { conflict, invalidInput, notFound, type Refusal } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { MandateAgentRow } from './mandate.entity';
import { coverRefusal, inForce, mandateLifecycle, reassignRefusal, settlementOf } from './mandate.rules';
import { MandateBook } from './mandate-book';
import { MandateNews } from './mandate-news';
import { signerRefusal } from './mandate-signer.rules';

/** What somebody is about to do in the name of the client of a case. */
export interface DoneInName {
  readonly itemKey: string;
  readonly act: MandateAct;
  readonly staffId: number;
}

interface Substitution {
  readonly version: number;
  readonly workNo: string;
  readonly reason: string;
}

/** What the rest of the agency room asks of mandates: may this be done, by this agent, today; and who acts from now on. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Mandates {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  documents!: Documents;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  book!: MandateBook;

  @Inject()
  news!: MandateNews;

  /**
   * Lets something be done in the client's name. Called in the transaction that does it: the case's mandates are locked
   * until that ends, so that none is revoked between the question and the deed.
   * @throws 422 `mandate_missing`, `mandate_not_valid_today`, `mandate_lacks_item`, `mandate_lacks_act`,
   *   `mandate_names_other_agent` (民法典 art. 165, 171).
   */
  async requireCovering(agencyCaseId: number, done: DoneInName): Promise<void> {
    const facts = await this.book.facts({ caseId: agencyCaseId }, { lock: true });
    const refusal = coverRefusal(facts, { ...done, today: civilDateOf(now()) });
    if (refusal) throw refusal;
  }

  /** Why the agent of a case may not become this one; null when they may (民法典 art. 169). */
  async mayReassign(agencyCaseId: number, toStaffId: number): Promise<Refusal | null> {
    return reassignRefusal(await this.book.facts({ caseId: agencyCaseId }), toStaffId, civilDateOf(now()));
  }

  /**
   * Makes this agent the one who acts under every mandate of a case that is not over, and tells the client. Called in the
   * transaction that reassigns the case. @throws 422 `substitution_not_agreed`.
   */
  async reassign(agencyCaseId: number, toStaffId: number): Promise<void> {
    await this.database.transaction(async () => {
      const today = civilDateOf(now());
      const facts = await this.book.facts({ caseId: agencyCaseId }, { lock: true });
      const refusal = reassignRefusal(facts, toStaffId, today);
      if (refusal) throw refusal;
      const bound = facts.filter(({ state, until }) => state === 'EFFECTIVE' && today <= until);
      for (const { id, agentStaffId } of bound) if (agentStaffId !== toStaffId) await this.follow(id, toStaffId);
    });
  }

  /**
   * Puts another agent in at once where the client allowed it, else asks the client.
   * @throws 400 when nobody of this work number is an agent here; 409 `agent_already`, `record_moved_on`.
   */
  async substitute(staff: Staff, number: string, { version, workNo, reason }: Substitution): Promise<void> {
    const agent = await this.people.staffByWorkNo(workNo);
    if (!agent?.roles.includes('PROXY_AGENT')) {
      throw invalidInput([{ path: 'body.workNo', message: '经办人应是在岗的代办员' }]);
    }
    await this.database.transaction(async () => {
      const { record } = await this.views.read('MANDATE', number, staff);
      if (record.holderStaffId === agent.id) throw conflict('agent_already', '现在的经办人就是这一位');
      const { substitution } = await this.book.row(record.id);
      const agreed = Boolean(substitution);
      const note = `${agent.name}（${agent.workNo}）：${reason}`;
      const holder = agreed ? { holderStaffId: agent.id } : {};
      const terms = { version, note, ...holder };
      const action = agreed ? 'substitute' : 'ask';
      const changed = await this.records.perform(mandateLifecycle, { id: record.id }, action, staff, terms);
      await this.put(record.id, agent.id, agreed ? 'CLAUSE' : 'CONSENT', reason, agreed ? now() : null);
      await this.announce(changed, mandateLifecycle.actions[action].label);
    });
  }

  /**
   * The client agrees to an agent the centre proposed: they act from now on.
   * @throws what `signerRefusal` says: whoever may not sign a mandate may not widen it; 404 for an agent not proposed.
   */
  async consent(person: Person, number: string, workNo: string, version: number): Promise<void> {
    const agent = await this.people.staffByWorkNo(workNo);
    await this.database.transaction(async () => {
      const { record } = await this.views.read('MANDATE', number, person);
      const { validUntil } = await this.book.row(record.id);
      const signer = await this.book.signer(record, person);
      const isNewAgent = agent !== null && person.staff?.id === agent.id;
      const refusal = signerRefusal({ ...signer, isAgent: isNewAgent }, validUntil, civilDateOf(now()));
      if (refusal) throw refusal;
      const asked = (await this.book.agents(record.id)).find(
        ({ staffId, basis, agreedAt }) => staffId === agent?.id && basis === 'CONSENT' && agreedAt === null,
      );
      if (!agent || !asked) throw notFound('没有等您同意的这位经办人');
      const terms = { version, note: `${agent.name}（${agent.workNo}）`, holderStaffId: agent.id };
      const changed = await this.records.perform(mandateLifecycle, { id: record.id }, 'consent', person, terms);
      const agreed = { agreedAt: now(), agreedBy: person.personId };
      await this.database.repository(MandateAgentRow).update(asked.id, agreed);
      await this.news.changed(await this.book.row(changed.id));
    });
  }

  /**
   * Ends what its date or its case has ended: a job does, and whoever closes a case may at once. Returns whether anything
   * was. Nobody relies on it: every use judges date and case for itself.
   */
  async settle(id: number): Promise<boolean> {
    return this.database.transaction(async () => {
      const { agencyCaseId, validUntil } = await this.book.row(id);
      const [agencyCase] = (await this.records.byIds([agencyCaseId])).values();
      const { state, open } = await this.records.lock('MANDATE', { id });
      if (!agencyCase || !open) return false;
      const action = settlementOf({ state, until: validUntil }, agencyCase, civilDateOf(now()));
      if (action === null) return false;
      const record = await this.records.perform(mandateLifecycle, { id }, action, HOUSE);
      const { label } = mandateLifecycle.actions[action];
      if (action === 'lapse' || action === 'end') await this.documents.giveUp(id);
      await this.announce(record, label);
      if (action === 'expire') await this.news.tellStaff(record, label);
      return true;
    });
  }

  /** Ends every mandate of a case that has ended. */
  async settleCase(agencyCaseId: number): Promise<void> {
    for (const { id } of await this.book.facts({ caseId: agencyCaseId })) await this.settle(id);
  }

  /** Whether a mandate could be used today by its agent, for screens. */
  async validToday(id: number): Promise<boolean> {
    const [facts] = await this.book.facts({ id });
    return facts !== undefined && inForce(facts, civilDateOf(now()));
  }

  private async follow(id: number, toStaffId: number): Promise<void> {
    const agents = await this.book.agents(id);
    const known = agents.some(({ staffId, agreedAt }) => staffId === toStaffId && agreedAt !== null);
    const record = await this.records.perform(mandateLifecycle, { id }, 'follow', HOUSE, { holderStaffId: toStaffId });
    if (!known) await this.put(id, toStaffId, 'CLAUSE', null, now());
    await this.announce(record, mandateLifecycle.actions.follow.label);
  }

  private async put(
    mandateId: number,
    staffId: number,
    basis: MandateAgentRow['basis'],
    reason: string | null,
    agreedAt: Date | null,
  ): Promise<void> {
    const row = { mandateId, staffId, basis, reason, askedAt: now(), agreedAt, agreedBy: null };
    await this.database.repository(MandateAgentRow).upsert(row, ['mandateId', 'staffId']);
  }

  private async announce(record: RecordRow, status: string): Promise<void> {
    await this.news.changed(await this.book.row(record.id));
    await this.news.tellClient(record, status);
  }
}
