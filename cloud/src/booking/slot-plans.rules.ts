import type { Centre, Site } from '../directory/centre.config';
import type { ServiceItem } from '../directory/service-items.config';
import { type BookingRules, slotRuleFor } from './booking.config';
import { costOf, grainOf, poolFor, type SlotPlan } from './slots.rules';

/** How every item is booked at every site that does it with staff; made once from the configuration. */
export class SlotPlans {
  /** The furthest day anything can be booked, in days ahead. */
  readonly horizonDays: number;
  readonly #plans: ReadonlyMap<string, ReadonlyMap<string, SlotPlan>>;

  constructor(centre: Pick<Centre, 'sites' | 'items'>, rules: BookingRules) {
    const plans = centre.sites.flatMap((site) => plansOf(site, centre.items, rules));
    this.horizonDays = Math.max(0, ...plans.map(({ horizonDays }) => horizonDays));
    const byItem = new Map<string, Map<string, SlotPlan>>();
    for (const plan of plans) {
      const bySite = byItem.get(plan.itemKey) ?? new Map<string, SlotPlan>();
      byItem.set(plan.itemKey, bySite.set(plan.siteKey, plan));
    }
    this.#plans = byItem;
  }

  /** Plans of an item, the hall's first; empty when it can be booked nowhere. */
  ofItem(itemKey: string): readonly SlotPlan[] {
    return [...(this.#plans.get(itemKey)?.values() ?? [])];
  }

  /** Plans of every item that draws on an account. */
  ofPool(siteKey: string, pool: string): readonly SlotPlan[] {
    return [...this.#plans.values()].flatMap((bySite) => {
      const plan = bySite.get(siteKey);
      return plan?.pool === pool ? [plan] : [];
    });
  }

  /** Every plan of a site. */
  atSite(siteKey: string): readonly SlotPlan[] {
    return [...this.#plans.values()].flatMap((bySite) => bySite.get(siteKey) ?? []);
  }

  of(itemKey: string, siteKey: string): SlotPlan | undefined {
    return this.#plans.get(itemKey)?.get(siteKey);
  }
}

function plansOf(site: Site, items: readonly ServiceItem[], rules: BookingRules): SlotPlan[] {
  const done = new Set(site.itemKeys);
  const served = items.flatMap((item) => {
    const pool = done.has(item.key) ? poolFor(site.points, item.category) : null;
    return pool ? [{ item, pool, rule: slotRuleFor(rules, site.key, item.key) }] : [];
  });
  return served.map(({ item, pool, rule }) => {
    const sharing = served.filter((other) => other.pool.key === pool.key);
    const grainMinutes = grainOf(sharing.map((other) => other.rule.slotMinutes));
    const cost = costOf(item.counterMinutes, rule.slotMinutes / grainMinutes);
    return {
      itemKey: item.key,
      itemType: item.type,
      siteKey: site.key,
      pool: pool.key,
      windows: pool.windows,
      slotMinutes: rule.slotMinutes,
      grainMinutes,
      cost,
      horizonDays: rule.horizonDays,
      share: {
        onlineShare: rule.onlineShare,
        keptShare: rules.kept.share,
        keptUntilHoursBefore: rules.kept.untilHoursBefore,
        minimumPerSlot: rule.minimumPerSlot,
      },
    };
  });
}
