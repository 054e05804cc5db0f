import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BookingState } from 'shared-types/booking.states';
import type { DayEffects } from 'shared-types/site-days.contract';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { maskName } from '../kernel/privacy/mask.rules';
import { HOUSE } from '../kernel/session/actor';
import { type CivilDate, clockTimeOfMinute } from '../kernel/time/civil-date';
import { Notifications } from '../notification/notification.service';
import { Bookable } from './bookable';
import type { BookingRow } from './booking.entity';
import { bookingLifecycle } from './booking.rules';
import { BookingService } from './booking.service';
import { BookingRegister } from './booking-register';
import type { Placed } from './displacement.rules';
import { type Alternative, nearestFirst } from './moves.rules';
import { Occupancy, type Taken } from './occupancy';
import { PlaceNews } from './place-news';
import { SlotAccounts } from './slot-accounts';
import { SlotChoice } from './slot-choice';
import { Waitlist } from './waitlist.service';

/** A booking that holds a place on a day. */
export type Standing = Placed &
  Pick<BookingRow, 'pool' | 'siteKey' | 'date' | 'startsAt'> &
  Pick<RecordRow, 'number' | 'title'>;

const UNKNOWN = { name: '', phone: '' };

/** Moving those whom the hall cannot receive at their time any more. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Moves {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  notifications!: Notifications;

  @Inject()
  bookable!: Bookable;

  @Inject()
  bookings!: BookingService;

  @Inject()
  register!: BookingRegister;

  @Inject()
  choice!: SlotChoice;

  @Inject()
  accounts!: SlotAccounts;

  @Inject()
  news!: PlaceNews;

  @Inject()
  occupancy!: Occupancy;

  @Inject()
  waitlist!: Waitlist;

  /** Everybody who holds a place on a day of a site, in the order in which they got it. */
  async standingOn(siteKey: string, date: CivilDate): Promise<Standing[]> {
    const rows = await this.database.rows<Omit<Standing, 'spared'> & { spared: number; state: BookingState }>(
      `SELECT b.id, b.item_key AS itemKey, b.pool, b.site_key AS siteKey, b.date, b.start, b.starts_at AS startsAt,
              b.slot_minutes AS slotMinutes, b.grain_minutes AS grainMinutes, b.cost, r.state, r.number, r.title,
              (b.by_hall = 1 OR i.priority_group IS NOT NULL) AS spared
         FROM booking b JOIN record r ON r.id = b.id LEFT JOIN booking_identity i ON i.identity = b.identity
        WHERE b.date = ? AND b.site_key = ? AND b.holds_place = 1 ORDER BY b.id`,
      [date, siteKey],
    );
    return rows.map((row) => ({ ...row, spared: row.spared === 1 }));
  }

  /** Where each of them would be moved as things stand, each to a place of its own; in the order of their times. */
  async foreseen(gone: readonly Standing[], taken: Taken): Promise<DayEffects['touched']> {
    const promised = new Map<string, number>();
    const touched: DayEffects['touched'] = [];
    for (const booking of [...gone].sort((a, b) => a.start - b.start)) {
      const free = this.alternatives(booking, taken).find((each) => (promised.get(keyOf(each)) ?? 0) < each.free);
      if (free) promised.set(keyOf(free), (promised.get(keyOf(free)) ?? 0) + 1);
      touched.push({
        number: booking.number,
        itemName: this.bookable.centre.itemByKey(booking.itemKey)?.name ?? booking.title,
        from: clockTimeOfMinute(booking.start),
        booker: await this.bookerOf(booking.id),
        movesTo: free ? this.bookable.opening(free.plan, free.date, free) : null,
      });
    }
    return touched;
  }

  /** Moves a booking to the nearest time that is free, with an apology; one for which there is none is called off. */
  async move(gone: Standing, reason: string): Promise<void> {
    const record = await this.records.perform(bookingLifecycle, { id: gone.id }, 'closeByHall', HOUSE, {
      note: reason,
    });
    const booking = await this.register.byId(gone.id);
    await this.register.settle(booking.id, false);
    await this.accounts.giveNow(booking);
    if (gone.state === 'HELD') return this.news.decided(booking, 'PASSED');
    for (const { plan, date, start } of this.alternatives(gone, await this.occupancy.look())) {
      const wanted = this.choice.placeAt(plan, date, start, 'KEPT_FOR', await this.occupancy.look());
      if (!wanted || !(await this.accounts.takes(wanted))) continue;
      const itemName = this.bookable.centre.itemByKey(gone.itemKey)?.name ?? gone.title;
      const moved = await this.bookings.open(HOUSE, itemName, {
        opening: 'moveByHall',
        wanted,
        whose: await this.register.beneficiary(record, booking),
        entry: {
          situationKey: booking.situationKey,
          channel: 'HALL',
          bookedBy: booking.bookedBy,
          replaces: booking.id,
          reschedules: booking.reschedules,
          byHall: true,
        },
      });
      const { time, place, item } = this.register.pieces(moved.booking);
      const pieces = { item, before: this.register.pieces(booking).time, time, place, reason };
      for (const personId of concerned(moved.record, booking)) {
        await this.notifications.notify({ kind: 'BOOKING_MOVED', personId, record: moved.record, pieces });
      }
      return;
    }
    await this.waitlist.joinFront(record, booking);
    for (const personId of concerned(record, booking)) {
      const pieces = { ...this.register.pieces(booking), reason: `${reason}，很抱歉；已为您排在候补最前` };
      await this.notifications.notify({ kind: 'BOOKING_CANCELLED', personId, record, pieces });
    }
  }

  /** Free times of the same item, the nearest to what was promised first. */
  private alternatives(gone: Standing, taken: Taken): Alternative[] {
    const at = now();
    const free = this.bookable
      .plansOf(gone.itemKey)
      .flatMap((plan) =>
        this.bookable
          .offers(plan, taken, at)
          .flatMap(({ date, slots }) => slots.filter((slot) => slot.free > 0).map((slot) => ({ plan, date, ...slot }))),
      );
    return nearestFirst(gone, free);
  }

  private async bookerOf(id: number): Promise<string> {
    const booking = await this.register.byId(id);
    const [record] = [...(await this.records.byIds([id])).values()];
    const whose = record && (await this.register.beneficiary(record, booking));
    if (whose?.caller) return maskName(whose.caller.name);
    const { name, phone } = record?.ownerPersonId ? await this.people.masked(record.ownerPersonId) : UNKNOWN;
    return name === '' ? phone : name;
  }
}

/** Its owner, and whoever booked for them. */
const concerned = ({ ownerPersonId }: RecordRow, { bookedBy }: BookingRow) => new Set([ownerPersonId, bookedBy]);

const keyOf = ({ plan, date, start }: Alternative): string => `${plan.siteKey}|${date}|${start}`;
