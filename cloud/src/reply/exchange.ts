import type { ReplyVersion } from 'shared-types/reply.contract';
import type { Database } from '../kernel/database/database';

/** Where each matter keeps what was said in it. */
export const EXCHANGES = { consultation: 'consultation_message', complaint: 'complaint_message' } as const;

/** One thing said: by a citizen, or a version of a reply. */
export type Said<Kind extends string> = ReplyVersion & { readonly kind: Kind | 'REPLY' };

interface Row<Body> {
  id: number;
  kind: string;
  body: Body;
  at: Date;
  by: string | null;
  reviewedBy: string | null;
  correctsId: number | null;
  correction: string | null;
}

/** What was said to and fro in one matter, oldest first; `open` makes what is stored readable. */
export async function exchangeOf<Kind extends string, Body>(
  database: Database,
  matter: keyof typeof EXCHANGES,
  id: number,
  open: (body: Body) => string,
): Promise<Said<Kind>[]> {
  const rows = await database.rows<Row<Body>>(
    `SELECT m.id, m.kind, m.body, m.at, t.name AS \`by\`, v.name AS reviewedBy, m.corrects_id AS correctsId, m.correction
       FROM ${EXCHANGES[matter]} m
       LEFT JOIN staff t ON t.id = m.staff_id LEFT JOIN staff v ON v.id = m.reviewer_staff_id
      WHERE m.${matter}_id = ? ORDER BY m.id`,
    [id],
  );
  const corrected = new Set(rows.map(({ correctsId }) => correctsId));
  return rows.map((row) => ({
    kind: row.kind as Kind | 'REPLY',
    body: open(row.body),
    by: row.by ?? '',
    reviewedBy: row.reviewedBy,
    at: row.at.toISOString(),
    corrected: corrected.has(row.id),
    correction: row.correction,
  }));
}
