import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { RosterDay, ShiftView } from 'shared-types/roster.contract';
import { POST_LABELS, type Post } from 'shared-types/roster.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { civilDateOf, clockTimeOf, instantOf } from '../kernel/time/civil-date';
import { RosterDayRow } from './roster.entity';
import { isOnDuty, type Span } from './roster.rules';

interface ShiftFacts extends Span {
  readonly staffId: number;
  readonly workNo: string;
  readonly name: string;
  readonly post: Post;
}

/** Who is on duty when. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RosterQueries {
  @Inject()
  database!: Database;

  /** One published day; version 0 and no shifts where nothing is published. */
  async day(date: string): Promise<RosterDay> {
    const day = await this.database.repository(RosterDayRow).findOneBy({ date });
    const shifts = await this.shifts([date]);
    return {
      date,
      version: day?.version ?? 0,
      publishedAt: day?.publishedAt?.toISOString() ?? null,
      shifts: shifts.map((shift) => viewOf(shift, date)),
    };
  }

  /** Everybody on duty at this moment. */
  async onDuty(): Promise<ShiftView[]> {
    const at = now();
    const date = civilDateOf(at);
    const shifts = await this.shifts([date]);
    return shifts.filter((shift) => isOnDuty(shift, at)).map((shift) => viewOf(shift, date));
  }

  /** The shifts of one post on these dates, by staff id; people who left are not among them. */
  async spansOf(post: Post, dates: readonly string[]): Promise<Map<number, Span[]>> {
    const spans = new Map<number, Span[]>();
    for (const shift of await this.shifts(dates)) {
      if (shift.post === post) spans.set(shift.staffId, [...(spans.get(shift.staffId) ?? []), shift]);
    }
    return spans;
  }

  /** The shift of a member of staff at one post that runs at an instant; null off duty. */
  async runningShift(staffId: number, post: Post, at: Date): Promise<Span | null> {
    return this.database.row<Span>(
      `SELECT starts_at AS startsAt, ends_at AS endsAt FROM shift
        WHERE staff_id = ? AND date = ? AND post = ? AND starts_at <= ? AND ends_at > ? LIMIT 1`,
      [staffId, civilDateOf(at), post, at, at],
    );
  }

  private shifts(dates: readonly string[]): Promise<ShiftFacts[]> {
    return this.database.rows<ShiftFacts>(
      `SELECT s.staff_id AS staffId, t.work_no AS workNo, t.name, s.post, s.starts_at AS startsAt, s.ends_at AS endsAt
         FROM shift s JOIN staff t ON t.id = s.staff_id AND t.active = 1
        WHERE s.date IN (?) ORDER BY s.starts_at, t.work_no, s.id`,
      [[...new Set(dates)]],
    );
  }
}

function viewOf({ workNo, name, post, startsAt, endsAt }: ShiftFacts, date: string): ShiftView {
  const to = endsAt >= instantOf(date, '24:00') ? '24:00' : clockTimeOf(endsAt);
  return { workNo, name, post, postLabel: POST_LABELS[post], from: clockTimeOf(startsAt), to };
}
