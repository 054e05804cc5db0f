import { Inject } from '@midwayjs/core';
import { supervisionRoutes as routes } from 'shared-types/supervision.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { SupervisionQueries } from './supervision.queries';
import { Supervision } from './supervision.service';

type Routes = typeof routes;

@ApiController()
export class SupervisionController {
  @Inject()
  supervision!: Supervision;

  @Inject()
  queries!: SupervisionQueries;

  @Route(routes, 'GET /me/escalations')
  async mine({ actor }: Call<Routes['GET /me/escalations']>) {
    return { items: await this.queries.mine(actor) };
  }

  @Route(routes, 'POST /escalations/:handle/receipt')
  async receive({ actor, params }: Call<Routes['POST /escalations/:handle/receipt']>) {
    await this.supervision.receive(actor, params.handle);
    return null;
  }

  @Route(routes, 'GET /desk/escalations')
  async open({ actor }: Call<Routes['GET /desk/escalations']>) {
    return { items: await this.queries.open(actor) };
  }

  @Route(routes, 'POST /records/:number/urge')
  async urge({ actor, params }: Call<Routes['POST /records/:number/urge']>) {
    return { timeline: await this.supervision.urge(actor, params.number) };
  }
}
