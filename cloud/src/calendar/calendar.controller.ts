import { Inject } from '@midwayjs/core';
import { calendarRoutes as routes } from 'shared-types/calendar.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { CalendarService } from './calendar.service';

type Routes = typeof routes;

@ApiController()
export class CalendarController {
  @Inject()
  service!: CalendarService;

  @Route(routes, 'GET /calendar/years')
  async years() {
    return this.service.years();
  }

  @Route(routes, 'POST /calendar/previews')
  async preview({ body }: Call<Routes['POST /calendar/previews']>) {
    return this.service.preview(body);
  }

  @Route(routes, 'POST /calendar/loads')
  async load({ actor, body }: Call<Routes['POST /calendar/loads']>) {
    return this.service.confirm(actor, body);
  }
}
