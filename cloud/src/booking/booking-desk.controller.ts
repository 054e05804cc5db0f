import { Inject } from '@midwayjs/core';
import { bookingDeskRoutes as routes } from 'shared-types/booking-desk.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { BookingsOfDay } from './bookings-of-day.queries';
import { DeskOpenings } from './desk-openings.queries';

type Routes = typeof routes;

/** The bookings of a day as the desk goes through them, and the times a clerk on the telephone may give away. */
@ApiController()
export class BookingDeskController {
  @Inject()
  ofDay!: BookingsOfDay;

  @Inject()
  openings!: DeskOpenings;

  @Route(routes, 'GET /desk/bookings')
  async bookings({ query }: Call<Routes['GET /desk/bookings']>) {
    return this.ofDay.page(query);
  }

  @Route(routes, 'GET /desk/items/:key/availability')
  async month({ params }: Call<Routes['GET /desk/items/:key/availability']>) {
    return this.openings.month(params.key);
  }

  @Route(routes, 'GET /desk/items/:key/slots')
  async day({ params, query }: Call<Routes['GET /desk/items/:key/slots']>) {
    return this.openings.day(params.key, query.site, query.date);
  }
}
