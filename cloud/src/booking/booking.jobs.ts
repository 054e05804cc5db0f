import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { BookingService } from './booking.service';

const BATCH = 200;

/** What bookings do by themselves. Each is claimed by a lock of its own, so that any number of replicas may try. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingJobs {
  @Inject()
  database!: Database;

  @Inject()
  service!: BookingService;

  @Logger()
  logger!: ILogger;

  /** Ends bookings whose time is over. Returns how many it looked at. */
  async endPast(): Promise<number> {
    const past = await this.database.rows<{ id: number }>(
      `SELECT id FROM booking WHERE open_until <= ? ORDER BY open_until LIMIT ${BATCH}`,
      [now()],
    );
    for (const { id } of past) {
      try {
        await this.service.end(id);
      } catch (error) {
        this.logger.warn(
          'booking record %d could not be ended: %s',
          id,
          error instanceof Error ? error.message : error,
        );
      }
    }
    return past.length;
  }
}
