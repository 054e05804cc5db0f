import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database/database';
import { ruledOut } from '../kernel/errors/refusal';
import { noticeTime } from '../notification/notice-time';

/** A time in which no visits are made, as it stands. */
export interface InForce {
  readonly handle: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

/** Times in which no visits are made. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Suspensions {
  @Inject()
  database!: Database;

  /** The suspension that touches a stretch of time; null when visits are made then. */
  async during(from: Date, to: Date): Promise<InForce | null> {
    return this.database.row<InForce>(
      `SELECT handle, starts_at AS startsAt, ends_at AS endsAt, reason FROM visit_suspension
        WHERE ends_at > ? AND starts_at < ? AND lifted_at IS NULL ORDER BY ends_at DESC LIMIT 1`,
      [from, to],
    );
  }

  /** @throws 422 `visits_suspended`, with the reason and until when. */
  async requireNone(from: Date, to: Date): Promise<void> {
    const suspended = await this.during(from, to);
    if (!suspended) return;
    const { startsAt, endsAt, reason } = suspended;
    const title = `因${reason}，${noticeTime(startsAt)}至${noticeTime(endsAt)}暂停上门，请另选时间`;
    throw ruledOut('visits_suspended', title);
  }

  /** Everything that is suspended now or later. */
  inForce(at: Date): Promise<InForce[]> {
    return this.database.rows<InForce>(
      `SELECT handle, starts_at AS startsAt, ends_at AS endsAt, reason FROM visit_suspension
        WHERE ends_at > ? AND lifted_at IS NULL ORDER BY starts_at, id`,
      [at],
    );
  }
}
