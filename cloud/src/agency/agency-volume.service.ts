import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AgencyEndView } from 'shared-types/agency-end.contract';
import { CALLBACK_ASPECT_LABELS, CALLBACK_OUTCOME_LABELS, type CallbackAspect } from 'shared-types/agency-end.states';
import { RATING_LABELS, type Rating } from 'shared-types/consultation.states';
import { DOCUMENT_WORDS, type DocumentKind } from 'shared-types/document.states';
import type { InputOf } from 'shared-types/routes';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { notAllowed } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person, Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import type { AgencyRules } from './agency.config';
import { agencyLifecycle } from './agency.rules';
import { archiveRefusal, type ChecklistLine, checklist, giveUpRefusal, type VolumeFacts } from './agency-archive.rules';
import { AgencyCases } from './agency-cases';
import { AgencyCallbackRow } from './agency-end.entity';
import { archiveIndex, callbackRecord, type RecordedCall } from './agency-end-papers';

type Callback = InputOf<'POST /agency-cases/:number/callback'>['body'];

interface VolumePaper {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedAt: Date;
  readonly hash: string;
}

/** After the end: the client is called back by somebody else, and the volume goes to the archive when it is complete. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyVolumes {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  documents!: Documents;

  @Inject()
  cases!: AgencyCases;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  @Inject('agencyRules')
  rules!: AgencyRules;

  /**
   * Writes down one call. Reached, or given up after tries on enough different days, the 《回访记录》 is issued.
   * @throws 403 for the agent of the case, whatever other role they hold; 422 `tries_too_few`
   */
  async callBack(staff: Staff, number: string, body: Callback): Promise<void> {
    await this.database.transaction(async () => {
      const { id, holderStaffId } = await this.records.lock('AGENCY_CASE', { number });
      if (holderStaffId === staff.staff.id) throw notAllowed('回访不能由经办的代办员自己做');
      const action = ACTIONS[body.outcome];
      // What was said is in the record of the call, sealed, and not in the history.
      const terms = { version: body.version };
      const record = await this.records.perform(agencyLifecycle, { id }, action, staff, terms);
      if (body.outcome === 'GIVEN_UP') {
        const tried = (await this.rows(id)).map(({ day }) => day);
        const refusal = giveUpRefusal(tried, this.rules.callback.tries);
        if (refusal) throw refusal;
      }
      await this.keep(record, staff, body);
      if (body.outcome === 'NOT_REACHED') return;
      const paper = callbackRecord({ ...(await this.cases.subjectOf(record)), calls: await this.calls(id) });
      await this.documents.issue(record, staff, 'CALLBACK_RECORD', paper);
    });
  }

  /** Archives a volume in which every paper that applies is there, with its index. @throws 422 `archive_incomplete` naming what misses */
  async archive(staff: Staff, number: string, { version }: { readonly version: number }): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(agencyLifecycle, { number }, 'archive', staff, { version });
      const papers = await this.papers(record.id);
      const refusal = archiveRefusal(await this.checklist(record, papers));
      if (refusal) throw refusal;
      const lines = papers.map((paper) => ({ ...paper, title: DOCUMENT_WORDS[paper.kind].title }));
      const index = archiveIndex({ ...(await this.cases.subjectOf(record)), papers: lines });
      await this.documents.issue(record, staff, 'ARCHIVE_INDEX', index);
    });
  }

  /** Calls, checklist and index for the desk. @throws 404 for whoever may not read the case */
  async view(number: string, person: Person): Promise<AgencyEndView> {
    const { record } = await this.views.read('AGENCY_CASE', number, person);
    const papers = await this.papers(record.id);
    const lines = await this.checklist(record, papers);
    return {
      callbacks: (await this.calls(record.id)).map(({ at, aspects, ...call }) => ({
        ...call,
        at: at.toISOString(),
        outcomeLabel: CALLBACK_OUTCOME_LABELS[call.outcome],
        aspects: aspects.map((aspect) => CALLBACK_ASPECT_LABELS[aspect]),
      })),
      checklist: lines.map((line) => ({ ...line, numbers: [...line.numbers] })),
      complete: archiveRefusal(lines) === null,
      index: papers.map(({ kind, number: paperNumber, issuedAt, hash }) => ({
        title: DOCUMENT_WORDS[kind].title,
        number: paperNumber,
        issuedAt: issuedAt.toISOString(),
        hash,
      })),
    };
  }

  private async keep({ id: agencyId }: RecordRow, { staff }: Staff, body: Callback): Promise<void> {
    const said = body.outcome === 'REACHED' ? body : null;
    await this.database.repository(AgencyCallbackRow).insert({
      agencyId,
      staffId: staff.id,
      at: now(),
      day: civilDateOf(now()),
      outcome: body.outcome,
      satisfaction: said?.satisfaction ?? null,
      aspects: [...new Set(said?.aspects ?? [])].join(','),
      words: this.cipher.seal(body.words),
    });
  }

  private rows(agencyId: number): Promise<AgencyCallbackRow[]> {
    return this.database.repository(AgencyCallbackRow).find({ where: { agencyId }, order: { id: 'ASC' } });
  }

  private async calls(agencyId: number): Promise<RecordedCall[]> {
    const calls: RecordedCall[] = [];
    for (const { at, staffId, outcome, satisfaction, aspects, words } of await this.rows(agencyId)) {
      const caller = await this.people.staffById(staffId);
      calls.push({
        at,
        by: caller ? `${caller.name}（工号 ${caller.workNo}）` : '',
        outcome,
        satisfaction: satisfaction === null ? null : RATING_LABELS[satisfaction as Rating],
        aspects: aspects.split(',').filter((aspect) => aspect !== '') as CallbackAspect[],
        words: this.cipher.open(words),
      });
    }
    return calls;
  }

  private async checklist(record: RecordRow, papers: readonly VolumePaper[]): Promise<ChecklistLine[]> {
    return checklist(await this.volumeFacts(record), papers);
  }

  private async volumeFacts(record: RecordRow): Promise<VolumeFacts> {
    const { mode } = await this.cases.rowOf(record);
    const row = await this.database.row<
      Record<'planned' | 'filed' | 'taken' | 'suspended' | 'handed' | 'brought', number>
    >(
      `SELECT EXISTS (SELECT 1 FROM agency_plan WHERE agency_id = r.id AND state IN ('CONFIRMED', 'SUPERSEDED')) AS planned,
              EXISTS (SELECT 1 FROM agency_filing WHERE agency_id = r.id) AS filed,
              EXISTS (SELECT 1 FROM agency_material WHERE agency_id = r.id)
                OR EXISTS (SELECT 1 FROM visit_material m JOIN visit_order v ON v.id = m.visit_id
                            WHERE v.subject_id = r.id) AS taken,
              EXISTS (SELECT 1 FROM timeline WHERE record_id = r.id AND action = 'suspend') AS suspended,
              (SELECT COUNT(*) FROM agency_filing f JOIN case_delivery d ON d.case_id = f.case_id
                WHERE f.agency_id = r.id AND d.receiver IS NOT NULL) AS handed,
              (SELECT COUNT(DISTINCT delivered_at) FROM agency_delivery WHERE agency_id = r.id) AS brought
         FROM record r WHERE r.id = ?`,
      [record.id],
    );
    return {
      mode,
      planned: row?.planned === 1,
      filed: row?.filed === 1,
      papersTaken: row?.taken === 1,
      suspended: row?.suspended === 1,
      granted: Number(row?.handed ?? 0) + Number(row?.brought ?? 0),
    };
  }

  /** Every paper of the case, of its mandates and of the cases filed for it, in the order issued; none that was given up. */
  private papers(agencyId: number): Promise<VolumePaper[]> {
    return this.database.rows<VolumePaper>(
      `SELECT d.kind, d.number, d.issued_at AS issuedAt, COALESCE(d.pdf_hash, d.hash) AS hash FROM document d
        WHERE d.void_at IS NULL AND d.record_id IN (
          SELECT ? UNION SELECT id FROM mandate WHERE agency_case_id = ?
           UNION SELECT case_id FROM agency_filing WHERE agency_id = ?)
        ORDER BY d.issued_at, d.id`,
      [agencyId, agencyId, agencyId],
    );
  }
}

const ACTIONS = { REACHED: 'recordCallback', NOT_REACHED: 'tryCallback', GIVEN_UP: 'giveUpCallback' } as const;
