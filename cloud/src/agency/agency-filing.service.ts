import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { AgentIntake } from '../casework/agent-intake';
import { ItemVersions } from '../directory/item-versions';
import { VisitSecrets } from '../dispatch/visit-secrets';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Staff } from '../kernel/session/actor';
import { agencyLifecycle } from './agency.rules';
import { AgencyCases } from './agency-cases';
import { AgencyPermits, type PlannedPermit } from './agency-permits';
import { AgencyFilingRow } from './agency-plan.entity';
import { DERIVED, FOLLOWING, filingRefusal, standing } from './agency-progress.rules';
import { Mandates } from './mandates';

type Filing = InputOf<'POST /agency-cases/:number/filings'>['body'];

/** From collecting to delivery: items are filed as cases, and the agency case follows what becomes of them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyFilings {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  cases!: AgencyCases;

  @Inject()
  permits!: AgencyPermits;

  @Inject()
  mandates!: Mandates;

  @Inject()
  intake!: AgentIntake;

  @Inject()
  versions!: ItemVersions;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  secrets!: VisitSecrets;

  /** Begins to collect; where items were filed under an earlier plan, how they stand shows at once. @throws 422 `mandate_needed` */
  async collect(staff: Staff, number: string, { version }: { version: number }): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, facts: this.cases.facts };
      const record = await this.records.perform(agencyLifecycle, { number }, 'collect', staff, terms);
      await this.cases.tell(record, 'collect');
      await this.settle(record);
    });
  }

  /**
   * Files one item of the confirmed plan as a case, of which the client is the applicant.
   * @throws 400 for an item or material that is not in the plan, 409 `already_filed` naming its case,
   *   422 `predecessors_undecided`, `materials_missing`, and in 代办 whatever `Mandates.requireCovering` refuses with
   */
  async file(agent: Staff, number: string, { itemKey, materials }: Filing): Promise<void> {
    await this.database.transaction(async () => {
      const locked = await this.records.lock('AGENCY_CASE', { number });
      const permits = await this.permits.of(locked.id);
      const permit = permits.find((each) => each.itemKey === itemKey);
      const note = permit?.item.name ?? itemKey;
      // Who may file at all is said first: a stranger learns nothing of the plan.
      const record = await this.records.perform(agencyLifecycle, { id: locked.id }, 'file', agent, { note });
      const refusal = filingRefusal(permit, permits, (key) => nameOf(permits, key));
      if (refusal || !permit) throw refusal;
      const { mode } = await this.cases.rowOf(record);
      // In 帮办 the client applies and the agent goes along; in 代办 the agent acts in the client's name.
      const done = { itemKey, act: 'SUBMIT' as const, staffId: agent.staff.id };
      if (mode === 'AGENCY') await this.mandates.requireCovering(record.id, done);
      await this.open(agent, record, permit, materials);
      await this.settle(record);
    });
  }

  /** Follows a case that moved. Reads how things stand, so that news may come twice or late. */
  async follow({ id: caseId }: { id: number }): Promise<void> {
    const id = await this.permits.agencyOf(caseId);
    if (id === null) return;
    await this.database.transaction(async () => this.settle(await this.records.lock('AGENCY_CASE', { id })));
  }

  /** Brings a locked case to where its permits stand; one that is not between collecting and delivery stays. */
  async settle(record: RecordRow): Promise<void> {
    if (!(DERIVED as readonly string[]).includes(record.state)) return;
    const state = standing(await this.permits.of(record.id));
    if (state === record.state) return;
    const action = FOLLOWING[state];
    await this.cases.tell(await this.records.perform(agencyLifecycle, { id: record.id }, action, HOUSE), action);
  }

  private async open(agent: Staff, record: RecordRow, permit: PlannedPermit, materials: string[]): Promise<void> {
    const { item, filed } = permit;
    const wording = await this.versions.read(item.itemKey, item.itemVersion);
    const { id: caseId } = await this.intake.receive(agent, wording, {
      owner: record,
      situationKey: item.situationKey,
      materials,
      applicant: await this.applicantOf(record, agent),
    });
    await this.database.repository(AgencyFilingRow).insert({
      caseId,
      agencyId: record.id,
      itemKey: item.itemKey,
      attempt: (filed?.attempt ?? 0) + 1,
      filedBy: agent.staff.id,
      filedAt: now(),
    });
  }

  /** The client applies, in 代办 too; an enterprise's handler is its contact in 帮办 and the agent in 代办. */
  private async applicantOf(record: RecordRow, agent: Staff) {
    const { contact: sealed, mode } = await this.cases.rowOf(record);
    const contact = this.secrets.openContact(sealed);
    const enterprise = await this.cases.enterpriseOf(record);
    if (enterprise) {
      const handlerName = mode === 'AGENCY' ? agent.staff.name : contact.name;
      return { kind: 'ENTERPRISE' as const, ...enterprise, handlerName, phone: contact.phone };
    }
    const known = record.ownerPersonId === null ? null : await this.people.personContact(record.ownerPersonId);
    return { kind: 'PERSON' as const, name: known?.name ?? contact.name, phone: contact.phone };
  }
}

const nameOf = (permits: readonly PlannedPermit[], key: string): string =>
  permits.find(({ itemKey }) => itemKey === key)?.item.name ?? key;
