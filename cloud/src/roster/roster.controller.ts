import { Inject } from '@midwayjs/core';
import { rosterRoutes as routes } from 'shared-types/roster.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { RosterQueries } from './roster.queries';
import { Roster } from './roster.service';
import { RosterPlansQueries } from './roster-plans.queries';
import { RosterPlans } from './roster-plans.service';

type Routes = typeof routes;

@ApiController()
export class RosterController {
  @Inject()
  service!: Roster;

  @Inject()
  queries!: RosterQueries;

  @Inject()
  plans!: RosterPlans;

  @Inject()
  planQueries!: RosterPlansQueries;

  @Route(routes, 'GET /roster/:date')
  async day({ params }: Call<Routes['GET /roster/:date']>) {
    return this.queries.day(params.date);
  }

  @Route(routes, 'PUT /roster/:date')
  async publish({ actor, params, body }: Call<Routes['PUT /roster/:date']>) {
    await this.service.publish(actor, params.date, body);
    return this.queries.day(params.date);
  }

  @Route(routes, 'GET /roster/plans/:date')
  async plansFrom({ params, query }: Call<Routes['GET /roster/plans/:date']>) {
    return this.planQueries.from(params.date, query.days);
  }

  @Route(routes, 'PUT /roster/:date/draft')
  async saveDraft({ actor, params, body }: Call<Routes['PUT /roster/:date/draft']>) {
    await this.plans.save(actor, params.date, body);
    return this.planQueries.day(params.date);
  }

  @Route(routes, 'POST /roster/:date/draft/drop')
  async dropDraft({ params, body }: Call<Routes['POST /roster/:date/draft/drop']>) {
    await this.plans.drop(params.date, body);
    return this.planQueries.day(params.date);
  }

  @Route(routes, 'POST /roster/:date/draft/copy')
  async copy({ actor, params, body }: Call<Routes['POST /roster/:date/draft/copy']>) {
    await this.plans.copy(actor, params.date, body);
    return this.planQueries.day(params.date);
  }

  @Route(routes, 'POST /roster/fill')
  async fill({ actor, body }: Call<Routes['POST /roster/fill']>) {
    await this.plans.fill(actor, body.days);
    return this.planQueries.plans(body.days.map(({ date }) => date));
  }

  @Route(routes, 'POST /roster/publish')
  async publishDrafts({ actor, body }: Call<Routes['POST /roster/publish']>) {
    await this.plans.publish(actor, body);
    return this.planQueries.plans(body.days.map(({ date }) => date));
  }

  @Route(routes, 'GET /roster/cast')
  async cast() {
    return this.planQueries.cast();
  }

  @Route(routes, 'GET /me/shifts')
  async own({ actor }: Call<Routes['GET /me/shifts']>) {
    return this.planQueries.own(actor);
  }

  @Route(routes, 'GET /duty')
  async onDuty() {
    return { items: await this.queries.onDuty() };
  }
}
