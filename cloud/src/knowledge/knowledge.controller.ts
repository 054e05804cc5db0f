import { Inject } from '@midwayjs/core';
import { knowledgeRoutes as routes } from 'shared-types/knowledge.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { KnowledgeQueries } from './knowledge.queries';
import { KnowledgeService } from './knowledge.service';

type Routes = typeof routes;

@ApiController()
export class KnowledgeController {
  @Inject()
  service!: KnowledgeService;

  @Inject()
  queries!: KnowledgeQueries;

  @Route(routes, 'GET /knowledge')
  async published({ query }: Call<Routes['GET /knowledge']>) {
    return this.queries.published(query);
  }

  @Route(routes, 'GET /knowledge/:key')
  async entry({ params }: Call<Routes['GET /knowledge/:key']>) {
    return this.queries.entry(params.key);
  }

  @Route(routes, 'GET /desk/knowledge')
  async kept({ query }: Call<Routes['GET /desk/knowledge']>) {
    return this.queries.kept(query);
  }

  @Route(routes, 'GET /desk/knowledge/:key')
  async keptEntry({ params }: Call<Routes['GET /desk/knowledge/:key']>) {
    return this.queries.keptEntry(params.key);
  }

  @Route(routes, 'GET /desk/knowledge-proposals/:number')
  async proposal({ actor, params }: Call<Routes['GET /desk/knowledge-proposals/:number']>) {
    return this.queries.proposal(actor, params.number);
  }

  @Route(routes, 'POST /desk/knowledge')
  async draft({ actor, body }: Call<Routes['POST /desk/knowledge']>) {
    return this.queries.keptEntry(await this.service.draft(actor, body));
  }

  @Route(routes, 'POST /desk/knowledge/:key/steps')
  async step({ actor, params, body }: Call<Routes['POST /desk/knowledge/:key/steps']>) {
    await this.service.step(actor, params.key, body);
    return this.queries.keptEntry(params.key);
  }
}
