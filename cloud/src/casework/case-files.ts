import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_STATES, type CaseState } from 'shared-types/casework.states';
import { type PaymentState, yuan } from 'shared-types/payment.states';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { ItemVersions, versionOf } from '../directory/item-versions';
import type { ServiceItem } from '../directory/service-items.config';
import { Database } from '../kernel/database/database';
import { Timers } from '../kernel/deadline/timers';
import { invalidInput } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import { maskName } from '../kernel/privacy/mask.rules';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { PaymentQueries } from '../payment/payment.queries';
import { CaseDeliveryRow } from './case-delivery.entity';
import { CaseFileRow } from './case-file.entity';
import type { CaseFacts } from './case-guards.rules';
import { CaseMaterialRow } from './case-material.entity';

/** News of a payment, as its room tells it. */
interface PaymentNews {
  readonly recordId: number;
  readonly number: string;
  readonly state: PaymentState;
  readonly amountFen: number;
}

/** What is handed in, for whom. */
export type Submission = Pick<InputOf<'POST /cases'>['body'], 'situationKey' | 'materials' | 'applicant'>;

/** What every use case of a case does with its file: find it, change it, tell its applicant. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseFiles {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  timers!: Timers;

  @Inject()
  views!: RecordViews;

  @Inject()
  notifications!: Notifications;

  @Inject()
  owed!: PaymentQueries;

  @Inject()
  cipher!: Cipher;

  @Inject()
  versions!: ItemVersions;

  @Inject('centre')
  centre!: Centre;

  /** Locks a case for one of its readers. @throws 404 for everybody else, before anything of it can be probed. */
  async lockFor(person: Person, number: string): Promise<RecordRow> {
    const { record } = await this.views.read('CASE', number, person);
    return this.records.lock('CASE', { id: record.id });
  }

  /** Writes down what was taken in, under the wording of its item now; who took it in stays answerable (首问负责). */
  async begin({ id }: Pick<RecordRow, 'id'>, taker: Staff, submission: Submission, item: ServiceItem): Promise<void> {
    const { applicant, situationKey, materials } = submission;
    const enterprise = applicant.kind === 'ENTERPRISE' ? applicant : null;
    await this.database.repository(CaseFileRow).insert({
      id,
      itemKey: item.key,
      itemVersion: versionOf(item),
      situationKey,
      caseType: item.type,
      applicantKind: applicant.kind,
      applicantName: this.cipher.seal(applicant.name),
      creditCode: enterprise?.creditCode ?? null,
      handlerName: enterprise ? this.cipher.seal(enterprise.handlerName) : null,
      phone: this.cipher.seal(applicant.phone),
      phoneHash: this.cipher.lookup('phone', applicant.phone),
      nameHash: this.cipher.lookup('name', applicant.name),
      materials: [...materials],
      decision: null,
      decisionNo: null,
      decidedAt: null,
      firstResponsibleStaffId: taker.staff.id,
      acceptedAt: null,
      referredTo: null,
      jointId: null,
      reused: null,
      toleranceMissing: null,
    });
  }

  fileOf({ id }: { readonly id: number }): Promise<CaseFileRow> {
    return this.database.repository(CaseFileRow).findOneByOrFail({ id });
  }

  /** Writes into a case's history that it was paid for, once, however often the news comes. */
  async notePaid({ recordId, number, state, amountFen }: PaymentNews): Promise<void> {
    if (state !== 'PAID') return;
    await this.database.transaction(async () => {
      const record = await this.records.lockById(recordId);
      if (record.type !== 'CASE') return;
      const known = await this.database.row(
        `SELECT 1 FROM timeline WHERE record_id = ? AND action = 'paid' AND note = ?`,
        [recordId, number],
      );
      if (!known)
        await this.records.note(record, HOUSE, { action: 'paid', label: `已缴费 ${yuan(amountFen)} 元`, note: number });
    });
  }

  /** What the guards of a case look at. */
  async factsOf({ id }: { readonly id: number }): Promise<CaseFacts & CaseFileRow> {
    const delivery = await this.database.repository(CaseDeliveryRow).findOneBy({ caseId: id });
    return {
      ...(await this.fileOf({ id })),
      outstandingFen: await this.owed.outstandingFen(id),
      way: delivery?.way ?? 'COLLECT',
      mailed: Boolean(delivery?.mailedAt),
      certified: Boolean(delivery?.certifiedAt),
      resultOwed: (await this.timers.running({ id }, 'RESULT_PUSH')) !== null,
      lent: await this.database.repository(CaseMaterialRow).countBy({ caseId: id, keeper: 'BACK_OFFICE' }),
    };
  }

  async change({ id }: { readonly id: number }, part: Partial<CaseFileRow>): Promise<void> {
    await this.database.repository(CaseFileRow).update({ id }, part);
  }

  /** The item of a case as it stood when the case began: a later catalogue changes nothing of it. */
  itemOf({ itemKey, itemVersion }: Pick<CaseFileRow, 'itemKey' | 'itemVersion'>): Promise<ServiceItem> {
    return this.versions.read(itemKey, itemVersion);
  }

  /** The applicant as they may be shown: an enterprise by its name, a person masked. */
  applicantOf({ applicantKind, applicantName }: Pick<CaseFileRow, 'applicantKind' | 'applicantName'>): string {
    const name = this.cipher.open(applicantName);
    return applicantKind === 'ENTERPRISE' ? name : maskName(name);
  }

  /** @throws 400 naming a material that the item does not have. */
  refuseUnknown(item: ServiceItem, keys: readonly string[], path: string): void {
    const known = new Set(item.materials.map(({ key }) => key));
    const unknown = keys.findIndex((key) => !known.has(key));
    if (unknown >= 0) throw invalidInput([{ path: `${path}.${unknown}`, message: '这个事项没有这份材料' }]);
  }

  /** Tells the applicant how things stand, or `status` where the state's own word says too little. */
  async tell(record: RecordRow, status = CASE_STATES[record.state as CaseState].label): Promise<void> {
    await this.notifications.notify({
      kind: 'CASE_PROGRESS',
      personId: record.ownerPersonId,
      record,
      pieces: { item: record.title, number: record.number, status, time: noticeTime(record.changedAt) },
    });
  }
}
