import { Inject } from '@midwayjs/core';
import { directoryRoutes as routes } from 'shared-types/directory.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { DirectoryQueries } from './directory.queries';

type Routes = typeof routes;

/** What the centre is, where it is open and what it does. */
@ApiController()
export class DirectoryController {
  @Inject()
  queries!: DirectoryQueries;

  @Route(routes, 'GET /centre')
  async centre() {
    return this.queries.describe();
  }

  @Route(routes, 'GET /promises')
  async promises() {
    return this.queries.promises();
  }

  @Route(routes, 'GET /sites')
  async sites() {
    return this.queries.sites();
  }

  @Route(routes, 'GET /sites/:key')
  async site({ params }: Call<Routes['GET /sites/:key']>) {
    return this.queries.site(params.key);
  }

  @Route(routes, 'GET /items')
  async items({ query }: Call<Routes['GET /items']>) {
    return this.queries.items(query);
  }

  @Route(routes, 'GET /items/:key')
  async item({ params }: Call<Routes['GET /items/:key']>) {
    return this.queries.guide(params.key);
  }

  @Route(routes, 'GET /admin/samples')
  async samples() {
    return this.queries.samples();
  }
}
