import { Inject } from '@midwayjs/core';
import { realNameRoutes as routes } from 'shared-types/real-name.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { RealNames } from './real-name.service';

type Routes = typeof routes;

@ApiController()
export class RealNameController {
  @Inject()
  realNames!: RealNames;

  @Route(routes, 'GET /me/real-name')
  async mine({ actor }: Call<Routes['GET /me/real-name']>) {
    return this.realNames.mine(actor);
  }

  @Route(routes, 'POST /me/real-name')
  async declare({ actor, body }: Call<Routes['POST /me/real-name']>) {
    return this.realNames.declare(actor, body);
  }

  @Route(routes, 'DELETE /me/real-name')
  async withdraw({ actor, address }: Call<Routes['DELETE /me/real-name']>) {
    await this.realNames.withdraw(actor, address);
    return null;
  }

  @Route(routes, 'POST /real-names/checks')
  async check({ actor, body, address }: Call<Routes['POST /real-names/checks']>) {
    return this.realNames.check(actor, body, address);
  }
}
