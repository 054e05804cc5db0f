import { Inject } from '@midwayjs/core';
import { agencyLifeRoutes as routes } from 'shared-types/agency-life.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { AgencyQueries } from './agency.queries';
import { AgencyAgents } from './agency-agents';
import { AgencyEnds } from './agency-ends.service';

type Routes = typeof routes;

/** Who serves a case, and how it stands still and ends. */
@ApiController()
export class AgencyLifeController {
  @Inject()
  agents!: AgencyAgents;

  @Inject()
  ends!: AgencyEnds;

  @Inject()
  queries!: AgencyQueries;

  @Route(routes, 'GET /agency-cases/:number/agents')
  async choices({ actor, params }: Call<Routes['GET /agency-cases/:number/agents']>) {
    return this.agents.choices(actor, params.number);
  }

  @Route(routes, 'POST /agency-cases/:number/agent')
  async appoint({ actor, params, body }: Call<Routes['POST /agency-cases/:number/agent']>) {
    await this.agents.appoint(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/hand-back')
  async handBack({ actor, params, body }: Call<Routes['POST /agency-cases/:number/hand-back']>) {
    await this.agents.handBack(actor, params.number, body);
    return null;
  }

  @Route(routes, 'POST /agency-cases/:number/reminders')
  async remind({ actor, params, body }: Call<Routes['POST /agency-cases/:number/reminders']>) {
    await this.ends.remind(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/suspend')
  async suspend({ actor, params, body }: Call<Routes['POST /agency-cases/:number/suspend']>) {
    await this.ends.suspend(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/resume')
  async resume({ actor, params, body }: Call<Routes['POST /agency-cases/:number/resume']>) {
    await this.ends.resume(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/terminate')
  async terminate({ actor, params, body }: Call<Routes['POST /agency-cases/:number/terminate']>) {
    await this.ends.terminate(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
