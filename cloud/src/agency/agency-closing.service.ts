import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PERMIT_STAGE_WORDS } from 'shared-types/agency-plan.states';
import type { InputOf } from 'shared-types/routes';
import { RealNames } from '../identity/real-name.service';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { notAllowed, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import { maskName } from '../kernel/privacy/mask.rules';
import type { Staff } from '../kernel/session/actor';
import { agencyLifecycle } from './agency.rules';
import { AgencyCases } from './agency-cases';
import { AgencyDeliveryRow } from './agency-end.entity';
import { agencyReceipt } from './agency-end-papers';
import { AgencyFilings } from './agency-filing.service';
import { closingForm } from './agency-papers';
import { AgencyPermits } from './agency-permits';
import { permitStage } from './agency-progress.rules';
import { ClientCodes, pickUpKey } from './client-codes';
import { Mandates } from './mandates';

type Path = 'close' | 'closing-proposal' | 'closing-return' | 'delivery';
type Body<P extends Path> = InputOf<`POST /agency-cases/:number/${P}`>['body'];

/** From the result to the end: handed over with the identity checked, proposed for closing, closed by somebody else. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyClosing {
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
  mandates!: Mandates;

  @Inject()
  realNames!: RealNames;

  @Inject()
  codes!: ClientCodes;

  @Inject()
  cipher!: Cipher;

  /**
   * Hands over every result the agent fetched, to somebody whose identity card was looked at or who shows the code on
   * the client's phone; the 《送达回证》 says which (handbook 3.1 row 12).
   * @throws 403 for anybody but the agent of the case, 422 `no_result_in_hand`, `code_wrong`, `identity_differs`
   */
  async deliver(agent: Staff, number: string, body: Body<'delivery'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version: body.version, facts: this.cases.facts };
      const record = await this.records.perform(agencyLifecycle, { number }, 'deliver', agent, terms);
      const results = await this.permits.inHand(record.id);
      await this.requireClient(record, body, pickUpKey(record.id, results));
      const at = now();
      const delivered = results.map(({ caseId }) => ({
        caseId,
        agencyId: record.id,
        staffId: agent.staff.id,
        deliveredAt: at,
        checked: body.checked,
        receiver: this.cipher.seal(body.receiver),
      }));
      await this.database.repository(AgencyDeliveryRow).insert(delivered);
      const receipt = agencyReceipt({
        ...(await this.cases.subjectOf(record)),
        items: results.map(({ name, number: caseNumber }) => `${name}（${caseNumber}）`),
        receiver: maskName(body.receiver),
        checked: body.checked,
        at,
      });
      await this.documents.issue(record, agent, 'DELIVERY_RECEIPT', receipt);
      await this.cases.tell(record, 'deliver');
      await this.filings.settle(record);
    });
  }

  /** The agent proposes to close. @throws 422 for whatever is not done or not returned yet, `closing_proposed` */
  async propose(agent: Staff, number: string, { version, note }: Body<'closing-proposal'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, facts: this.cases.facts, ...(note ? { note } : {}) };
      const record = await this.records.perform(agencyLifecycle, { number }, 'proposeClosing', agent, terms);
      const closing = { closingProposedAt: now(), closingVersion: record.version, closingNote: note || null };
      await this.cases.change(record, closing);
    });
  }

  /** Sends the proposal back, which thereby stands no longer. @throws 403 for the agent, 422 `closing_not_proposed` */
  async sendBack(staff: Staff, number: string, { version, reason }: Body<'closing-return'>): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.byAnother(staff, number);
      const terms = { version, facts: this.cases.facts, note: reason };
      await this.records.perform(agencyLifecycle, { id }, 'returnClosing', staff, terms);
    });
  }

  /**
   * Ends the case with a form that says what became of each item.
   * @throws 403 for the agent of the case, whatever other role they hold; 422 `visit_open`, `agency_not_done`,
   *   `cases_unfinished`, `papers_outstanding` each naming what is open, `list_waits`, `closing_not_proposed`
   */
  async close(staff: Staff, number: string, { version, note }: Body<'close'>): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.byAnother(staff, number);
      const { closingNote } = await this.cases.rowOf({ id });
      const words = note || closingNote;
      const terms = { version, facts: this.cases.facts, ...(words ? { note: words } : {}) };
      const record = await this.records.perform(agencyLifecycle, { id }, 'close', staff, terms);
      const outcomes = await this.outcomes(record);
      const form = closingForm({ ...(await this.cases.subjectOf(record)), outcomes, note: words });
      await this.documents.issue(record, staff, 'AGENCY_CLOSING', form);
      await this.mandates.settleCase(record.id);
      await this.cases.tell(record, 'close');
    });
  }

  private async byAnother(staff: Staff, number: string): Promise<RecordRow> {
    const record = await this.records.lock('AGENCY_CASE', { number });
    if (record.holderStaffId === staff.staff.id) throw notAllowed('办结不能由经办的代办员自己批准');
    return record;
  }

  /** A card is compared where the client's own was looked at before; an enterprise's handler may be another each time. */
  private async requireClient(record: RecordRow, body: Body<'delivery'>, key: string): Promise<void> {
    if (body.checked === 'PICK_UP_CODE') {
      if (this.codes.matches('pick-up', key, body.code)) return;
      throw ruledOut('code_wrong', '领取码不对，请客户打开自己手机上的这件代办，出示领取码');
    }
    const known = record.ownerPersonId === null ? null : await this.realNames.known(record.ownerPersonId);
    if (!known || (known.name === body.receiver && known.idNumber.endsWith(body.idTail))) return;
    throw ruledOut(
      'identity_differs',
      '姓名或者证件号后四位和客户实名核验的不一致，不能送达；请客户本人领取，或者用领取码',
    );
  }

  private async outcomes({ id }: RecordRow): Promise<string[]> {
    const permits = await this.permits.of(id);
    return permits.map((permit) => {
      const { label } = PERMIT_STAGE_WORDS[permitStage(permit, permits)];
      return `${permit.item.name}：${permit.filed ? `${label}（${permit.filed.number}）` : '没有递交'}`;
    });
  }
}
