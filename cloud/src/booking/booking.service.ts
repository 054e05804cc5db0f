import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import type { ServiceItem } from '../directory/service-items.config';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput, notFound, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Person } from '../kernel/session/actor';
import { formatChinese, minutesOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { Bookable, type SlotOfDay } from './bookable';
import { BookingRow } from './booking.entity';
import { bookingLifecycle, cancelActionAt, limitRefusal, type Standing } from './booking.rules';
import { SlotAccounts } from './slot-accounts';
import { opensAt, type SlotPlan, startsAt } from './slots.rules';

type Asked = InputOf<'POST /bookings'>['body'];
type Cancelling = InputOf<'POST /bookings/:number/cancel'>['body'];

/** A booking with its record. */
export interface Booked {
  readonly record: RecordRow;
  readonly booking: BookingRow;
}

/** Booking a time and giving it up. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingService {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  notifications!: Notifications;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  bookable!: Bookable;

  @Inject()
  accounts!: SlotAccounts;

  /**
   * Books one place. Everything of the person's own is written first, the slot that all want last.
   * @throws 400 for an unknown item, site or situation, 422 `slot_not_offered`, `phone_needed`, `item_booked_already`,
   *   `day_limit_reached`, `booking_limit_reached`, 409 `slot_full` with the nearest time that is free.
   */
  async book(person: Person, asked: Asked): Promise<Booked> {
    const { item, plan } = this.read(asked);
    const slot = this.offered(plan, asked);
    return this.database.transaction(async () => {
      await this.accounts.refuseIfFull(plan, slot);
      const contactPhone = await this.people.lockWithPhone(person.personId);
      const refusal = limitRefusal(this.bookable.rules.limits, await this.standing(person.personId), asked);
      if (refusal) throw refusal;
      const record = await this.records.open(bookingLifecycle, 'book', person, {
        ownerPersonId: person.personId,
        siteKey: plan.siteKey,
        title: `${item.name}（${formatChinese(slot.date)}${asked.from}）`.slice(0, 120),
        contactPhone,
      });
      const booking = await this.keep(record, plan, slot, asked.situationKey ?? null);
      await this.notifications.notify({
        kind: 'BOOKING_CONFIRMED',
        personId: person.personId,
        record,
        pieces: { ...this.pieces(booking), number: record.number },
      });
      await this.accounts.take(plan, slot);
      return { record, booking };
    });
  }

  /**
   * Gives a booking up; its place is free again, once. Late when less than the free hours remain.
   * @throws 404 for a stranger, 409 `record_moved_on`, 422 `booking_begun`.
   */
  async cancel(person: Person, number: string, { version }: Cancelling): Promise<void> {
    await this.database.transaction(async () => {
      const booking = await this.find(number);
      const at = now();
      const action = cancelActionAt(booking.startsAt, at, this.bookable.rules.cancel.freeHours);
      const record = await this.records.perform(bookingLifecycle, { number }, action, person, {
        version,
        facts: () => ({ startsAt: booking.startsAt, at }),
      });
      await this.close(booking.id);
      await this.notifications.notify({
        kind: 'BOOKING_CANCELLED',
        personId: record.ownerPersonId,
        record,
        pieces: { ...this.pieces(booking), reason: '您取消了预约' },
      });
      this.accounts.give(booking);
    });
  }

  /** Ends a booking whose time is over; leaves one alone that somebody else works on. */
  async end(id: number): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.database.row<{ open: number }>(
        'SELECT open FROM record WHERE id = ? FOR UPDATE SKIP LOCKED',
        [id],
      );
      if (!record) return;
      if (record.open === 1) await this.records.perform(bookingLifecycle, { id }, 'end', HOUSE);
      await this.close(id);
    });
  }

  private read({ itemKey, siteKey, situationKey }: Asked): { item: ServiceItem; plan: SlotPlan } {
    const item = this.bookable.centre.itemByKey(itemKey);
    if (!item) throw invalidInput([{ path: 'body.itemKey', message: '没有这个事项' }]);
    const plan = this.bookable.plansOf(itemKey).find((each) => each.siteKey === siteKey);
    if (!plan) throw invalidInput([{ path: 'body.siteKey', message: '这个事项不能在这里预约' }]);
    if (situationKey !== undefined && !item.situations.some(({ key }) => key === situationKey)) {
      throw invalidInput([{ path: 'body.situationKey', message: '这个事项没有这种情形' }]);
    }
    return { item, plan };
  }

  /** The slot asked for, if it can be booked at this moment. @throws 422 `slot_not_offered` saying why not. */
  private offered(plan: SlotPlan, { date, from }: Asked): SlotOfDay {
    const at = now();
    const start = minutesOf(from);
    const planned = this.bookable.slots(plan, date).some((slot) => slot.start === start);
    if (!planned) throw ruledOut('slot_not_offered', '这个时间不开放预约，请换一个时间');
    if (startsAt(date, start) <= at) throw ruledOut('slot_not_offered', '这个时间已经开始，不能再预约，请换一个时间');
    const opening = opensAt(plan.horizonDays, date, this.bookable.rules.opensAt);
    if (at < opening) throw ruledOut('slot_not_offered', `这一天要到${noticeTime(opening)}才开放预约`);
    return { date, start };
  }

  /** Bookings of a person that still stand, read under the person's lock. */
  private standing(personId: number): Promise<Standing[]> {
    return this.database.rows<Standing>(
      `SELECT b.item_key AS itemKey, b.date, b.starts_at AS startsAt FROM record r JOIN booking b ON b.id = r.id
        WHERE r.owner_person_id = ? AND r.open = 1 AND b.ends_at > ? ORDER BY b.starts_at`,
      [personId, now()],
    );
  }

  private async keep(
    record: RecordRow,
    plan: SlotPlan,
    { date, start }: SlotOfDay,
    situationKey: string | null,
  ): Promise<BookingRow> {
    const booking = new BookingRow();
    const endsAt = startsAt(date, start + plan.slotMinutes);
    Object.assign(booking, {
      id: record.id,
      itemKey: plan.itemKey,
      situationKey,
      siteKey: plan.siteKey,
      pool: plan.pool,
      date,
      start,
      slotMinutes: plan.slotMinutes,
      grainMinutes: plan.grainMinutes,
      cost: plan.cost,
      startsAt: startsAt(date, start),
      endsAt,
      openUntil: endsAt,
    } satisfies BookingRow);
    await this.database.write(
      `INSERT INTO booking (id, item_key, situation_key, site_key, pool, date, start, slot_minutes, grain_minutes, cost,
                            starts_at, ends_at, open_until)
       VALUES (?)`,
      [Object.values(booking)],
    );
    return booking;
  }

  private async find(number: string): Promise<BookingRow> {
    const record = await this.records.find(number);
    const booking = record && (await this.database.repository(BookingRow).findOneBy({ id: record.id }));
    if (!booking) throw notFound();
    return booking;
  }

  private async close(id: number): Promise<void> {
    await this.database.write('UPDATE booking SET open_until = NULL WHERE id = ?', [id]);
  }

  private pieces({ itemKey, siteKey, startsAt: begins }: BookingRow): { item: string; time: string; place: string } {
    const { centre } = this.bookable;
    const item = centre.itemByKey(itemKey)?.name ?? '';
    return { item, time: noticeTime(begins), place: centre.siteByKey(siteKey)?.name ?? '' };
  }
}
