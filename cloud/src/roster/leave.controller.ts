import { Inject } from '@midwayjs/core';
import { leaveRoutes as routes } from 'shared-types/leave.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { LeaveQueries } from './leave.queries';
import { Leaves } from './leave.service';

type Routes = typeof routes;

@ApiController()
export class LeaveController {
  @Inject()
  leaves!: Leaves;

  @Inject()
  queries!: LeaveQueries;

  @Route(routes, 'POST /leaves')
  async submit({ actor, body }: Call<Routes['POST /leaves']>) {
    return this.queries.view(await this.leaves.submit(actor, body), actor);
  }

  @Route(routes, 'GET /me/leaves')
  async mine({ actor }: Call<Routes['GET /me/leaves']>) {
    return this.queries.mine(actor);
  }

  @Route(routes, 'GET /leaves/:number')
  async read({ actor, params }: Call<Routes['GET /leaves/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /leaves/:number/cancel')
  async cancel({ actor, params, body }: Call<Routes['POST /leaves/:number/cancel']>) {
    await this.leaves.cancel(actor, params.number, body.version);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /leaves/:number/return')
  async return({ actor, params, body }: Call<Routes['POST /leaves/:number/return']>) {
    await this.leaves.return(actor, params.number, body.version);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /leaves/:number/reject')
  async reject({ actor, params, body }: Call<Routes['POST /leaves/:number/reject']>) {
    await this.leaves.reject(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /leaves/:number/approve')
  async approve({ actor, params, body }: Call<Routes['POST /leaves/:number/approve']>) {
    await this.leaves.approve(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
