import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ReplyDraftView } from 'shared-types/reply.contract';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Staff } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { ReplyDrafts } from '../reply/reply-drafts.service';
import { ConsultationMessageRow } from './consultation.entity';
import { ConsultationQueries } from './consultation.queries';
import { consultationLifecycle } from './consultation.rules';

type Body<A extends 'reply' | 'review' | 'return' | 'correct'> = InputOf<`POST /consultations/:number/${A}`>['body'];

/** The reply to a question: drafted, reviewed where its writer asks for it, sent, corrected. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ConsultationReplies {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  queries!: ConsultationQueries;

  @Inject()
  drafts!: ReplyDrafts;

  @Inject()
  notifications!: Notifications;

  /** Keeps what is written so far; see ReplyDrafts.save for what it refuses. */
  saveDraft(
    staff: Staff,
    number: string,
    body: InputOf<'PUT /consultations/:number/draft'>['body'],
  ): Promise<ReplyDraftView> {
    return this.drafts.save(consultationLifecycle, number, staff, body);
  }

  /** Lays the draft before a supervisor; its writer answers the question from now on. @throws 422 `draft_missing`. */
  async requestReview(staff: Staff, number: string, { version }: Body<'review'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(consultationLifecycle, { number }, 'requestReview', staff, {
        version,
        holderStaffId: staff.staff.id,
        facts: (locked) => this.queries.facts(locked, staff),
      });
      await this.drafts.putToReview(record);
    });
  }

  /** Gives the draft back, by a reviewer or by its writer who wants to go on. @throws 422 `not_in_review`. */
  async returnDraft(staff: Staff, number: string, { version, note }: Body<'return'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(consultationLifecycle, { number }, 'returnDraft', staff, {
        version,
        note,
        facts: (locked) => this.queries.facts(locked, staff),
      });
      await this.drafts.giveBack(record, note);
    });
  }

  /**
   * Answers: the promise is kept or late from this instant, and the asker is told. Of a reply under review its writer
   * stays the one who answers. @throws 422 `in_review`, `own_draft` while it waits for another's eyes.
   */
  async reply(staff: Staff, number: string, { version, reply }: Body<'reply'>): Promise<void> {
    await this.database.transaction(async () => {
      const locked = await this.records.lock('CONSULTATION', { number });
      const { state } = await this.drafts.facts(locked, staff);
      const record = await this.records.perform(consultationLifecycle, { number }, 'reply', staff, {
        version,
        ...(state === 'IN_REVIEW' ? {} : { holderStaffId: staff.staff.id }),
        facts: (row) => this.queries.facts(row, staff),
      });
      await this.say(record, { body: reply, ...(await this.drafts.end(record, staff)) });
      await this.tell(record, record.title);
    });
  }

  /** Replaces the last reply by a better one: both stay readable, with the reason, and the asker is told. */
  async correct(staff: Staff, number: string, { version, reply, reason }: Body<'correct'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(consultationLifecycle, { number }, 'correct', staff, {
        version,
        note: reason,
      });
      const last = await this.database.repository(ConsultationMessageRow).findOneOrFail({
        where: { consultationId: record.id, kind: 'REPLY' },
        order: { id: 'DESC' },
      });
      await this.say(record, { body: reply, staffId: staff.staff.id, correctsId: last.id, correction: reason });
      await this.tell(record, `更正：${record.title}`);
    });
  }

  private async say(record: RecordRow, reply: Partial<ConsultationMessageRow>): Promise<void> {
    await this.database
      .repository(ConsultationMessageRow)
      .insert({ ...reply, consultationId: record.id, kind: 'REPLY', at: now() });
  }

  private async tell(record: RecordRow, subject: string): Promise<void> {
    await this.notifications.notify({
      kind: 'QUESTION_ANSWERED',
      personId: record.ownerPersonId,
      record,
      pieces: { subject, time: noticeTime(record.changedAt), number: record.number },
    });
  }
}
