import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import type { ServiceItem } from '../directory/service-items.config';
import { now } from '../kernel/clock';
import { invalidInput, ruledOut } from '../kernel/errors/refusal';
import { type CivilDate, minutesOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Bookable } from './bookable';
import { Occupancy, type Taken } from './occupancy';
import type { Wanted } from './slot-accounts';
import { type Audience, audienceAt, grainsOf, limitOf, opensAt, type SlotPlan, startsAt } from './slots.rules';

type Asked = InputOf<'POST /bookings'>['body'];

/** Turns what somebody asks for into a place that may be taken. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SlotChoice {
  @Inject()
  bookable!: Bookable;

  @Inject()
  occupancy!: Occupancy;

  /** @throws 400 for an unknown item, site or situation, naming the field. */
  planOf({ itemKey, siteKey, situationKey }: Pick<Asked, 'itemKey' | 'siteKey' | 'situationKey'>): {
    item: ServiceItem;
    plan: SlotPlan;
  } {
    const item = this.bookable.centre.itemByKey(itemKey);
    if (!item) throw invalidInput([{ path: 'body.itemKey', message: '没有这个事项' }]);
    const plan = this.bookable.plansOf(itemKey).find((each) => each.siteKey === siteKey);
    if (!plan) throw invalidInput([{ path: 'body.siteKey', message: '这个事项不能在这里预约' }]);
    if (situationKey !== undefined && !item.situations.some(({ key }) => key === situationKey)) {
      throw invalidInput([{ path: 'body.situationKey', message: '这个事项没有这种情形' }]);
    }
    return { item, plan };
  }

  /** The place asked for, if it can be booked at this moment. @throws 422 `slot_not_offered` saying why not. */
  async wanted(plan: SlotPlan, date: CivilDate, from: string, asks: Audience): Promise<Wanted> {
    const at = now();
    const start = minutesOf(from);
    const wanted = this.placeAt(plan, date, start, asks, await this.occupancy.current());
    if (!wanted) throw ruledOut('slot_not_offered', '这个时间不开放预约，请换一个时间');
    if (startsAt(date, start) <= at) throw ruledOut('slot_not_offered', '这个时间已经开始，不能再预约，请换一个时间');
    const opening = opensAt(plan.horizonDays, date, this.bookable.rules.opensAt);
    if (at < opening) throw ruledOut('slot_not_offered', `这一天要到${noticeTime(opening)}才开放预约`);
    return wanted;
  }

  /** A place of a plan as the day is planned now; null where the day has no such slot. */
  placeAt(plan: SlotPlan, date: CivilDate, start: number, asks: Audience, taken: Taken): Wanted | null {
    const slot = this.bookable.slots(plan, date, taken).find((each) => each.start === start);
    if (!slot) return null;
    const day = this.bookable.day(plan.siteKey, date, taken);
    const audience = audienceAt(plan, startsAt(date, start), now(), asks);
    const capacity = Math.max(...grainsOf(plan, start).map((grain) => this.bookable.capacity(plan, day, grain)));
    return { plan, date, start, limit: limitOf(plan, slot.windows, audience), version: day.version, capacity };
  }
}
