import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  type AvailabilityView,
  type BookableOpening,
  bookingRoutes,
  type SlotsView,
} from 'shared-types/booking.contract';
import { now } from '../kernel/clock';
import { Prepared } from '../kernel/contract/prepared';
import { type CivilDate, civilDateOf, clockTimeOfMinute } from '../kernel/time/civil-date';
import { Bookable, earlier, type SlotOfDay } from './bookable';
import { Occupancy, type Taken } from './occupancy';
import { nextChange, type SlotPlan } from './slots.rules';

const RESULT = bookingRoutes['GET /items/:key/availability'].result;

/** A view made from one reading of what is taken, good until the clock itself changes it. */
interface Kept {
  readonly taken: Taken;
  readonly from: Date;
  readonly until: Date;
  readonly answer: Prepared<AvailabilityView>;
}

/** Days and times that can be booked: from memory, at most a fraction of a second old on every replica. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AvailabilityQueries {
  @Inject()
  bookable!: Bookable;

  @Inject()
  occupancy!: Occupancy;

  /** One for each item and site asked for, which the configuration bounds. */
  private readonly kept = new Map<string, Kept>();
  /** What was worked out from the last reading, which a clock that goes on for a fraction of a second does not change. */
  private nearestBy: { taken: Taken | null; known: Map<string, BookableOpening | null> } = {
    taken: null,
    known: new Map(),
  };

  /** Every bookable day of an item, serialised once for all who ask. @throws 404 for an unknown item or site. */
  async month(itemKey: string, siteKey: string | undefined): Promise<Prepared<AvailabilityView>> {
    const taken = await this.occupancy.current();
    const at = now();
    const key = `${itemKey}|${siteKey ?? ''}`;
    const kept = this.kept.get(key);
    if (kept?.taken === taken && kept.from <= at && at < kept.until) return kept.answer;
    const answer = Prepared.of(RESULT, this.view(itemKey, siteKey, taken, at));
    this.kept.set(key, { taken, from: at, until: this.nextChange(itemKey, taken, at), answer });
    return answer;
  }

  /** The times of one day. @throws 404 for an unknown item, or one that cannot be booked there. */
  async day(itemKey: string, siteKey: string, date: CivilDate): Promise<SlotsView> {
    this.bookable.item(itemKey);
    const plan = this.bookable.plan(itemKey, siteKey);
    const taken = await this.occupancy.current();
    const at = now();
    const offer = this.bookable.offer(plan, date, taken, at);
    const here = this.bookable.firstFree(plan, [offer]);
    return {
      itemKey,
      siteKey,
      date,
      state: offer.state,
      note: this.bookable.note(siteKey, date, taken),
      opensAt: offer.state === 'NOT_YET' ? offer.opensAt.toISOString() : null,
      slots: offer.slots.map(({ start, end, free }) => {
        return { from: clockTimeOfMinute(start), to: clockTimeOfMinute(end), free };
      }),
      sooner: this.sooner(this.elsewhere(plan, taken, at), here),
    };
  }

  /**
   * Where there is still room for somebody whose time was just taken: the same day there, else the earliest anywhere.
   * Worked out once for all who are told so from one reading.
   */
  async nearest(plan: SlotPlan, gone: SlotOfDay): Promise<BookableOpening | null> {
    const taken = await this.occupancy.current();
    if (this.nearestBy.taken !== taken) this.nearestBy = { taken, known: new Map() };
    const { known } = this.nearestBy;
    const key = `${plan.itemKey}|${plan.siteKey}|${gone.date}|${gone.start}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const nearest = this.findNearest(plan, gone, taken);
    known.set(key, nearest);
    return nearest;
  }

  private findNearest(plan: SlotPlan, gone: SlotOfDay, taken: Taken): BookableOpening | null {
    const at = now();
    const sameDay = this.bookable.offer(plan, gone.date, taken, at);
    const here = this.bookable.firstFree(plan, [sameDay], gone);
    if (here) return here;
    const anywhere = this.bookable.plansOf(plan.itemKey).map((other) => {
      return this.bookable.firstFree(other, this.bookable.offers(other, taken, at), other === plan ? gone : undefined);
    });
    return anywhere.reduce(earlier, null);
  }

  private view(itemKey: string, siteKey: string | undefined, taken: Taken, at: Date): AvailabilityView {
    const item = this.bookable.item(itemKey);
    const chosen = siteKey === undefined ? null : this.bookable.plan(itemKey, siteKey);
    const sites = (chosen ? [chosen] : this.bookable.plansOf(itemKey)).map((plan) => this.siteView(plan, taken, at));
    return {
      itemKey,
      itemName: item.name,
      opensAt: this.bookable.rules.opensAt,
      sites,
      sooner: chosen && this.sooner(this.elsewhere(chosen, taken, at), sites[0]?.earliest ?? null),
    };
  }

  private siteView(plan: SlotPlan, taken: Taken, at: Date): AvailabilityView['sites'][number] {
    const { key, name, address } = this.bookable.site(plan);
    const offers = this.bookable.offers(plan, taken, at);
    const days = offers.map(({ date, state, free }) => ({
      date,
      state,
      free,
      note: this.bookable.note(key, date, taken),
    }));
    return { key, name, address, days, earliest: this.bookable.firstFree(plan, offers) };
  }

  /** The first free time of an item at any other site. */
  private elsewhere(plan: SlotPlan, taken: Taken, at: Date): BookableOpening | null {
    return this.bookable
      .plansOf(plan.itemKey)
      .filter(({ siteKey }) => siteKey !== plan.siteKey)
      .map((other) => this.bookable.firstFree(other, this.bookable.offers(other, taken, at)))
      .reduce(earlier, null);
  }

  /** What is offered elsewhere, if it is earlier than what is offered here. */
  private sooner(elsewhere: BookableOpening | null, here: BookableOpening | null): BookableOpening | null {
    return earlier(here, elsewhere) === here ? null : elsewhere;
  }

  private nextChange(itemKey: string, taken: Taken, at: Date): Date {
    const today = civilDateOf(at);
    const slots = this.bookable.plansOf(itemKey).flatMap((plan) => this.bookable.slots(plan, today, taken));
    return nextChange(slots, at, this.bookable.rules.opensAt);
  }
}
