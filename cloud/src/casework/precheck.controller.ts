import { Inject } from '@midwayjs/core';
import { precheckRoutes as routes } from 'shared-types/precheck.contract';
import type { Centre } from '../directory/centre.config';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { refuseUnknownSituation } from './materials.rules';
import { Prechecks } from './prechecks';
import { ReusableMaterials } from './reusable-materials';

type Routes = typeof routes;

@ApiController()
export class PrecheckController {
  @Inject()
  prechecks!: Prechecks;

  @Inject()
  reusable!: ReusableMaterials;

  @Inject('centre')
  centre!: Centre;

  @Route(routes, 'POST /prechecks')
  async check({ body }: Call<Routes['POST /prechecks']>) {
    return this.prechecks.check(body);
  }

  @Route(routes, 'GET /prechecks/:code')
  async read({ params }: Call<Routes['GET /prechecks/:code']>) {
    return this.prechecks.read(params.code);
  }

  @Route(routes, 'POST /reusable-materials')
  async earlier({ body }: Call<Routes['POST /reusable-materials']>) {
    const item = refuseUnknownSituation(this.centre.itemByKey(body.itemKey), body.situationKey);
    return { items: await this.reusable.find(item, body.situationKey, body.name, body.phone) };
  }
}
