import { Inject } from '@midwayjs/core';
import { staffRoutes as routes } from 'shared-types/staff.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { IdentityQueries } from './identity.queries';
import { StaffService } from './staff.service';

type Routes = typeof routes;

/** The staff table, in the administrator's hands. */
@ApiController()
export class StaffController {
  @Inject()
  staff!: StaffService;

  @Inject()
  queries!: IdentityQueries;

  @Route(routes, 'GET /staff')
  async list() {
    return this.queries.staff();
  }

  @Route(routes, 'POST /staff')
  async invite({ actor, body, address }: Call<Routes['POST /staff']>) {
    await this.staff.invite(actor, body, address);
    return this.queries.staffLine(body.workNo);
  }

  @Route(routes, 'POST /staff/:workNo')
  async change({ actor, params, body, address }: Call<Routes['POST /staff/:workNo']>) {
    await this.staff.change(actor, params.workNo, body, address);
    return this.queries.staffLine(params.workNo);
  }

  @Route(routes, 'POST /staff/:workNo/second-factor')
  async enrol({ actor, params, address }: Call<Routes['POST /staff/:workNo/second-factor']>) {
    return { address: await this.staff.enrolSecondFactor(actor, params.workNo, address) };
  }
}
