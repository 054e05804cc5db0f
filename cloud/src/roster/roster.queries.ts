import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { RosterDay, ShiftView } from 'shared-types/roster.contract';
import { POST_LABELS, type Post } from 'shared-types/roster.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { type CivilDate, civilDateOf, clockTimeOf } from '../kernel/time/civil-date';
import { RosterDayRow } from './roster.entity';
import { isOnDuty, type Span } from './roster.rules';
import { endOf, RosterDays } from './roster-days';

interface ShiftFacts extends Span {
  readonly staffId: number;
  readonly workNo: string;
  readonly name: string;
  readonly post: Post;
  readonly siteKey: string | null;
  readonly windowNo: number | null;
}

/** A window that somebody is rostered for; times `HH:MM` of the day. */
export interface RosteredWindow {
  readonly windowNo: number;
  readonly from: string;
  readonly to: string;
}

/** The window somebody sits at. */
export interface WindowNow {
  readonly siteKey: string;
  readonly windowNo: number;
}

/** Who is on duty when. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RosterQueries {
  @Inject()
  database!: Database;

  @Inject()
  days!: RosterDays;

  /** One published day; version 0 and no shifts where nothing is published. */
  async day(date: string): Promise<RosterDay> {
    const day = await this.database.repository(RosterDayRow).findOneBy({ date });
    const shifts = await this.shifts([date]);
    return {
      date,
      version: day?.version ?? 0,
      publishedAt: day?.publishedAt?.toISOString() ?? null,
      shifts: shifts.map((shift) => this.viewOf(shift, date)),
    };
  }

  /** Everybody on duty at this moment. */
  async onDuty(): Promise<ShiftView[]> {
    const at = now();
    const date = civilDateOf(at);
    const shifts = await this.shifts([date]);
    return shifts.filter((shift) => isOnDuty(shift, at)).map((shift) => this.viewOf(shift, date));
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

  /**
   * The windows that are staffed, by `site|date`, both dates included; of published days alone. A site without an entry
   * has no roster on that date, one with an empty list has a roster that leaves all its windows closed.
   */
  async openWindows(from: CivilDate, to: CivilDate): Promise<Map<string, readonly RosteredWindow[]>> {
    const sites = await this.database.rows<{ date: CivilDate; siteKey: string }>(
      'SELECT date, site_key AS siteKey FROM roster_site WHERE date BETWEEN ? AND ?',
      [from, to],
    );
    const open = new Map(sites.map(({ date, siteKey }) => [`${siteKey}|${date}`, [] as RosteredWindow[]]));
    if (open.size === 0) return open;
    const dates = [...new Set(sites.map(({ date }) => date))];
    for (const [date, shifts] of await this.days.shifts('shift', dates)) {
      for (const shift of shifts) {
        if (shift.windowNo === null) continue;
        open.get(`${shift.siteKey}|${date}`)?.push({ windowNo: shift.windowNo, from: shift.from, to: shift.to });
      }
    }
    return open;
  }

  /** The window a member of staff is rostered for at an instant; null for somebody who is at none. */
  async windowOf(staffId: number, at: Date): Promise<WindowNow | null> {
    return this.database.row<WindowNow>(
      `SELECT site_key AS siteKey, window_no AS windowNo FROM shift
        WHERE staff_id = ? AND date = ? AND window_no IS NOT NULL AND starts_at <= ? AND ends_at > ? LIMIT 1`,
      [staffId, civilDateOf(at), at, at],
    );
  }

  private shifts(dates: readonly string[]): Promise<ShiftFacts[]> {
    return this.database.rows<ShiftFacts>(
      `SELECT s.staff_id AS staffId, t.work_no AS workNo, t.name, s.post, s.site_key AS siteKey,
              s.window_no AS windowNo, s.starts_at AS startsAt, s.ends_at AS endsAt
         FROM shift s JOIN staff t ON t.id = s.staff_id AND t.active = 1
        WHERE s.date IN (?) ORDER BY s.starts_at, t.work_no, s.id`,
      [[...new Set(dates)]],
    );
  }

  private viewOf({ startsAt, endsAt, staffId: _, ...shift }: ShiftFacts, date: string): ShiftView {
    const place = this.days.placeOf(shift) || null;
    return {
      ...shift,
      postLabel: POST_LABELS[shift.post],
      place,
      from: clockTimeOf(startsAt),
      to: endOf(date, endsAt),
    };
  }
}
