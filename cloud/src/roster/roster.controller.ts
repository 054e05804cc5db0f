import { Inject } from '@midwayjs/core';
import { rosterRoutes as routes } from 'shared-types/roster.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { RosterQueries } from './roster.queries';
import { Roster } from './roster.service';

type Routes = typeof routes;

@ApiController()
export class RosterController {
  @Inject()
  service!: Roster;

  @Inject()
  queries!: RosterQueries;

  @Route(routes, 'GET /roster/:date')
  async day({ params }: Call<Routes['GET /roster/:date']>) {
    return this.queries.day(params.date);
  }

  @Route(routes, 'PUT /roster/:date')
  async publish({ actor, params, body }: Call<Routes['PUT /roster/:date']>) {
    await this.service.publish(actor, params.date, body);
    return this.queries.day(params.date);
  }

  @Route(routes, 'GET /duty')
  async onDuty() {
    return { items: await this.queries.onDuty() };
  }
}
