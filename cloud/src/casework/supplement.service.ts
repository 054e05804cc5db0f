import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import type { ServiceItem } from '../directory/service-items.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { Documents } from '../kernel/documents/documents';
import { invalidInput, notAllowed, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Person } from '../kernel/session/actor';
import { civilDateOf, formatChinese } from '../kernel/time/civil-date';
import { CaseAcceptance } from './case-acceptance';
import type { CaseFileRow } from './case-file.entity';
import { CaseFiles } from './case-files';
import { CaseNoticeRow } from './case-notice.entity';
import { CasePushes } from './case-pushes';
import type { CaseworkRules } from './casework.config';
import { caseLifecycle } from './casework.rules';
import { firstContactNotice } from './casework-papers';
import { Custody } from './custody';
import { materialNames, missingMaterials } from './materials.rules';
import { remindersOf } from './supplement.rules';

type Body<R extends 'notice' | 'materials' | 'supplement-extension'> = InputOf<`POST /cases/:number/${R}`>['body'];
type Asked = Pick<Body<'notice'>, 'missing' | 'corrections' | 'reason'>;

const NOTICES = {
  RECEIVED: 'tellOnce',
  SUPPLEMENT_PENDING: 'tellAgain',
  SUPPLEMENT_REQUESTED: 'noticeSupplement',
} as const;

/** 补正: everything told once in writing, brought within its time, and the case going on from where it stood. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Supplements {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject()
  acceptance!: CaseAcceptance;

  @Inject()
  custody!: Custody;

  @Inject()
  pushes!: CasePushes;

  @Inject()
  documents!: Documents;

  @Inject('deadlines')
  deadlines!: Deadlines;

  @Inject('casework')
  rules!: CaseworkRules;

  /**
   * Issues the 《首接负责制告知单》 (SPECIFICATION 五.4; 行政许可法 art. 32(4)).
   * @throws 400 naming a material the item does not have, 422 `nothing_to_tell`, 403 for a second notice on one
   *   submission by anybody but a supervisor, 400 where its reason is missing.
   */
  async notice(person: Person, number: string, { version, ...asked }: Body<'notice'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(person, number);
      await this.tell(person, record, asked, version);
    });
  }

  /** The same within the transaction of a use case that has just opened or locked the record. */
  async tell(person: Person, record: RecordRow, asked: Asked, version?: number): Promise<void> {
    const file = await this.files.fileOf(record);
    const item = await this.files.itemOf(file);
    this.files.refuseUnknown(item, asked.missing, 'body.missing');
    if (asked.missing.length + asked.corrections.length === 0) {
      throw ruledOut('nothing_to_tell', '请选择缺少的材料，或写明要更正的内容');
    }
    const action = NOTICES[record.state as keyof typeof NOTICES];
    if (action === undefined) throw notAllowed('这件事现在不需要告知补正');
    if (action === 'tellAgain' && !asked.reason) {
      throw invalidInput([{ path: 'body.reason', message: '再次告知要写明第一次为什么没有告知' }]);
    }
    const today = civilDateOf(now());
    const dueDate = this.deadlines.calendar.nthWorkdayAfter(today, this.rules.supplement.workdays);
    const changed = await this.records.perform(caseLifecycle, record, action, person, {
      ...(version === undefined ? {} : { version }),
      note: `请在${formatChinese(dueDate)}前补齐`,
    });
    const documentNumber = await this.documents.issue(
      changed,
      person,
      'FIRST_CONTACT_NOTICE',
      firstContactNotice({
        centre: this.files.centre,
        record: changed,
        item,
        applicant: this.files.applicantOf(file),
        missing: asked.missing,
        corrections: asked.corrections,
        dueDate,
        afterAcceptance: action === 'noticeSupplement',
        ...(await this.namesOf(file, person)),
      }),
    );
    await this.keep(changed, asked, documentNumber, dueDate, action === 'noticeSupplement');
    await this.files.tell(changed, `请在${formatChinese(dueDate)}前补正材料`);
  }

  /**
   * Takes what was brought. A file awaiting its check, or supplemented before acceptance, is accepted; one supplemented
   * during review goes on being reviewed, its clock running from the next day; tolerance is completed.
   * @throws 422 `materials_missing` naming each, 422 `corrections_open` while what was wrong still is.
   */
  async receive(person: Person, number: string, body: Body<'materials'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(person, number);
      const file = await this.files.fileOf(record);
      const received = [...new Set([...file.materials, ...body.materials])];
      const item = await this.files.itemOf(file);
      this.files.refuseUnknown(item, body.materials, 'body.materials');
      const notice = await this.openNotice(record);
      refuseIncomplete(item, file, notice, received, body.corrected === true);
      await this.files.change(record, { materials: received });
      await this.custody.received(record, item, body.materials, person);
      if (notice) await this.supplemented(person, record, notice, body.version);
      else if (file.toleranceMissing !== null) await this.completed(person, record, body.version);
      else await this.acceptance.accept(record, person, 'COMPLETE', now());
    });
  }

  /** Gives the applicant more time, from today. */
  async extend(person: Person, number: string, body: Body<'supplement-extension'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(person, number);
      const notice = await this.openNotice(record);
      if (!notice) throw notAllowed('没有等待补正的告知单');
      const dueDate = this.deadlines.calendar.nthWorkdayAfter(civilDateOf(now()), body.workdays);
      const changed = await this.records.perform(caseLifecycle, record, 'extendSupplement', person, {
        version: body.version,
        note: `延长到${formatChinese(dueDate)}。${body.reason}`,
      });
      const [remindOn = null] = remindersOf(this.deadlines.calendar, civilDateOf(now()), body.workdays);
      await this.database.repository(CaseNoticeRow).update({ id: notice.id }, { dueDate, remindOn });
      await this.files.tell(changed, `补正期限延长到${formatChinese(dueDate)}`);
    });
  }

  private async supplemented(person: Person, record: RecordRow, notice: CaseNoticeRow, version: number): Promise<void> {
    const changed = await this.records.perform(caseLifecycle, record, 'supplement', person, { version });
    await this.database.repository(CaseNoticeRow).update({ caseId: record.id, open: true }, { open: false });
    if (notice.afterAcceptance) {
      await this.records.perform(caseLifecycle, changed, 'resumeReview', person);
      await this.pushes.begin(changed);
    } else await this.acceptance.accept(changed, person, 'COMPLETE', now());
  }

  private async completed(person: Person, record: RecordRow, version: number): Promise<void> {
    await this.records.perform(caseLifecycle, record, 'completeTolerance', person, {
      version,
      facts: (locked) => this.files.factsOf(locked),
    });
    await this.files.change(record, { toleranceMissing: [] });
  }

  /** The last notice that is still awaited. */
  private openNotice({ id }: RecordRow): Promise<CaseNoticeRow | null> {
    return this.database
      .repository(CaseNoticeRow)
      .findOne({ where: { caseId: id, open: true }, order: { round: 'DESC' } });
  }

  private async keep(
    record: RecordRow,
    { missing, corrections, reason }: Asked,
    documentNumber: string,
    dueDate: string,
    afterAcceptance: boolean,
  ): Promise<void> {
    const notices = this.database.repository(CaseNoticeRow);
    const round = (await notices.countBy({ caseId: record.id })) + 1;
    // What the earlier notice asked for is still asked for.
    const earlier = await this.openNotice(record);
    if (earlier) await notices.update({ id: earlier.id }, { open: false });
    const [remindOn = null] = remindersOf(this.deadlines.calendar, civilDateOf(now()), this.rules.supplement.workdays);
    await notices.insert({
      caseId: record.id,
      round,
      documentNumber,
      missing: [...new Set([...(earlier?.missing ?? []), ...missing])],
      corrections: [...(earlier?.corrections ?? []), ...corrections],
      afterAcceptance: earlier?.afterAcceptance ?? afterAcceptance,
      repeatReason: reason ?? null,
      issuedAt: now(),
      dueDate,
      remindOn,
      open: true,
    });
  }

  private async namesOf(file: CaseFileRow, person: Person): Promise<{ firstResponsible: string; handler: string }> {
    const row = await this.database.row<{ name: string }>('SELECT name FROM staff WHERE id = ?', [
      file.firstResponsibleStaffId,
    ]);
    return { firstResponsible: row?.name ?? '', handler: person.staff?.name ?? '' };
  }
}

function refuseIncomplete(
  item: ServiceItem,
  file: CaseFileRow,
  notice: CaseNoticeRow | null,
  received: readonly string[],
  corrected: boolean,
): void {
  const asked = notice?.missing ?? file.toleranceMissing ?? missingMaterials(item, file.situationKey, []);
  const missing = asked.filter((key) => !received.includes(key));
  if (missing.length > 0) {
    const names = materialNames(item, missing).join('、');
    throw ruledOut('materials_missing', `材料还缺：${names}`, { detail: '没有收下，请补齐后一起收' });
  }
  if ((notice?.corrections.length ?? 0) > 0 && !corrected) {
    throw ruledOut('corrections_open', '告知单上要更正的内容还没有确认更正');
  }
}
