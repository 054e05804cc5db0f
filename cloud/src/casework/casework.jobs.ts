import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { Timers } from '../kernel/deadline/timers';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE } from '../kernel/session/actor';
import { civilDateOf, clockTimeOf, formatChinese } from '../kernel/time/civil-date';
import { CaseAcceptance } from './case-acceptance';
import { CaseFiles } from './case-files';
import { CasePushes } from './case-pushes';
import type { CaseworkRules } from './casework.config';
import { caseLifecycle } from './casework.rules';
import { remindersOf } from './supplement.rules';

const BATCH = 100;

interface DueNotice {
  readonly id: number;
  readonly caseId: number;
  readonly remindOn: string;
  readonly dueDate: string;
  readonly issuedAt: Date;
}

/** What happens to cases by the passing of time. Each is locked and judged anew, so that any number of replicas may try. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseworkJobs {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  timers!: Timers;

  @Inject()
  files!: CaseFiles;

  @Inject()
  pushes!: CasePushes;

  @Inject()
  acceptance!: CaseAcceptance;

  @Inject('deadlines')
  deadlines!: Deadlines;

  @Inject('casework')
  rules!: CaseworkRules;

  @Logger()
  logger!: ILogger;

  /**
   * Draws what follows from a time that has passed: a file nobody judged in time is accepted by law (行政许可法 art.
   * 32(4)), a supplement nobody brought waits for a clerk's decision, a tolerance not completed ends its case.
   */
  async endLapsed(): Promise<void> {
    const unjudged = await this.timers.overdue('TELL_ONCE', ['RECEIVED'], BATCH);
    await this.each(unjudged, ['RECEIVED'], (record) =>
      this.acceptance.accept(record, HOUSE, 'DEEMED', record.createdAt),
    );
    await this.each(await this.unsupplemented(), ['SUPPLEMENT_PENDING'], async (record) => {
      const changed = await this.records.perform(caseLifecycle, record, 'expireSupplement', HOUSE);
      await this.files.tell(changed, '补正期限已过，请联系窗口');
    });
    const lapsing = caseLifecycle.actions.lapseTolerance.from;
    const tolerated = await this.timers.overdue('TOLERANCE_SUPPLEMENT', lapsing, BATCH);
    await this.each(tolerated, lapsing, async (record) => {
      const changed = await this.records.perform(caseLifecycle, record, 'lapseTolerance', HOUSE);
      await this.pushes.follow('lapseTolerance', changed);
      await this.files.tell(changed);
    });
  }

  /** Reminds applicants of what is still awaited, by day and once for each day of reminding. Returns how many. */
  async remind(): Promise<number> {
    const at = now();
    if (clockTimeOf(at) < this.rules.remindAt) return 0;
    const today = civilDateOf(at);
    const notices = await this.database.rows<DueNotice>(
      `SELECT n.id, n.case_id AS caseId, n.remind_on AS remindOn, n.due_date AS dueDate, n.issued_at AS issuedAt
         FROM case_notice n JOIN record r ON r.id = n.case_id
        WHERE n.open = 1 AND n.remind_on <= ? AND r.state = 'SUPPLEMENT_PENDING' ORDER BY n.remind_on LIMIT ${BATCH}`,
      [today],
    );
    for (const notice of notices) await this.remindOf(notice, today);
    return notices.length;
  }

  private async remindOf(notice: DueNotice, today: string): Promise<void> {
    const told = civilDateOf(notice.issuedAt);
    const workdays = this.deadlines.calendar.workdaysBetween(told, notice.dueDate);
    const next = remindersOf(this.deadlines.calendar, told, workdays).find((day) => day > today) ?? null;
    await this.database.transaction(async () => {
      const record = await this.records.lock('CASE', { id: notice.caseId });
      const { affectedRows } = await this.database.write(
        'UPDATE case_notice SET remind_on = ? WHERE id = ? AND remind_on = ? AND open = 1',
        [next, notice.id, notice.remindOn],
      );
      if (affectedRows === 1) await this.files.tell(record, `请在${formatChinese(notice.dueDate)}前补正材料`);
    });
  }

  private async unsupplemented(): Promise<number[]> {
    const rows = await this.database.rows<{ id: number }>(
      `SELECT n.case_id AS id FROM case_notice n JOIN record r ON r.id = n.case_id
        WHERE n.open = 1 AND n.due_date < ? AND r.state = 'SUPPLEMENT_PENDING' ORDER BY n.due_date LIMIT ${BATCH}`,
      [civilDateOf(now())],
    );
    return rows.map(({ id }) => id);
  }

  /** Does the work on each record that is still in one of these states once it is locked; one's failure stops no other. */
  private async each(
    ids: readonly number[],
    states: readonly string[],
    work: (record: RecordRow) => Promise<void>,
  ): Promise<void> {
    for (const id of ids) {
      try {
        await this.database.transaction(async () => {
          const record = await this.records.lock('CASE', { id });
          if (states.includes(record.state)) await work(record);
        });
      } catch (error) {
        this.logger.warn(
          'case record %d could not be moved on: %s',
          id,
          error instanceof Error ? error.message : error,
        );
      }
    }
  }
}
