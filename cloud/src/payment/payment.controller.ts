import { Inject } from '@midwayjs/core';
import { paymentRoutes as routes } from 'shared-types/payment.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { PaymentQueries } from './payment.queries';
import { Payments } from './payment.service';
import { Refunds } from './refunds.service';
import { WechatOrders } from './wechat-orders';

type Routes = typeof routes;

@ApiController()
export class PaymentController {
  @Inject()
  service!: Payments;

  @Inject()
  refunds!: Refunds;

  @Inject()
  orders!: WechatOrders;

  @Inject()
  queries!: PaymentQueries;

  @Route(routes, 'GET /records/:number/payments')
  async ofRecord({ actor, params }: Call<Routes['GET /records/:number/payments']>) {
    return this.queries.ofRecord(params.number, actor);
  }

  @Route(routes, 'POST /records/:number/payments')
  async raise({ actor, params, body }: Call<Routes['POST /records/:number/payments']>) {
    const { id } = await this.queries.record(params.number, actor);
    const number = await this.service.raise(actor, { ...body, recordId: id, basis: body.basis ?? null });
    return this.queries.view(number, actor);
  }

  @Route(routes, 'GET /payments/:number')
  async read({ actor, params }: Call<Routes['GET /payments/:number']>) {
    return this.queries.full(params.number, actor);
  }

  @Route(routes, 'POST /payments/:number/prepay')
  async prepay({ actor, params }: Call<Routes['POST /payments/:number/prepay']>) {
    await this.queries.requireOwner(params.number, actor);
    const { number, parameters } = await this.orders.prepay(actor, params.number);
    return { payment: await this.queries.view(number, actor), parameters };
  }

  @Route(routes, 'POST /payments/:number/check')
  async check({ actor, params }: Call<Routes['POST /payments/:number/check']>) {
    await this.queries.view(params.number, actor);
    await this.orders.check(params.number);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /payments/:number/window')
  async payAtWindow({ actor, params, body }: Call<Routes['POST /payments/:number/window']>) {
    await this.queries.view(params.number, actor);
    await this.service.payAtWindow(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /payments/:number/withdraw')
  async withdraw({ actor, params, body }: Call<Routes['POST /payments/:number/withdraw']>) {
    await this.queries.view(params.number, actor);
    await this.service.withdraw(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /payments/:number/refund')
  async refund({ actor, params, body }: Call<Routes['POST /payments/:number/refund']>) {
    await this.queries.view(params.number, actor);
    await this.refunds.give(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
