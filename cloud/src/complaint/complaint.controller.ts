import { Inject } from '@midwayjs/core';
import { complaintRoutes as routes } from 'shared-types/complaint.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { ComplaintQueries } from './complaint.queries';
import { ComplaintService } from './complaint.service';
import { ComplaintReplies } from './complaint-replies.service';

type Routes = typeof routes;

@ApiController()
export class ComplaintController {
  @Inject()
  service!: ComplaintService;

  @Inject()
  replies!: ComplaintReplies;

  @Inject()
  queries!: ComplaintQueries;

  @Route(routes, 'GET /complaints/promise')
  async promise() {
    return this.queries.promiseNow();
  }

  @Route(routes, 'POST /complaints')
  async submit({ actor, body }: Call<Routes['POST /complaints']>) {
    return this.queries.view(await this.service.submit(actor, body), actor);
  }

  @Route(routes, 'POST /complaints/registered')
  async register({ actor, body }: Call<Routes['POST /complaints/registered']>) {
    return this.service.register(actor, body);
  }

  @Route(routes, 'GET /complaints/:number')
  async read({ actor, params }: Call<Routes['GET /complaints/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'PUT /complaints/:number/draft')
  async saveDraft({ actor, params, body }: Call<Routes['PUT /complaints/:number/draft']>) {
    return this.replies.saveDraft(actor, params.number, body);
  }

  @Route(routes, 'POST /complaints/:number/actions')
  async act({ actor, params, body }: Call<Routes['POST /complaints/:number/actions']>) {
    await this.service.act(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
