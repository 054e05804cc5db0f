import { Inject } from '@midwayjs/core';
import { jointApprovalRoutes as routes } from 'shared-types/joint-approval.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { JointApprovals } from './joint-approval.service';

type Routes = typeof routes;

@ApiController()
export class JointApprovalController {
  @Inject()
  joints!: JointApprovals;

  @Route(routes, 'POST /joint-approvals')
  async join({ actor, body }: Call<Routes['POST /joint-approvals']>) {
    return this.joints.view(await this.joints.join(actor, body.cases), actor);
  }

  @Route(routes, 'GET /joint-approvals/:number')
  async read({ actor, params }: Call<Routes['GET /joint-approvals/:number']>) {
    return this.joints.view(params.number, actor);
  }

  @Route(routes, 'GET /cases/:number/joint-candidates')
  async candidates({ actor, params }: Call<Routes['GET /cases/:number/joint-candidates']>) {
    return this.joints.candidates(actor, params.number);
  }
}
