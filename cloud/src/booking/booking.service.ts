import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Person, Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { Notifications } from '../notification/notification.service';
import { Bookable } from './bookable';
import type { BookingRow } from './booking.entity';
import { behalfRefusal, bookingLifecycle, cancelActionAt, limitRefusal } from './booking.rules';
import { type Beneficiary, BookingIdentities } from './booking-identities';
import { BookingMarks } from './booking-marks';
import { BookingRegister, type Entry } from './booking-register';
import { GreenShare } from './green-share';
import { bookingBlocked } from './marks.words';
import { PlaceNews } from './place-news';
import { SlotAccounts, type Wanted } from './slot-accounts';
import { SlotChoice } from './slot-choice';

type Asked = InputOf<'POST /bookings'>['body'];
type ByPhone = InputOf<'POST /desk/bookings'>['body'];
/** What a green channel's place is asked with. */
export type GreenAsked = Pick<Asked, 'itemKey' | 'siteKey' | 'situationKey' | 'date' | 'from'>;
type Versioned = InputOf<'POST /bookings/:number/cancel'>['body'];
type Opening = keyof (typeof bookingLifecycle)['openings'];

/** A booking with its record. */
export interface Booked {
  readonly record: RecordRow;
  readonly booking: BookingRow;
}

/** Everything that opening a booking needs to know. */
interface Placing {
  readonly opening: Opening;
  readonly wanted: Wanted;
  readonly whose: Beneficiary;
  readonly entry: Entry;
  /** Shown in its history. */
  readonly note?: string;
}

const MINUTE_MS = 60_000;
/** The consent that booking for another rests on, kept with the hour and the clerk who heard it. */
const ON_BEHALF = '来电人替别人预约，说明本人已经同意';

/** Holding a time, booking it and giving it up. */
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
  news!: PlaceNews;

  @Inject()
  green!: GreenShare;

  @Inject()
  marks!: BookingMarks;

  /**
   * Refuses, from memory alone, what is full for everybody, those included for whom a share is kept.
   * @throws 400 for an unknown item, site or situation, 422 `slot_not_offered`, 409 `slot_full`.
   */
  async refuseIfFullByNow(asked: Asked): Promise<void> {
    const { plan } = this.choice.planOf(asked);
    const wanted = await this.choice.wanted(plan, asked.date, asked.from, 'KEPT_FOR');
    if (await this.accounts.isFullByNow(wanted)) throw await this.accounts.slotFull(plan, wanted);
  }

  /**
   * Books one place. Everything of the person's own is written first, the slot that all want last.
   * @throws 400 for an unknown item, site or situation, 422 `slot_not_offered`, `phone_needed`, `relative_not_bound`,
   *   `enterprise_not_bound`, `booking_blocked`, `item_booked_already`, `day_limit_reached`, `booking_limit_reached`,
   *   `behalf_limit_reached`, 409 `slot_full` with the nearest time that is free.
   */
  async book(person: Person, asked: Asked): Promise<Booked> {
    return this.database.transaction(async () => {
      const booked = await this.online(person, asked, 'book');
      await this.confirmed(booked);
      return booked;
    });
  }

  /** Holds one place while the rest is filled in; a hold the person had before is let go. @throws as `book` does. */
  async hold(person: Person, asked: Asked): Promise<Booked> {
    return this.database.transaction(async () => {
      await this.letGoOfHolds(person);
      return this.online(person, asked, 'hold');
    });
  }

  /**
   * Books for somebody on the telephone, whom no block of online booking concerns.
   * @throws as `book` does.
   */
  async bookByPhone(clerk: Staff, { caller, visitor, ...asked }: ByPhone): Promise<Booked> {
    const { item, plan } = this.choice.planOf(asked);
    return this.database.transaction(async () => {
      const wanted = await this.choice.wanted(plan, asked.date, asked.from, 'KEPT_FOR');
      await this.accounts.refuseIfFull(wanted);
      const whose = await this.identities.callerOf({ ...caller, ...(visitor && { visitorName: visitor.name }) });
      await this.identities.lock(whose.identity);
      await this.refuseBeyondLimits(whose, asked);
      const entry: Entry = { situationKey: asked.situationKey ?? null, channel: 'TELEPHONE', bookedBy: null };
      const booked = await this.place(clerk, item.name, {
        opening: 'bookByPhone',
        wanted,
        whose,
        entry,
        ...(visitor && { note: ON_BEHALF }),
      });
      await this.confirmed(booked);
      return booked;
    });
  }

  /**
   * Books for an enterprise whose green channel allows it; drawn from what is kept, and within its share of the day.
   * @throws as `book` does, and 422 `green_share_full`
   */
  async bookGreen(staff: Staff, enterpriseId: number, asked: GreenAsked, sharePercent: number): Promise<Booked> {
    const { item, plan } = this.choice.planOf(asked);
    return this.database.transaction(async () => {
      const wanted = await this.choice.wanted(plan, asked.date, asked.from, 'KEPT_FOR');
      const whose = { identity: `E:${enterpriseId}`, ownerPersonId: null, contactPhone: null, caller: null };
      await this.identities.lock(whose.identity);
      await this.refuseBeyondLimits({ ...whose, ownerEnterpriseId: enterpriseId }, asked);
      await this.green.requireRoom(wanted, sharePercent);
      const booked = await this.place(staff, item.name, {
        opening: 'bookGreen',
        wanted,
        whose: { ...whose, ownerEnterpriseId: enterpriseId },
        entry: { situationKey: asked.situationKey ?? null, channel: 'GREEN', bookedBy: null },
      });
      await this.green.enter(booked.booking);
      return booked;
    });
  }

  /** Makes a booking of a hold. @throws 404 for a stranger, 409 `record_moved_on` when it has run out. */
  async confirm(person: Person, number: string, { version }: Versioned): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(bookingLifecycle, { number }, 'confirm', person, { version });
      const booking = await this.register.byId(record.id);
      await this.database.write('UPDATE booking SET lapses_at = ? WHERE id = ?', [
        this.register.missedAt(booking.startsAt),
        record.id,
      ]);
      await this.news.decided(booking, 'TAKEN');
      await this.confirmed({ record, booking });
    });
  }

  /** Lets a hold go. @throws 404 for a stranger, 409 `record_moved_on`. */
  async release(person: Person, number: string, { version }: Versioned): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.records.perform(bookingLifecycle, { number }, 'release', person, { version });
      const booking = await this.register.byId(id);
      await this.news.decided(booking, 'PASSED');
      await this.giveBack(booking);
    });
  }

  /**
   * Gives a booking up; its place is free again, once. Late when less than the free hours remain.
   * @throws 404 for a stranger, 409 `record_moved_on`, 422 `booking_begun`.
   */
  async cancel(person: Person, number: string, { version }: Versioned): Promise<void> {
    await this.database.transaction(async () => {
      const booking = await this.register.byNumber(number);
      const at = now();
      const action = cancelActionAt(booking, at, this.bookable.rules.cancel.freeHours);
      const record = await this.records.perform(bookingLifecycle, { number }, action, person, {
        version,
        facts: () => ({ startsAt: booking.startsAt, at }),
      });
      if (action === 'cancelLate') await this.marks.noteLateCancel(booking);
      await this.giveBack(booking);
      await this.notifications.notify({
        kind: 'BOOKING_CANCELLED',
        personId: record.ownerPersonId,
        record,
        pieces: { ...this.register.pieces(booking), reason: '已按要求取消' },
      });
    });
  }

  /** Opens a booking and takes its place, last of all in the transaction. @throws 409 `slot_full`. */
  async place(actor: Person, itemName: string, placing: Placing): Promise<Booked> {
    const { wanted } = placing;
    const booked = await this.open(actor, itemName, placing);
    this.accounts.take(wanted);
    return booked;
  }

  /** Opens a booking whose place the caller takes. */
  async open(actor: Parameters<Records['open']>[2], itemName: string, placing: Placing) {
    const { opening, wanted, whose, entry, note } = placing;
    const record = await this.records.open(bookingLifecycle, opening, actor, {
      ownerPersonId: whose.ownerPersonId,
      ownerEnterpriseId: whose.ownerEnterpriseId,
      siteKey: wanted.plan.siteKey,
      title: this.register.title(itemName, wanted),
      contactPhone: whose.contactPhone,
      ...(note !== undefined && { note }),
    });
    return { record, booking: await this.register.enter(record, wanted, whose, entry) };
  }

  /** Tells the owner that a booking stands, and whoever booked for them. */
  async confirmed({ record, booking }: Booked): Promise<void> {
    const pieces = { ...this.register.pieces(booking), number: record.number };
    for (const personId of new Set([record.ownerPersonId, booking.bookedBy])) {
      await this.notifications.notify({ kind: 'BOOKING_CONFIRMED', personId, record, pieces });
    }
  }

  /** Frees what a booking took, last of all in the transaction. */
  async giveBack(booking: BookingRow): Promise<void> {
    await this.register.settle(booking.id, false);
    this.accounts.give(booking);
  }

  private async online(person: Person, asked: Asked, opening: 'book' | 'hold'): Promise<Booked> {
    const { item, plan } = this.choice.planOf(asked);
    const open = await this.choice.wanted(plan, asked.date, asked.from, 'EVERYBODY');
    // Most who come to a full slot end here, before anything of theirs is read or locked.
    if ((await this.accounts.isFull(open)) && !(await this.identities.mayDrawOnKept(person, asked.forWhom))) {
      throw await this.accounts.slotFull(plan, open);
    }
    const whose = await this.identities.beneficiaryOf(person, asked.forWhom);
    const { blockedUntil, priorityGroup } = await this.identities.lock(whose.identity);
    if (blockedUntil && blockedUntil > now()) throw bookingBlocked(civilDateOf(blockedUntil));
    await this.refuseBeyondLimits(whose, asked);
    await this.refuseTooManyOthers(person, whose.identity);
    const elder = priorityGroup === 'ELDERLY';
    const wanted = elder ? await this.choice.wanted(plan, asked.date, asked.from, 'KEPT_FOR') : open;
    const entry = { situationKey: asked.situationKey ?? null, channel: 'ONLINE', bookedBy: person.personId } as const;
    const held = opening === 'hold' ? { lapsesAt: this.heldUntil() } : {};
    return this.place(person, item.name, { opening, wanted, whose, entry: { ...entry, ...held } });
  }

  private heldUntil(): Date {
    return new Date(now().getTime() + this.bookable.rules.holdMinutes * MINUTE_MS);
  }

  private async refuseTooManyOthers({ personId }: Person, identity: string): Promise<void> {
    if (identity === `P:${personId}`) return;
    const others = await this.register.othersOf(personId);
    const refusal = behalfRefusal(this.bookable.rules.limits.onBehalfOf, others, identity);
    if (refusal) throw refusal;
  }

  private async refuseBeyondLimits({ identity }: Beneficiary, asked: Pick<Asked, 'itemKey' | 'date'>): Promise<void> {
    const standing = await this.register.standing(identity);
    const refusal = limitRefusal(this.bookable.rules.limits, standing, asked);
    if (refusal) throw refusal;
  }

  /** One hold a person: changing one's mind keeps no place from others. */
  private async letGoOfHolds(person: Person): Promise<void> {
    const held = await this.database.rows<{ number: string }>(
      `SELECT r.number FROM booking b JOIN record r ON r.id = b.id
        WHERE b.booked_by = ? AND b.ends_at > ? AND r.state = 'HELD' AND b.channel = 'ONLINE' ORDER BY b.id`,
      [person.personId, now()],
    );
    for (const { number } of held) {
      const record = await this.records.perform(bookingLifecycle, { number }, 'release', person);
      await this.giveBack(await this.register.byId(record.id));
    }
  }
}
