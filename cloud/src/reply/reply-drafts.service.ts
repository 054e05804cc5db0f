import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ComplaintOutcome } from 'shared-types/complaint.states';
import type { ReplyDraftView } from 'shared-types/reply.contract';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, notAllowed, notFound } from '../kernel/errors/refusal';
import { Capacities } from '../kernel/lifecycle/capacities';
import { type AnyLifecycle, actionsFor } from '../kernel/lifecycle/lifecycle.rules';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person, Staff } from '../kernel/session/actor';
import { ReplyDraftRow } from './reply-draft.entity';
import { type DraftFacts, NO_DRAFT, REPLY_REVIEWERS, savingRefusal } from './reply-draft.rules';

interface Written {
  /** Of the draft it began from; 0 where there was none. */
  readonly revision: number;
  readonly body: string;
  readonly outcome?: ComplaintOutcome | undefined;
}

/** Replies while they are written: one for each record, kept on the server, read by a second person where asked. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ReplyDrafts {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  capacities!: Capacities;

  @Inject()
  cipher!: Cipher;

  /**
   * Keeps what is written so far. The record is as it was: no step of its lifecycle, no line in its history.
   * @throws 404 for a stranger, 403 for who may not reply to it now, 409 `draft_changed` when somebody saved since the
   *   revision this began from, 422 `in_review` while a reviewer reads it.
   */
  async save(table: AnyLifecycle, number: string, staff: Staff, written: Written): Promise<ReplyDraftView> {
    return this.database.transaction(async () => {
      const record = await this.records.lock(table.type, { number });
      const capacities = await this.capacities.of(staff, record);
      if (capacities.length === 0) throw notFound();
      if (!actionsFor(table, record.state, capacities).includes('reply')) throw notAllowed('现在不能答复这一件');
      const before = await this.rowOf(record.id);
      const refusal = savingRefusal({ state: before?.state ?? null });
      if (refusal) throw refusal;
      if ((before?.revision ?? 0) !== written.revision) throw await this.changed(before);
      const row = await this.database.repository(ReplyDraftRow).save({
        recordId: record.id,
        revision: written.revision + 1,
        state: before?.state ?? 'OPEN',
        body: this.cipher.seal(written.body),
        outcome: written.outcome ?? null,
        authorStaffId: staff.staff.id,
        savedAt: now(),
        returnNote: before?.returnNote ?? null,
      });
      return this.viewOf(row, staff);
    });
  }

  /** The draft of a record for the desk; null where nothing is drafted. */
  async of(recordId: number, person: Person): Promise<ReplyDraftView | null> {
    const row = await this.rowOf(recordId);
    return row && this.viewOf(row, person);
  }

  /** What the guards of a reply judge. */
  async facts({ id }: Pick<RecordRow, 'id'>, person: Person): Promise<DraftFacts> {
    const roles = person.staff?.roles ?? [];
    const reviewer = REPLY_REVIEWERS.some((role) => roles.includes(role));
    const row = await this.rowOf(id);
    if (!row) return { ...NO_DRAFT, reviewer };
    const blank = this.cipher.open(row.body).trim() === '';
    return { state: row.state, blank, mine: row.authorStaffId === person.staff?.id, reviewer };
  }

  /** Lays the draft before the reviewers. */
  async putToReview({ id }: Pick<RecordRow, 'id'>): Promise<void> {
    await this.database.repository(ReplyDraftRow).update({ recordId: id }, { state: 'IN_REVIEW', returnNote: null });
  }

  /** Gives the draft back to be written over. */
  async giveBack({ id }: Pick<RecordRow, 'id'>, note: string): Promise<void> {
    await this.database.repository(ReplyDraftRow).update({ recordId: id }, { state: 'RETURNED', returnNote: note });
  }

  /**
   * Ends the draft, because a reply goes out by `sender`. Says who answers: whoever wrote it, with the sender as its
   * reviewer, where it lay under review.
   */
  async end(
    { id }: Pick<RecordRow, 'id'>,
    sender: Staff,
  ): Promise<{ staffId: number; reviewerStaffId: number | null }> {
    const row = await this.rowOf(id);
    await this.database.repository(ReplyDraftRow).delete({ recordId: id });
    if (row?.state !== 'IN_REVIEW') return { staffId: sender.staff.id, reviewerStaffId: null };
    return { staffId: row.authorStaffId, reviewerStaffId: sender.staff.id };
  }

  private rowOf(recordId: number): Promise<ReplyDraftRow | null> {
    return this.database.repository(ReplyDraftRow).findOneBy({ recordId });
  }

  private async viewOf(row: ReplyDraftRow, person: Person): Promise<ReplyDraftView> {
    return {
      revision: row.revision,
      body: this.cipher.open(row.body),
      outcome: row.outcome,
      state: row.state,
      by: await this.nameOf(row.authorStaffId),
      mine: row.authorStaffId === person.staff?.id,
      savedAt: row.savedAt.toISOString(),
      returned: row.returnNote,
    };
  }

  private async changed(row: ReplyDraftRow | null) {
    if (!row) return conflict('draft_changed', '这份草稿已经不在了，答复可能已经发出，请刷新后再看');
    return conflict('draft_changed', `${await this.nameOf(row.authorStaffId)}刚改过这份草稿，请先看新的内容，再接着写`);
  }

  private async nameOf(staffId: number): Promise<string> {
    const staff = await this.database.row<{ name: string }>('SELECT name FROM staff WHERE id = ?', [staffId]);
    return staff?.name ?? '';
  }
}
