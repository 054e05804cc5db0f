import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { NoticeView } from 'shared-types/notification.contract';
import { NOTICE_LABELS, type NoticeKind } from 'shared-types/notification.states';
import type { RecordType } from 'shared-types/record.states';
import { Database } from '../kernel/database/database';

interface NoticeLine {
  id: number;
  kind: NoticeKind;
  text: string;
  number: string | null;
  type: RecordType | null;
  createdAt: Date;
  readAt: Date | null;
}

const PAGE = 20;

@Provide()
@Scope(ScopeEnum.Singleton)
export class NotificationQueries {
  @Inject()
  database!: Database;

  /** A page of a person's inbox, newest first, with how many are unread. */
  async inbox(personId: number, after: string | undefined) {
    const before = Number(after ?? Number.MAX_SAFE_INTEGER);
    const rows = await this.database.rows<NoticeLine>(
      `SELECT n.id, n.kind, n.text, r.number, r.type, n.created_at AS createdAt, n.read_at AS readAt
         FROM notice n LEFT JOIN record r ON r.id = n.record_id
        WHERE n.person_id = ? AND n.id < ? ORDER BY n.id DESC LIMIT ${PAGE + 1}`,
      [personId, Number.isSafeInteger(before) ? before : 0],
    );
    const items = rows.slice(0, PAGE).map(viewOf);
    return {
      items,
      next: rows.length > PAGE ? (items.at(-1)?.key ?? null) : null,
      unread: await this.unread(personId),
    };
  }

  async unread(personId: number): Promise<number> {
    const row = await this.database.row<{ unread: number }>(
      'SELECT COUNT(*) AS unread FROM notice WHERE person_id = ? AND read_at IS NULL',
      [personId],
    );
    return row?.unread ?? 0;
  }
}

function viewOf(row: NoticeLine): NoticeView {
  return {
    key: String(row.id),
    kind: row.kind,
    label: NOTICE_LABELS[row.kind],
    text: row.text,
    number: row.number,
    recordType: row.type,
    at: row.createdAt.toISOString(),
    read: row.readAt !== null,
  };
}
