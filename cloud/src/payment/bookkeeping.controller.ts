import { Inject } from '@midwayjs/core';
import { paymentRoutes as routes } from 'shared-types/payment.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { BookkeepingQueries } from './bookkeeping.queries';
import { Payments } from './payment.service';

type Routes = typeof routes;

@ApiController()
export class BookkeepingController {
  @Inject()
  service!: Payments;

  @Inject()
  queries!: BookkeepingQueries;

  @Route(routes, 'GET /desk/payments/bills')
  async bills({ query }: Call<Routes['GET /desk/payments/bills']>) {
    return this.queries.bills(query.after);
  }

  @Route(routes, 'GET /desk/payments/alerts')
  async alerts({ actor }: Call<Routes['GET /desk/payments/alerts']>) {
    return { items: await this.queries.alerts(actor) };
  }

  @Route(routes, 'POST /desk/payments/:number/resolve')
  async resolve({ actor, params, body }: Call<Routes['POST /desk/payments/:number/resolve']>) {
    await this.service.resolve(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
