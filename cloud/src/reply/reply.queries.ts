import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeskLine } from 'shared-types/record.contract';
import { Database } from '../kernel/database/database';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import type { Staff } from '../kernel/session/actor';

/** More than a supervisor reads at a sitting. */
const MOST = 50;

/** What reviewers of replies read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ReplyQueries {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  /** Matters whose reply lies under review, the one put there first first; not what one wrote or is about oneself. */
  async toReview({ staff }: Staff): Promise<DeskLine[]> {
    const rows = await this.database.rows<{ id: number }>(
      `SELECT d.record_id AS id FROM reply_draft d JOIN record r ON r.id = d.record_id
        WHERE d.state = 'IN_REVIEW' AND r.open = 1 AND d.author_staff_id <> ?
          AND (r.barred_staff_id IS NULL OR r.barred_staff_id <> ?)
        ORDER BY d.saved_at, d.record_id LIMIT ?`,
      [staff.id, staff.id, MOST],
    );
    const records = await this.records.byIds(rows.map(({ id }) => id));
    return this.views.deskLines(rows.flatMap(({ id }) => records.get(id) ?? []));
  }
}
