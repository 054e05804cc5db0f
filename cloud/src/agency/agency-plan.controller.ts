import { Inject } from '@midwayjs/core';
import { agencyPlanRoutes as routes } from 'shared-types/agency-plan.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { AgencyQueries } from './agency.queries';
import { AgencyFilings } from './agency-filing.service';
import { AgencyPlanQueries } from './agency-plan.queries';
import { AgencyPlans } from './agency-plan.service';

type Routes = typeof routes;

/** Plans, filings and the chart of permits. */
@ApiController()
export class AgencyPlanController {
  @Inject()
  service!: AgencyPlans;

  @Inject()
  filings!: AgencyFilings;

  @Inject()
  plans!: AgencyPlanQueries;

  @Inject()
  queries!: AgencyQueries;

  @Route(routes, 'GET /agency-cases/:number/plans')
  async read({ actor, params }: Call<Routes['GET /agency-cases/:number/plans']>) {
    return this.plans.plans(params.number, actor);
  }

  @Route(routes, 'PUT /agency-cases/:number/plan')
  async save({ actor, params, body }: Call<Routes['PUT /agency-cases/:number/plan']>) {
    await this.service.save(actor, params.number, body);
    return this.plans.plans(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/plan/send')
  async send({ actor, params, body }: Call<Routes['POST /agency-cases/:number/plan/send']>) {
    await this.service.send(actor, params.number, body);
    return this.plans.plans(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/plan/recall')
  async recall({ actor, params, body }: Call<Routes['POST /agency-cases/:number/plan/recall']>) {
    await this.service.recall(actor, params.number, body);
    return this.plans.plans(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/plan/confirm')
  async confirm({ actor, params, body }: Call<Routes['POST /agency-cases/:number/plan/confirm']>) {
    await this.service.confirm(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/plan/return')
  async sendBack({ actor, params, body }: Call<Routes['POST /agency-cases/:number/plan/return']>) {
    await this.service.sendBack(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/plan/reopen')
  async reopen({ actor, params, body }: Call<Routes['POST /agency-cases/:number/plan/reopen']>) {
    await this.service.reopen(actor, params.number, body);
    return this.plans.plans(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/collection')
  async collect({ actor, params, body }: Call<Routes['POST /agency-cases/:number/collection']>) {
    await this.filings.collect(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/filings')
  async file({ actor, params, body }: Call<Routes['POST /agency-cases/:number/filings']>) {
    await this.filings.file(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'GET /agency-cases/:number/chart')
  async chart({ actor, params }: Call<Routes['GET /agency-cases/:number/chart']>) {
    return this.plans.chart(params.number, actor);
  }
}
