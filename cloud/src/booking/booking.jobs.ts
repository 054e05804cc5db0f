import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Attendance } from './attendance.service';
import { Waitlist } from './waitlist.service';
import { WaitlistOffers } from './waitlist-offers';

const BATCH = 200;

/** What bookings do by themselves. Each is claimed by a lock of its own, so that any number of replicas may try. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingJobs {
  @Inject()
  database!: Database;

  @Inject()
  attendance!: Attendance;

  @Inject()
  waitlist!: Waitlist;

  @Inject()
  offers!: WaitlistOffers;

  @Logger()
  logger!: ILogger;

  /** Lets holds run out and notes who did not come. Returns how many it looked at. */
  async lapse(): Promise<number> {
    const past = await this.database.rows<{ id: number }>(
      `SELECT id FROM booking WHERE lapses_at <= ? ORDER BY lapses_at LIMIT ${BATCH}`,
      [now()],
    );
    for (const { id } of past) {
      try {
        await this.attendance.lapse(id);
      } catch (error) {
        this.logger.warn(
          'booking record %d could not be gone on with: %s',
          id,
          error instanceof Error ? error.message : error,
        );
      }
    }
    return past.length;
  }

  /** Offers what became free without anybody giving it up. */
  async serveWaiting(): Promise<number> {
    return this.offers.sweep();
  }

  /** Ends the waiting of those whose days are over. */
  async endWaiting(): Promise<number> {
    return this.waitlist.endPast();
  }
}
