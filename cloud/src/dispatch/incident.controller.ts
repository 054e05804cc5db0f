import { Inject } from '@midwayjs/core';
import { incidentRoutes as routes } from 'shared-types/incident.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { IncidentQueries } from './incident.queries';
import { Incidents } from './incident.service';
import { IncidentSending } from './incident-sending';

type Routes = typeof routes;

@ApiController()
export class IncidentController {
  @Inject()
  incidents!: Incidents;

  @Inject()
  sending!: IncidentSending;

  @Inject()
  queries!: IncidentQueries;

  @Route(routes, 'POST /incidents')
  async report({ actor, body }: Call<Routes['POST /incidents']>) {
    return this.queries.view(await this.incidents.report(actor, body), actor);
  }

  @Route(routes, 'GET /incidents')
  async list({ actor, query }: Call<Routes['GET /incidents']>) {
    return this.queries.list(actor, query);
  }

  @Route(routes, 'GET /on-call')
  async onCall(_: Call<Routes['GET /on-call']>) {
    return this.queries.onShift();
  }

  @Route(routes, 'GET /incidents/:number')
  async read({ actor, params }: Call<Routes['GET /incidents/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'GET /incidents/:number/candidates')
  async candidates({ actor, params }: Call<Routes['GET /incidents/:number/candidates']>) {
    return this.queries.candidates(params.number, actor);
  }

  @Route(routes, 'POST /incidents/:number/dispatch')
  async dispatch({ actor, params, body }: Call<Routes['POST /incidents/:number/dispatch']>) {
    await this.sending.dispatch(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /incidents/:number/acknowledge')
  async acknowledge({ actor, params, body }: Call<Routes['POST /incidents/:number/acknowledge']>) {
    await this.incidents.acknowledge(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /incidents/:number/arrive')
  async arrive({ actor, params, body }: Call<Routes['POST /incidents/:number/arrive']>) {
    await this.incidents.arrive(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /incidents/:number/control')
  async control({ actor, params, body }: Call<Routes['POST /incidents/:number/control']>) {
    await this.incidents.control(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /incidents/:number/close')
  async close({ actor, params, body }: Call<Routes['POST /incidents/:number/close']>) {
    await this.incidents.close(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /incidents/:number/hand-over')
  async handOver({ actor, params, body }: Call<Routes['POST /incidents/:number/hand-over']>) {
    await this.sending.handOver(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /incidents/:number/escalate')
  async escalate({ actor, params, body }: Call<Routes['POST /incidents/:number/escalate']>) {
    await this.incidents.escalate(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /incidents/:number/dismiss')
  async dismiss({ actor, params, body }: Call<Routes['POST /incidents/:number/dismiss']>) {
    await this.incidents.dismiss(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /incidents/:number/phone')
  async phone({ actor, params, body, address }: Call<Routes['POST /incidents/:number/phone']>) {
    return this.queries.phone(params.number, actor, body.whom, address);
  }
}
