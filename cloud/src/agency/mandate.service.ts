import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory, type StaffCard } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { conflict, invalidInput, notAllowed, ruledOut } from '../kernel/errors/refusal';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import type { Person, Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { AgencyCaseRow } from './agency.entity';
import type { MandateRules } from './mandate.config';
import { MandateAgentRow, MandateRow } from './mandate.entity';
import { mandateLifecycle, mandateTermFaults, renewalFrom } from './mandate.rules';
import { MandateBook } from './mandate-book';
import { MandateNews } from './mandate-news';

type Draft = InputOf<'POST /agency-cases/:number/mandates'>['body'];

/** What every new mandate is written down with. */
interface Writing extends Pick<MandateRow, 'items' | 'acts' | 'validFrom' | 'validUntil' | 'continuesId'> {
  readonly agent: StaffCard;
}

/** States of an agency case in which nobody has agreed yet to do it. */
const NOT_TAKEN_ON: readonly string[] = ['SUBMITTED', 'DECLINED'];

/** 授权委托: drafted, given up, revoked and renewed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MandateService {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  capacities!: Capacities;

  @Inject()
  documents!: Documents;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  book!: MandateBook;

  @Inject()
  news!: MandateNews;

  @Inject('centre')
  centre!: Centre;

  @Inject('mandate')
  rules!: MandateRules;

  /**
   * Drafts the first or a further mandate of a case. Returns its number.
   * @throws 404, 403 for staff who neither hold the case nor run the desk; 400 for items, agent or term that cannot be;
   *   422 `assist_needs_no_mandate`, `case_not_taken_on`; 409 `mandate_drafted` while one waits to be signed.
   */
  async draft(staff: Staff, caseNumber: string, body: Draft): Promise<string> {
    const { record: found } = await this.views.read('AGENCY_CASE', caseNumber, staff);
    const agent = await this.agentOf(body.agentWorkNo);
    return this.database.transaction(async () => {
      const agencyCase = await this.records.lock('AGENCY_CASE', { id: found.id });
      await this.requireDrafter(agencyCase, staff);
      await this.requireReady(agencyCase);
      const request = await this.database.repository(AgencyCaseRow).findOneByOrFail({ id: agencyCase.id });
      const items = [...new Set(body.itemKeys)];
      if (items.some((key) => !request.items.includes(key))) {
        throw invalidInput([{ path: 'body.itemKeys', message: '委托的事项应在这件代办之内' }]);
      }
      const faults = mandateTermFaults(body, this.rules.term.mostMonths, civilDateOf(now()));
      if (faults.length > 0) throw invalidInput(faults);
      const term = { validFrom: body.from, validUntil: body.until };
      const writing = { ...term, items, acts: [...new Set(body.acts)], agent, continuesId: null };
      return this.write('draft', staff, agencyCase, writing);
    });
  }

  /**
   * Drafts a mandate that continues this one, with the same items, authority and agent. Returns its number.
   * @throws 422 `not_renewable`, `case_not_taken_on`; 400 for the term; 409 `record_moved_on`, `mandate_drafted`.
   */
  async renew(person: Person, number: string, { version, until }: InputOf<'POST /mandates/:number/renew'>['body']) {
    const { record: old, capacities } = await this.views.read('MANDATE', number, person);
    if (!mandateLifecycle.openings.renew.who.some((who) => capacities.includes(who))) throw notAllowed();
    const row = await this.book.row(old.id);
    return this.database.transaction(async () => {
      const agencyCase = await this.records.lock('AGENCY_CASE', { id: row.agencyCaseId });
      const record = await this.records.lock('MANDATE', { id: old.id });
      if (record.version !== version) throw conflict('record_moved_on', '这份委托已有新的进展，请刷新后再操作');
      if (!['EFFECTIVE', 'EXPIRED'].includes(record.state)) {
        throw ruledOut('not_renewable', '只有已生效或已到期的委托可以续办，其他情形请重新委托');
      }
      await this.requireReady(agencyCase);
      const agent = record.holderStaffId === null ? null : await this.people.staffById(record.holderStaffId);
      if (!agent) throw ruledOut('agent_gone', '原来的经办人已不在岗，请联系中心另拟一份委托书');
      const from = renewalFrom(row.validUntil, civilDateOf(now()));
      const faults = mandateTermFaults({ from, until }, this.rules.term.mostMonths, civilDateOf(now()));
      if (faults.length > 0) throw invalidInput(faults);
      const { items, acts } = row;
      const writing = { items, acts, validFrom: from, validUntil: until, agent, continuesId: row.id };
      return this.write('renew', person, agencyCase, writing);
    });
  }

  /** Gives a mandate up before it takes effect: the client by not signing, the desk with its reason. */
  async discard(
    person: Person,
    number: string,
    { version, reason }: InputOf<'POST /mandates/:number/discard'>['body'],
  ) {
    await this.database.transaction(async () => {
      const { record: found } = await this.views.read('MANDATE', number, person);
      const action = (await this.capacities.owns(person, found)) ? 'refuse' : 'discard';
      const record = await this.records.perform(mandateLifecycle, { id: found.id }, action, person, {
        version,
        note: reason,
      });
      await this.documents.giveUp(record.id);
      await this.news.changed(await this.book.row(record.id));
      if (action === 'discard') await this.news.tellClient(record, mandateLifecycle.actions.discard.label);
      else await this.news.tellStaff(record, '委托人没有同意签署');
    });
  }

  /**
   * Revokes, from this instant on; what was done before stays done (民法典 art. 173). Agent and desk are told.
   * @throws 403 for a relative or one of the staff: only the client takes back what the client gave.
   */
  async revoke(person: Person, number: string, { version, reason }: InputOf<'POST /mandates/:number/revoke'>['body']) {
    await this.database.transaction(async () => {
      const { record: found } = await this.views.read('MANDATE', number, person);
      const { principalPersonId, worksHere } = await this.book.signer(found, person);
      const isClient = principalPersonId === null ? !worksHere : principalPersonId === person.personId;
      if (!isClient) throw notAllowed('委托要由委托人自己撤销');
      const details = { version, ...(reason ? { note: reason } : {}) };
      const record = await this.records.perform(mandateLifecycle, { id: found.id }, 'revoke', person, details);
      await this.news.changed(await this.book.row(record.id));
      await this.news.tellClient(record, mandateLifecycle.actions.revoke.label);
      await this.news.tellStaff(record, '委托人撤销了委托');
    });
  }

  private async write(
    opening: keyof typeof mandateLifecycle.openings,
    person: Person,
    agencyCase: RecordRow,
    { agent, ...terms }: Writing,
  ): Promise<string> {
    const record = await this.records.open(mandateLifecycle, opening, person, {
      ownerPersonId: agencyCase.ownerPersonId,
      ownerEnterpriseId: agencyCase.ownerEnterpriseId,
      holderStaffId: agent.id,
      siteKey: agencyCase.siteKey,
      title: this.titleOf(terms.items),
    });
    const row = { ...terms, id: record.id, agencyCaseId: agencyCase.id, substitution: null };
    await this.database.repository(MandateRow).insert(row);
    const named = { mandateId: record.id, staffId: agent.id, basis: 'NAMED', askedAt: now(), agreedAt: now() } as const;
    await this.database.repository(MandateAgentRow).insert(named);
    await this.news.changed(row);
    await this.news.tellClient(record, mandateLifecycle.openings[opening].label);
    return record.number;
  }

  private async requireDrafter(agencyCase: RecordRow, staff: Staff): Promise<void> {
    const capacities = await this.capacities.of(staff, agencyCase);
    if (!mandateLifecycle.openings.draft.who.some((who) => capacities.includes(who))) throw notAllowed();
  }

  private async requireReady({ id, state, open }: RecordRow): Promise<void> {
    const { mode } = await this.database.repository(AgencyCaseRow).findOneByOrFail({ id });
    if (mode === 'ASSIST') throw ruledOut('assist_needs_no_mandate', '帮办由客户自己申请，不用授权委托书');
    if (!open || NOT_TAKEN_ON.includes(state)) {
      throw ruledOut('case_not_taken_on', '这件代办还没有受理或已经结束，不能拟授权委托书');
    }
    const drafted = await this.database.row(
      `SELECT 1 FROM mandate m JOIN record r ON r.id = m.id
        WHERE m.agency_case_id = ? AND r.state IN ('DRAFT', 'SIGNED_BY_CLIENT') LIMIT 1`,
      [id],
    );
    if (drafted) throw conflict('mandate_drafted', '已有一份委托书等待签署，请先签好或作废它');
  }

  private async agentOf(workNo: string): Promise<StaffCard> {
    const agent = await this.people.staffByWorkNo(workNo);
    if (agent?.roles.includes('PROXY_AGENT')) return agent;
    throw invalidInput([{ path: 'body.agentWorkNo', message: '经办人应是在岗的代办员' }]);
  }

  private titleOf(items: readonly string[]): string {
    const [first = ''] = items.map((key) => this.centre.itemByKey(key)?.name ?? key);
    const more = items.length > 1 ? `等${items.length}项` : '';
    return `授权委托：${[...first].slice(0, 80).join('')}${more}`;
  }
}
