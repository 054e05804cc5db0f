import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DOCUMENT_WORDS } from 'shared-types/document.states';
import type { InputOf } from 'shared-types/routes';
import { SIGNING_CAPACITY_LABELS } from 'shared-types/signing.states';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory } from '../identity/person-directory';
import { RealNames } from '../identity/real-name.service';
import { now } from '../kernel/clock';
import { Idempotency, type Repeatable } from '../kernel/contract/idempotency';
import { Database } from '../kernel/database/database';
import type { DocumentRow } from '../kernel/documents/document.entity';
import { Documents } from '../kernel/documents/documents';
import { Originals } from '../kernel/documents/originals';
import { changed, Signatures } from '../kernel/documents/signatures';
import { conflict, notAllowed, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { maskIdNumber } from '../kernel/privacy/mask.rules';
import type { Person, Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import type { PaperOfRecord, Signatory, SigningOffice } from '../signing/signatories';
import type { SigningCall } from '../signing/signing.service';
import type { MandateRules } from './mandate.config';
import { MandateRow } from './mandate.entity';
import { mandateLifecycle } from './mandate.rules';
import { MandateBook } from './mandate-book';
import { MandateNews } from './mandate-news';
import { type MandateTerms, mandatePaper, type Principal, renewalPaper, signingRecord } from './mandate-papers';
import { capacityOf, signerRefusal } from './mandate-signer.rules';
import { serviceAgreement } from './service-agreement';

const COUNTERSIGN = 'POST /mandates/:number/countersign';

/** The papers of a mandate and their signatures: issued for the one who signs, signed on the phone, countersigned here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MandateSigning implements SigningOffice {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  documents!: Documents;

  @Inject()
  originals!: Originals;

  @Inject()
  signatures!: Signatures;

  @Inject()
  realNames!: RealNames;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  idempotency!: Idempotency;

  @Inject()
  book!: MandateBook;

  @Inject()
  news!: MandateNews;

  @Inject('centre')
  centre!: Centre;

  @Inject('mandate')
  rules!: MandateRules;

  /**
   * The client chooses whether another agent may be put in (民法典 art. 169) and gets the papers that say so, made out to
   * the one who asks; papers made out before and not signed are given up.
   * @throws what `signerRefusal` says, 422 `real_name_needed`, `papers_signed_already`; 409 `record_moved_on`.
   */
  async prepare(person: Person, number: string, body: InputOf<'POST /mandates/:number/prepare'>['body']) {
    await this.database.transaction(async () => {
      const { record: found } = await this.views.read('MANDATE', number, person);
      const { capacity } = await this.signerOf(found, person);
      const record = await this.records.perform(mandateLifecycle, { id: found.id }, 'prepare', person, {
        version: body.version,
        facts: (locked) => this.book.acting(locked, person),
      });
      await this.documents.giveUp(record.id);
      const signer = await this.book.signer(record, person);
      const scope = await this.book.scopeOf(record, person);
      const chosen = {
        substitution: body.substitution,
        signerPersonId: person.personId,
        signerCapacity: capacity,
        signerScope: scope,
        signerValidUntil: signer.membership?.validUntil ?? null,
      };
      await this.database.repository(MandateRow).update(record.id, chosen);
      await this.issue(record, person, await this.book.row(record.id));
    });
  }

  /** The client's side of a mandate's papers: the person they were made out to, while they may still sign. */
  async signatory(person: Person, { record }: PaperOfRecord): Promise<Signatory> {
    const signatory = await this.signerOf(record, person);
    const { signerPersonId } = await this.book.row(record.id);
    if (signerPersonId !== person.personId) {
      throw ruledOut('papers_name_another', '文书写明由另一位签署，请由他签署，或在委托书页面重新出具');
    }
    if (record.state !== 'DRAFT') throw conflict('record_moved_on', '这份委托已不在待签署的状态，请刷新后再看');
    return signatory;
  }

  /** Notes the signature; with the last of the papers the mandate is signed by the client. */
  async signed(person: Person, { record, paper }: PaperOfRecord): Promise<void> {
    const acting = await this.book.acting(record, person);
    const label = `您签署了《${DOCUMENT_WORDS[paper.kind].title}》`;
    if (acting.clientSigned < acting.papers) {
      await this.records.note(record, person, { action: 'signPaper', label, note: paper.number });
      return;
    }
    const signed = await this.records.perform(mandateLifecycle, { id: record.id }, 'sign', person, {
      note: paper.number,
      facts: () => acting,
    });
    await this.news.changed(await this.book.row(signed.id));
  }

  /**
   * The centre signs the same bytes, having looked at by what right the client's signer signed; the mandate takes effect
   * and the sheet that shows the signatures is issued.
   * @throws 422 `countersigner_is_client`, `countersigner_is_agent`, `mandate_term_over`; 409 `document_changed`,
   *   `document_altered`, `record_moved_on`.
   */
  async countersign(staff: Staff, number: string, body: InputOf<typeof COUNTERSIGN>['body'], call: SigningCall) {
    const input = { number, body };
    const request: Repeatable = { caller: staff, address: call.address, route: COUNTERSIGN, key: call.key, input };
    if (await this.idempotency.answered(request)) return;
    const { record } = await this.views.read('MANDATE', number, staff);
    const papers = await this.documents.signedPapersOf(record.id);
    await this.requireShown(papers, body.papers, staff);
    await this.idempotency.once(request, () => this.signForCentre(staff, record, papers, body, call.address));
  }

  /** The bytes are the ones that were shown, one by one: outside of the transaction, since it reads the store. */
  private async requireShown(
    papers: readonly DocumentRow[],
    shown: readonly { readonly handle: string; readonly hash: string }[],
    staff: Staff,
  ): Promise<void> {
    for (const paper of papers) {
      const { hash } = await this.originals.of(paper, staff);
      if (!shown.some((each) => each.handle === paper.handle && each.hash === hash)) throw changed();
    }
  }

  private async signForCentre(
    staff: Staff,
    { id }: RecordRow,
    papers: readonly DocumentRow[],
    { version }: { readonly version: number },
    address: string,
  ): Promise<null> {
    const locked = await this.records.lock('MANDATE', { id });
    if (locked.version !== version) throw conflict('record_moved_on', '这份委托已有新的进展，请刷新后再操作');
    const { name, id: staffId } = staff.staff;
    const terms = { party: 'CENTRE', capacity: 'CENTRE', method: 'DESK', name, staffId, address } as const;
    for (const paper of papers) {
      await this.signatures.add(paper.id, staff, { ...terms, pdfHash: paper.pdfHash ?? '' });
    }
    const record = await this.records.perform(mandateLifecycle, { id }, 'countersign', staff, {
      version,
      facts: (signed) => this.book.acting(signed, staff),
    });
    await this.issueRecord(record, staff, papers);
    await this.news.changed(await this.book.row(id));
    await this.news.tellClient(record, mandateLifecycle.actions.countersign.label);
    return null;
  }

  /** By what right somebody signs for the client now. @throws what `signerRefusal` says. */
  private async signerOf(record: RecordRow, person: Person): Promise<Signatory> {
    const signer = await this.book.signer(record, person);
    const { validUntil } = await this.book.row(record.id);
    const refusal = signerRefusal(signer, validUntil, civilDateOf(now()));
    if (refusal) throw refusal;
    return { party: 'CLIENT', capacity: capacityOf(signer) };
  }

  private async issue(record: RecordRow, person: Person, row: MandateRow): Promise<void> {
    const principal = await this.principal(record, person, row);
    const terms = await this.termsOf(record, row, principal);
    if (row.continuesId === null) {
      await this.documents.issue(record, person, 'SERVICE_AGREEMENT', serviceAgreement(terms));
      await this.documents.issue(record, person, 'MANDATE', mandatePaper(terms));
      return;
    }
    const [before] = (await this.records.byIds([row.continuesId])).values();
    const { validUntil: until } = await this.book.row(row.continuesId);
    const continues = { number: before?.number ?? '', until };
    await this.documents.issue(record, person, 'MANDATE_RENEWAL', renewalPaper({ ...terms, continues }));
  }

  private async termsOf(record: RecordRow, row: MandateRow, principal: Principal): Promise<MandateTerms> {
    const [agencyCase] = (await this.records.byIds([row.agencyCaseId])).values();
    const agent = record.holderStaffId === null ? null : await this.people.staffById(record.holderStaffId);
    if (!agent) throw ruledOut('agent_gone', '委托书写明的经办人已不在岗，请联系中心重新拟定');
    return {
      centre: this.centre,
      principal,
      caseNumber: agencyCase?.number ?? '',
      itemNames: row.items.map((key) => this.centre.itemByKey(key)?.name ?? key),
      acts: row.acts,
      reserved: this.rules.reserved,
      agent,
      substitution: Boolean(row.substitution),
      from: row.validFrom,
      until: row.validUntil,
    };
  }

  /** The client as the papers name it; the signer's identity number with its middle covered. */
  private async principal(record: RecordRow, person: Person, row: MandateRow): Promise<Principal> {
    const { name, idNumber } = await this.realNames.require(person.personId);
    const signer = `${name}（${SIGNING_CAPACITY_LABELS[row.signerCapacity ?? 'SELF']}，身份证 ${maskIdNumber(idNumber)}）`;
    if (record.ownerEnterpriseId === null) return { name, identity: `身份证 ${maskIdNumber(idNumber)}`, signer };
    const enterprise = await this.database.row<{ name: string; creditCode: string }>(
      'SELECT name, credit_code AS creditCode FROM enterprise WHERE id = ?',
      [record.ownerEnterpriseId],
    );
    if (!enterprise) throw notAllowed();
    return { name: enterprise.name, identity: `统一社会信用代码 ${enterprise.creditCode}`, signer };
  }

  private async issueRecord(record: RecordRow, staff: Staff, papers: readonly DocumentRow[]): Promise<void> {
    const signatures = await this.signatures.opened(papers);
    const client = signatures.find(({ party }) => party === 'CLIENT');
    const sheet = signingRecord({
      centre: this.centre,
      principal: client?.name ?? '',
      papers: papers.map(({ id, kind, number, pdfHash }) => ({
        id,
        title: DOCUMENT_WORDS[kind].title,
        number,
        hash: pdfHash ?? '',
      })),
      signatures,
    });
    await this.documents.issue(record, staff, 'SIGNING_RECORD', sheet);
  }
}
