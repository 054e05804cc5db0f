import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { POST_LABELS } from 'shared-types/roster.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Outbox } from '../kernel/outbox/outbox';
import type { House, Staff } from '../kernel/session/actor';
import { type CivilDate, clockTimeOf, instantOf } from '../kernel/time/civil-date';
import { DraftShiftRow, RosterChangeRow, RosterDayRow, ShiftRow } from './roster.entity';
import type { ShiftDraft } from './roster.rules';
import { changeLines, changesBetween } from './roster-change.rules';
import { type Rosterable, RosterFacts } from './roster-facts';

/** A day was published, for the first time or again: `{date}`. */
export const ROSTER_PUBLISHED_TOPIC = 'roster.published';
/** A published day has changed for these people: `{date, staffIds}`. */
export const SHIFTS_CHANGED_TOPIC = 'roster.shifts-changed';

/** What everybody knows, or what planners prepare. */
export type RosterTable = 'shift' | 'draft_shift';

interface Placed extends Omit<ShiftDraft, 'from' | 'to'> {
  readonly date: CivilDate;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

type People = ReadonlyMap<string, Rosterable>;

/** Days of the roster as they are kept; every change holds the lock of its day. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RosterDays {
  @Inject()
  database!: Database;

  @Inject()
  outbox!: Outbox;

  @Inject()
  facts!: RosterFacts;

  /** Locks a day until the transaction ends; several are locked in the order of their dates. */
  async lock(date: CivilDate): Promise<RosterDayRow> {
    await this.database.write('INSERT IGNORE INTO roster_day (date, version) VALUES (?, 0)', [date]);
    return this.database
      .repository(RosterDayRow)
      .findOneOrFail({ where: { date }, lock: { mode: 'pessimistic_write' } });
  }

  /** The shifts of these dates, those of people who left among them not. */
  async shifts(table: RosterTable, dates: readonly CivilDate[]): Promise<Map<CivilDate, ShiftDraft[]>> {
    const days = new Map<CivilDate, ShiftDraft[]>(dates.map((date) => [date, []]));
    if (dates.length === 0) return days;
    const rows = await this.database.rows<Placed>(
      `SELECT s.date, t.work_no AS workNo, s.post, s.site_key AS siteKey, s.window_no AS windowNo,
              s.starts_at AS startsAt, s.ends_at AS endsAt
         FROM ${table} s JOIN staff t ON t.id = s.staff_id AND t.active = 1
        WHERE s.date IN (?) ORDER BY s.starts_at, s.site_key, s.window_no, t.work_no, s.id`,
      [[...new Set(dates)]],
    );
    for (const { date, startsAt, endsAt, ...shift } of rows) {
      days.get(date)?.push({ ...shift, from: clockTimeOf(startsAt), to: endOf(date, endsAt) });
    }
    return days;
  }

  /** Saves a draft in the place of the one there was. The day is locked, the shifts are judged. */
  async saveDraft(actor: Staff, day: RosterDayRow, shifts: readonly ShiftDraft[], people: People): Promise<void> {
    await this.replace('draft_shift', day.date, shifts, people);
    const saved = { draftVersion: day.draftVersion + 1, draftedAt: now(), draftedBy: actor.staff.id };
    await this.database.repository(RosterDayRow).update({ date: day.date }, saved);
  }

  /** Forgets the draft of a locked day. */
  async dropDraft({ date, draftVersion }: RosterDayRow): Promise<void> {
    await this.database.repository(DraftShiftRow).delete({ date });
    const dropped = { draftVersion: draftVersion + 1, draftedAt: null, draftedBy: null };
    await this.database.repository(RosterDayRow).update({ date }, dropped);
  }

  /**
   * Makes these the shifts everybody knows, says what changed since the publication before, and lets the other rooms
   * know. The day is locked, the shifts are judged.
   */
  async publish(
    actor: Staff | House,
    day: RosterDayRow,
    shifts: readonly ShiftDraft[],
    people: People,
    reason: string | null,
  ): Promise<void> {
    const { date } = day;
    const before = (await this.shifts('shift', [date])).get(date) ?? [];
    await this.replace('shift', date, shifts, people);
    const version = day.version + 1;
    const by = actor.kind === 'HOUSE' ? null : actor.staff.id;
    await this.database.repository(RosterDayRow).update({ date }, { version, publishedAt: now(), publishedBy: by });
    await this.noteSites(date, shifts);
    if (day.version > 0) await this.noteChange({ date, version, staffId: by, reason }, before, shifts, people);
    await this.outbox.publish(ROSTER_PUBLISHED_TOPIC, { date });
  }

  /** Where a shift is, as people read it; empty for a post without a place of its own. */
  placeOf({ siteKey, windowNo, post }: Pick<ShiftDraft, 'siteKey' | 'windowNo' | 'post'>): string {
    const site = siteKey === null ? undefined : this.facts.centre.siteByKey(siteKey);
    if (!site) return '';
    const window = site.points.find(({ no }) => no === windowNo);
    return window ? `${site.name} ${window.label}` : `${site.name} ${POST_LABELS[post]}`;
  }

  private async replace(table: RosterTable, date: CivilDate, shifts: readonly ShiftDraft[], people: People) {
    const rows = this.database.repository(table === 'shift' ? ShiftRow : DraftShiftRow);
    await rows.delete({ date });
    if (shifts.length === 0) return;
    await rows.insert(
      shifts.map(({ workNo, post, siteKey, windowNo, from, to }) => ({
        staffId: people.get(workNo)?.id as number,
        date,
        post,
        siteKey,
        windowNo,
        startsAt: instantOf(date, from),
        endsAt: instantOf(date, to),
      })),
    );
  }

  /** From the first publication with a window of a site on, that site's windows are those of the roster, even if none. */
  private async noteSites(date: CivilDate, shifts: readonly ShiftDraft[]): Promise<void> {
    const sites = new Set(shifts.flatMap(({ siteKey, windowNo }) => (windowNo === null ? [] : (siteKey ?? []))));
    if (sites.size === 0) return;
    const rows = [...sites].sort().map((siteKey) => [date, siteKey]);
    await this.database.write('INSERT IGNORE INTO roster_site (date, site_key) VALUES ?', [rows]);
  }

  private async noteChange(
    change: { date: CivilDate; version: number; staffId: number | null; reason: string | null },
    before: readonly ShiftDraft[],
    after: readonly ShiftDraft[],
    people: People,
  ): Promise<void> {
    const changes = changesBetween(before, after);
    const nameOf = (workNo: string) => people.get(workNo)?.name ?? workNo;
    const what = changeLines(changes, { nameOf, placeOf: (shift) => this.placeOf(shift) });
    await this.database.repository(RosterChangeRow).insert({ ...change, at: now(), what });
    const staffIds = changes.touched.flatMap((workNo) => people.get(workNo)?.id ?? []);
    if (staffIds.length > 0) await this.outbox.publish(SHIFTS_CHANGED_TOPIC, { date: change.date, staffIds });
  }
}

/** The end of a shift on its day: midnight is `24:00`. */
export const endOf = (date: CivilDate, endsAt: Date): string =>
  endsAt >= instantOf(date, '24:00') ? '24:00' : clockTimeOf(endsAt);
