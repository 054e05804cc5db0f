import { Inject } from '@midwayjs/core';
import { bookingMarksRoutes as routes } from 'shared-types/booking-marks.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { AppealQueries } from './appeal.queries';
import { AppealService } from './appeal.service';
import { BookingMarksQueries } from './booking-marks.queries';
import { HallFaults } from './hall-faults';
import { PriorityGroups } from './priority-groups';

type Routes = typeof routes;

@ApiController()
export class BookingMarksController {
  @Inject()
  marks!: BookingMarksQueries;

  @Inject()
  appeals!: AppealService;

  @Inject()
  appealViews!: AppealQueries;

  @Inject()
  faults!: HallFaults;

  @Inject()
  groups!: PriorityGroups;

  @Route(routes, 'GET /me/booking-standing')
  async mine({ actor }: Call<Routes['GET /me/booking-standing']>) {
    return this.marks.mine(actor);
  }

  @Route(routes, 'GET /bookings/:number/mark')
  async ofBooking({ actor, params }: Call<Routes['GET /bookings/:number/mark']>) {
    return this.marks.ofBooking(params.number, actor);
  }

  @Route(routes, 'POST /bookings/:number/appeals')
  async appeal({ actor, params, body }: Call<Routes['POST /bookings/:number/appeals']>) {
    return this.appealViews.view(await this.appeals.appeal(actor, params.number, body.statement), actor);
  }

  @Route(routes, 'GET /booking-appeals/:number')
  async read({ actor, params }: Call<Routes['GET /booking-appeals/:number']>) {
    return this.appealViews.view(params.number, actor);
  }

  @Route(routes, 'POST /booking-appeals/:number/actions')
  async act({ actor, params, body }: Call<Routes['POST /booking-appeals/:number/actions']>) {
    await this.appeals.act(actor, params.number, body);
    return this.appealViews.view(params.number, actor);
  }

  @Route(routes, 'POST /desk/hall-faults/effects')
  async faultEffects({ body }: Call<Routes['POST /desk/hall-faults/effects']>) {
    return this.faults.effects(body);
  }

  @Route(routes, 'POST /desk/hall-faults')
  async noteFault({ actor, body }: Call<Routes['POST /desk/hall-faults']>) {
    return { erased: await this.faults.note(actor, body) };
  }

  @Route(routes, 'POST /desk/priority-groups/find')
  async findGroup({ body }: Call<Routes['POST /desk/priority-groups/find']>) {
    return this.groups.of(body.phone);
  }

  @Route(routes, 'POST /desk/priority-groups')
  async confirmGroup({ actor, body }: Call<Routes['POST /desk/priority-groups']>) {
    await this.groups.confirm(actor, body.phone, body.group);
    return this.groups.of(body.phone);
  }

  @Route(routes, 'POST /desk/priority-groups/withdrawals')
  async withdrawGroup({ actor, body }: Call<Routes['POST /desk/priority-groups/withdrawals']>) {
    await this.groups.withdraw(actor, body.phone, body.reason);
    return this.groups.of(body.phone);
  }
}
