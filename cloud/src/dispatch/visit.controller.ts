import { Inject } from '@midwayjs/core';
import { visitRoutes as routes } from 'shared-types/visit.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { VisitQueries } from './dispatch.queries';
import { Rescheduling } from './rescheduling.service';
import { Visits } from './visit.service';
import { VisitEndings } from './visit-endings.service';

type Routes = typeof routes;

/** A visit's own steps. */
@ApiController()
export class VisitController {
  @Inject()
  service!: Visits;

  @Inject()
  endings!: VisitEndings;

  @Inject()
  times!: Rescheduling;

  @Inject()
  queries!: VisitQueries;

  @Route(routes, 'GET /visits/:number')
  async read({ actor, params }: Call<Routes['GET /visits/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/contact')
  async contact({ actor, params, address }: Call<Routes['POST /visits/:number/contact']>) {
    return this.service.contact(actor, params.number, address);
  }

  @Route(routes, 'POST /visits/:number/job-pack')
  async jobPack({ actor, params, address }: Call<Routes['POST /visits/:number/job-pack']>) {
    const pack = await this.service.packFor(actor, params.number, address);
    return { visit: await this.queries.view(params.number, actor), ...pack };
  }

  @Route(routes, 'POST /visits/:number/call')
  async call({ actor, params, body }: Call<Routes['POST /visits/:number/call']>) {
    await this.service.call(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/set-out')
  async setOut({ actor, params, body }: Call<Routes['POST /visits/:number/set-out']>) {
    await this.service.setOut(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/arrive')
  async arrive({ actor, params, body }: Call<Routes['POST /visits/:number/arrive']>) {
    await this.service.arrive(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/arrive-by-code')
  async arriveByCode({ actor, params, body }: Call<Routes['POST /visits/:number/arrive-by-code']>) {
    await this.service.arriveByCode(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/start')
  async start({ actor, params, body }: Call<Routes['POST /visits/:number/start']>) {
    await this.service.start(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/hand-over')
  async handOver({ actor, params, body }: Call<Routes['POST /visits/:number/hand-over']>) {
    await this.service.handOver(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/complete')
  async complete({ actor, params, body }: Call<Routes['POST /visits/:number/complete']>) {
    await this.service.complete(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/absent')
  async absent({ actor, params, body }: Call<Routes['POST /visits/:number/absent']>) {
    await this.service.clientAbsent(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/confirm')
  async confirm({ actor, params, body }: Call<Routes['POST /visits/:number/confirm']>) {
    await this.service.confirm(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/cancel')
  async cancel({ actor, params, body }: Call<Routes['POST /visits/:number/cancel']>) {
    await this.endings.cancel(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/late')
  async late({ actor, params, body }: Call<Routes['POST /visits/:number/late']>) {
    await this.service.runLate(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/abort')
  async abort({ actor, params, body }: Call<Routes['POST /visits/:number/abort']>) {
    await this.endings.abort(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/reschedule')
  async reschedule({ actor, params, body }: Call<Routes['POST /visits/:number/reschedule']>) {
    return this.queries.view(await this.times.move(actor, params.number, body), actor);
  }

  @Route(routes, 'POST /visits/:number/propose-time')
  async propose({ actor, params, body }: Call<Routes['POST /visits/:number/propose-time']>) {
    await this.times.propose(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /visits/:number/answer-time')
  async answer({ actor, params, body }: Call<Routes['POST /visits/:number/answer-time']>) {
    return this.queries.view(await this.times.answer(actor, params.number, body), actor);
  }
}
