import { Inject } from '@midwayjs/core';
import { receptionRoutes as routes } from 'shared-types/reception.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { ReceptionQueries } from './reception.queries';
import { Reception } from './reception.service';

type Routes = typeof routes;

@ApiController()
export class ReceptionController {
  @Inject()
  service!: Reception;

  @Inject()
  queries!: ReceptionQueries;

  @Route(routes, 'GET /facilities/:key')
  async facility({ params }: Call<Routes['GET /facilities/:key']>) {
    return this.queries.facility(params.key);
  }

  @Route(routes, 'POST /facilities/:key/calls')
  async callFrom({ params, body }: Call<Routes['POST /facilities/:key/calls']>) {
    return this.queries.call(await this.service.callFrom(params.key, body));
  }

  @Route(routes, 'GET /calls/:handle')
  async call({ params }: Call<Routes['GET /calls/:handle']>) {
    return this.queries.call(params.handle);
  }

  @Route(routes, 'POST /devices/me/calls')
  async callFromDevice({ actor, body }: Call<Routes['POST /devices/me/calls']>) {
    return this.queries.call(await this.service.callFromDevice(actor, body));
  }

  @Route(routes, 'GET /reception/calls')
  async openCalls({ actor, query }: Call<Routes['GET /reception/calls']>) {
    return { items: await this.queries.openCalls(actor, query.site) };
  }

  @Route(routes, 'POST /reception/calls/:handle/take')
  async take({ actor, params }: Call<Routes['POST /reception/calls/:handle/take']>) {
    await this.service.take(actor, params.handle);
    return this.queries.receptionCall(actor, params.handle);
  }

  @Route(routes, 'POST /reception/calls/:handle/done')
  async done({ actor, params, body }: Call<Routes['POST /reception/calls/:handle/done']>) {
    await this.service.done(actor, params.handle, body);
    return this.queries.receptionCall(actor, params.handle);
  }

  @Route(routes, 'POST /reception/logs')
  async log({ actor, body }: Call<Routes['POST /reception/logs']>) {
    await this.service.log(actor, body);
    return null;
  }

  @Route(routes, 'GET /reception/days/:date')
  async day({ params, query }: Call<Routes['GET /reception/days/:date']>) {
    return this.queries.day(query.site, params.date);
  }
}
