import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CATEGORY_LABELS } from 'shared-types/directory.states';
import type { NeedView, OwnShift, PlanDay, ShiftView } from 'shared-types/roster.contract';
import { POST_LABELS, POSTS, ROSTER_STATE_LABELS, type RosterState } from 'shared-types/roster.states';
import type { ResultOf } from 'shared-types/routes';
import { In } from 'typeorm';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Staff } from '../kernel/session/actor';
import { addDays, type CivilDate, civilDateOf } from '../kernel/time/civil-date';
import { RosterDayRow } from './roster.entity';
import type { ShiftDraft } from './roster.rules';
import { RosterDays } from './roster-days';
import { RosterFacts } from './roster-facts';
import { RosterNeeds } from './roster-needs';
import type { Gap, Need } from './roster-needs.rules';

const OWN_DAYS = 14;

interface Change {
  readonly date: CivilDate;
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string | null;
  readonly what: string[] | string;
}

/** What planners see of days, drafts before what is published; and everybody of their own. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RosterPlansQueries {
  @Inject()
  database!: Database;

  @Inject()
  days!: RosterDays;

  @Inject()
  needs!: RosterNeeds;

  @Inject()
  facts!: RosterFacts;

  /** Consecutive days from a date on. */
  from(date: CivilDate, count: number): Promise<{ days: PlanDay[] }> {
    return this.plans(Array.from({ length: count }, (_, ahead) => addDays(date, ahead)));
  }

  async day(date: CivilDate): Promise<PlanDay> {
    const { days } = await this.plans([date]);
    return days[0] as PlanDay;
  }

  /** These days, in their order. */
  async plans(dates: readonly CivilDate[]): Promise<{ days: PlanDay[] }> {
    const rows = await this.database.repository(RosterDayRow).findBy({ date: In([...dates]) });
    const known = new Map(rows.map((row) => [row.date, row]));
    const published = await this.days.shifts('shift', dates);
    const drafted = await this.days.shifts('draft_shift', dates);
    const names = await this.names();
    const changes = await this.changes(dates);
    const days = dates.map((date) => {
      const row = known.get(date);
      const isDraft = row?.draftedAt != null;
      const shifts = (isDraft ? drafted : published).get(date) ?? [];
      const state = stateOf(row);
      return {
        date,
        kind: this.needs.kindOf(date),
        state,
        stateLabel: ROSTER_STATE_LABELS[state],
        version: row?.version ?? 0,
        draftVersion: row?.draftVersion ?? 0,
        drafted: isDraft,
        shifts: shifts.map((shift) => this.shiftView(shift, names)),
        needs: this.needs.gaps(date, shifts).map(({ need, gaps }) => this.needView(need, gaps)),
        changes: changes.get(date) ?? [],
      };
    });
    return { days };
  }

  /** The published shifts of a member of staff from today on. */
  async own({ staff }: Staff): Promise<{ items: OwnShift[] }> {
    const today = civilDateOf(now());
    const dates = Array.from({ length: OWN_DAYS }, (_, ahead) => addDays(today, ahead));
    const days = await this.days.shifts('shift', dates);
    const items = [...days].flatMap(([date, shifts]) =>
      shifts
        .filter(({ workNo }) => workNo === staff.workNo)
        .map(({ workNo: _, ...shift }) => {
          const place = this.days.placeOf(shift) || null;
          return { ...shift, date, postLabel: POST_LABELS[shift.post], place };
        }),
    );
    return { items };
  }

  /** Whom and what a planner may choose from. */
  async cast(): Promise<ResultOf<'GET /roster/cast'>> {
    const { fit } = this.facts.rules;
    const people = [...(await this.facts.people()).values()].map(({ workNo, name, roles }) => {
      return { workNo, name, posts: POSTS.filter((post) => roles.some((role) => fit[post].includes(role))) };
    });
    const windows = this.facts.windows.map(({ siteKey, no, label, category }) => ({ siteKey, no, label, category }));
    return { people, windows, sites: this.facts.centre.sites.map(({ key, name }) => ({ key, name })) };
  }

  /** Where a need is, in words. */
  placeOf({ post, siteKey, category }: Pick<Need, 'post' | 'siteKey' | 'category'>): string {
    const site = siteKey === null ? null : this.facts.centre.siteByKey(siteKey);
    if (!site) return POST_LABELS[post];
    return [site.name, category === null ? POST_LABELS[post] : CATEGORY_LABELS[category]].join(' ');
  }

  private needView(need: Need, gaps: readonly Gap[]): NeedView {
    return { ...need, postLabel: POST_LABELS[need.post], place: this.placeOf(need), gaps: [...gaps] };
  }

  private shiftView(shift: ShiftDraft, names: ReadonlyMap<string, string>): ShiftView {
    return {
      ...shift,
      name: names.get(shift.workNo) ?? shift.workNo,
      postLabel: POST_LABELS[shift.post],
      place: this.days.placeOf(shift) || null,
    };
  }

  private async names(): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ workNo: string; name: string }>(
      'SELECT work_no AS workNo, name FROM staff',
    );
    return new Map(rows.map(({ workNo, name }) => [workNo, name]));
  }

  private async changes(dates: readonly CivilDate[]): Promise<Map<CivilDate, PlanDay['changes']>> {
    const rows = await this.database.rows<Change>(
      `SELECT c.date, c.at, s.name AS \`by\`, c.reason, c.what FROM roster_change c LEFT JOIN staff s ON s.id = c.staff_id
        WHERE c.date IN (?) ORDER BY c.id DESC`,
      [[...dates]],
    );
    const changes = new Map<CivilDate, PlanDay['changes']>();
    for (const { date, at, by, reason, what } of rows) {
      // MariaDB keeps JSON as text.
      const lines: string[] = typeof what === 'string' ? JSON.parse(what) : what;
      const change = { at: at.toISOString(), by: by ?? '系统', reason, what: lines };
      changes.set(date, [...(changes.get(date) ?? []), change]);
    }
    return changes;
  }
}

function stateOf(row: RosterDayRow | undefined): RosterState {
  if (!row) return 'NONE';
  if (row.version === 0) return row.draftedAt === null ? 'NONE' : 'DRAFT';
  return row.version === 1 ? 'PUBLISHED' : 'CHANGED';
}
