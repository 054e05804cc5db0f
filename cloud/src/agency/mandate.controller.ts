import { Inject } from '@midwayjs/core';
import { mandateRoutes as routes } from 'shared-types/mandate.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { MandateQueries } from './mandate.queries';
import { MandateService } from './mandate.service';
import { MandateSigning } from './mandate-signing';
import { Mandates } from './mandates';

type Routes = typeof routes;

@ApiController()
export class MandateController {
  @Inject()
  service!: MandateService;

  @Inject()
  signing!: MandateSigning;

  @Inject()
  mandates!: Mandates;

  @Inject()
  queries!: MandateQueries;

  @Route(routes, 'GET /agency-cases/:number/mandates')
  async ofCase({ actor, params }: Call<Routes['GET /agency-cases/:number/mandates']>) {
    return this.queries.ofCase(actor, params.number);
  }

  @Route(routes, 'POST /agency-cases/:number/mandates')
  async draft({ actor, params, body }: Call<Routes['POST /agency-cases/:number/mandates']>) {
    return this.queries.view(actor, await this.service.draft(actor, params.number, body));
  }

  @Route(routes, 'GET /mandates/:number')
  async read({ actor, params }: Call<Routes['GET /mandates/:number']>) {
    return this.queries.view(actor, params.number);
  }

  @Route(routes, 'POST /mandates/:number/prepare')
  async prepare({ actor, params, body }: Call<Routes['POST /mandates/:number/prepare']>) {
    await this.signing.prepare(actor, params.number, body);
    return this.queries.view(actor, params.number);
  }

  @Route(routes, 'POST /mandates/:number/discard')
  async discard({ actor, params, body }: Call<Routes['POST /mandates/:number/discard']>) {
    await this.service.discard(actor, params.number, body);
    return this.queries.view(actor, params.number);
  }

  @Route(routes, 'POST /mandates/:number/countersign')
  async countersign({ actor, params, body, address, key }: Call<Routes['POST /mandates/:number/countersign']>) {
    await this.signing.countersign(actor, params.number, body, { address, key });
    return this.queries.view(actor, params.number);
  }

  @Route(routes, 'POST /mandates/:number/revoke')
  async revoke({ actor, params, body }: Call<Routes['POST /mandates/:number/revoke']>) {
    await this.service.revoke(actor, params.number, body);
    return this.queries.view(actor, params.number);
  }

  @Route(routes, 'POST /mandates/:number/renew')
  async renew({ actor, params, body }: Call<Routes['POST /mandates/:number/renew']>) {
    return this.queries.view(actor, await this.service.renew(actor, params.number, body));
  }

  @Route(routes, 'POST /mandates/:number/agents')
  async substitute({ actor, params, body }: Call<Routes['POST /mandates/:number/agents']>) {
    await this.mandates.substitute(actor, params.number, body);
    return this.queries.view(actor, params.number);
  }

  @Route(routes, 'POST /mandates/:number/agents/:workNo/consent')
  async consent({ actor, params, body }: Call<Routes['POST /mandates/:number/agents/:workNo/consent']>) {
    await this.mandates.consent(actor, params.number, params.workNo, body.version);
    return this.queries.view(actor, params.number);
  }
}
