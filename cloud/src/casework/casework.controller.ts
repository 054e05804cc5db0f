import { Inject } from '@midwayjs/core';
import { caseworkRoutes as routes } from 'shared-types/casework.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { CaseworkQueries } from './casework.queries';
import { CaseworkService } from './casework.service';

type Routes = typeof routes;

@ApiController()
export class CaseworkController {
  @Inject()
  service!: CaseworkService;

  @Inject()
  queries!: CaseworkQueries;

  @Route(routes, 'POST /cases')
  async takeIn({ actor, body }: Call<Routes['POST /cases']>) {
    const number = await this.service.takeIn(actor, body);
    return this.queries.view(number, actor);
  }

  @Route(routes, 'GET /cases/:number')
  async read({ actor, params }: Call<Routes['GET /cases/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/actions')
  async act({ actor, params, body }: Call<Routes['POST /cases/:number/actions']>) {
    await this.service.act(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
