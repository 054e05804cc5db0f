import { Inject } from '@midwayjs/core';
import { visitSafetyRoutes as routes } from 'shared-types/visit-safety.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { AlarmQueries } from './alarms.queries';
import { Alarms } from './alarms.service';
import { Suspending } from './suspension.service';
import { WorkCards } from './work-cards.service';

type Routes = typeof routes;

/** Calls for help, times without visits, and work cards. */
@ApiController()
export class VisitSafetyController {
  @Inject()
  alarms!: Alarms;

  @Inject()
  queries!: AlarmQueries;

  @Inject()
  suspending!: Suspending;

  @Inject()
  cards!: WorkCards;

  @Route(routes, 'GET /visits/:number/sos')
  async ownSos({ actor, params }: Call<Routes['GET /visits/:number/sos']>) {
    return { alarm: await this.queries.ownSos(params.number, actor) };
  }

  @Route(routes, 'POST /visits/:number/sos')
  async sos({ actor, params, body }: Call<Routes['POST /visits/:number/sos']>) {
    await this.alarms.sos(actor, params.number, body);
    return { alarm: await this.queries.ownSos(params.number, actor) };
  }

  @Route(routes, 'GET /dispatch/alarms')
  async open() {
    return { items: await this.queries.open() };
  }

  @Route(routes, 'POST /dispatch/alarms/:handle/take')
  async take({ actor, params, address }: Call<Routes['POST /dispatch/alarms/:handle/take']>) {
    await this.alarms.take(actor, params.handle, address);
    return this.queries.card(params.handle);
  }

  @Route(routes, 'POST /dispatch/alarms/:handle/close')
  async close({ actor, params, body }: Call<Routes['POST /dispatch/alarms/:handle/close']>) {
    await this.alarms.close(actor, params.handle, body.note);
    return { items: await this.queries.open() };
  }

  @Route(routes, 'GET /dispatch/suspensions')
  async suspensions() {
    return { items: await this.suspending.list() };
  }

  @Route(routes, 'GET /dispatch/suspensions/effects')
  async effects({ query }: Call<Routes['GET /dispatch/suspensions/effects']>) {
    return this.suspending.effects(new Date(query.from), new Date(query.to));
  }

  @Route(routes, 'POST /dispatch/suspensions')
  async suspend({ actor, body }: Call<Routes['POST /dispatch/suspensions']>) {
    await this.suspending.decide(actor, body);
    return { items: await this.suspending.list() };
  }

  @Route(routes, 'POST /dispatch/suspensions/:handle/lift')
  async lift({ actor, params }: Call<Routes['POST /dispatch/suspensions/:handle/lift']>) {
    await this.suspending.lift(actor, params.handle);
    return { items: await this.suspending.list() };
  }

  @Route(routes, 'GET /visits/:number/work-card')
  async card({ actor, params }: Call<Routes['GET /visits/:number/work-card']>) {
    return this.cards.show(actor, params.number);
  }

  @Route(routes, 'POST /visits/:number/verify-card')
  async verify({ actor, params, body }: Call<Routes['POST /visits/:number/verify-card']>) {
    return this.cards.check(actor, params.number, body.shown);
  }
}
