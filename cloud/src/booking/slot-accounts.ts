import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database/database';
import { Refusal } from '../kernel/errors/refusal';
import { clockTimeOfMinute, formatChinese } from '../kernel/time/civil-date';
import { AvailabilityQueries } from './availability.queries';
import type { SlotOfDay } from './bookable';
import type { BookingRow } from './booking.entity';
import { Occupancy } from './occupancy';
import { grainsOf, type SlotPlan } from './slots.rules';

/** Takes places and gives them back. The row decides, by one conditional update; it is touched last of all. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SlotAccounts {
  @Inject()
  database!: Database;

  @Inject()
  occupancy!: Occupancy;

  @Inject()
  availability!: AvailabilityQueries;

  /** Spares the whole transaction to somebody who taps on a slot that is full by now. @throws 409 `slot_full`. */
  async refuseIfFull(plan: SlotPlan, slot: SlotOfDay): Promise<void> {
    const { date, start } = slot;
    const seen = (await this.occupancy.current()).on(plan, date);
    const grains = grainsOf(plan, start);
    if (grains.every((grain) => seen(grain) + plan.cost <= plan.limit)) return;
    // What is in memory may be a moment old, and somebody may have cancelled.
    const full = await this.database.row(
      `SELECT 1 FROM slot WHERE date = ? AND site_key = ? AND pool = ? AND start IN (?) AND taken + ? > ? LIMIT 1`,
      [date, plan.siteKey, plan.pool, grains, plan.cost, plan.limit],
    );
    if (full) throw await this.slotFull(plan, slot);
  }

  /** Takes one place when everything else of the transaction is written. @throws 409 `slot_full`, which undoes it all. */
  async take(plan: SlotPlan, slot: SlotOfDay): Promise<void> {
    const known = (await this.occupancy.current()).hasRows(plan, slot.date, slot.start);
    const grains = grainsOf(plan, slot.start);
    this.database.beforeCommit(async () => {
      if (!known) await this.ensureRows(plan, slot.date, grains);
      const { affectedRows } = await this.database.write(
        `UPDATE slot SET taken = taken + ?
          WHERE date = ? AND site_key = ? AND pool = ? AND start IN (?) AND taken + ? <= ?`,
        [plan.cost, slot.date, plan.siteKey, plan.pool, grains, plan.cost, plan.limit],
      );
      if (affectedRows < grains.length) throw await this.slotFull(plan, slot);
    });
  }

  /** Gives back what a booking took, when everything else of the transaction is written. */
  give({ cost, date, siteKey, pool, ...booking }: BookingRow): void {
    this.database.beforeCommit(async () => {
      await this.database.write(
        'UPDATE slot SET taken = taken - ? WHERE date = ? AND site_key = ? AND pool = ? AND start IN (?)',
        [cost, date, siteKey, pool, grainsOf(booking, booking.start)],
      );
    });
  }

  /** `ON DUPLICATE KEY` takes the lock the update needs; `INSERT IGNORE` would take a shared one and two would deadlock. */
  private async ensureRows(plan: SlotPlan, date: string, grains: readonly number[]): Promise<void> {
    await this.database.write(
      'INSERT INTO slot (date, site_key, pool, start, taken) VALUES ? ON DUPLICATE KEY UPDATE taken = taken',
      [grains.map((grain) => [date, plan.siteKey, plan.pool, grain, 0])],
    );
  }

  private async slotFull(plan: SlotPlan, slot: SlotOfDay): Promise<Refusal> {
    const other = await this.availability.nearest(plan, slot);
    const where = other && `${formatChinese(other.date)}${other.from}，${other.siteName}`;
    return new Refusal(409, 'slot_full', `${clockTimeOfMinute(slot.start)} 的位置刚刚被约满了，请换一个时间`, {
      detail: where ? `最近还能约：${where}` : '近几天都约满了，您也可以直接到现场取号办理',
    });
  }
}
