import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AvailabilityView } from 'shared-types/booking.contract';
import type { ResultOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { type CivilDate, clockTimeOfMinute } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import { Occupancy, type Taken } from './occupancy';
import type { SlotPlan } from './slots.rules';

/** What a clerk on the telephone may give away: the places kept for callers are among it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DeskOpenings {
  @Inject()
  bookable!: Bookable;

  @Inject()
  occupancy!: Occupancy;

  /** Every bookable day of an item at every site. @throws 404 for an unknown item. */
  async month(itemKey: string): Promise<AvailabilityView> {
    const item = this.bookable.item(itemKey);
    const taken = await this.occupancy.current();
    return {
      itemKey,
      itemName: item.name,
      opensAt: this.bookable.rules.opensAt,
      sites: this.bookable.plansOf(itemKey).map((plan) => this.siteView(plan, taken, now())),
      sooner: null,
    };
  }

  /** The times of one day. @throws 404 for an unknown item, or one that cannot be booked there. */
  async day(itemKey: string, siteKey: string, date: CivilDate): Promise<ResultOf<'GET /desk/items/:key/slots'>> {
    this.bookable.item(itemKey);
    const plan = this.bookable.plan(itemKey, siteKey);
    const taken = await this.occupancy.current();
    const at = now();
    const everybodys = this.bookable.offer(plan, date, taken, at);
    const mine = this.bookable.offer(plan, date, taken, at, 'KEPT_FOR');
    return {
      siteKey,
      date,
      state: mine.state,
      note: this.bookable.note(siteKey, date, taken),
      slots: mine.slots.map(({ start, end, free }, i) => {
        const kept = free - (everybodys.slots[i]?.free ?? 0);
        return { from: clockTimeOfMinute(start), to: clockTimeOfMinute(end), free, kept };
      }),
    };
  }

  private siteView(plan: SlotPlan, taken: Taken, at: Date): AvailabilityView['sites'][number] {
    const { key, name, address } = this.bookable.site(plan);
    const offers = this.bookable.offers(plan, taken, at, 'KEPT_FOR');
    const days = offers.map(({ date, state, free }) => {
      return { date, state, free, note: this.bookable.note(key, date, taken) };
    });
    return { key, name, address, days, earliest: this.bookable.firstFree(plan, offers) };
  }
}
