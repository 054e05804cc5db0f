import { Inject } from '@midwayjs/core';
import { keyProjectRoutes as routes } from 'shared-types/key-project.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import type { AgencyRules } from './agency.config';
import { KeyProjectQueries } from './key-project.queries';
import { KeyProjects } from './key-project.service';

type Routes = typeof routes;

@ApiController()
export class KeyProjectController {
  @Inject()
  service!: KeyProjects;

  @Inject()
  queries!: KeyProjectQueries;

  @Inject('agencyRules')
  rules!: AgencyRules;

  @Route(routes, 'GET /key-project-criteria')
  async criteria(_: Call<Routes['GET /key-project-criteria']>) {
    return { items: [...this.rules.keyProjects.criteria] };
  }

  @Route(routes, 'GET /key-projects')
  async list({ actor, query }: Call<Routes['GET /key-projects']>) {
    return this.queries.list(actor, query);
  }

  @Route(routes, 'POST /key-projects')
  async nominate({ actor, body }: Call<Routes['POST /key-projects']>) {
    return this.queries.view(await this.service.nominate(actor, body), actor);
  }

  @Route(routes, 'GET /key-projects/:number')
  async read({ actor, params }: Call<Routes['GET /key-projects/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'GET /key-projects/:number/agents')
  async agents({ actor, params }: Call<Routes['GET /key-projects/:number/agents']>) {
    return this.queries.agents(params.number, actor);
  }

  @Route(routes, 'POST /key-projects/:number/screen')
  async screen({ actor, params, body }: Call<Routes['POST /key-projects/:number/screen']>) {
    await this.service.screen(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /key-projects/:number/confirm')
  async confirm({ actor, params, body }: Call<Routes['POST /key-projects/:number/confirm']>) {
    await this.service.confirm(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /key-projects/:number/reject')
  async reject({ actor, params, body }: Call<Routes['POST /key-projects/:number/reject']>) {
    await this.service.reject(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /key-projects/:number/agent')
  async agent({ actor, params, body }: Call<Routes['POST /key-projects/:number/agent']>) {
    await this.service.nameAgent(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /key-projects/:number/close')
  async close({ actor, params, body }: Call<Routes['POST /key-projects/:number/close']>) {
    await this.service.close(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
