import { Inject } from '@midwayjs/core';
import { enterpriseRoutes as routes } from 'shared-types/enterprise.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { EnterpriseQueries } from './enterprise.queries';
import { Enterprises } from './enterprise.service';

type Routes = typeof routes;

/** Enterprises and who acts for them. */
@ApiController()
export class EnterpriseController {
  @Inject()
  enterprises!: Enterprises;

  @Inject()
  queries!: EnterpriseQueries;

  @Route(routes, 'GET /enterprises')
  async mine({ actor }: Call<Routes['GET /enterprises']>) {
    return this.queries.mine(actor);
  }

  @Route(routes, 'POST /enterprises')
  async bind({ actor, body }: Call<Routes['POST /enterprises']>) {
    await this.enterprises.bind(actor, body);
    return this.queries.one(actor, body.creditCode);
  }

  @Route(routes, 'DELETE /enterprises/:creditCode')
  async unbind({ actor, params }: Call<Routes['DELETE /enterprises/:creditCode']>) {
    await this.enterprises.unbind(actor, params.creditCode);
    return null;
  }

  @Route(routes, 'GET /enterprises/:creditCode/members')
  async members({ actor, params }: Call<Routes['GET /enterprises/:creditCode/members']>) {
    return this.queries.members(actor, params.creditCode);
  }

  @Route(routes, 'POST /enterprises/:creditCode/members/:key/confirm')
  async confirm({ actor, params, address }: Call<Routes['POST /enterprises/:creditCode/members/:key/confirm']>) {
    await this.enterprises.confirm(actor, params.creditCode, params.key, address);
    return this.queries.member(actor, params.creditCode, params.key);
  }

  @Route(routes, 'DELETE /enterprises/:creditCode/members/:key')
  async remove({ actor, params, address }: Call<Routes['DELETE /enterprises/:creditCode/members/:key']>) {
    await this.enterprises.remove(actor, params.creditCode, params.key, address);
    return null;
  }
}
