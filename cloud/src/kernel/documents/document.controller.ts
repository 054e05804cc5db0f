import { Inject } from '@midwayjs/core';
import { documentRoutes as routes } from 'shared-types/document.contract';
import { ApiController } from '../contract/api-controller';
import { type Call, Route } from '../contract/route.decorator';
import { Documents } from './documents';

type Routes = typeof routes;

@ApiController()
export class DocumentController {
  @Inject()
  documents!: Documents;

  @Route(routes, 'GET /documents/:handle')
  async open({ actor, params }: Call<Routes['GET /documents/:handle']>) {
    return this.documents.open(params.handle, actor);
  }

  @Route(routes, 'POST /documents/:handle/read')
  async confirmRead({ actor, params }: Call<Routes['POST /documents/:handle/read']>) {
    return this.documents.confirmRead(params.handle, actor);
  }
}
