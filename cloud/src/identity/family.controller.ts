import { Inject } from '@midwayjs/core';
import { familyRoutes as routes } from 'shared-types/family.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { Family } from './family.service';

type Routes = typeof routes;

@ApiController()
export class FamilyController {
  @Inject()
  family!: Family;

  @Route(routes, 'GET /me/family')
  async read({ actor }: Call<Routes['GET /me/family']>) {
    return this.family.of(actor);
  }

  @Route(routes, 'POST /me/family/codes')
  async giveCode({ actor }: Call<Routes['POST /me/family/codes']>) {
    return this.family.giveCode(actor);
  }

  @Route(routes, 'POST /me/family')
  async accept({ actor, body }: Call<Routes['POST /me/family']>) {
    await this.family.accept(actor, body.code);
    return this.family.of(actor);
  }

  @Route(routes, 'DELETE /me/family/:handle')
  async end({ actor, params }: Call<Routes['DELETE /me/family/:handle']>) {
    await this.family.end(actor, params.handle);
    return this.family.of(actor);
  }
}
