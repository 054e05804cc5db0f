import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { SPECIAL_PROCEDURE_LABELS } from 'shared-types/casework.states';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { extensionRefusal, pauseRefusal } from '../kernel/deadline/deadline-guards.rules';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { Timers } from '../kernel/deadline/timers';
import { Documents } from '../kernel/documents/documents';
import { Records } from '../kernel/lifecycle/records';
import type { Person } from '../kernel/session/actor';
import { CaseFiles } from './case-files';
import { caseLifecycle } from './casework.rules';
import { extensionNotice, specialProcedureNotice } from './casework-papers';

const CLOCK = 'DECISION_COMMITTED';

/** What changes the clock of a decision during review: special procedures and extensions, each told in writing. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Procedures {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  timers!: Timers;

  @Inject()
  files!: CaseFiles;

  @Inject()
  documents!: Documents;

  @Inject('deadlines')
  deadlines!: Deadlines;

  /** Stops the clock for a special procedure, telling how long it takes (行政许可法 art. 45). */
  async begin(
    person: Person,
    number: string,
    { version, ...told }: InputOf<'POST /cases/:number/special-procedure'>['body'],
  ): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(person, number);
      const timer = await this.timers.running(record, CLOCK);
      const file = await this.files.fileOf(record);
      const item = await this.files.itemOf(file);
      const changed = await this.records.perform(caseLifecycle, record, 'beginSpecial', person, {
        version,
        note: `${SPECIAL_PROCEDURE_LABELS[told.procedure]}，约 ${told.workdays} 个工作日。${told.reason}`,
      });
      const subject = { centre: this.files.centre, record: changed, item, applicant: this.files.applicantOf(file) };
      const documentNumber = await this.documents.issue(
        changed,
        person,
        'SPECIAL_PROCEDURE_NOTICE',
        specialProcedureNotice({ ...subject, ...told }),
      );
      const refusal = pauseRefusal({
        type: 'SPECIAL_PROCEDURE',
        reason: told.reason,
        documentNumber,
        pausedAlready: timer?.state === 'PAUSED',
        running: timer !== null,
      });
      if (refusal) throw refusal;
      await this.files.tell(changed);
    });
  }

  /**
   * Gives the decision more time: once, before it expires, approved, with the reason told (行政许可法 art. 42).
   * @throws 422 `extension_not_allowed`, `extension_used`, `extension_too_late`, `extension_too_long`
   */
  async extend(
    person: Person,
    number: string,
    { version, workdays, approvedBy, reason }: InputOf<'POST /cases/:number/extension'>['body'],
  ): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(person, number);
      const before = await this.timers.running(record, CLOCK);
      const file = await this.files.fileOf(record);
      const item = await this.files.itemOf(file);
      const changed = await this.records.perform(caseLifecycle, record, 'extend', person, {
        version,
        note: `延长 ${workdays} 个工作日，${approvedBy}批准。${reason}`,
        timers: { [CLOCK]: { extensionWorkdays: workdays } },
      });
      const after = await this.timers.running(record, CLOCK);
      const subject = { centre: this.files.centre, record: changed, item, applicant: this.files.applicantOf(file) };
      const paper = extensionNotice({ ...subject, workdays, approvedBy, reason, dueDate: after?.dueDate ?? null });
      const noticeNumber = await this.documents.issue(changed, person, 'EXTENSION_NOTICE', paper);
      const law = this.deadlines.promise('LICENCE_DECISION');
      const refusal = extensionRefusal(
        {
          workdays,
          allowedWorkdays: law.family === 'WORKDAYS' ? law.extensionWorkdays : undefined,
          dueAt: before?.dueAt ?? null,
          extendedBefore: before?.params.extensionWorkdays !== undefined,
          approvedBy,
          reason,
          noticeNumber,
        },
        now(),
      );
      if (refusal) throw refusal;
      await this.files.tell(changed, '办理期限经批准延长');
    });
  }
}
