import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { NoticeKind, NoticePieces } from 'shared-types/notification.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Outbox } from '../kernel/outbox/outbox';
import { type NoticeRules, noticeText } from './notices.config';
import type { Delivery } from './notification.entity';

export const NOTICE_TOPIC = 'notice.send';

export interface Notice<K extends NoticeKind> {
  readonly kind: K;
  /** Who is told; nobody when null. */
  readonly personId: number | null;
  readonly record: RecordRow | null;
  readonly pieces: NoticePieces<K>;
}

/** Tells people: into their inbox at once, and to WeChat after the transaction. Knows kinds and pieces, never a feature. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Notifications {
  @Inject()
  database!: Database;

  @Inject()
  outbox!: Outbox;

  @Inject('notices')
  rules!: NoticeRules;

  /** Writes one notice in the current transaction; WeChat is only troubled for those who agreed to hear from it. */
  async notify<K extends NoticeKind>(notice: Notice<K>): Promise<void> {
    if (notice.personId === null) return;
    const agreed = (await this.remaining(notice.personId, notice.kind)) > 0;
    const delivery: Delivery = agreed ? 'WAITING' : 'NOT_SUBSCRIBED';
    const { insertId } = await this.database.write(
      `INSERT INTO notice (person_id, kind, text, record_id, fields, created_at, delivery)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [
        notice.personId,
        notice.kind,
        [...noticeText(this.rules.kinds[notice.kind], notice.pieces)].slice(0, 200).join(''),
        notice.record?.id ?? null,
        JSON.stringify(notice.pieces),
        now(),
        delivery,
      ],
    );
    if (agreed) await this.outbox.publish(NOTICE_TOPIC, { noticeId: insertId });
  }

  /** Adds one agreed message of each kind: a one-time subscription is good for one message. */
  async subscribe(personId: number, accepted: readonly NoticeKind[]): Promise<void> {
    await this.database.transaction(async () => {
      for (const kind of [...new Set(accepted)].sort()) {
        await this.database.write(
          `INSERT INTO subscription (person_id, kind, remaining) VALUES (?, ?, 1)
           ON DUPLICATE KEY UPDATE remaining = LEAST(remaining + 1, 100)`,
          [personId, kind],
        );
      }
    });
  }

  async markAllRead(personId: number): Promise<void> {
    await this.database.write('UPDATE notice SET read_at = ? WHERE person_id = ? AND read_at IS NULL', [
      now(),
      personId,
    ]);
  }

  /** How many messages of a kind the person still agrees to. */
  async remaining(personId: number, kind: NoticeKind): Promise<number> {
    const row = await this.database.row<{ remaining: number }>(
      'SELECT remaining FROM subscription WHERE person_id = ? AND kind = ?',
      [personId, kind],
    );
    return row?.remaining ?? 0;
  }
}
