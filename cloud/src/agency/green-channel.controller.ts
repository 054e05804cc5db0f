import { Inject } from '@midwayjs/core';
import { greenChannelRoutes as routes } from 'shared-types/green-channel.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { GreenChannelQueries } from './green-channel.queries';
import { GreenChannels } from './green-channel.service';

type Routes = typeof routes;

@ApiController()
export class GreenChannelController {
  @Inject()
  service!: GreenChannels;

  @Inject()
  queries!: GreenChannelQueries;

  @Route(routes, 'GET /green-channels')
  async list({ actor, query }: Call<Routes['GET /green-channels']>) {
    return this.queries.list(actor, query);
  }

  @Route(routes, 'POST /green-channels')
  async propose({ actor, body }: Call<Routes['POST /green-channels']>) {
    return this.queries.view(await this.service.propose(actor, body), actor);
  }

  @Route(routes, 'GET /green-channels/:number')
  async read({ actor, params }: Call<Routes['GET /green-channels/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /green-channels/:number/grant')
  async grant({ actor, params, body }: Call<Routes['POST /green-channels/:number/grant']>) {
    await this.service.grant(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /green-channels/:number/refuse')
  async refuse({ actor, params, body }: Call<Routes['POST /green-channels/:number/refuse']>) {
    await this.service.refuse(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /green-channels/:number/bookings')
  async book({ actor, params, body }: Call<Routes['POST /green-channels/:number/bookings']>) {
    await this.service.book(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
