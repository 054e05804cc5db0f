import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database/database';
import { ruledOut } from '../kernel/errors/refusal';
import { Bookable } from './bookable';
import { type BookingRow, GreenBookingRow } from './booking.entity';
import { type Draw, withinShare } from './green-share.rules';
import { Occupancy } from './occupancy';
import type { Wanted } from './slot-accounts';
import { grainsOf } from './slots.rules';

/** How much of a day's places of a pool of windows green channels take. One at a time counts, so that none is missed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GreenShare {
  @Inject()
  database!: Database;

  @Inject()
  bookable!: Bookable;

  @Inject()
  occupancy!: Occupancy;

  /**
   * Locks the share of the day until the transaction ends, and lets one more place pass where there is room.
   * @throws 422 `green_share_full`
   */
  async requireRoom(wanted: Wanted, sharePercent: number): Promise<void> {
    const { plan, date } = wanted;
    const key = [date, plan.siteKey, plan.pool] as const;
    await this.database.write(
      'INSERT INTO green_share (date, site_key, pool) VALUES (?) ON DUPLICATE KEY UPDATE pool = VALUES(pool)',
      [key],
    );
    // Read with a lock: what others committed since this transaction's first look counts too.
    const taken = await this.database.rows<Draw>(
      `SELECT b.cost, b.slot_minutes AS slotMinutes, b.grain_minutes AS grainMinutes
         FROM green_booking g JOIN booking b ON b.id = g.booking_id
        WHERE g.date = ? AND g.site_key = ? AND g.pool = ? AND b.holds_place = 1 FOR UPDATE`,
      [...key],
    );
    if (withinShare(taken, plan, await this.secondsOfDay(wanted), sharePercent)) return;
    throw ruledOut('green_share_full', `绿色通道当天最多用窗口号源的 ${sharePercent}%，已经用完，请换一天或正常预约`);
  }

  /** Keeps that a booking counts in the share. */
  async enter({ id, date, siteKey, pool }: BookingRow): Promise<void> {
    await this.database.repository(GreenBookingRow).insert({ bookingId: id, date, siteKey, pool });
  }

  /** Every second of window time the pool may promise on the day. */
  private async secondsOfDay({ plan, date }: Wanted): Promise<number> {
    const taken = await this.occupancy.current();
    const day = this.bookable.day(plan.siteKey, date, taken);
    const grains = new Set(this.bookable.slots(plan, date, taken).flatMap(({ start }) => grainsOf(plan, start)));
    return [...grains].reduce((sum, grain) => sum + this.bookable.capacity(plan, day, grain), 0);
  }
}
