import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ComplaintStep } from 'shared-types/complaint.contract';
import { COMPLAINT_OUTCOME_LABELS } from 'shared-types/complaint.states';
import type { ReplyDraftView } from 'shared-types/reply.contract';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { notAllowed } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person, Staff } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { ReplyDrafts } from '../reply/reply-drafts.service';
import { ComplaintMessageRow, ComplaintRow } from './complaint.entity';
import { ComplaintQueries } from './complaint.queries';
import { complaintLifecycle, replyRefusal } from './complaint.rules';

type Step<A extends ComplaintStep['action']> = Extract<ComplaintStep, { action: A }>;

/** The reply to a complaint: drafted, reviewed where its writer asks for it, sent as a letter too, corrected. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ComplaintReplies {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  queries!: ComplaintQueries;

  @Inject()
  drafts!: ReplyDrafts;

  @Inject()
  documents!: Documents;

  @Inject()
  notifications!: Notifications;

  @Inject()
  cipher!: Cipher;

  @Inject('centre')
  centre!: Centre;

  /** Keeps what is written so far; see ReplyDrafts.save for what it refuses. */
  saveDraft(
    person: Person,
    number: string,
    body: InputOf<'PUT /complaints/:number/draft'>['body'],
  ): Promise<ReplyDraftView> {
    return this.drafts.save(complaintLifecycle, number, staffOf(person), body);
  }

  /** Lays the draft before a supervisor. @throws 422 `draft_missing`, `in_review`. */
  async requestReview(person: Person, number: string, step: Step<'requestReview'>): Promise<void> {
    await this.drafts.putToReview(await this.perform(person, number, step));
  }

  /** Gives the draft back, by a supervisor or by its writer who wants to go on. @throws 422 `not_in_review`. */
  async returnDraft(person: Person, number: string, step: Step<'returnDraft'>): Promise<void> {
    await this.drafts.giveBack(await this.perform(person, number, step, step.note), step.note);
  }

  /**
   * Answers, with what was found: kept or late from this instant; the reply goes out as a numbered letter too.
   * @throws 422 `outcome_missing`; `in_review`, `own_draft` while it waits for another's eyes.
   */
  async answer(person: Person, number: string, step: Step<'reply' | 'handleOnSpot'>): Promise<void> {
    const record = await this.perform(person, number, step);
    const author = await this.drafts.end(record, staffOf(person));
    await this.send(record, person, step, author);
    await this.tell(record);
  }

  /** Replaces the last reply by a better one: both stay readable, with the reason; a new letter goes out. */
  async correct(person: Person, number: string, step: Step<'correct'>): Promise<void> {
    const record = await this.perform(person, number, step, step.reason);
    const last = await this.database.repository(ComplaintMessageRow).findOneOrFail({
      where: { complaintId: record.id, kind: 'REPLY' },
      order: { id: 'DESC' },
    });
    const author = { staffId: staffOf(person).staff.id, correctsId: last.id, correction: step.reason };
    await this.send(record, person, step, author);
    await this.tell(record);
  }

  /** Tells the complainant that an answer is there. */
  async tell(record: RecordRow): Promise<void> {
    await this.notifications.notify({
      kind: 'COMPLAINT_ANSWERED',
      personId: record.ownerPersonId,
      record,
      pieces: { subject: record.title, time: noticeTime(record.changedAt), number: record.number },
    });
  }

  private async send(
    record: RecordRow,
    person: Person,
    { reply, outcome }: { readonly reply: string; readonly outcome?: Step<'reply'>['outcome'] },
    author: Partial<ComplaintMessageRow>,
  ): Promise<void> {
    const { kind } = await this.database.repository(ComplaintRow).findOneByOrFail({ id: record.id });
    const refusal = replyRefusal(kind, outcome);
    if (refusal) throw refusal;
    const found = kind === 'COMPLAINT' ? (outcome ?? null) : null;
    await this.database.repository(ComplaintRow).update({ id: record.id }, { outcome: found });
    await this.database
      .repository(ComplaintMessageRow)
      .insert({ ...author, complaintId: record.id, kind: 'REPLY', body: this.cipher.seal(reply), at: now() });
    const opening = author.correction ? '前次答复有误，现更正如下' : '收悉，现答复如下';
    await this.documents.issue(record, person, 'COMPLAINT_REPLY', {
      to: kind === 'COMPLAINT' ? '投诉人' : '建议人',
      issuer: this.centre.name,
      blocks: [
        { text: `您反映的“${record.title}”（编号 ${record.number}）${opening}。` },
        ...(found === null ? [] : [{ facts: [['核实结论', COMPLAINT_OUTCOME_LABELS[found]]] as const }]),
        { text: reply },
        { text: `如对答复不满意，可以在小程序中要求再次办理，或拨打投诉电话 ${this.centre.phones.complaints}。` },
      ],
    });
  }

  private perform(
    person: Person,
    number: string,
    { action, version }: Step<'reply' | 'handleOnSpot' | 'requestReview' | 'returnDraft' | 'correct'>,
    note?: string,
  ): Promise<RecordRow> {
    return this.records.perform(complaintLifecycle, { number }, action, person, {
      version,
      ...(note === undefined ? {} : { note }),
      facts: (locked) => this.queries.facts(locked, person),
    });
  }
}

function staffOf(person: Person): Staff {
  if (person.staff === null) throw notAllowed();
  return { ...person, staff: person.staff };
}
