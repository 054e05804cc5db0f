import { Inject } from '@midwayjs/core';
import { consultationRoutes as routes } from 'shared-types/consultation.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { ConsultationQueries } from './consultation.queries';
import { ConsultationService } from './consultation.service';
import { ConsultationReplies } from './consultation-replies.service';

type Routes = typeof routes;

@ApiController()
export class ConsultationController {
  @Inject()
  service!: ConsultationService;

  @Inject()
  replies!: ConsultationReplies;

  @Inject()
  queries!: ConsultationQueries;

  @Route(routes, 'GET /consultations/promise')
  async promise() {
    return this.queries.promiseNow();
  }

  @Route(routes, 'POST /consultations')
  async ask({ actor, body }: Call<Routes['POST /consultations']>) {
    const number = await this.service.ask(actor, body);
    return this.queries.view(number, actor);
  }

  @Route(routes, 'POST /consultations/registered')
  async register({ actor, body }: Call<Routes['POST /consultations/registered']>) {
    return this.service.register(actor, body);
  }

  @Route(routes, 'GET /consultations/:number')
  async read({ actor, params }: Call<Routes['GET /consultations/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /consultations/:number/assign')
  async assign({ actor, params, body }: Call<Routes['POST /consultations/:number/assign']>) {
    await this.service.assign(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /consultations/:number/reply')
  async reply({ actor, params, body }: Call<Routes['POST /consultations/:number/reply']>) {
    await this.replies.reply(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'PUT /consultations/:number/draft')
  async saveDraft({ actor, params, body }: Call<Routes['PUT /consultations/:number/draft']>) {
    return this.replies.saveDraft(actor, params.number, body);
  }

  @Route(routes, 'POST /consultations/:number/review')
  async review({ actor, params, body }: Call<Routes['POST /consultations/:number/review']>) {
    await this.replies.requestReview(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /consultations/:number/return')
  async giveBack({ actor, params, body }: Call<Routes['POST /consultations/:number/return']>) {
    await this.replies.returnDraft(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /consultations/:number/correct')
  async correct({ actor, params, body }: Call<Routes['POST /consultations/:number/correct']>) {
    await this.replies.correct(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /consultations/:number/reopen')
  async reopen({ actor, params, body }: Call<Routes['POST /consultations/:number/reopen']>) {
    await this.service.reopen(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /consultations/:number/rate')
  async rate({ actor, params, body }: Call<Routes['POST /consultations/:number/rate']>) {
    await this.service.rate(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
