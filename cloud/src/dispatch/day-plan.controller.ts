import { Inject } from '@midwayjs/core';
import { dayPlanRoutes as routes } from 'shared-types/day-plan.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { DayPlanQueries } from './day-plan.queries';
import { Reassigning } from './reassigning.service';

type Routes = typeof routes;

/** The dispatcher's plan of a day: seen, supposed, done. */
@ApiController()
export class DayPlanController {
  @Inject()
  queries!: DayPlanQueries;

  @Inject()
  reassigning!: Reassigning;

  @Route(routes, 'GET /dispatch/day-plan')
  async day({ query }: Call<Routes['GET /dispatch/day-plan']>) {
    return this.queries.day(query.date);
  }

  @Route(routes, 'POST /dispatch/day-plan/what-if')
  async whatIf({ body }: Call<Routes['POST /dispatch/day-plan/what-if']>) {
    return this.queries.whatIf(body.date, body.moves);
  }

  @Route(routes, 'POST /dispatch/day-plan/moves')
  async move({ actor, body }: Call<Routes['POST /dispatch/day-plan/moves']>) {
    return { items: await this.reassigning.move(actor, body) };
  }
}
