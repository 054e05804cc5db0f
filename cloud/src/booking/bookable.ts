import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BookableOpening } from 'shared-types/booking.contract';
import type { Centre, Site } from '../directory/centre.config';
import { DirectoryQueries } from '../directory/directory.queries';
import type { ServiceItem } from '../directory/service-items.config';
import { notFound } from '../kernel/errors/refusal';
import { addDays, type CivilDate, civilDateOf, clockTimeOfMinute } from '../kernel/time/civil-date';
import type { BookingRules } from './booking.config';
import type { Taken } from './occupancy';
import { SlotPlans } from './slot-plans.rules';
import { type DayOffer, offerOf, type Slot, type SlotPlan, slotsOf } from './slots.rules';

/** A slot of a day. */
export interface SlotOfDay {
  readonly date: CivilDate;
  readonly start: number;
}

/** Which times there are to book, from the configuration, the opening hours and what is taken. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Bookable {
  @Inject('centre')
  centre!: Centre;

  @Inject('booking')
  rules!: BookingRules;

  @Inject()
  directory!: DirectoryQueries;

  private plans!: SlotPlans;

  @Init()
  protected prepare(): void {
    this.plans = new SlotPlans(this.centre, this.rules);
  }

  get horizonDays(): number {
    return this.plans.horizonDays;
  }

  /** @throws 404. */
  item(itemKey: string): ServiceItem {
    const item = this.centre.itemByKey(itemKey);
    if (!item) throw notFound('没有这个事项');
    return item;
  }

  /** Plans of an item at the sites where it can be booked, the hall's first. */
  plansOf(itemKey: string): readonly SlotPlan[] {
    return this.plans.ofItem(itemKey);
  }

  /** @throws 404 when the item cannot be booked there. */
  plan(itemKey: string, siteKey: string): SlotPlan {
    const plan = this.plans.of(itemKey, siteKey);
    if (!plan) throw notFound('这个事项不能在这里预约');
    return plan;
  }

  site({ siteKey }: Pick<SlotPlan, 'siteKey'>): Site {
    return this.centre.siteByKey(siteKey) as Site;
  }

  /** What a day offers at an instant. */
  offer(plan: SlotPlan, date: CivilDate, taken: Taken, at: Date): DayOffer {
    const terms = { at, opensAt: this.rules.opensAt };
    return offerOf(plan, this.directory.planOn(this.site(plan), date), date, taken.on(plan, date), terms);
  }

  /** What every day offers, from today to the furthest. */
  offers(plan: SlotPlan, taken: Taken, at: Date): DayOffer[] {
    const today = civilDateOf(at);
    return Array.from({ length: plan.horizonDays + 1 }, (_, ahead) =>
      this.offer(plan, addDays(today, ahead), taken, at),
    );
  }

  /** The day's slots as planned, whether or not they can still be booked. */
  slots(plan: SlotPlan, date: CivilDate): Slot[] {
    return slotsOf(plan, this.directory.planOn(this.site(plan), date));
  }

  /** A word of the site about a day. */
  note(siteKey: string, date: CivilDate): string | null {
    const site = this.centre.siteByKey(siteKey);
    return (site && this.directory.planOn(site, date).note) ?? null;
  }

  /** The first free time among these offers of a plan, `except` left out; null when there is none. */
  firstFree(plan: SlotPlan, offers: readonly DayOffer[], except?: SlotOfDay): BookableOpening | null {
    for (const { date, slots } of offers) {
      const slot = slots.find(({ free, start }) => free > 0 && !(date === except?.date && start === except.start));
      if (slot) return this.opening(plan, date, slot);
    }
    return null;
  }

  private opening(plan: SlotPlan, date: CivilDate, { start, end }: Slot): BookableOpening {
    const { key, name } = this.site(plan);
    return { siteKey: key, siteName: name, date, from: clockTimeOfMinute(start), to: clockTimeOfMinute(end) };
  }
}

/** The earlier of two openings; an earlier date, then an earlier start. Equally early: the first. */
export function earlier(a: BookableOpening | null, b: BookableOpening | null): BookableOpening | null {
  if (!a || !b) return a ?? b;
  return b.date < a.date || (b.date === a.date && b.from < a.from) ? b : a;
}
