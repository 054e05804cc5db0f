import { Inject } from '@midwayjs/core';
import { siteQueuesRoutes as routes } from 'shared-types/site-queues.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { SiteQueuesQueries } from './site-queues.queries';

/** Where it is full and where not. */
@ApiController()
export class SiteQueuesController {
  @Inject()
  queries!: SiteQueuesQueries;

  @Route(routes, 'GET /items/:key/queues')
  async queues({ params }: Call<(typeof routes)['GET /items/:key/queues']>) {
    return this.queries.ofItem(params.key);
  }
}
