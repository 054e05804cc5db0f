import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DepartmentMessage } from 'shared-types/back-office.contract';
import type { DepartmentMessageView } from 'shared-types/casework.contract';
import { type CaseState, DEPARTMENT_MESSAGE_LABELS } from 'shared-types/casework.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, notAllowed, notFound, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { BACK_OFFICE, type Staff } from '../kernel/session/actor';
import { civilDateOf, formatChinese } from '../kernel/time/civil-date';
import { CaseFiles } from './case-files';
import { CaseMessageRow } from './case-message.entity';
import { CasePushes } from './case-pushes';
import { CaseworkService } from './casework.service';
import { countedInstant, type Judgement, judge } from './department-messages.rules';

type Answer = ResultOf<'PUT /back-office/affairs/:number/messages/:sequence'>;
type Settlement = InputOf<'POST /cases/:number/messages/:sequence/settlement'>['body'];

interface Kept extends Pick<CaseMessageRow, 'sequence' | 'kind' | 'receivedAt' | 'why'> {
  readonly number: string;
  readonly title: string;
}

const MOST_WAITING = 50;
const NOT_HANDED_OVER = '这一件没有推送给审批系统，或者回执号与我们收到的不一致';

/** 审批系统来文: what a department decides about a case it was handed comes back by itself (SPECIFICATION 五.2). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DepartmentMessages {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject()
  pushes!: CasePushes;

  @Inject()
  casework!: CaseworkService;

  /**
   * Takes one message: the steps a reviewer would take at the desk are taken by the department's system. What cannot be
   * done as the case stands is kept for a person, and answered like what could, so that it is not sent without end.
   * The same message again is answered as the first was and does nothing.
   * @throws 404 for a number that is no case, 409 `message_differs` for another text under the same sequence
   */
  take(number: string, sequence: number, message: DepartmentMessage): Promise<Answer> {
    const digest = createHash('sha256').update(JSON.stringify(message)).digest('hex');
    return this.database.transaction(async () => {
      // Repeats of one message, and messages about one case, wait for each other here.
      const record = await this.records.lock('CASE', { number });
      const before = await this.rows().findOneBy({ caseId: record.id, sequence });
      if (before && before.digest !== digest) {
        throw conflict('message_differs', '这个序号已经告知过别的内容，请用新的序号');
      }
      return answerOf(before ?? (await this.settleNew(record, this.rowOf(record, sequence, digest, message))));
    });
  }

  /**
   * A person's word on a message that waits for them: done after all, now that the case stands otherwise, or set aside
   * with what they found. @throws 404, 403 when it waits no more, 422 `message_not_applicable` when it still cannot be done
   */
  async settle(staff: Staff, number: string, sequence: number, settlement: Settlement): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(staff, number);
      const row = await this.rows().findOneBy({ caseId: record.id, sequence });
      if (!row) throw notFound();
      if (row.outcome !== 'KEPT') throw notAllowed('这条来文已经处理过了');
      const label = `审批系统来文“${DEPARTMENT_MESSAGE_LABELS[row.kind]}”已处理`;
      if (settlement.how === 'SET_ASIDE') {
        const why = `${settlement.note}（${staff.staff.name}）`;
        await this.records.note(record, staff, {
          action: 'messageSettled',
          label,
          note: settlement.note,
          internal: true,
        });
        return this.write(row, 'SETTLED', why);
      }
      const judged = await this.judge(record, row);
      if (judged.outcome !== 'DONE') throw ruledOut('message_not_applicable', judged.why);
      await this.records.note(record, staff, { action: 'messageSettled', label, note: '按来文办理', internal: true });
      await this.perform(record, row, judged);
      await this.write(row, 'DONE', `${staff.staff.name}核实后办理`);
    });
  }

  /** Every message about a case, newest first. */
  async view({ id }: Pick<RecordRow, 'id'>): Promise<DepartmentMessageView[]> {
    const rows = await this.rows().find({ where: { caseId: id }, order: { sequence: 'DESC' }, take: 50 });
    return rows.map(({ sequence, kind, happenedAt, receivedAt, decisionNo, reason, outcome, why }) => ({
      sequence,
      kind,
      happenedAt: happenedAt?.toISOString() ?? null,
      receivedAt: receivedAt.toISOString(),
      decisionNo,
      reason,
      outcome,
      why,
    }));
  }

  /** What waits for a person, of every case, the oldest first. */
  async waiting(): Promise<ResultOf<'GET /department-messages'>> {
    const rows = await this.database.rows<Kept>(
      `SELECT r.number, r.title, m.sequence, m.kind, m.received_at AS receivedAt, m.why
         FROM case_message m JOIN record r ON r.id = m.case_id
        WHERE m.outcome = 'KEPT' ORDER BY m.received_at LIMIT ${MOST_WAITING}`,
    );
    return { items: rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })) };
  }

  private async settleNew(locked: RecordRow, row: CaseMessageRow): Promise<CaseMessageRow> {
    const ours = await this.pushes.recognise(locked, row.acknowledgement);
    const record = await this.records.lock('CASE', { id: locked.id });
    const judged: Judgement = ours ? await this.judge(record, row) : { outcome: 'KEPT', why: NOT_HANDED_OVER };
    row.outcome = judged.outcome;
    row.why = judged.outcome === 'DONE' ? await this.doubt(record, row) : judged.why;
    await this.rows().insert(row);
    if (judged.outcome === 'DONE') await this.perform(record, row, judged);
    if (judged.outcome === 'KEPT') {
      const label = `审批系统来文：${DEPARTMENT_MESSAGE_LABELS[row.kind]}，等工作人员处理`;
      await this.records.note(record, BACK_OFFICE, {
        action: 'messageKept',
        label,
        note: judged.why,
        internal: true,
      });
    }
    return row;
  }

  private async judge(record: RecordRow, { kind, sequence }: CaseMessageRow): Promise<Judgement> {
    const facts = await this.files.factsOf(record);
    const later = await this.database.row(
      `SELECT 1 FROM case_message WHERE case_id = ? AND sequence > ? AND outcome = 'DONE' LIMIT 1`,
      [record.id, sequence],
    );
    return judge(kind, { ...facts, state: record.state as CaseState, overtaken: later !== null });
  }

  private async perform(record: RecordRow, row: CaseMessageRow, { steps }: Judgement & { outcome: 'DONE' }) {
    const at = await this.counted(record, row);
    const last = steps.at(-1);
    for (const step of steps) {
      const about = step === last ? { note: noteOf(row, at), decisionNo: row.decisionNo } : {};
      await this.casework.take(BACK_OFFICE, record, step, { at, ...about });
    }
  }

  private async counted(record: RecordRow, { happenedAt, receivedAt }: CaseMessageRow): Promise<Date> {
    const { acceptedAt } = await this.files.fileOf(record);
    return countedInstant(happenedAt, acceptedAt, receivedAt);
  }

  /** That a stated time was not taken is said, to the department and at the desk. */
  private async doubt(record: RecordRow, row: CaseMessageRow): Promise<string | null> {
    const believed = row.happenedAt === null || (await this.counted(record, row)) === row.happenedAt;
    return believed ? null : '告知的时间不可能，按收到的时间计算';
  }

  private async write({ caseId, sequence }: CaseMessageRow, outcome: CaseMessageRow['outcome'], why: string) {
    await this.rows().update({ caseId, sequence }, { outcome, why });
  }

  private rowOf({ id }: RecordRow, sequence: number, digest: string, message: DepartmentMessage): CaseMessageRow {
    return this.rows().create({
      caseId: id,
      sequence,
      digest,
      kind: message.kind,
      acknowledgement: message.acknowledgement,
      happenedAt: message.at === undefined ? null : new Date(message.at),
      decisionNo: ('decisionNo' in message ? message.decisionNo : undefined) ?? null,
      reason: ('reason' in message ? message.reason : undefined) ?? null,
      receivedAt: now(),
    });
  }

  private rows() {
    return this.database.repository(CaseMessageRow);
  }
}

const answerOf = ({ outcome, why }: CaseMessageRow): Answer => ({ outcome, why });

/** What the applicant reads of it: the decision's number, the reason, and its day where that is not today. */
function noteOf({ decisionNo, reason, receivedAt }: CaseMessageRow, at: Date): string {
  const day = civilDateOf(at);
  return [
    decisionNo === null ? '' : `文号 ${decisionNo}`,
    reason ?? '',
    day === civilDateOf(receivedAt) ? '' : `审批部门于${formatChinese(day)}作出`,
  ]
    .filter((part) => part !== '')
    .join('。');
}
