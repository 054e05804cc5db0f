import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { Database } from '../kernel/database/database';
import { conflict, type Refusal, ruledOut } from '../kernel/errors/refusal';
import type { Staff } from '../kernel/session/actor';
import { addDays, type CivilDate, formatChinese } from '../kernel/time/civil-date';
import { RosterDayRow } from './roster.entity';
import { type ShiftDraft, shiftFaults } from './roster.rules';
import { Roster, shiftOf } from './roster.service';
import { RosterDays } from './roster-days';
import { RosterFacts } from './roster-facts';
import { fillDay, type Lately, minutesIn } from './roster-fill.rules';
import { RosterNeeds } from './roster-needs';
import { RosterPlansQueries } from './roster-plans.queries';

type Draft = InputOf<'PUT /roster/:date/draft'>['body'];
type Copy = InputOf<'POST /roster/:date/draft/copy'>['body'];
type Drafted = InputOf<'POST /roster/fill'>['body']['days'][number];
type Publication = InputOf<'POST /roster/publish'>['body'];

/** Work of so many days before decides whose turn it is. */
const LATELY_DAYS = 28;
const NAMED_GAPS = 3;

/** Prepares rosters: drafts that only planners see, until they are published. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RosterPlans {
  @Inject()
  database!: Database;

  @Inject()
  roster!: Roster;

  @Inject()
  days!: RosterDays;

  @Inject()
  facts!: RosterFacts;

  @Inject()
  needs!: RosterNeeds;

  @Inject()
  plans!: RosterPlansQueries;

  /** Saves a day's draft. @throws 400 naming each faulty shift, 409 `roster_changed` when it was saved meanwhile. */
  async save(actor: Staff, date: CivilDate, { draftVersion, shifts: sent }: Draft): Promise<void> {
    const shifts = sent.map(shiftOf);
    await this.database.transaction(async () => {
      const day = await this.locked({ date, draftVersion });
      const people = await this.roster.judge(date, shifts);
      await this.days.saveDraft(actor, day, shifts, people);
    });
  }

  /** Forgets a day's draft; what is published stays. @throws 409 `roster_changed`. */
  async drop(date: CivilDate, { draftVersion }: Pick<Draft, 'draftVersion'>): Promise<void> {
    await this.database.transaction(async () => {
      await this.days.dropDraft(await this.locked({ date, draftVersion }));
    });
  }

  /**
   * Drafts a day by another's shifts, drafted or published; whoever cannot stand there that day is left out.
   * @throws 409 `roster_changed`, 422 `nothing_to_copy`.
   */
  async copy(actor: Staff, date: CivilDate, { draftVersion, from }: Copy): Promise<void> {
    await this.database.transaction(async () => {
      const day = await this.locked({ date, draftVersion });
      const source = await this.shown(from, await this.database.repository(RosterDayRow).findOneBy({ date: from }));
      if (source.length === 0) throw ruledOut('nothing_to_copy', `${formatChinese(from)}还没有排班，没有可以照着排的`);
      const people = await this.facts.people();
      const houseOn = await this.facts.houseOn([date], people);
      const faulty = new Set(shiftFaults(source, houseOn(date)).map(({ at }) => at));
      const kept = source.filter((_, at) => !faulty.has(at));
      await this.days.saveDraft(actor, day, kept, people);
    });
  }

  /** Drafts these days so that as little as possible is left unmanned, whoever did least lately first. @throws 409. */
  async fill(actor: Staff, drafts: readonly Drafted[]): Promise<void> {
    const days = inOrder(drafts);
    await this.database.transaction(async () => {
      const people = await this.facts.people();
      const houseOn = await this.facts.houseOn(
        days.map(({ date }) => date),
        people,
      );
      const tally = await this.worked(days[0]?.date as CivilDate);
      const lately: Lately = (workNo, post) => tally.get(`${workNo}|${post ?? ''}`) ?? 0;
      for (const each of days) {
        const day = await this.locked(each);
        const standing = await this.shown(each.date, day);
        const added = fillDay(this.needs.on(each.date), standing, houseOn(each.date), lately);
        await this.days.saveDraft(actor, day, [...standing, ...added], people);
        for (const shift of added) count(tally, shift);
      }
    });
  }

  /**
   * Publishes drafts, all or none. A day published before, or with gaps, takes a reason everybody concerned can read.
   * @throws 400 for a draft that has become faulty, 409 `roster_changed`, 422 `no_draft`, `reason_needed`, `gaps_remain`.
   */
  async publish(actor: Staff, { days, reason }: Publication): Promise<void> {
    await this.database.transaction(async () => {
      for (const { date, version, draftVersion } of inOrder(days)) {
        const day = await this.locked({ date, draftVersion });
        if (day.version !== version) throw changed(date);
        if (day.draftedAt === null) throw ruledOut('no_draft', `${formatChinese(date)}没有草稿，不用发布`);
        const shifts = (await this.days.shifts('draft_shift', [date])).get(date) ?? [];
        if (reason === undefined) this.refuseUnexplained(day, shifts);
        const people = await this.roster.judge(date, shifts);
        await this.days.publish(actor, day, shifts, people, reason ?? null);
        await this.days.dropDraft(day);
      }
    });
  }

  private refuseUnexplained({ date, version }: RosterDayRow, shifts: readonly ShiftDraft[]): void {
    if (version > 0) throw ruledOut('reason_needed', `${formatChinese(date)}已经发布过，改动请写明原因`);
    const lines = this.needs.gaps(date, shifts).flatMap(({ need, gaps }) => {
      return gaps.map(({ from, to, missing }) => `${this.plans.placeOf(need)} ${from}—${to} 缺 ${missing} 人`);
    });
    if (lines.length === 0) return;
    const detail = `${lines.slice(0, NAMED_GAPS).join('；')}${lines.length > NAMED_GAPS ? `，等 ${lines.length} 处` : ''}`;
    throw ruledOut('gaps_remain', `${formatChinese(date)}还缺岗，补上再发布，或写明原因`, { detail });
  }

  /** What a day shows: its draft, else what is published. */
  private async shown(date: CivilDate, day: Pick<RosterDayRow, 'draftedAt'> | null): Promise<readonly ShiftDraft[]> {
    const table = day?.draftedAt ? 'draft_shift' : 'shift';
    return (await this.days.shifts(table, [date])).get(date) ?? [];
  }

  /** @throws 409 when the draft is another than its writer saw. */
  private async locked({ date, draftVersion }: Drafted): Promise<RosterDayRow> {
    const day = await this.days.lock(date);
    if (day.draftVersion !== draftVersion) throw changed(date);
    return day;
  }

  /** Minutes by `workNo|post`, and by `workNo|` in all, before a date. */
  private async worked(date: CivilDate): Promise<Map<string, number>> {
    const dates = Array.from({ length: LATELY_DAYS }, (_, back) => addDays(date, -1 - back));
    const tally = new Map<string, number>();
    for (const shifts of (await this.days.shifts('shift', dates)).values()) {
      for (const shift of shifts) count(tally, shift);
    }
    return tally;
  }
}

function count(tally: Map<string, number>, shift: ShiftDraft): void {
  for (const key of [`${shift.workNo}|${shift.post}`, `${shift.workNo}|`]) {
    tally.set(key, (tally.get(key) ?? 0) + minutesIn([shift]));
  }
}

/** Days are locked in one order, so that two planners never wait for each other. */
const inOrder = <T extends { readonly date: CivilDate }>(days: readonly T[]): T[] =>
  [...new Map(days.map((day) => [day.date, day])).values()].sort((a, b) => (a.date < b.date ? -1 : 1));

const changed = (date: CivilDate): Refusal =>
  conflict('roster_changed', `${formatChinese(date)}的排班已被他人更新，请刷新后再改`);
