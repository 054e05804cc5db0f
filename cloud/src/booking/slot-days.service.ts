import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { DirectoryQueries } from '../directory/directory.queries';
import type { DayPlan } from '../directory/opening.rules';
import { SiteHours } from '../directory/site-hours';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput, notFound, Refusal } from '../kernel/errors/refusal';
import type { Staff } from '../kernel/session/actor';
import type { CivilDate } from '../kernel/time/civil-date';
import { fingerprint } from '../kernel/time/fingerprint';
import { RosterQueries } from '../roster/roster.queries';
import { Bookable } from './bookable';
import { displaced, grainsOn, gridOf, type StaffedWindow, staffedSessions } from './displacement.rules';
import { Moves, type Standing } from './moves.service';
import { Occupancy } from './occupancy';
import { PlaceNews } from './place-news';
import { plainDay, readSlotDay, type StoredDay } from './slot-day';
import type { SlotDay } from './slots.rules';

type Change = InputOf<'PUT /sites/:key/days/:date'>['body'];
type Proposal = InputOf<'POST /sites/:key/days/:date/effects'>['body'];

/** What a day is to be made from; absent parts are as they stand. */
interface Parts {
  readonly hours?: DayPlan | null | undefined;
  readonly windows?: readonly StaffedWindow[] | null | undefined;
}

/** How the places of a day are planned: from its hours and its published roster; and who is moved when that changes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SlotDays {
  @Inject()
  database!: Database;

  @Inject()
  directory!: DirectoryQueries;

  @Inject()
  hours!: SiteHours;

  @Inject()
  roster!: RosterQueries;

  @Inject()
  bookable!: Bookable;

  @Inject()
  occupancy!: Occupancy;

  @Inject()
  moves!: Moves;

  @Inject()
  news!: PlaceNews;

  /** Whom a change would touch, and where they would be moved. Nothing is written. @throws 404, 400. */
  async effects(siteKey: string, date: CivilDate, { hours, windows }: Proposal) {
    this.site(siteKey);
    const proposed = hours ? this.planIn(hours, siteKey, date) : hours;
    const day = { ...(await this.planned(siteKey, date, { hours: proposed, windows })), version: 0 };
    const standing = await this.moves.standingOn(siteKey, date);
    const gone = this.without(siteKey, standing, day);
    const taken = await this.occupancy.look();
    const { version } = this.bookable.day(siteKey, date, taken);
    taken.suppose(siteKey, date, day);
    return {
      touched: await this.moves.foreseen(gone, taken),
      untouched: standing.length - gone.length,
      seen: seenAs(version, gone),
    };
  }

  /**
   * Changes the hours of a date, or returns to the configured ones. In the same transaction whoever has no place any
   * more is moved to the nearest free time, or told, with an apology, that there is none.
   * @throws 404, 400 for sessions that overlap or end before they begin, 409 `effects_moved_on` when it would touch others
   *   than the supervisor has seen.
   */
  async changeHours(actor: Staff, siteKey: string, date: CivilDate, change: Change): Promise<void> {
    const { hours, reason, seen } = change;
    this.site(siteKey);
    const plan = hours && this.planIn(hours, siteKey, date, reason);
    await this.database.transaction(async () => {
      await this.hours.change(actor, siteKey, date, plan, reason);
      await this.replan(siteKey, date, reason, seen);
    });
  }

  /**
   * Plans a day anew from its hours and roster as they stand. Idempotent; who is moved is moved once.
   * Returns how many were moved. @throws 409 `effects_moved_on` when it touches others than were `seen`.
   */
  async replan(siteKey: string, date: CivilDate, reason: string, seen?: string): Promise<number> {
    return this.database.transaction(async () => {
      const before = await this.lock(siteKey, date);
      const planned = await this.planned(siteKey, date, {});
      if (JSON.stringify(planned) === JSON.stringify({ ...before, version: undefined })) return 0;
      const day: SlotDay = { ...planned, version: before.version + 1 };
      await this.database.write(
        'UPDATE slot_day SET version = ?, plan = ?, changed_at = ? WHERE date = ? AND site_key = ?',
        [day.version, JSON.stringify(planned), now(), date, siteKey],
      );
      await this.renewAccounts(siteKey, date, before, day);
      const gone = this.without(siteKey, await this.moves.standingOn(siteKey, date), day);
      if (seen !== undefined && seen !== seenAs(before.version, gone)) throw effectsMovedOn();
      for (const booking of gone) await this.moves.move(booking, reason);
      await this.news.freed({ siteKey, date });
      this.database.afterCommit(() => this.occupancy.forget());
      return gone.length;
    });
  }

  /** A roster was published for a date: the places of every site with windows are planned by it. */
  async follow({ date }: { date: CivilDate }): Promise<void> {
    for (const { key, points } of this.bookable.centre.sites) {
      if (points.length > 0) await this.replan(key, date, '窗口值班有调整');
    }
  }

  /** The day's row, locked until the transaction ends; made as configured where there is none. */
  private async lock(siteKey: string, date: CivilDate): Promise<SlotDay> {
    const { version: _, ...configured } = this.bookable.configuredDay(siteKey, date);
    await this.database.write(
      `INSERT INTO slot_day (date, site_key, version, plan, changed_at) VALUES (?, ?, 0, ?, ?)
       ON DUPLICATE KEY UPDATE version = version`,
      [date, siteKey, JSON.stringify(configured), now()],
    );
    const row = await this.database.row<Pick<StoredDay, 'version' | 'plan'>>(
      'SELECT version, plan FROM slot_day WHERE date = ? AND site_key = ? FOR UPDATE',
      [date, siteKey],
    );
    if (!row) throw new Error('the day just written is gone');
    return readSlotDay(row);
  }

  private async planned(
    siteKey: string,
    date: CivilDate,
    { hours, windows }: Parts,
  ): Promise<Omit<SlotDay, 'version'>> {
    const site = this.site(siteKey);
    const changed = hours === undefined ? await this.hours.on(siteKey, date) : hours;
    const plan = changed ?? this.directory.configuredPlanOn(site, date);
    const staffed = windows === undefined ? await this.rostered(siteKey, date) : windows;
    if (!staffed) return plainDay(plan);
    return plainDay(plan, staffedSessions(plan.sessions, staffed, gridOf(this.bookable.plansAt(siteKey))));
  }

  /** The windows that the published roster opens; null while there is none for that site and day. */
  private async rostered(siteKey: string, date: CivilDate): Promise<readonly StaffedWindow[] | null> {
    return (await this.roster.openWindows(date, date)).get(`${siteKey}|${date}`) ?? null;
  }

  /** Every account of the day gets the new version and what may now be promised of it: from here on nobody counts on the old. */
  private async renewAccounts(siteKey: string, date: CivilDate, before: SlotDay, day: SlotDay): Promise<void> {
    await this.database.write('UPDATE slot SET version = ?, capacity = 0 WHERE date = ? AND site_key = ?', [
      day.version,
      date,
      siteKey,
    ]);
    const plans = this.bookable.plansAt(siteKey);
    const pools = [...new Set(plans.map(({ pool }) => pool))].sort();
    const rows = pools.flatMap((pool) => {
      const sharing = plans.filter((plan) => plan.pool === pool);
      const grains = new Set([...grainsOn(sharing, before), ...grainsOn(sharing, day)]);
      return [...grains]
        .sort((a, b) => a - b)
        .map((grain) => [
          date,
          siteKey,
          pool,
          grain,
          0,
          this.bookable.capacity({ siteKey, pool }, day, grain),
          day.version,
        ]);
    });
    if (rows.length === 0) return;
    await this.database.write(
      `INSERT INTO slot (date, site_key, pool, start, taken, capacity, version) VALUES ?
       ON DUPLICATE KEY UPDATE capacity = VALUES(capacity), version = VALUES(version)`,
      [rows],
    );
  }

  /** Of those who stand on a day, whom it has no room for; nobody whose time has begun. */
  private without(siteKey: string, standing: readonly Standing[], day: SlotDay): Standing[] {
    const at = now();
    const plans = this.bookable.plansAt(siteKey);
    const pools = [...new Set(standing.map(({ pool }) => pool))];
    const gone = pools.flatMap((pool) => {
      const sharing = plans.filter((plan) => plan.pool === pool);
      return displaced(
        standing.filter((booking) => booking.pool === pool),
        sharing,
        day,
      );
    });
    const ids = new Set(gone.map(({ id }) => id));
    return standing.filter(({ id, startsAt }) => ids.has(id) && startsAt > at);
  }

  /** @throws 404. */
  private site(siteKey: string) {
    const site = this.bookable.centre.siteByKey(siteKey);
    if (!site) throw notFound('没有这个大厅或驿站');
    return site;
  }

  /** @throws 400 for sessions that overlap or end before they begin. */
  private planIn(hours: NonNullable<Change['hours']>, siteKey: string, date: CivilDate, reason?: string): DayPlan {
    const sessions = [...hours.sessions].sort((a, b) => (a.from < b.from ? -1 : 1));
    sessions.forEach(({ from, to }, at) => {
      const path = `body.hours.sessions.${at}.from`;
      if (to <= from) throw invalidInput([{ path, message: '结束时间应晚于开始时间' }]);
      const before = sessions[at - 1];
      if (before && before.to > from) throw invalidInput([{ path, message: '两段时间不能重叠' }]);
    });
    const usual = this.directory.configuredPlanOn(this.site(siteKey), date);
    return {
      sessions: sessions.map((session) => ({ ...session, kind: 'REGULAR' as const })),
      accepts: hours.accepts,
      note: reason ?? usual.note,
    };
  }
}

/** Stands for a version of a day and those whom a change of it touches. */
const seenAs = (version: number, gone: readonly Standing[]): string =>
  fingerprint([version, ...gone.map(({ number }) => number).sort()]);

const effectsMovedOn = () =>
  new Refusal(409, 'effects_moved_on', '刚才有人预约、取消，或这一天又改过，会影响的人和您看到的不一样了', {
    detail: '什么都没有改。请看新的影响，再决定',
  });
