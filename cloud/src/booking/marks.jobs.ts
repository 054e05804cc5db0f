import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { addDays, civilDateOf } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import { BookingMarks } from './booking-marks';

const BATCH = 500;

/** Marks that can have no effect any more are kept so long, for whoever asks what became of theirs; then deleted. */
export const KEPT_BEYOND_DAYS = 30;

/** What marks do by themselves: blocks that have run out are ended and told; what is too old to matter is deleted. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MarkJobs {
  @Inject()
  database!: Database;

  @Inject()
  marks!: BookingMarks;

  @Inject()
  bookable!: Bookable;

  /** Both. Returns how many blocks were ended and how many rows deleted. */
  async sweep(): Promise<{ ended: number; deleted: number }> {
    return { ended: await this.endBlocks(), deleted: await this.forget() };
  }

  /** Whoever had been blocked is told on the day it is over; nobody has to wait for this to book. */
  private async endBlocks(): Promise<number> {
    const over = await this.database.rows<{ identity: string }>(
      `SELECT identity FROM booking_identity WHERE blocked_until <= ? ORDER BY blocked_until LIMIT ${BATCH}`,
      [now()],
    );
    for (const { identity } of over) await this.marks.review(identity);
    return over.length;
  }

  /** Data minimisation (PIPL 19): no longer than their purpose needs. */
  private async forget(): Promise<number> {
    const days = this.bookable.rules.noShow.withinDays + KEPT_BEYOND_DAYS;
    const before = addDays(civilDateOf(now()), -days);
    const blocked = 'SELECT identity FROM booking_identity WHERE blocked_until > ?';
    return (
      (await this.clear(`booking_mark WHERE date < ? AND identity NOT IN (${blocked})`, [before, now()])) +
      (await this.clear('priority_confirmation WHERE withdrawn_at < ?', [before])) +
      (await this.clear('hall_fault WHERE date < ?', [before]))
    );
  }

  private async clear(what: string, values: readonly unknown[]): Promise<number> {
    let cleared = 0;
    for (let gone = BATCH; gone === BATCH; cleared += gone) {
      ({ affectedRows: gone } = await this.database.write(`DELETE FROM ${what} LIMIT ${BATCH}`, values));
    }
    return cleared;
  }
}
