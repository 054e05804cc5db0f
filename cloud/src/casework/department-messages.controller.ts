import { Inject } from '@midwayjs/core';
import { backOfficeRoutes as routes } from 'shared-types/back-office.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { CaseworkQueries } from './casework.queries';
import { DepartmentMessages } from './department-messages';

type Routes = typeof routes;

@ApiController()
export class DepartmentMessagesController {
  @Inject()
  messages!: DepartmentMessages;

  @Inject()
  queries!: CaseworkQueries;

  @Route(routes, 'PUT /back-office/affairs/:number/messages/:sequence')
  async take({ params, body }: Call<Routes['PUT /back-office/affairs/:number/messages/:sequence']>) {
    return this.messages.take(params.number, params.sequence, body);
  }

  @Route(routes, 'GET /department-messages')
  async waiting() {
    return this.messages.waiting();
  }

  @Route(routes, 'POST /cases/:number/messages/:sequence/settlement')
  async settle({ actor, params, body }: Call<Routes['POST /cases/:number/messages/:sequence/settlement']>) {
    await this.messages.settle(actor, params.number, params.sequence, body);
    return this.queries.view(params.number, actor);
  }
}
