import { Inject } from '@midwayjs/core';
import { agencyMaterialsRoutes as routes } from 'shared-types/agency-materials.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { AgencyHandovers } from './agency-handovers.service';
import { AgencyMaterialsQueries } from './agency-materials.queries';
import { PaperMoves } from './paper-moves.service';

type Routes = typeof routes;

/** What clients hand over: the lists both sides sign, and in whose hands each paper is. */
@ApiController()
export class AgencyMaterialsController {
  @Inject()
  lists!: AgencyHandovers;

  @Inject()
  moves!: PaperMoves;

  @Inject()
  queries!: AgencyMaterialsQueries;

  @Route(routes, 'GET /agency-cases/:number/materials')
  async read({ actor, params }: Call<Routes['GET /agency-cases/:number/materials']>) {
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/handovers')
  async draft({ actor, params, body }: Call<Routes['POST /agency-cases/:number/handovers']>) {
    await this.lists.draft(actor, params.number, body);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/handovers/:no/sign')
  async sign({ actor, params, body, address }: Call<Routes['POST /agency-cases/:number/handovers/:no/sign']>) {
    await this.lists.sign(actor, params.number, params.no, body, address);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'POST /agency-cases/:number/handovers/:no/void')
  async giveUp({ actor, params, body }: Call<Routes['POST /agency-cases/:number/handovers/:no/void']>) {
    await this.lists.giveUp(actor, params.number, params.no, body.reason);
    return this.queries.view(params.number, actor);
  }

  @Route(routes, 'GET /agency-papers')
  async withMe({ actor }: Call<Routes['GET /agency-papers']>) {
    return { items: await this.queries.withMe(actor) };
  }

  @Route(routes, 'POST /agency-cases/:number/paper-moves')
  async move({ actor, params, body }: Call<Routes['POST /agency-cases/:number/paper-moves']>) {
    await this.moves.move(actor, params.number, body);
    return null;
  }

  @Route(routes, 'POST /agency-cases/:number/paper-answers')
  async answer({ actor, params, body }: Call<Routes['POST /agency-cases/:number/paper-answers']>) {
    await this.moves.answer(actor, params.number, body);
    return null;
  }
}
