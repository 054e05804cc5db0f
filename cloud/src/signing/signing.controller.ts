import { Inject } from '@midwayjs/core';
import { signingRoutes as routes } from 'shared-types/signing.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { SigningService } from './signing.service';

type Routes = typeof routes;

@ApiController()
export class SigningController {
  @Inject()
  signing!: SigningService;

  @Route(routes, 'GET /documents/:handle/signing')
  async view({ actor, params }: Call<Routes['GET /documents/:handle/signing']>) {
    return this.signing.view(actor, params.handle);
  }

  @Route(routes, 'POST /documents/:handle/signing-codes')
  async sendCode({ actor, params, body }: Call<Routes['POST /documents/:handle/signing-codes']>) {
    return this.signing.sendCode(actor, params.handle, body);
  }

  @Route(routes, 'POST /documents/:handle/sign')
  async sign({ actor, params, body, address, key }: Call<Routes['POST /documents/:handle/sign']>) {
    return this.signing.sign(actor, params.handle, body, { address, key });
  }
}
