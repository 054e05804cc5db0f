import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { ruledOut } from '../kernel/errors/refusal';
import { Records } from '../kernel/lifecycle/records';
import { holdsRole, type Person } from '../kernel/session/actor';
import { minutesOf } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import type { BookingRow } from './booking.entity';
import { bookingLifecycle, FRONT_STAFF, limitRefusal, reschedulesLate } from './booking.rules';
import { type Booked, BookingService } from './booking.service';
import { BookingIdentities } from './booking-identities';
import { BookingMarks } from './booking-marks';
import { BookingRegister } from './booking-register';
import { SlotAccounts } from './slot-accounts';
import { SlotChoice } from './slot-choice';

type Asked = InputOf<'POST /bookings/:number/reschedule'>['body'];

/** Moving a booking to another time in one step: the old place is given up only together with having the new one. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Rescheduling {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  bookable!: Bookable;

  @Inject()
  identities!: BookingIdentities;

  @Inject()
  register!: BookingRegister;

  @Inject()
  choice!: SlotChoice;

  @Inject()
  accounts!: SlotAccounts;

  @Inject()
  bookings!: BookingService;

  @Inject()
  marks!: BookingMarks;

  /**
   * Moves a booking, by its owner or by staff on the telephone; the new one carries everything of the old.
   * @throws 404 for a stranger, 409 `record_moved_on`, `slot_full` (and then the old one stands), 422 `booking_begun`,
   *   `same_time`, `slot_not_offered`, `day_limit_reached`, 400 for a site that does not do the item.
   */
  async reschedule(person: Person, number: string, asked: Asked): Promise<Booked> {
    const old = await this.register.byNumber(number);
    const { item, plan } = this.choice.planOf({ itemKey: old.itemKey, siteKey: asked.siteKey });
    if (old.siteKey === asked.siteKey && old.date === asked.date && old.start === minutesOf(asked.from)) {
      throw ruledOut('same_time', '这就是原来的时间，请选一个别的时间');
    }
    const byStaff = holdsRole(person, FRONT_STAFF);
    return this.database.transaction(async () => {
      const { priorityGroup } = await this.identities.lock(old.identity);
      const at = now();
      const kept = byStaff || priorityGroup === 'ELDERLY';
      const wanted = await this.choice.wanted(plan, asked.date, asked.from, kept ? 'KEPT_FOR' : 'EVERYBODY');
      await this.accounts.refuseIfFull(wanted);
      const record = await this.records.perform(bookingLifecycle, { number }, 'reschedule', person, {
        version: asked.version,
        facts: () => ({ startsAt: old.startsAt, at }),
      });
      await this.refuseBeyondLimits(old, asked.date);
      if (reschedulesLate(old, at, this.bookable.rules.cancel)) await this.marks.noteLateCancel(old);
      const moved = await this.bookings.open(person, item.name, {
        opening: 'moveHere',
        wanted,
        whose: await this.register.beneficiary(record, old),
        entry: {
          situationKey: old.situationKey,
          channel: old.channel,
          bookedBy: old.bookedBy,
          replaces: old.id,
          reschedules: old.reschedules + 1,
        },
      });
      await this.register.settle(old.id, false);
      this.accounts.exchange(wanted, old);
      await this.bookings.confirmed(moved);
      return moved;
    });
  }

  private async refuseBeyondLimits(old: BookingRow, date: string): Promise<void> {
    const refusal = limitRefusal(this.bookable.rules.limits, await this.register.standing(old.identity), {
      itemKey: old.itemKey,
      date,
    });
    if (refusal) throw refusal;
  }
}
