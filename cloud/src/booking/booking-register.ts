import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BookingChannel } from 'shared-types/booking.states';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Cipher } from '../kernel/privacy/cipher';
import { clockTimeOfMinute, formatChinese } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Bookable } from './bookable';
import { BookingRow } from './booking.entity';
import { checkInWindow, type Standing } from './booking.rules';
import type { Beneficiary } from './booking-identities';
import type { Wanted } from './slot-accounts';
import { startsAt } from './slots.rules';

/** What a booking has besides its place and its beneficiary. */
export interface Entry {
  readonly situationKey: string | null;
  readonly channel: BookingChannel;
  readonly bookedBy: number | null;
  /** When the house goes on by itself; by default when nobody came. */
  readonly lapsesAt?: Date;
  readonly replaces?: number;
  readonly reschedules?: number;
  readonly byHall?: boolean;
}

/** The rows of bookings: written, found, and read under the lock of their identity. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingRegister {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  bookable!: Bookable;

  /** Bookings of an identity that still stand; whoever counts them holds its lock. */
  standing(identity: string): Promise<Standing[]> {
    return this.database.rows<Standing>(
      `SELECT b.item_key AS itemKey, b.date, b.starts_at AS startsAt FROM booking b JOIN record r ON r.id = b.id
        WHERE b.identity = ? AND b.ends_at > ? AND r.open = 1 ORDER BY b.starts_at`,
      [identity, now()],
    );
  }

  /** The others for whom a person has bookings that still stand. */
  async othersOf(personId: number): Promise<string[]> {
    const rows = await this.database.rows<{ identity: string }>(
      `SELECT DISTINCT b.identity FROM booking b JOIN record r ON r.id = b.id
        WHERE b.booked_by = ? AND b.ends_at > ? AND r.open = 1 AND b.identity <> ?`,
      [personId, now(), `P:${personId}`],
    );
    return rows.map(({ identity }) => identity);
  }

  /** The title of a booking's record. */
  title(itemName: string, { date, start }: Pick<Wanted, 'date' | 'start'>): string {
    return `${itemName}（${formatChinese(date)}${clockTimeOfMinute(start)}）`.slice(0, 120);
  }

  /** Writes the booking of a record just opened. */
  async enter(record: RecordRow, wanted: Wanted, whose: Pick<Beneficiary, 'identity' | 'caller'>, entry: Entry) {
    const { plan, date, start } = wanted;
    const begins = startsAt(date, start);
    const booking: BookingRow = Object.assign(new BookingRow(), {
      id: record.id,
      itemKey: plan.itemKey,
      situationKey: entry.situationKey,
      siteKey: plan.siteKey,
      pool: plan.pool,
      date,
      start,
      slotMinutes: plan.slotMinutes,
      grainMinutes: plan.grainMinutes,
      cost: plan.cost,
      startsAt: begins,
      endsAt: startsAt(date, start + plan.slotMinutes),
      lapsesAt: entry.lapsesAt ?? this.missedAt(begins),
      holdsPlace: true,
      identity: whose.identity,
      bookedBy: entry.bookedBy,
      channel: entry.channel,
      callerName: whose.caller && this.cipher.seal(whose.caller.name),
      callerPhone: whose.caller && this.cipher.seal(whose.caller.phone),
      visitorName: whose.caller?.visitorName ? this.cipher.seal(whose.caller.visitorName) : null,
      replaces: entry.replaces ?? null,
      reschedules: entry.reschedules ?? 0,
      byHall: entry.byHall ?? false,
    } satisfies BookingRow);
    await this.database.write(
      `INSERT INTO booking (id, item_key, situation_key, site_key, pool, date, start, slot_minutes, grain_minutes, cost,
                            starts_at, ends_at, lapses_at, holds_place, identity, booked_by, channel, caller_name,
                            caller_phone, visitor_name, replaces, reschedules, by_hall)
       VALUES (?)`,
      [Object.values(booking)],
    );
    return booking;
  }

  /** For whom a booking was made, to open another in its place. */
  async beneficiary(record: RecordRow, booking: BookingRow): Promise<Beneficiary> {
    const caller = booking.callerName &&
      booking.callerPhone && {
        name: this.cipher.open(booking.callerName),
        phone: this.cipher.open(booking.callerPhone),
        ...(booking.visitorName && { visitorName: this.cipher.open(booking.visitorName) }),
      };
    const reachable = booking.bookedBy ?? record.ownerPersonId;
    const contact = reachable === null ? null : (await this.people.personContact(reachable)).phone;
    return {
      identity: booking.identity,
      ownerPersonId: record.ownerPersonId,
      ownerEnterpriseId: record.ownerEnterpriseId,
      contactPhone: caller?.phone ?? contact,
      caller,
    };
  }

  /** @throws 404. */
  async byNumber(number: string): Promise<BookingRow> {
    const found = await this.database.row<{ id: number }>(
      `SELECT r.id FROM record r WHERE r.number = ? AND r.type = 'BOOKING'`,
      [number],
    );
    if (!found) throw notFound();
    return this.byId(found.id);
  }

  /** @throws 404. */
  async byId(id: number): Promise<BookingRow> {
    const booking = await this.database.repository(BookingRow).findOneBy({ id });
    if (!booking) throw notFound();
    return booking;
  }

  /** Nothing is waited for any more; what it took of the accounts it keeps or has given back. */
  async settle(id: number, holdsPlace: boolean): Promise<void> {
    await this.database.write('UPDATE booking SET lapses_at = NULL, holds_place = ? WHERE id = ?', [holdsPlace, id]);
  }

  /** When somebody who has not come by then is taken not to come. */
  missedAt(begins: Date): Date {
    return checkInWindow(begins, this.bookable.rules.checkIn).until;
  }

  /** What a notice says of a booking. */
  pieces({ itemKey, siteKey, startsAt: begins }: Pick<BookingRow, 'itemKey' | 'siteKey' | 'startsAt'>) {
    const { centre } = this.bookable;
    const item = centre.itemByKey(itemKey)?.name ?? '';
    return { item, time: noticeTime(begins), place: centre.siteByKey(siteKey)?.name ?? '' };
  }
}
