import { Inject } from '@midwayjs/core';
import { queueRoutes as routes } from 'shared-types/queue.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { QueueQueries } from './queue.queries';
import { Tickets } from './tickets.service';

type Routes = typeof routes;

/** Machines of the hall, the guide desk, and whoever follows a number. */
@ApiController()
export class QueueController {
  @Inject()
  tickets!: Tickets;

  @Inject()
  queries!: QueueQueries;

  @Route(routes, 'GET /kiosk/lines')
  async kioskLines({ actor }: Call<Routes['GET /kiosk/lines']>) {
    return this.queries.lines(actor.siteKey);
  }

  @Route(routes, 'POST /kiosk/tickets')
  async takeAtKiosk({ actor, body }: Call<Routes['POST /kiosk/tickets']>) {
    return this.queries.issued(await this.tickets.take(actor, actor.siteKey, body));
  }

  @Route(routes, 'POST /kiosk/check-ins')
  async checkInAtKiosk({ actor, body }: Call<Routes['POST /kiosk/check-ins']>) {
    return this.queries.issued(await this.tickets.checkIn(actor, actor.siteKey, body.code));
  }

  @Route(routes, 'POST /kiosk/requeues')
  async requeueAtKiosk({ actor, body }: Call<Routes['POST /kiosk/requeues']>) {
    return this.queries.issued(await this.tickets.requeue(actor, actor.siteKey, body.code));
  }

  @Route(routes, 'GET /display/board')
  async board({ actor }: Call<Routes['GET /display/board']>) {
    return this.queries.board(actor.siteKey);
  }

  @Route(routes, 'GET /desk/queue/lines')
  async lines({ query }: Call<Routes['GET /desk/queue/lines']>) {
    return this.queries.lines(query.siteKey);
  }

  @Route(routes, 'POST /desk/queue/tickets')
  async take({ actor, body: { siteKey, ...asked } }: Call<Routes['POST /desk/queue/tickets']>) {
    return this.queries.issued(await this.tickets.take(actor, siteKey, asked));
  }

  @Route(routes, 'POST /desk/queue/check-ins')
  async checkIn({ actor, body }: Call<Routes['POST /desk/queue/check-ins']>) {
    return this.queries.issued(await this.tickets.checkIn(actor, body.siteKey, body.code, body.priority));
  }

  @Route(routes, 'POST /desk/queue/requeues')
  async requeue({ actor, body }: Call<Routes['POST /desk/queue/requeues']>) {
    return this.queries.issued(await this.tickets.requeue(actor, body.siteKey, body.code));
  }

  @Route(routes, 'POST /me/tickets')
  async follow({ actor, body }: Call<Routes['POST /me/tickets']>) {
    return this.queries.view(await this.tickets.follow(actor, body.code), actor);
  }

  @Route(routes, 'GET /me/tickets')
  async mine({ actor }: Call<Routes['GET /me/tickets']>) {
    return this.queries.mine(actor);
  }

  @Route(routes, 'GET /tickets/:number')
  async read({ actor, params }: Call<Routes['GET /tickets/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /tickets/:number/abandon')
  async abandon({ actor, params, body }: Call<Routes['POST /tickets/:number/abandon']>) {
    await this.tickets.abandon(actor, params.number, body.version);
    return this.queries.view(params.number, actor);
  }
}
