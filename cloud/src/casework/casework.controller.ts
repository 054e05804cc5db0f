import { Inject } from '@midwayjs/core';
import { caseworkRoutes as routes } from 'shared-types/casework.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { CasePushes } from './case-pushes';
import { CaseworkQueries } from './casework.queries';
import { CaseworkService } from './casework.service';
import { Custody } from './custody';
import { Deliveries } from './delivery.service';
import { Handovers } from './handover.service';
import { Procedures } from './procedure.service';
import { Supplements } from './supplement.service';

type Routes = typeof routes;

@ApiController()
export class CaseworkController {
  @Inject()
  service!: CaseworkService;

  @Inject()
  supplements!: Supplements;

  @Inject()
  procedures!: Procedures;

  @Inject()
  custody!: Custody;

  @Inject()
  handovers!: Handovers;

  @Inject()
  deliveries!: Deliveries;

  @Inject()
  pushes!: CasePushes;

  @Inject()
  queries!: CaseworkQueries;

  @Route(routes, 'POST /cases')
  async takeIn({ actor, body }: Call<Routes['POST /cases']>) {
    const number = await this.service.takeIn(actor, body);
    return this.queries.view(number, actor);
  }

  @Route(routes, 'GET /cases/:number')
  async read({ actor, params }: Call<Routes['GET /cases/:number']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/actions')
  async act({ actor, params, body }: Call<Routes['POST /cases/:number/actions']>) {
    await this.service.act(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/notice')
  async notice({ actor, params, body }: Call<Routes['POST /cases/:number/notice']>) {
    await this.supplements.notice(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/materials')
  async materials({ actor, params, body }: Call<Routes['POST /cases/:number/materials']>) {
    await this.supplements.receive(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/push')
  async push({ actor, params }: Call<Routes['POST /cases/:number/push']>) {
    await this.pushes.again(actor, params.number);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/referral')
  async refer({ actor, params, body }: Call<Routes['POST /cases/:number/referral']>) {
    await this.service.refer(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/custody')
  async moveMaterials({ actor, params, body }: Call<Routes['POST /cases/:number/custody']>) {
    await this.custody.move(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'GET /case-colleagues')
  async colleagues({ actor }: Call<Routes['GET /case-colleagues']>) {
    return this.handovers.colleagues(actor);
  }

  @Route(routes, 'GET /case-handovers')
  async askedOfMe({ actor }: Call<Routes['GET /case-handovers']>) {
    return this.handovers.asked(actor);
  }

  @Route(routes, 'POST /cases/:number/handover')
  async offerHandover({ actor, params, body }: Call<Routes['POST /cases/:number/handover']>) {
    await this.handovers.offer(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/handover-answer')
  async answerHandover({ actor, params, body }: Call<Routes['POST /cases/:number/handover-answer']>) {
    await this.handovers.answer(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/delivery-choice')
  async chooseDelivery({ actor, params, body }: Call<Routes['POST /cases/:number/delivery-choice']>) {
    await this.deliveries.choose(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/certificate')
  async certify({ actor, params, body }: Call<Routes['POST /cases/:number/certificate']>) {
    await this.deliveries.certify(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/mailing-label')
  async mailingLabel({ actor, params }: Call<Routes['POST /cases/:number/mailing-label']>) {
    return this.deliveries.label(actor, params.number);
  }

  @Route(routes, 'POST /cases/:number/mailing')
  async mail({ actor, params, body }: Call<Routes['POST /cases/:number/mailing']>) {
    await this.deliveries.mail(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/delivery')
  async deliver({ actor, params, body }: Call<Routes['POST /cases/:number/delivery']>) {
    await this.deliveries.handOver(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/supplement-extension')
  async extendSupplement({ actor, params, body }: Call<Routes['POST /cases/:number/supplement-extension']>) {
    await this.supplements.extend(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/special-procedure')
  async beginSpecial({ actor, params, body }: Call<Routes['POST /cases/:number/special-procedure']>) {
    await this.procedures.begin(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /cases/:number/extension')
  async extend({ actor, params, body }: Call<Routes['POST /cases/:number/extension']>) {
    await this.procedures.extend(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }
}
