import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database/database';
import { OutOfDate } from '../kernel/database/database-faults';
import { Refusal } from '../kernel/errors/refusal';
import { clockTimeOfMinute, formatChinese } from '../kernel/time/civil-date';
import { AvailabilityQueries } from './availability.queries';
import { Bookable, type SlotOfDay } from './bookable';
import type { BookingRow } from './booking.entity';
import { Occupancy } from './occupancy';
import { type FreedPlaces, PlaceNews } from './place-news';
import { grainsOf, type SlotPlan } from './slots.rules';

/** A place that somebody may have, by the plan of the day it was looked up in. */
export interface Wanted extends SlotOfDay {
  readonly plan: SlotPlan;
  /** Seconds of each grain up to which this somebody may draw. */
  readonly limit: number;
  /** The version of the day's plan. */
  readonly version: number;
  /** Seconds of each grain that may be promised to anybody. */
  readonly capacity: number;
}

/** What a booking took of its accounts. */
export type Took = Pick<BookingRow, 'siteKey' | 'pool' | 'date' | 'start' | 'slotMinutes' | 'grainMinutes' | 'cost'>;

/** Takes places and gives them back. The row decides, by one conditional update; it is touched last of all. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SlotAccounts {
  @Inject()
  database!: Database;

  @Inject()
  occupancy!: Occupancy;

  @Inject()
  bookable!: Bookable;

  @Inject()
  availability!: AvailabilityQueries;

  @Inject()
  news!: PlaceNews;

  /** Spares the whole transaction to somebody who taps on a slot that is full by now. @throws 409 `slot_full`. */
  async refuseIfFull(wanted: Wanted): Promise<void> {
    if (await this.isFull(wanted)) throw await this.slotFull(wanted.plan, wanted);
  }

  /** Whether a slot is full by what is in memory, which may be a moment old. */
  async isFullByNow({ plan, date, start, limit }: Wanted): Promise<boolean> {
    const seen = (await this.occupancy.current()).on(plan, date);
    return grainsOf(plan, start).some((grain) => seen(grain) + plan.cost > limit);
  }

  /** Whether a slot is full for who draws on this limit, at a moment that is over when the answer comes. */
  async isFull(wanted: Wanted): Promise<boolean> {
    if (!(await this.isFullByNow(wanted))) return false;
    const { plan, date, start, limit } = wanted;
    // What is in memory may be a moment old, and somebody may have cancelled.
    const full = await this.database.row(
      `SELECT 1 FROM slot WHERE date = ? AND site_key = ? AND pool = ? AND start IN (?) AND taken + ? > ? LIMIT 1`,
      [date, plan.siteKey, plan.pool, grainsOf(plan, start), plan.cost, limit],
    );
    return full !== null;
  }

  /** Takes one place when everything else of the transaction is written. @throws 409 `slot_full`, which undoes it all. */
  take(wanted: Wanted): void {
    this.database.beforeCommit(() => this.takeNow(wanted));
  }

  /** Gives back what a booking took, when everything else of the transaction is written. */
  give(took: Took): void {
    this.database.beforeCommit(async () => {
      await this.giveNow(took);
      await this.news.freed(freedBy(took));
      // Whoever looks next sees it free.
      this.database.afterCommit(() => this.occupancy.forget());
    });
  }

  /** Takes a place and gives another back, in the one order all do it in. @throws 409 `slot_full`, which undoes it all. */
  exchange(wanted: Wanted, took: Took): void {
    const takesFirst = keyOf({ ...wanted.plan, ...wanted }) < keyOf(took);
    this.database.beforeCommit(async () => {
      if (!takesFirst) await this.giveNow(took);
      await this.takeNow(wanted);
      if (takesFirst) await this.giveNow(took);
      await this.news.freed(freedBy(took));
      this.database.afterCommit(() => this.occupancy.forget());
    });
  }

  /** Takes one place at once; the rows stay locked for the rest of the transaction. @throws 409 `slot_full`. */
  async takeNow(wanted: Wanted): Promise<void> {
    if (!(await this.takes(wanted))) throw await this.slotFull(wanted.plan, wanted);
  }

  /**
   * Takes one place at once if there is one, and says whether there was.
   * @throws OutOfDate when the day was planned anew since it was looked up: the transaction is tried again.
   */
  async takes({ plan, date, start, limit, version, capacity }: Wanted): Promise<boolean> {
    const known = (await this.occupancy.current()).hasRows(plan, date, start);
    const grains = grainsOf(plan, start);
    const account = [date, plan.siteKey, plan.pool, grains] as const;
    if (!known) await this.ensureRows(plan, date, grains, version);
    const { affectedRows } = await this.database.write(
      `UPDATE slot SET taken = taken + ?, capacity = ?
        WHERE date = ? AND site_key = ? AND pool = ? AND start IN (?) AND taken + ? <= ? AND version = ?`,
      [plan.cost, capacity, ...account, plan.cost, limit, version],
    );
    if (affectedRows === grains.length) return true;
    await this.refuseIfPlannedAnew(account, version);
    return false;
  }

  /** Gives back at once, and tells nobody who waits. */
  async giveNow({ cost, date, siteKey, pool, ...booking }: Took): Promise<void> {
    await this.database.write(
      'UPDATE slot SET taken = taken - ? WHERE date = ? AND site_key = ? AND pool = ? AND start IN (?)',
      [cost, date, siteKey, pool, grainsOf(booking, booking.start)],
    );
  }

  private async refuseIfPlannedAnew(account: readonly unknown[], version: number): Promise<void> {
    const moved = await this.database.row(
      `SELECT 1 FROM slot WHERE date = ? AND site_key = ? AND pool = ? AND start IN (?) AND version <> ? LIMIT 1`,
      [...account, version],
    );
    if (!moved) return;
    this.occupancy.forget();
    throw new OutOfDate('the day was planned anew');
  }

  /** `ON DUPLICATE KEY` takes the lock the update needs; `INSERT IGNORE` would take a shared one and two would deadlock. */
  private async ensureRows(plan: SlotPlan, date: string, grains: readonly number[], version: number): Promise<void> {
    await this.database.write(
      'INSERT INTO slot (date, site_key, pool, start, taken, version) VALUES ? ON DUPLICATE KEY UPDATE taken = taken',
      [grains.map((grain) => [date, plan.siteKey, plan.pool, grain, 0, version])],
    );
  }

  /** The refusal of a slot that is full, with the nearest time that is free. */
  async slotFull(plan: SlotPlan, slot: SlotOfDay): Promise<Refusal> {
    const other = await this.availability.nearest(plan, slot);
    const where = other && `${formatChinese(other.date)}${other.from}，${other.siteName}`;
    return new Refusal(409, 'slot_full', `${clockTimeOfMinute(slot.start)} 的位置刚刚被约满了，请换一个时间`, {
      detail: where ? `最近还能约：${where}` : '近几天都约满了，您可以排候补，也可以直接到现场取号办理',
    });
  }
}

const freedBy = ({ siteKey, date, start, slotMinutes }: Took): FreedPlaces => {
  return { siteKey, date, between: { from: start, to: start + slotMinutes } };
};

const keyOf = ({ date, siteKey, pool, start }: Pick<Took, 'date' | 'siteKey' | 'pool' | 'start'>): string =>
  `${date}|${siteKey}|${pool}|${String(start).padStart(4, '0')}`;
