import { Inject } from '@midwayjs/core';
import { agencyRoutes as routes } from 'shared-types/agency.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { AgencyQueries } from './agency.queries';
import { Agency } from './agency.service';
import { AgencyClosing } from './agency-closing.service';
import { AgencyEnds } from './agency-ends.service';
import { Places } from './places';

type Routes = typeof routes;

@ApiController()
export class AgencyController {
  @Inject()
  service!: Agency;

  @Inject()
  closing!: AgencyClosing;

  @Inject()
  ends!: AgencyEnds;

  @Inject()
  queries!: AgencyQueries;

  @Inject()
  places!: Places;

  @Route(routes, 'GET /agency/times')
  async times() {
    return this.queries.times();
  }

  @Route(routes, 'POST /agency/places')
  async place({ body }: Call<Routes['POST /agency/places']>) {
    return this.places.answer(body);
  }

  @Route(routes, 'POST /agency-cases')
  async submit({ actor, body }: Call<Routes['POST /agency-cases']>) {
    const number = await this.service.submit(actor, body);
    return this.queries.view(number, actor);
  }

  @Route(routes, 'GET /agency-cases/:number')
  async read({ actor, params }: Call<Routes['GET /agency-cases/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/accept')
  async accept({ actor, params, body }: Call<Routes['POST /agency-cases/:number/accept']>) {
    await this.service.accept(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/decline')
  async decline({ actor, params, body }: Call<Routes['POST /agency-cases/:number/decline']>) {
    await this.service.decline(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/visits')
  async arrangeVisit({ actor, params, body }: Call<Routes['POST /agency-cases/:number/visits']>) {
    await this.service.arrangeVisit(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/close')
  async close({ actor, params, body }: Call<Routes['POST /agency-cases/:number/close']>) {
    await this.closing.close(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/withdraw')
  async withdraw({ actor, params, body }: Call<Routes['POST /agency-cases/:number/withdraw']>) {
    await this.ends.withdraw(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
