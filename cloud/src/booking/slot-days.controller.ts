import { Inject } from '@midwayjs/core';
import { siteDaysRoutes as routes } from 'shared-types/site-days.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { BookingQueries } from './booking.queries';
import { SlotDays } from './slot-days.service';

type Routes = typeof routes;

/** The days of a site, and what supervisors change of them. */
@ApiController()
export class SlotDaysController {
  @Inject()
  queries!: BookingQueries;

  @Inject()
  slotDays!: SlotDays;

  @Route(routes, 'GET /sites/:key/days/:date')
  async siteDay({ params }: Call<Routes['GET /sites/:key/days/:date']>) {
    return this.queries.siteDay(params.key, params.date);
  }

  @Route(routes, 'POST /sites/:key/days/:date/effects')
  async effects({ params, body }: Call<Routes['POST /sites/:key/days/:date/effects']>) {
    return this.slotDays.effects(params.key, params.date, body);
  }

  @Route(routes, 'PUT /sites/:key/days/:date')
  async changeHours({ actor, params, body }: Call<Routes['PUT /sites/:key/days/:date']>) {
    await this.slotDays.changeHours(actor, params.key, params.date, body);
    return this.queries.siteDay(params.key, params.date);
  }
}
