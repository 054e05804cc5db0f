import { Inject } from '@midwayjs/core';
import { waitlistRoutes as routes } from 'shared-types/waitlist.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { WaitlistQueries } from './waitlist.queries';
import { Waitlist } from './waitlist.service';

type Routes = typeof routes;

/** Waiting for a place when everything is full. */
@ApiController()
export class WaitlistController {
  @Inject()
  service!: Waitlist;

  @Inject()
  queries!: WaitlistQueries;

  @Route(routes, 'POST /waitlist')
  async join({ actor, body }: Call<Routes['POST /waitlist']>) {
    const { number } = await this.service.join(actor, body);
    return this.queries.view(number, actor);
  }

  @Route(routes, 'GET /me/waitlist')
  async mine({ actor }: Call<Routes['GET /me/waitlist']>) {
    return this.queries.mine(actor);
  }

  @Route(routes, 'GET /waitlist/:number')
  async read({ actor, params }: Call<Routes['GET /waitlist/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /waitlist/:number/leave')
  async leave({ actor, params, body }: Call<Routes['POST /waitlist/:number/leave']>) {
    await this.service.leave(actor, params.number, body.version);
    return this.queries.view(params.number, actor);
  }
}
