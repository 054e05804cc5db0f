import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PushView } from 'shared-types/casework.contract';
import type { PushKind } from 'shared-types/casework.states';
import { type FindOperator, In, Not } from 'typeorm';
import { type Affair, BackOffice } from '../back-office/back-office';
import { PeerError } from '../back-office/peer';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Timers } from '../kernel/deadline/timers';
import { notAllowed } from '../kernel/errors/refusal';
import { Jobs } from '../kernel/jobs/jobs';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import { HOUSE, type Person } from '../kernel/session/actor';
import { CaseFiles } from './case-files';
import { CasePushRow } from './case-push.entity';
import { caseLifecycle } from './casework.rules';
import { acknowledgementOf } from './department-messages.rules';
import { DECIDED_BY, ENDED_BY, pauseAfter } from './push.rules';
import { ResultPushes } from './result-pushes';

export const PUSH_JOB = 'casework.push';

const BATCH = 20;
const CLAIM_MS = 60_000;
const FAULTS: Readonly<Record<PeerError['fault'], string>> = {
  unreachable: '连不上',
  timeout: '没有及时回应',
  http: '暂时不能收件',
  unreadable: '的回应不完整',
  refused: '退回',
};

/** 推送: what was accepted reaches the departments' system by itself, until that acknowledges it (SPECIFICATION 五.2). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CasePushes {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject()
  timers!: Timers;

  @Inject()
  jobs!: Jobs;

  @Inject()
  cipher!: Cipher;

  @Inject()
  backOffice!: BackOffice;

  @Inject()
  results!: ResultPushes;

  @Inject('settings')
  settings!: { readonly PUBLIC_URL: string };

  @Logger()
  logger!: ILogger;

  /** Sees to it that a case, or what was supplemented to it, is handed over; joins the caller's transaction. */
  async begin({ id }: Pick<RecordRow, 'id'>): Promise<void> {
    if (!this.backOffice.connected) return;
    await this.add(id, 'SUBMISSION', null);
  }

  /**
   * Sees to it that the province's platform hears of a decision, and the department of a step that ended a case, if it
   * has the case or may have it: an answer may have been lost. Joins the caller's transaction.
   */
  async follow(step: string, { id, changedAt }: Pick<RecordRow, 'id' | 'changedAt'>): Promise<void> {
    if (DECIDED_BY.includes(step) && this.results.connected) await this.add(id, 'RESULT', changedAt);
    const kind = ENDED_BY[step];
    if (kind === undefined || !this.backOffice.connected) return;
    const all = await this.pushes().find({ where: { caseId: id, kind: Not('RESULT') }, order: { submission: 'ASC' } });
    if (all.at(-1)?.state !== 'BY_HAND' && all.some(mayBeThere)) await this.add(id, kind, changedAt);
  }

  /** A clerk has entered the case, or uploaded its result, by hand: nothing of it is sent any more. */
  async enteredByHand({ id }: Pick<RecordRow, 'id'>, kind: PushKind = 'SUBMISSION'): Promise<void> {
    const state = In(['WAITING', 'REFUSED']);
    await this.pushes().update({ caseId: id, kind, state }, { state: 'BY_HAND', attemptAt: null, fault: null });
  }

  /** Tries again at once what was refused or waits for its next attempt. @throws 403 when nothing is to be tried */
  async again(person: Person, number: string): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(person, number);
      const { affectedRows } = await this.database.write(
        `UPDATE case_push SET state = 'WAITING', attempt_at = ?, fault = NULL
          WHERE case_id = ? AND state IN ('WAITING', 'REFUSED')`,
        [now(), record.id],
      );
      if (affectedRows === 0) throw notAllowed('没有等待推送的材料');
      this.database.afterCommit(() => this.jobs.nudge(PUSH_JOB));
    });
  }

  /**
   * Whether an acknowledgement the department names is one of this case's; one whose own answer was lost on the way is
   * taken for it. Joins the caller's transaction.
   */
  async recognise({ id }: Pick<RecordRow, 'id'>, acknowledgement: string): Promise<boolean> {
    const all = await this.pushes().find({ where: { caseId: id, kind: 'SUBMISSION' }, order: { submission: 'ASC' } });
    const last = all.at(-1);
    const named = acknowledgementOf(acknowledgement, all);
    if (named === 'NEWS' && last) await this.acknowledge(last, acknowledgement);
    return named !== 'STRANGE';
  }

  /** How the last thing told to the department, or the province, stands, for staff; null where nothing ever was. */
  async view({ id }: Pick<RecordRow, 'id'>, about: FindOperator<PushKind> | PushKind = Not('RESULT')) {
    const last = await this.pushes().findOne({ where: { caseId: id, kind: about }, order: { submission: 'DESC' } });
    if (last === null) return null;
    const { kind, state, attempts, attemptAt, fault, acknowledgement, acknowledgedAt } = last;
    const view: PushView = {
      kind,
      state,
      attempts,
      fault,
      acknowledgement,
      acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
      nextAttemptAt: attemptAt?.toISOString() ?? null,
    };
    return view;
  }

  /** Hands over what is due and returns how many it took. Safe on any number of replicas. */
  async pushDue(): Promise<number> {
    const claimed = await this.claim();
    for (const push of claimed) await this.push(push);
    return claimed.length;
  }

  private claim(): Promise<CasePushRow[]> {
    return this.database.transaction(async () => {
      const due = await this.database.rows<{ caseId: number; submission: number }>(
        `SELECT case_id AS caseId, submission FROM case_push
          WHERE attempt_at <= ? ORDER BY attempt_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [now()],
      );
      const claimed: CasePushRow[] = [];
      for (const key of due) {
        await this.database.write(
          'UPDATE case_push SET attempt_at = ?, attempts = attempts + 1 WHERE case_id = ? AND submission = ?',
          [new Date(now().getTime() + CLAIM_MS), key.caseId, key.submission],
        );
        claimed.push(await this.pushes().findOneByOrFail(key));
      }
      return claimed;
    });
  }

  private async push(push: CasePushRow): Promise<void> {
    const record = await this.database.repository(RecordRow).findOneByOrFail({ id: push.caseId });
    if (isPointless(push, record)) return this.settle(push, { state: 'DROPPED', attemptAt: null });
    try {
      await this.acknowledge(push, await this.send(push, record));
    } catch (error) {
      if (!(error instanceof PeerError)) throw error;
      const refused = error.fault === 'refused';
      this.logger.warn('%s not pushed, attempt %d: %s', record.number, push.attempts, error.fault);
      await this.settle(push, {
        ...(refused ? { state: 'REFUSED' as const } : {}),
        attemptAt: refused ? null : new Date(now().getTime() + pauseAfter(push.attempts)),
        fault: [`${push.kind === 'RESULT' ? '省级平台' : '审批系统'}${FAULTS[error.fault]}`, error.said]
          .filter((part) => part !== '')
          .join('：')
          .slice(0, 200),
      });
    }
  }

  private async send({ kind, submission, happenedAt }: CasePushRow, record: RecordRow): Promise<string> {
    if (kind === 'RESULT') return this.results.send(record);
    if (kind === 'SUBMISSION') return this.backOffice.submit(await this.affair(record, submission));
    return this.backOffice.end({ number: record.number, kind, at: happenedAt ?? record.changedAt });
  }

  private acknowledge(push: CasePushRow, acknowledgement: string): Promise<void> {
    return this.database.transaction(async () => {
      const record = await this.records.lock('CASE', { id: push.caseId });
      // Acknowledged is acknowledged, even where a clerk has entered it by hand in the meantime.
      const { caseId, submission } = push;
      const at = now();
      const askAt = push.kind === 'SUBMISSION' && submission === 0 ? at : null;
      const told = { acknowledgement, acknowledgedAt: at, attemptAt: null, fault: null, askAt };
      await this.pushes().update({ caseId, submission }, { state: 'ACKNOWLEDGED', ...told });
      if (push.kind === 'RESULT') return this.results.acknowledged(record, acknowledgement);
      if (record.state !== 'ACCEPTED') return;
      await this.records.perform(caseLifecycle, record, 'push', HOUSE, {
        note: `回执号 ${acknowledgement}`,
        facts: (locked) => this.files.factsOf(locked),
      });
    });
  }

  /** What a clerk settled by hand in the meantime stays settled. */
  private async settle({ caseId, submission }: CasePushRow, part: Partial<CasePushRow>): Promise<void> {
    await this.pushes().update({ caseId, submission, state: 'WAITING' }, part);
  }

  private async affair(record: RecordRow, submission: number): Promise<Affair> {
    const file = await this.files.fileOf(record);
    const item = await this.files.itemOf(file);
    const clock = await this.timers.running(record, 'DECISION_COMMITTED');
    return {
      number: record.number,
      submission,
      item: { key: file.itemKey, version: file.itemVersion, name: item.name },
      situation: item.situations.find(({ key }) => key === file.situationKey)?.name ?? '',
      authority: item.authority,
      applicant: {
        kind: file.applicantKind,
        name: this.cipher.open(file.applicantName),
        creditCode: file.creditCode,
        handlerName: file.handlerName && this.cipher.open(file.handlerName),
        phone: this.cipher.open(file.phone),
      },
      materials: item.materials
        .filter(({ key }) => file.materials.includes(key))
        .map(({ key, name, form }) => ({ key, name, form })),
      acceptedAt: file.acceptedAt?.toISOString() ?? null,
      dueDate: clock?.dueDate ?? null,
      messagesUrl: `${this.settings.PUBLIC_URL}/api/back-office/affairs/${record.number}/messages`,
    };
  }

  private async add(caseId: number, kind: PushKind, happenedAt: Date | null): Promise<void> {
    const last = await this.pushes().findOne({ where: { caseId }, order: { submission: 'DESC' } });
    const submission = last === null ? 0 : last.submission + 1;
    await this.pushes().insert({ caseId, submission, kind, happenedAt, state: 'WAITING', attemptAt: now() });
    this.database.afterCommit(() => this.jobs.nudge(PUSH_JOB));
  }

  private pushes() {
    return this.database.repository(CasePushRow);
  }
}

/** The department acknowledged it, or was asked and nobody knows what became of that. */
const mayBeThere = ({ state, attempts }: CasePushRow): boolean =>
  state === 'ACKNOWLEDGED' || (state === 'WAITING' && attempts > 0);

/** What is over needs no handing over, and a revoked decision no telling. */
const isPointless = ({ kind }: CasePushRow, { state }: RecordRow): boolean =>
  (kind === 'SUBMISSION' && (caseLifecycle.closed as readonly string[]).includes(state)) ||
  (kind === 'RESULT' && state === 'REVOKED');
