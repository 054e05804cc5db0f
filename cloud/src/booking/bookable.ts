import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BookableOpening } from 'shared-types/booking.contract';
import type { Centre, Site } from '../directory/centre.config';
import { DirectoryQueries } from '../directory/directory.queries';
import type { ServiceItem } from '../directory/service-items.config';
import { notFound } from '../kernel/errors/refusal';
import { addDays, type CivilDate, civilDateOf, clockTimeOfMinute } from '../kernel/time/civil-date';
import type { BookingRules } from './booking.config';
import { capacityOf } from './displacement.rules';
import type { Taken } from './occupancy';
import { plainDay } from './slot-day';
import { SlotPlans } from './slot-plans.rules';
import {
  type Audience,
  type DayOffer,
  type OpenSlot,
  offerOf,
  type Slot,
  type SlotDay,
  type SlotPlan,
  slotsOf,
} from './slots.rules';

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

  /** A day of a site as places are made from it: as it was changed, else as configured. */
  day(siteKey: string, date: CivilDate, taken: Taken): SlotDay {
    return taken.changedDay(siteKey, date) ?? this.configuredDay(siteKey, date);
  }

  /** A day of a site as the configuration has it, every window staffed. */
  configuredDay(siteKey: string, date: CivilDate): SlotDay {
    return { ...plainDay(this.directory.configuredPlanOn(this.site({ siteKey }), date)), version: 0 };
  }

  /** Every plan of a site. */
  plansAt(siteKey: string): readonly SlotPlan[] {
    return this.plans.atSite(siteKey);
  }

  /** Seconds of a grain that may be promised at most, by whichever item of the pool. */
  capacity({ siteKey, pool }: Pick<SlotPlan, 'siteKey' | 'pool'>, day: SlotDay, grain: number): number {
    return capacityOf(this.plans.ofPool(siteKey, pool), day, grain);
  }

  /** What a day offers at an instant. */
  offer(plan: SlotPlan, date: CivilDate, taken: Taken, at: Date, asks: Audience = 'EVERYBODY'): DayOffer {
    const terms = { at, opensAt: this.rules.opensAt, asks };
    return offerOf(plan, this.day(plan.siteKey, date, taken), date, taken.on(plan, date), terms);
  }

  /** What every day offers, from today to the furthest. */
  offers(plan: SlotPlan, taken: Taken, at: Date, asks?: Audience): DayOffer[] {
    const today = civilDateOf(at);
    return Array.from({ length: plan.horizonDays + 1 }, (_, ahead) =>
      this.offer(plan, addDays(today, ahead), taken, at, asks),
    );
  }

  /** The day's slots as planned, whether or not they can still be booked. */
  slots(plan: SlotPlan, date: CivilDate, taken: Taken): OpenSlot[] {
    return slotsOf(plan, this.day(plan.siteKey, date, taken));
  }

  /** A word of the site about a day. */
  note(siteKey: string, date: CivilDate, taken: Taken): string | null {
    return (this.centre.siteByKey(siteKey) && this.day(siteKey, date, taken).note) ?? null;
  }

  /** The first free time among these offers of a plan, `except` left out; null when there is none. */
  firstFree(plan: SlotPlan, offers: readonly DayOffer[], except?: SlotOfDay): BookableOpening | null {
    for (const { date, slots } of offers) {
      const slot = slots.find(({ free, start }) => free > 0 && !(date === except?.date && start === except.start));
      if (slot) return this.opening(plan, date, slot);
    }
    return null;
  }

  /** A time of a plan as screens show it. */
  opening(plan: SlotPlan, date: CivilDate, { start, end }: Slot): BookableOpening {
    const { key, name } = this.site(plan);
    return { siteKey: key, siteName: name, date, from: clockTimeOfMinute(start), to: clockTimeOfMinute(end) };
  }
}

/** The earlier of two openings; an earlier date, then an earlier start. Equally early: the first. */
export function earlier(a: BookableOpening | null, b: BookableOpening | null): BookableOpening | null {
  if (!a || !b) return a ?? b;
  return b.date < a.date || (b.date === a.date && b.from < a.from) ? b : a;
}
