import { Inject } from '@midwayjs/core';
import { bookingRoutes as routes } from 'shared-types/booking.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { Attendance } from './attendance.service';
import { AvailabilityQueries } from './availability.queries';
import { BookingQueries } from './booking.queries';
import { BookingService } from './booking.service';
import { Rescheduling } from './rescheduling.service';

type Routes = typeof routes;

/** Choosing a time, booking it, the ticket, giving it up. */
@ApiController()
export class BookingController {
  @Inject()
  availability!: AvailabilityQueries;

  @Inject()
  service!: BookingService;

  @Inject()
  rescheduling!: Rescheduling;

  @Inject()
  attendance!: Attendance;

  @Inject()
  queries!: BookingQueries;

  @Route(routes, 'GET /items/:key/availability')
  async month({ params, query }: Call<Routes['GET /items/:key/availability']>) {
    return this.availability.month(params.key, query.site);
  }

  @Route(routes, 'GET /items/:key/slots')
  async day({ params, query }: Call<Routes['GET /items/:key/slots']>) {
    return this.availability.day(params.key, query.site, query.date);
  }

  @Route(routes, 'POST /bookings', (self: BookingController, { body }) => self.service.refuseIfFullByNow(body))
  async book({ actor, body }: Call<Routes['POST /bookings']>) {
    return this.queries.issued(await this.service.book(actor, body), actor);
  }

  @Route(routes, 'GET /me/bookings')
  async mine({ actor }: Call<Routes['GET /me/bookings']>) {
    return this.queries.standing(actor);
  }

  @Route(routes, 'GET /bookings/:number')
  async read({ actor, params }: Call<Routes['GET /bookings/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /bookings/:number/cancel')
  async cancel({ actor, params, body }: Call<Routes['POST /bookings/:number/cancel']>) {
    await this.service.cancel(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /bookings/holds', (self: BookingController, { body }) => self.service.refuseIfFullByNow(body))
  async hold({ actor, body }: Call<Routes['POST /bookings/holds']>) {
    return this.queries.issued(await this.service.hold(actor, body), actor);
  }

  @Route(routes, 'POST /bookings/:number/confirm')
  async confirm({ actor, params, body }: Call<Routes['POST /bookings/:number/confirm']>) {
    await this.service.confirm(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /bookings/:number/release')
  async release({ actor, params, body }: Call<Routes['POST /bookings/:number/release']>) {
    await this.service.release(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /bookings/:number/reschedule')
  async reschedule({ actor, params, body }: Call<Routes['POST /bookings/:number/reschedule']>) {
    const { record } = await this.rescheduling.reschedule(actor, params.number, body);
    return this.queries.view(record.number, actor);
  }

  @Route(routes, 'POST /desk/bookings')
  async bookByPhone({ actor, body }: Call<Routes['POST /desk/bookings']>) {
    const { record } = await this.service.bookByPhone(actor, body);
    return this.queries.view(record.number, actor);
  }

  @Route(routes, 'POST /desk/bookings/:number/restore')
  async restore({ actor, params, body }: Call<Routes['POST /desk/bookings/:number/restore']>) {
    await this.attendance.restore(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
