import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput, Refusal, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Person } from '../kernel/session/actor';
import { addDays, civilDateOf, formatChinese } from '../kernel/time/civil-date';
import { Bookable, earlier } from './bookable';
import type { BookingRow } from './booking.entity';
import { BookingIdentities } from './booking-identities';
import { BookingRegister } from './booking-register';
import { Occupancy } from './occupancy';
import { SlotChoice } from './slot-choice';
import { WaitlistRow } from './waitlist.entity';
import { isWished, waitlistLifecycle } from './waitlist.rules';

type Asked = InputOf<'POST /waitlist'>['body'];

/** Waiting for a place: joining, leaving, and what becomes of what was offered. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Waitlist {
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
  occupancy!: Occupancy;

  /**
   * Joins the line for an item. Fair per identity: one turn for an item, whoever joins for them.
   * @throws 400 for an unknown item, site or situation or days that cannot be booked, 422 as booking does,
   *   `item_booked_already`, `waiting_already`, `waiting_limit_reached`, 409 `places_free` when there is no need to wait.
   */
  async join(person: Person, asked: Asked): Promise<RecordRow> {
    for (const siteKey of asked.siteKeys) this.choice.planOf({ ...asked, siteKey });
    this.refuseOtherDays(asked);
    await this.refuseIfFree(asked);
    return this.database.transaction(async () => {
      const whose = await this.identities.beneficiaryOf(person, asked.forWhom);
      await this.identities.lock(whose.identity);
      await this.refuseBeyondLimits(whose.identity, asked.itemKey);
      const record = await this.records.open(waitlistLifecycle, 'join', person, {
        ownerPersonId: whose.ownerPersonId,
        ownerEnterpriseId: whose.ownerEnterpriseId,
        title: this.title(asked.itemKey),
        contactPhone: whose.contactPhone,
      });
      const { itemKey, situationKey, siteKeys, fromDate, toDate, part } = asked;
      const wish = { itemKey, situationKey: situationKey ?? null, siteKeys: siteKeys.join(), fromDate, toDate, part };
      await this.enter(record.id, { ...wish, identity: whose.identity, joinedBy: person.personId, front: false });
      return record;
    });
  }

  /** Somebody whose booking the hall called off and for whom there was no other time: the next free one is theirs. */
  async joinFront(owner: RecordRow, booking: BookingRow): Promise<void> {
    const taken = await this.waitingFor(booking.identity, booking.itemKey);
    if (taken) return;
    const record = await this.records.open(waitlistLifecycle, 'joinFront', HOUSE, {
      ownerPersonId: owner.ownerPersonId,
      ownerEnterpriseId: owner.ownerEnterpriseId,
      title: this.title(booking.itemKey),
    });
    const { itemKey, situationKey, identity, bookedBy } = booking;
    const fromDate = civilDateOf(now());
    const toDate = addDays(fromDate, this.bookable.horizonDays * 2);
    const siteKeys = this.bookable
      .plansOf(itemKey)
      .map(({ siteKey }) => siteKey)
      .join();
    const wish = { itemKey, situationKey, siteKeys, fromDate, toDate, part: 'ANY' as const };
    await this.enter(record.id, { ...wish, identity, joinedBy: bookedBy, front: true });
  }

  /** Leaves the line. @throws 404 for a stranger, 409 `record_moved_on` when a turn has come meanwhile. */
  async leave(person: Person, number: string, version: number): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.records.perform(waitlistLifecycle, { number }, 'leave', person, { version });
      await this.stopWaiting(id);
    });
  }

  /** Ends the waiting of those whose days are over. Returns how many it looked at. */
  async endPast(): Promise<number> {
    const past = await this.database.rows<{ id: number }>(
      'SELECT id FROM waitlist WHERE waiting = 1 AND to_date < ? ORDER BY to_date LIMIT 200',
      [civilDateOf(now())],
    );
    for (const { id } of past) {
      await this.database.transaction(async () => {
        const { state } = await this.records.lockById(id);
        if (state === 'WAITING') await this.records.perform(waitlistLifecycle, { id }, 'end', HOUSE);
        await this.stopWaiting(id);
      });
    }
    return past.length;
  }

  async stopWaiting(id: number): Promise<void> {
    await this.database.write('UPDATE waitlist SET waiting = 0 WHERE id = ?', [id]);
  }

  /** Days within reach of booking: those that cannot be booked yet may be waited for, a day longer than they can. */
  private refuseOtherDays({ fromDate, toDate }: Asked): void {
    const today = civilDateOf(now());
    const last = addDays(today, this.bookable.horizonDays + 1);
    if (toDate < fromDate) throw invalidInput([{ path: 'body.toDate', message: '最后一天应不早于第一天' }]);
    if (fromDate < today || toDate > last) {
      const message = `可以排今天到${formatChinese(last)}之间的日子`;
      throw invalidInput([{ path: fromDate < today ? 'body.fromDate' : 'body.toDate', message }]);
    }
  }

  /** @throws 409 `places_free` naming the first free time that would do. */
  private async refuseIfFree(asked: Asked): Promise<void> {
    const taken = await this.occupancy.look();
    const at = now();
    const free = this.bookable.plansOf(asked.itemKey).map((plan) => {
      const offers = this.bookable.offers(plan, taken, at).map((offer) => {
        return { ...offer, slots: offer.slots.filter(({ start }) => isWished(asked, plan.siteKey, offer.date, start)) };
      });
      return this.bookable.firstFree(plan, offers);
    });
    const first = free.reduce(earlier, null);
    if (!first) return;
    const detail = `最近还能约：${formatChinese(first.date)}${first.from}，${first.siteName}`;
    throw new Refusal(409, 'places_free', '现在还有空位，不用排候补，可以直接预约', { detail });
  }

  private async refuseBeyondLimits(identity: string, itemKey: string): Promise<void> {
    const standing = await this.register.standing(identity);
    if (standing.some((booking) => booking.itemKey === itemKey)) throw bookedAlready();
    if (await this.waitingFor(identity, itemKey)) throw ruledOut('waiting_already', '这个事项已经排上候补了');
    const row = await this.database.row<{ waiting: number }>(
      'SELECT COUNT(*) AS waiting FROM waitlist WHERE identity = ? AND waiting = 1',
      [identity],
    );
    const most = this.bookable.rules.waitlist.active;
    if (Number(row?.waiting) >= most) throw ruledOut('waiting_limit_reached', `一个人同时最多排 ${most} 个候补`);
  }

  private async waitingFor(identity: string, itemKey: string): Promise<boolean> {
    const row = await this.database.row(
      'SELECT 1 FROM waitlist WHERE identity = ? AND waiting = 1 AND item_key = ? LIMIT 1',
      [identity, itemKey],
    );
    return row !== null;
  }

  private title(itemKey: string): string {
    return `${this.bookable.centre.itemByKey(itemKey)?.name ?? ''}（候补）`.slice(0, 120);
  }

  private async enter(id: number, row: Omit<WaitlistRow, 'id' | 'waiting' | 'offeredBooking'>): Promise<void> {
    await this.database.repository(WaitlistRow).insert({ id, ...row, waiting: true, offeredBooking: null });
  }
}

const bookedAlready = (): Refusal =>
  ruledOut('item_booked_already', '这个事项已经约过了，可以把原来的预约改期，或取消后再排候补');
