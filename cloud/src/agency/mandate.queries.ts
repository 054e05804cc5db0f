import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { MandateDraft, MandatePaper, MandateView } from 'shared-types/mandate.contract';
import {
  AGENT_BASIS_LABELS,
  MANDATE_ACT_LABELS,
  MANDATE_ACTIONS,
  type MandateAction,
} from 'shared-types/mandate.states';
import type { ResultOf } from 'shared-types/routes';
import { SIGNING_CAPACITY_LABELS } from 'shared-types/signing.states';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { documentMarkOf } from '../kernel/documents/document.entity';
import { Documents } from '../kernel/documents/documents';
import { Signatures } from '../kernel/documents/signatures';
import { unguarded } from '../kernel/lifecycle/lifecycle.rules';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { type ReadRecord, RecordViews } from '../kernel/lifecycle/record-views';
import { maskName } from '../kernel/privacy/mask.rules';
import type { Person } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { AgencyCaseRow } from './agency.entity';
import type { MandateRules } from './mandate.config';
import type { MandateRow } from './mandate.entity';
import { inForce, lastDayOf, mandateLifecycle } from './mandate.rules';
import { MandateBook } from './mandate-book';
import { signerRefusal } from './mandate-signer.rules';

const OFFERED: readonly string[] = MANDATE_ACTIONS;

/** What the screens of mandates read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MandateQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  documents!: Documents;

  @Inject()
  signatures!: Signatures;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  book!: MandateBook;

  @Inject('centre')
  centre!: Centre;

  @Inject('mandate')
  rules!: MandateRules;

  /** The mandates of a case, the latest first, and what a new one may hold. @throws 404 for a stranger to the case. */
  async ofCase(person: Person, number: string): Promise<ResultOf<'GET /agency-cases/:number/mandates'>> {
    const read = await this.views.read('AGENCY_CASE', number, person);
    const rows = await this.database.rows<{ number: string }>(
      `SELECT r.number FROM mandate m JOIN record r ON r.id = m.id WHERE m.agency_case_id = ? ORDER BY m.id DESC LIMIT 50`,
      [read.record.id],
    );
    const items: MandateView[] = [];
    for (const row of rows) items.push(await this.view(person, row.number));
    const waiting = items.some(({ state }) => state === 'DRAFT' || state === 'SIGNED_BY_CLIENT');
    return { items, draft: waiting ? null : await this.draft(read) };
  }

  /** One mandate. @throws 404 for all but its principal, its agent, the desk and overseers. */
  async view(person: Person, number: string): Promise<MandateView> {
    const read = await this.views.read('MANDATE', number, person);
    const { record } = read;
    const row = await this.book.row(record.id);
    const view = await this.views.view(read);
    const [facts] = await this.book.facts({ id: record.id });
    const numbers = await this.numbers([row.agencyCaseId, ...(row.continuesId === null ? [] : [row.continuesId])]);
    return {
      ...view,
      caseNumber: numbers.get(row.agencyCaseId) ?? '',
      continues: row.continuesId === null ? null : (numbers.get(row.continuesId) ?? null),
      principal: await this.principal(record),
      items: row.items.map((key) => ({ key, name: this.centre.itemByKey(key)?.name ?? key })),
      acts: row.acts.map((key) => ({ key, label: MANDATE_ACT_LABELS[key] })),
      substitution: row.substitution === null ? null : Boolean(row.substitution),
      agents: await this.agents(record.id),
      from: row.validFrom,
      until: row.validUntil,
      validToday: facts !== undefined && inForce(facts, civilDateOf(now())),
      papers: await this.papers(record.id),
      signer: await this.signer(row, person),
      actions: await this.actions(read, row, view.actions, person),
      obstacle: await this.obstacle(read, row, person),
    };
  }

  private async draft({ record, capacities }: ReadRecord): Promise<MandateDraft | null> {
    const request = await this.database.repository(AgencyCaseRow).findOneByOrFail({ id: record.id });
    const mayDraft = mandateLifecycle.openings.draft.who.some((who) => capacities.includes(who));
    const takenOn = record.open && record.state !== 'SUBMITTED';
    if (!mayDraft || !takenOn || request.mode === 'ASSIST') return null;
    const today = civilDateOf(now());
    const agent = record.holderStaffId === null ? null : await this.people.staffById(record.holderStaffId);
    return {
      items: request.items.map((key) => ({ key, name: this.centre.itemByKey(key)?.name ?? key })),
      acts: [...this.rules.acts],
      from: today,
      until: lastDayOf(today, this.rules.term.defaultMonths),
      latestUntil: lastDayOf(today, this.rules.term.mostMonths),
      agent: agent && { workNo: agent.workNo, name: agent.name },
    };
  }

  private async papers(recordId: number): Promise<MandatePaper[]> {
    const rows = await this.documents.signedPapersOf(recordId);
    const signed = await this.signatures.of(rows.map(({ id }) => id));
    return rows.map((row) => ({
      ...documentMarkOf(row),
      hash: row.pdfHash,
      signatures: signed.get(row.id) ?? [],
    }));
  }

  private async agents(mandateId: number): Promise<MandateView['agents']> {
    const agents: MandateView['agents'] = [];
    for (const { staffId, basis, agreedAt, reason } of await this.book.agents(mandateId)) {
      const card = await this.people.staffById(staffId);
      const { workNo, name } = card ?? { workNo: '', name: '已离岗' };
      const basisLabel = AGENT_BASIS_LABELS[basis];
      agents.push({ workNo, name, basis, basisLabel, agreed: agreedAt !== null, reason });
    }
    return agents;
  }

  private async signer(row: MandateRow, person: Person): Promise<MandateView['signer']> {
    if (row.signerPersonId === null || row.signerCapacity === null) return null;
    return {
      name: await this.people.maskedName(row.signerPersonId),
      capacityLabel: SIGNING_CAPACITY_LABELS[row.signerCapacity],
      scope: row.signerScope,
      validUntil: row.signerValidUntil,
      isMe: row.signerPersonId === person.personId,
    };
  }

  /** What the reader may do now; guards are asked, so that no button leads to a refusal. */
  private async actions(
    { record, capacities }: ReadRecord,
    row: MandateRow,
    allowed: readonly string[],
    person: Person,
  ): Promise<MandateAction[]> {
    const acting = await this.book.acting(record, person);
    // The centre's own signatures come with its countersigning.
    const facts = { ...acting, centreSigned: acting.papers };
    const found: string[] = unguarded(mandateLifecycle, allowed, facts);
    const agents = await this.book.agents(record.id);
    const asked = agents.some(({ agreedAt }) => agreedAt === null);
    const own = capacities.includes('OWNER');
    const may = own ? await this.isClient(record, row, person) : true;
    const renewable =
      (own || capacities.includes('HOLDER') || found.includes('substitute')) && (await this.renewable(record, row));
    const offered = [...found, ...(renewable ? ['renew'] : [])];
    return offered.filter((action): action is MandateAction => {
      if (!OFFERED.includes(action)) return false;
      if (action === 'consent') return may && asked;
      return action === 'prepare' || action === 'revoke' ? may : true;
    });
  }

  private async renewable(record: RecordRow, { agencyCaseId }: MandateRow): Promise<boolean> {
    if (record.state !== 'EFFECTIVE' && record.state !== 'EXPIRED') return false;
    const row = await this.database.row<{ open: number; busy: number }>(
      `SELECT c.open, EXISTS (SELECT 1 FROM mandate m JOIN record r ON r.id = m.id
                WHERE m.agency_case_id = c.id AND (r.state IN ('DRAFT', 'SIGNED_BY_CLIENT') OR m.continues_id = ?)
                  AND r.state <> 'VOID') AS busy
         FROM record c WHERE c.id = ?`,
      [record.id, agencyCaseId],
    );
    return row?.open === 1 && row.busy === 0;
  }

  private async isClient(record: RecordRow, row: MandateRow, person: Person): Promise<boolean> {
    const signer = await this.book.signer(record, person);
    return signerRefusal(signer, row.validUntil, civilDateOf(now())) === null;
  }

  private async obstacle({ record, capacities }: ReadRecord, row: MandateRow, person: Person) {
    if (!capacities.includes('OWNER') || record.state !== 'DRAFT') return null;
    const signer = await this.book.signer(record, person);
    const refusal = signerRefusal(signer, row.validUntil, civilDateOf(now()));
    return refusal && { code: refusal.code, title: refusal.title };
  }

  private async principal({ ownerEnterpriseId, ownerPersonId }: RecordRow): Promise<string> {
    if (ownerEnterpriseId === null) {
      return ownerPersonId === null ? '' : maskName((await this.people.personContact(ownerPersonId)).name ?? '');
    }
    const row = await this.database.row<{ name: string }>('SELECT name FROM enterprise WHERE id = ?', [
      ownerEnterpriseId,
    ]);
    return row?.name ?? '';
  }

  private async numbers(ids: readonly number[]): Promise<Map<number, string>> {
    const rows = await this.database.rows<{ id: number; number: string }>(
      'SELECT id, number FROM record WHERE id IN (?)',
      [ids],
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }
}
