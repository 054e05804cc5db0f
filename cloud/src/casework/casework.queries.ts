import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CaseView } from 'shared-types/casework.contract';
import { CASE_ACTIONS, CASE_FORMS } from 'shared-types/casework.states';
import type { ServiceItem } from '../directory/service-items.config';
import { Database } from '../kernel/database/database';
import { unguarded } from '../kernel/lifecycle/lifecycle.rules';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Cipher } from '../kernel/privacy/cipher';
import { maskPhone } from '../kernel/privacy/mask.rules';
import type { Person } from '../kernel/session/actor';
import { CaseFileRow } from './case-file.entity';
import { CaseFiles } from './case-files';
import type { CaseMaterialRow } from './case-material.entity';
import { CaseNoticeRow } from './case-notice.entity';
import { CasePushes } from './case-pushes';
import { caseLifecycle } from './casework.rules';
import { Custody } from './custody';
import { Deliveries } from './delivery.service';
import { DepartmentMessages } from './department-messages';
import { materialNames } from './materials.rules';
import { CODED_ACTIONS, nationalCode } from './national-codes.rules';

const OFFERED: readonly string[] = [...CASE_ACTIONS, ...CASE_FORMS];

/** What the screens of a case read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseworkQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  files!: CaseFiles;

  @Inject()
  custody!: Custody;

  @Inject()
  deliveries!: Deliveries;

  @Inject()
  pushes!: CasePushes;

  @Inject()
  messages!: DepartmentMessages;

  @Inject()
  cipher!: Cipher;

  /** One case for its applicant or for the desk; name and phone masked for both. */
  async view(number: string, person: Person): Promise<CaseView> {
    const read = await this.views.read('CASE', number, person);
    const file = await this.files.factsOf(read.record);
    const view = await this.views.view(read);
    const item = await this.files.itemOf(file);
    const kept = await this.custody.of(read.record);
    const situation = item.situations.find(({ key }) => key === file.situationKey);
    return {
      ...view,
      actions: unguarded(caseLifecycle, view.actions, file).filter((action) => OFFERED.includes(action)),
      itemKey: file.itemKey,
      itemName: item.name,
      situationName: situation?.name ?? '',
      caseType: file.caseType,
      stateCode: await this.stateCode(file),
      applicant: {
        kind: file.applicantKind,
        name: this.files.applicantOf(file),
        phone: maskPhone(this.cipher.open(file.phone)),
      },
      materials: item.materials
        .filter(({ key }) => situation?.materials.includes(key))
        .map(({ key, name, form }) => ({
          key,
          name,
          form,
          received: file.materials.includes(key),
          ...placeOf(kept, key),
          reusedFrom: file.reused?.find((each) => each.key === key)?.from ?? null,
        })),
      resultName: item.result.name,
      joint: await this.jointNumber(file),
      referredTo: file.referredTo,
      firstResponsible: await this.staffMark(file.firstResponsibleStaffId),
      deemedAccepted: Boolean(file.deemedAccepted),
      tolerance: file.toleranceMissing ? materialNames(item, file.toleranceMissing) : null,
      supplement: await this.supplement(file, item),
      delivery: await this.deliveries.view(read.record, item),
      push: read.asStaff ? await this.pushes.view(read.record) : null,
      resultPush: read.asStaff ? await this.pushes.view(read.record, 'RESULT') : null,
      departmentMessages: read.asStaff ? await this.messages.view(read.record) : [],
      decision: decisionOf(file),
    };
  }

  private async stateCode({ id, acceptedAt }: CaseFileRow): Promise<number | null> {
    const last = await this.database.row<{ action: string }>(
      'SELECT action FROM timeline WHERE record_id = ? AND action IN (?) ORDER BY id DESC LIMIT 1',
      [id, CODED_ACTIONS],
    );
    return last && nationalCode(last.action, acceptedAt);
  }

  private async jointNumber({ jointId }: CaseFileRow): Promise<string | null> {
    if (jointId === null) return null;
    const group = await this.database.row<{ number: string }>('SELECT number FROM record WHERE id = ?', [jointId]);
    return group?.number ?? null;
  }

  /** The last notice, with what it asks for. */
  private async supplement(file: CaseFileRow, { materials }: ServiceItem): Promise<CaseView['supplement']> {
    const notice = await this.database
      .repository(CaseNoticeRow)
      .findOne({ where: { caseId: file.id }, order: { round: 'DESC' } });
    if (!notice) return null;
    return {
      documentNumber: notice.documentNumber,
      round: notice.round,
      missing: materials.filter(({ key }) => notice.missing.includes(key)).map(({ key, name }) => ({ key, name })),
      corrections: notice.corrections,
      dueDate: notice.dueDate,
      open: Boolean(notice.open),
    };
  }

  private async staffMark(id: number): Promise<CaseView['firstResponsible']> {
    const row = await this.database.row<CaseView['firstResponsible']>(
      'SELECT work_no AS workNo, name FROM staff WHERE id = ?',
      [id],
    );
    return row ?? { workNo: '', name: '' };
  }
}

const decisionOf = ({ decision, decisionNo, decidedAt }: CaseFileRow): CaseView['decision'] =>
  decision && { outcome: decision, number: decisionNo, decidedAt: decidedAt?.toISOString() ?? null };

function placeOf(kept: readonly CaseMaterialRow[], key: string) {
  const row = kept.find(({ materialKey }) => materialKey === key);
  return { keeper: row?.keeper ?? null, since: row?.since.toISOString() ?? null };
}
