import { Inject } from '@midwayjs/core';
import { replyRoutes as routes } from 'shared-types/reply.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { ReplyQueries } from './reply.queries';

type Routes = typeof routes;

@ApiController()
export class ReplyController {
  @Inject()
  queries!: ReplyQueries;

  @Route(routes, 'GET /desk/replies-to-review')
  async toReview({ actor }: Call<Routes['GET /desk/replies-to-review']>) {
    return { items: await this.queries.toReview(actor) };
  }
}
