import { PRIORITY_GROUPS } from 'shared-types/booking.states';
import { z } from 'zod';
import type { Centre } from '../directory/centre.config';
import type { ConfigFaults } from '../kernel/config/config-faults';
import { traced } from '../kernel/config/provenance';
import { clockTime, count, key, positive, share } from '../kernel/config/scalars';

export const BOOKING_FILE = 'booking.yaml';

const slotMinutes = positive
  .max(240)
  .refine((minutes) => 1440 % minutes === 0, { error: 'minutes that divide a day evenly' });
const adjustable = {
  slotMinutes,
  /** Days ahead of today that can be booked. */
  horizonDays: positive.max(60),
  /** Share of a window's capacity given to booking; the rest is for walk-ins. */
  onlineShare: share,
  minimumPerSlot: count,
};

const override = z
  .strictObject({ site: key.optional(), item: key.optional(), ...partialOf(adjustable) })
  .refine((each) => each.site !== undefined || each.item !== undefined, { error: 'a site, an item, or both' });

/** `booking.yaml`: how places are made, kept, given up and lost. */
export const bookingSchema = traced({
  ...adjustable,
  /** Time of day at which the furthest day opens for booking. */
  opensAt: clockTime,
  /** Share of what can be booked that is kept for the telephone and for elders, and until when. */
  kept: z.strictObject({ share, untilHoursBefore: count }),
  greenChannelShare: share,
  holdMinutes: positive,
  waitlist: z.strictObject({
    /** How long a freed place is kept for whoever's turn it is. */
    offerMinutes: positive,
    /** Nothing runs out at night: what is offered then is kept until so long after the morning. */
    quietFrom: clockTime,
    quietUntil: clockTime,
    /** A place is offered only so long before it begins. */
    leadMinutes: count,
    active: positive,
  }),
  limits: z.strictObject({ activePerItem: positive, perDay: positive, active: positive, onBehalfOf: count }),
  cancel: z.strictObject({ freeHours: count, lateCountsAs: share, freeReschedules: count }),
  checkIn: z.strictObject({ fromMinutesBefore: count, untilMinutesAfter: count }),
  noShow: z
    .strictObject({
      threshold: positive,
      withinDays: positive,
      blockDays: positive,
      warnAfter: positive,
      appealWithinDays: positive,
      neverBlock: z.array(z.enum(PRIORITY_GROUPS)),
    })
    .refine((rule) => rule.warnAfter < rule.threshold, { error: 'fewer than threshold', path: ['warnAfter'] }),
  overrides: z.array(override),
});

export type BookingRules = z.output<typeof bookingSchema>;
export type SlotRule = Pick<BookingRules, keyof typeof adjustable>;

/** The rule for one item at one site: the general one, then every override that fits, later ones winning. */
export function slotRuleFor(rules: BookingRules, siteKey: string, itemKey: string): SlotRule {
  const { slotMinutes, horizonDays, onlineShare, minimumPerSlot } = rules;
  return rules.overrides
    .filter((each) => (each.site ?? siteKey) === siteKey && (each.item ?? itemKey) === itemKey)
    .reduce<SlotRule>(
      (rule, each) => ({
        slotMinutes: each.slotMinutes ?? rule.slotMinutes,
        horizonDays: each.horizonDays ?? rule.horizonDays,
        onlineShare: each.onlineShare ?? rule.onlineShare,
        minimumPerSlot: each.minimumPerSlot ?? rule.minimumPerSlot,
      }),
      { slotMinutes, horizonDays, onlineShare, minimumPerSlot },
    );
}

/** Notes every override that names a site or an item the centre does not have. */
export function checkOverrides(faults: ConfigFaults, rules: BookingRules, centre: Centre): void {
  rules.overrides.forEach((each, at) => {
    if (each.site !== undefined && !centre.siteByKey(each.site)) {
      faults.add(BOOKING_FILE, ['overrides', at, 'site'], `a site: ${centre.sites.map((site) => site.key).join(', ')}`);
    }
    if (each.item !== undefined && !centre.itemByKey(each.item)) {
      faults.add(BOOKING_FILE, ['overrides', at, 'item'], 'the key of an item of the catalogue');
    }
  });
}

function partialOf<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape).partial().shape;
}
