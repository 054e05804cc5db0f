import { Inject } from '@midwayjs/core';
import { dispatchRoutes as routes } from 'shared-types/dispatch.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { AgentDayQueries } from './agent-day.queries';
import { VisitQueries } from './dispatch.queries';
import { AgentDuty } from './duty.service';
import { VisitOffers } from './offering.service';

type Routes = typeof routes;

/** The dispatcher's board, and what an agent is asked. */
@ApiController()
export class DispatchController {
  @Inject()
  offers!: VisitOffers;

  @Inject()
  duty!: AgentDuty;

  @Inject()
  queries!: VisitQueries;

  @Inject()
  days!: AgentDayQueries;

  @Route(routes, 'GET /dispatch/visits')
  async board({ actor, query }: Call<Routes['GET /dispatch/visits']>) {
    return this.queries.board(actor, query.after);
  }

  @Route(routes, 'GET /dispatch/visits/:number/candidates')
  async candidates({ actor, params }: Call<Routes['GET /dispatch/visits/:number/candidates']>) {
    return this.queries.candidates(params.number, actor);
  }

  @Route(routes, 'POST /dispatch/visits/:number/offers')
  async offer({ actor, params, body }: Call<Routes['POST /dispatch/visits/:number/offers']>) {
    await this.offers.offer(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /dispatch/visits/:number/recall')
  async recall({ actor, params, body }: Call<Routes['POST /dispatch/visits/:number/recall']>) {
    await this.offers.recall(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/accept')
  async accept({ actor, params }: Call<Routes['POST /visits/:number/accept']>) {
    await this.offers.accept(actor, params.number);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/decline')
  async decline({ actor, params, body }: Call<Routes['POST /visits/:number/decline']>) {
    await this.offers.decline(actor, params.number, body);
    return null;
  }

  @Route(routes, 'GET /agents/me/day')
  async day({ actor, query }: Call<Routes['GET /agents/me/day']>) {
    return this.days.day(actor, query.date);
  }

  @Route(routes, 'PUT /agents/me/duty')
  async setDuty({ actor, body }: Call<Routes['PUT /agents/me/duty']>) {
    await this.duty.set(actor, body.duty);
    return this.days.day(actor, undefined);
  }
}
