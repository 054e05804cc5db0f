import { Inject } from '@midwayjs/core';
import { agencyEndRoutes as routes } from 'shared-types/agency-end.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { AgencyQueries } from './agency.queries';
import { AgencyClosing } from './agency-closing.service';
import { AgencyVolumes } from './agency-volume.service';

type Routes = typeof routes;

/** From the result to the archive. */
@ApiController()
export class AgencyEndController {
  @Inject()
  closing!: AgencyClosing;

  @Inject()
  volumes!: AgencyVolumes;

  @Inject()
  queries!: AgencyQueries;

  @Route(routes, 'POST /agency-cases/:number/delivery')
  async deliver({ actor, params, body }: Call<Routes['POST /agency-cases/:number/delivery']>) {
    await this.closing.deliver(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/closing-proposal')
  async propose({ actor, params, body }: Call<Routes['POST /agency-cases/:number/closing-proposal']>) {
    await this.closing.propose(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/closing-return')
  async sendBack({ actor, params, body }: Call<Routes['POST /agency-cases/:number/closing-return']>) {
    await this.closing.sendBack(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/callback')
  async callBack({ actor, params, body }: Call<Routes['POST /agency-cases/:number/callback']>) {
    await this.volumes.callBack(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'GET /agency-cases/:number/archive')
  async volume({ actor, params }: Call<Routes['GET /agency-cases/:number/archive']>) {
    return this.volumes.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/archive')
  async archive({ actor, params, body }: Call<Routes['POST /agency-cases/:number/archive']>) {
    await this.volumes.archive(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
