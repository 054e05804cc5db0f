import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { type Actor, HOUSE, type Staff } from '../kernel/session/actor';
import { instantOf } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import type { BookingRow } from './booking.entity';
import { bookingLifecycle, checkInRefusal } from './booking.rules';
import { BookingMarks } from './booking-marks';
import { BookingRegister } from './booking-register';
import { PlaceNews } from './place-news';
import { SlotAccounts } from './slot-accounts';

/** Whether somebody came: taking a number, being served, not coming, and what the house does when time has passed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Attendance {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  bookable!: Bookable;

  @Inject()
  register!: BookingRegister;

  @Inject()
  accounts!: SlotAccounts;

  @Inject()
  marks!: BookingMarks;

  @Inject()
  news!: PlaceNews;

  /**
   * Takes a number for a booking at its site, in the caller's transaction. Returns the booking with its record.
   * @throws 404, 422 `other_site`, `check_in_too_early`, `check_in_too_late`, `check_in_other_day`, 409 `record_moved_on`.
   */
  async checkIn(actor: Actor, number: string, siteKey: string): Promise<{ record: RecordRow; booking: BookingRow }> {
    const found = await this.register.byNumber(number);
    const refusal = this.refusal(found, siteKey);
    if (refusal) throw refusal;
    const record = await this.records.perform(bookingLifecycle, { number }, 'checkIn', actor);
    await this.register.settle(found.id, true);
    return { record, booking: found };
  }

  /** The booking's owner has been served. In the caller's transaction; nothing happens to one that is over. */
  async serve(actor: Actor, id: number): Promise<void> {
    await this.leaveQueue(actor, id, 'serve');
  }

  /** Somebody had taken a number and was not served. In the caller's transaction. */
  async endUnserved(actor: Actor, id: number): Promise<void> {
    await this.leaveQueue(actor, id, 'endUnserved');
  }

  /**
   * Lets somebody who came late the same day take a number after all.
   * @throws 404, 422 `restore_too_late`, 409 `record_moved_on`.
   */
  async restore(clerk: Staff, number: string, { version, reason }: { version: number; reason: string }): Promise<void> {
    await this.database.transaction(async () => {
      const booking = await this.register.byNumber(number);
      await this.records.perform(bookingLifecycle, { number }, 'restore', clerk, {
        version,
        note: reason,
        facts: () => ({ startsAt: booking.startsAt, at: now() }),
      });
      await this.database.write('UPDATE booking SET lapses_at = ? WHERE id = ?', [
        instantOf(booking.date, '24:00'),
        booking.id,
      ]);
      await this.marks.erase(booking.id, { why: 'RESTORED' }, clerk);
    });
  }

  /** What the house does with a booking whose time has passed; leaves one alone that somebody else works on. */
  async lapse(id: number): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.database.row<{ state: string }>(
        'SELECT state FROM record WHERE id = ? FOR UPDATE SKIP LOCKED',
        [id],
      );
      if (!record) return;
      const booking = await this.register.byId(id);
      if (booking.lapsesAt === null || booking.lapsesAt > now()) return;
      if (record.state === 'HELD') {
        await this.records.perform(bookingLifecycle, { id }, 'lapse', HOUSE);
        await this.news.decided(booking, 'PASSED');
        await this.register.settle(id, false);
        this.accounts.give(booking);
      } else {
        if (record.state === 'BOOKED') {
          await this.records.perform(bookingLifecycle, { id }, 'miss', HOUSE);
          await this.marks.noteNoShow(booking);
        }
        await this.register.settle(id, true);
      }
    });
  }

  /** Why a number cannot be taken for a booking at a site now; null when it can. */
  refusal(booking: BookingRow, siteKey: string): Refusal | null {
    // Waited for longer than usual is only who was restored.
    const restored = booking.lapsesAt !== null && booking.lapsesAt > this.register.missedAt(booking.startsAt);
    if (booking.siteKey !== siteKey) {
      const place = this.bookable.centre.siteByKey(booking.siteKey)?.name ?? '别处';
      return ruledOut('other_site', `您约的是${place}，不在这里；请改去那里，或在这里现场取号`);
    }
    return checkInRefusal(booking.startsAt, now(), this.bookable.rules.checkIn, restored);
  }

  private async leaveQueue(actor: Actor, id: number, action: 'serve' | 'endUnserved'): Promise<void> {
    const { state } = await this.records.lockById(id);
    if (state === 'CHECKED_IN') await this.records.perform(bookingLifecycle, { id }, action, actor);
  }
}
