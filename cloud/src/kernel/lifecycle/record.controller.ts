import { Inject } from '@midwayjs/core';
import { recordRoutes as routes } from 'shared-types/record.contract';
import { ApiController } from '../contract/api-controller';
import { type Call, Route } from '../contract/route.decorator';
import { Timers } from '../deadline/timers';
import { RecordQueries } from './record.queries';
import { RecordViews } from './record-views';

type Routes = typeof routes;

@ApiController()
export class RecordController {
  @Inject()
  queries!: RecordQueries;

  @Inject()
  views!: RecordViews;

  @Inject()
  timers!: Timers;

  @Route(routes, 'GET /me/records')
  async mine({ actor, query }: Call<Routes['GET /me/records']>) {
    return this.queries.mine(actor, query);
  }

  @Route(routes, 'POST /progress')
  async progress({ body }: Call<Routes['POST /progress']>) {
    return this.queries.progress(body);
  }

  @Route(routes, 'GET /records/:number/promises/:kind')
  async promise({ actor, params }: Call<Routes['GET /records/:number/promises/:kind']>) {
    const { record } = await this.views.readAny(params.number, actor);
    return this.timers.explain(record.id, params.kind);
  }

  @Route(routes, 'GET /desk/inbox')
  async inbox({ actor, query }: Call<Routes['GET /desk/inbox']>) {
    return this.queries.inbox(actor, query);
  }

  @Route(routes, 'GET /desk/promises')
  async promises({ actor, query }: Call<Routes['GET /desk/promises']>) {
    return this.queries.promises(actor, query);
  }
}
