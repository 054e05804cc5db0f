import { type ILogger, Init, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE } from '../kernel/session/actor';
import { addDays, type CivilDate, civilDateOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { Bookable } from './bookable';
import type { BookingRow } from './booking.entity';
import { limitRefusal } from './booking.rules';
import { BookingService } from './booking.service';
import { BookingIdentities } from './booking-identities';
import { BookingRegister } from './booking-register';
import { Occupancy, type Taken } from './occupancy';
import { type FreedPlaces, type OfferOutcome, PlaceNews } from './place-news';
import { SlotAccounts, type Wanted } from './slot-accounts';
import { SlotChoice } from './slot-choice';
import { type SlotPlan, startsAt } from './slots.rules';
import type { WaitlistRow } from './waitlist.entity';
import { isWished, offerUntil, waitlistLifecycle } from './waitlist.rules';
import { Waitlist } from './waitlist.service';

/** Somebody whose turn it may be. */
type Turn = Omit<WaitlistRow, 'front' | 'waiting' | 'offeredBooking'>;

/** People looked at for one place that became free: beyond them the next look, a minute later, goes on. */
const LOOKED_AT = 50;

/**
 * Offers what becomes free to whoever's turn it is, in the transaction that frees it: nobody who watches a screen comes
 * first. What is offered is a hold like any other, only longer; confirmed it is a booking, else the next one's turn.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WaitlistOffers {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  notifications!: Notifications;

  @Inject()
  bookable!: Bookable;

  @Inject()
  bookings!: BookingService;

  @Inject()
  identities!: BookingIdentities;

  @Inject()
  register!: BookingRegister;

  @Inject()
  choice!: SlotChoice;

  @Inject()
  accounts!: SlotAccounts;

  @Inject()
  occupancy!: Occupancy;

  @Inject()
  waitlist!: Waitlist;

  @Inject()
  news!: PlaceNews;

  @Logger()
  logger!: ILogger;

  @Init()
  protected listen(): void {
    this.news.register(
      (places) => this.offer(places),
      (booking, outcome) => this.decided(booking, outcome),
    );
  }

  /** Looks once more at every day somebody waits for: days that opened, shares that are no longer kept for others. */
  async sweep(): Promise<number> {
    const today = civilDateOf(now());
    const wishes = await this.database.rows<{ siteKeys: string; fromDate: CivilDate; toDate: CivilDate }>(
      'SELECT DISTINCT site_keys AS siteKeys, from_date AS fromDate, to_date AS toDate FROM waitlist WHERE waiting = 1',
    );
    const days = new Set<string>();
    for (const { siteKeys, fromDate, toDate } of wishes) {
      for (let ahead = 0; ahead <= this.bookable.horizonDays; ahead++) {
        const date = addDays(today, ahead);
        if (fromDate <= date && date <= toDate) for (const site of siteKeys.split(',')) days.add(`${date}|${site}`);
      }
    }
    for (const day of days) {
      const [date = '', siteKey = ''] = day.split('|');
      await this.database
        .transaction(() => this.offer({ siteKey, date }))
        .catch((error: Error) => this.logger.warn('the waiting list of a day could not be served: %s', error.message));
    }
    return days.size;
  }

  /** Offers free places to those who wait for them, in their turn, as far as they go. In the caller's transaction. */
  async offer({ siteKey, date, between }: FreedPlaces): Promise<void> {
    const waiting = await this.database.rows<Turn>(
      `SELECT id, identity, joined_by AS joinedBy, item_key AS itemKey, situation_key AS situationKey,
              site_keys AS siteKeys, from_date AS fromDate, to_date AS toDate, part
         FROM waitlist
        WHERE waiting = 1 AND from_date <= ? AND to_date >= ? AND FIND_IN_SET(?, site_keys)
        ORDER BY front DESC, id LIMIT ${LOOKED_AT}`,
      [date, date, siteKey],
    );
    if (waiting.length === 0) return;
    const taken = await this.occupancy.look();
    for (const entry of waiting) {
      const plan = this.bookable.plansOf(entry.itemKey).find((each) => each.siteKey === siteKey);
      if (plan) await this.offerTo(entry, this.places(entry, plan, date, between, taken));
    }
  }

  /** Slots of the day that somebody waits for and that may be free, the earliest first. */
  private places(
    entry: Turn,
    plan: SlotPlan,
    date: CivilDate,
    between: FreedPlaces['between'],
    taken: Taken,
  ): Wanted[] {
    const at = now();
    const wish = { ...entry, siteKeys: entry.siteKeys.split(',') };
    const offer = this.bookable.offer(plan, date, taken, at);
    const overlaps = ({ start, end }: { start: number; end: number }) =>
      between === undefined || (start < between.to && between.from < end);
    return offer.slots
      .filter((slot) => slot.free > 0 && overlaps(slot) && isWished(wish, plan.siteKey, date, slot.start))
      .flatMap(({ start }) => this.choice.placeAt(plan, date, start, 'EVERYBODY', taken) ?? []);
  }

  private async offerTo(entry: Turn, places: readonly Wanted[]): Promise<void> {
    for (const wanted of places) {
      const until = offerUntil(now(), startsAt(wanted.date, wanted.start), this.bookable.rules.waitlist);
      if (until && (await this.keepFor(entry, wanted, until))) return;
    }
  }

  /** Keeps one place for somebody; false when it is gone by now, or they are. */
  private async keepFor(entry: Turn, wanted: Wanted, until: Date): Promise<boolean> {
    const record = await this.database.row<{
      state: string;
      ownerPersonId: number | null;
      ownerEnterpriseId: number | null;
    }>(
      `SELECT state, owner_person_id AS ownerPersonId, owner_enterprise_id AS ownerEnterpriseId FROM record
        WHERE id = ? FOR UPDATE SKIP LOCKED`,
      [entry.id],
    );
    if (record?.state !== 'WAITING') return false;
    await this.identities.lock(entry.identity);
    const standing = await this.register.standing(entry.identity);
    if (limitRefusal(this.bookable.rules.limits, standing, { itemKey: entry.itemKey, date: wanted.date })) return false;
    if (!(await this.accounts.takes(wanted))) return false;
    await this.records.perform(waitlistLifecycle, { id: entry.id }, 'offer', HOUSE);
    const item = this.bookable.item(entry.itemKey);
    const kept = await this.bookings.open(HOUSE, item.name, {
      opening: 'offer',
      wanted,
      whose: { ...record, identity: entry.identity, contactPhone: null, caller: null },
      entry: { situationKey: entry.situationKey, channel: 'WAITLIST', bookedBy: entry.joinedBy, lapsesAt: until },
    });
    await this.database.write('UPDATE waitlist SET waiting = 0, offered_booking = ? WHERE id = ?', [
      kept.booking.id,
      entry.id,
    ]);
    for (const personId of new Set([record.ownerPersonId, entry.joinedBy])) {
      const pieces = { ...this.register.pieces(kept.booking), until: noticeTime(until) };
      await this.notifications.notify({ kind: 'PLACE_OFFERED', personId, record: kept.record, pieces });
    }
    return true;
  }

  /** What was kept for somebody was taken, or goes to the next. In the caller's transaction. */
  private async decided({ id: bookingId }: BookingRow, outcome: OfferOutcome): Promise<void> {
    const entry = await this.database.row<{ id: number }>('SELECT id FROM waitlist WHERE offered_booking = ?', [
      bookingId,
    ]);
    if (!entry) return;
    await this.records.perform(waitlistLifecycle, { id: entry.id }, outcome === 'TAKEN' ? 'take' : 'pass', HOUSE);
  }
}
