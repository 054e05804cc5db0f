import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ServiceItem } from '../directory/service-items.config';
import { Timers } from '../kernel/deadline/timers';
import { Documents } from '../kernel/documents/documents';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Actor } from '../kernel/session/actor';
import { Payments } from '../payment/payment.service';
import { CaseFiles } from './case-files';
import { CasePushes } from './case-pushes';
import { caseLifecycle } from './casework.rules';
import { acceptanceNotice } from './casework-papers';
import { toleranceWorkdays } from './materials.rules';

/** The ways into acceptance; which of a pair it is follows from the item. */
const ACCEPTANCES = {
  COMPLETE: { INSTANT: 'acceptInstant', COMMITTED: 'acceptCommitted' },
  TOLERANCE: { INSTANT: 'acceptInstant', COMMITTED: 'acceptTolerance' },
  DEEMED: { INSTANT: 'deemInstant', COMMITTED: 'deemCommitted' },
} as const;

/** 受理: the clocks start, what it costs is owed, and a committed case is on its way to the department. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseAcceptance {
  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject()
  pushes!: CasePushes;

  @Inject()
  payments!: Payments;

  @Inject()
  timers!: Timers;

  @Inject()
  documents!: Documents;

  /**
   * Accepts a case within the caller's transaction.
   * @param acceptedAt what its clocks start from; for one deemed accepted, the day it was received
   * @param toleranceOf working days the centre gives for completing a tolerated file, before the item's own limit is
   *   looked at; null where nothing was tolerated
   */
  async accept(
    record: RecordRow,
    actor: Actor,
    how: keyof typeof ACCEPTANCES,
    acceptedAt: Date,
    toleranceOf: number | null = null,
  ): Promise<void> {
    const item = await this.files.itemOf(await this.files.fileOf(record));
    const workdays = item.committedWorkdays;
    await this.records.perform(caseLifecycle, record, ACCEPTANCES[how][item.type], actor, {
      eventAt: acceptedAt,
      timers:
        item.type === 'INSTANT'
          ? {}
          : {
              DECISION_COMMITTED: { workdays },
              TOLERANCE_SUPPLEMENT: { workdays: toleranceWorkdays(toleranceOf, workdays) },
            },
    });
    await this.files.change(record, { acceptedAt, deemedAccepted: how === 'DEEMED' });
    if (item.type === 'COMMITTED') await this.issueNotice(record, actor, item, acceptedAt);
    const { amountFen, basis } = item.fee;
    if (amountFen > 0) {
      const title = [...`${item.name}费用`].slice(-60).join('');
      await this.payments.raise(actor, { recordId: record.id, kind: 'FEE', title, basis, amountFen });
    }
    if (item.type === 'COMMITTED') await this.pushes.begin(record);
  }

  /** The dated written proof of acceptance (行政许可法 art. 32, last paragraph). */
  private async issueNotice(record: RecordRow, actor: Actor, item: ServiceItem, acceptedAt: Date): Promise<void> {
    const file = await this.files.fileOf(record);
    const clock = await this.timers.running(record, 'DECISION_COMMITTED');
    const paper = acceptanceNotice({
      centre: this.files.centre,
      record,
      item,
      applicant: this.files.applicantOf(file),
      acceptedAt,
      dueDate: clock?.dueDate ?? null,
      materials: file.materials,
      missing: file.toleranceMissing ?? [],
    });
    await this.documents.issue(record, actor, 'ACCEPTANCE_NOTICE', paper);
  }
}
