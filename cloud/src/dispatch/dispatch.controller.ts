import { Inject } from '@midwayjs/core';
import { dispatchRoutes as routes } from 'shared-types/dispatch.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { AgentDayQueries } from './agent-day.queries';
import { OfferAnswers } from './answering.service';
import { VisitCare } from './care.service';
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
  answers!: OfferAnswers;

  @Inject()
  care!: VisitCare;

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
    await this.answers.recall(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'PUT /dispatch/visits/:number/care')
  async markCare({ actor, params, body }: Call<Routes['PUT /dispatch/visits/:number/care']>) {
    await this.care.mark(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/offer-seen')
  async offerSeen({ actor, params }: Call<Routes['POST /visits/:number/offer-seen']>) {
    await this.answers.seen(actor, params.number);
    return null;
  }

  @Route(routes, 'POST /visits/:number/accept')
  async accept({ actor, params }: Call<Routes['POST /visits/:number/accept']>) {
    await this.answers.accept(actor, params.number);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/decline')
  async decline({ actor, params, body }: Call<Routes['POST /visits/:number/decline']>) {
    await this.answers.decline(actor, params.number, body);
    return null;
  }

  @Route(routes, 'GET /agents/me/day')
  async day({ actor, query }: Call<Routes['GET /agents/me/day']>) {
    return this.days.day(actor, query.date);
  }

  @Route(routes, 'GET /agents/me/visits')
  async history({ actor, query }: Call<Routes['GET /agents/me/visits']>) {
    return this.days.history(actor, query.after);
  }

  @Route(routes, 'PUT /agents/me/duty')
  async setDuty({ actor, body }: Call<Routes['PUT /agents/me/duty']>) {
    await this.duty.set(actor, body.duty);
    return this.days.day(actor, undefined);
  }
}
