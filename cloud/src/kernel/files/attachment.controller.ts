import { Inject } from '@midwayjs/core';
import { attachmentRoutes as routes } from 'shared-types/attachment.contract';
import { ApiController } from '../contract/api-controller';
import { type Call, Route } from '../contract/route.decorator';
import { Attachments } from './attachments';
import { Uploads } from './uploads';

type Routes = typeof routes;

@ApiController()
export class AttachmentController {
  @Inject()
  attachments!: Attachments;

  @Inject()
  uploads!: Uploads;

  @Route(routes, 'POST /attachments')
  async receive({ actor, query, file, address }: Call<Routes['POST /attachments']>) {
    return this.attachments.receive(actor, { name: query.name, file, address });
  }

  @Route(routes, 'GET /attachments/:id')
  async read({ actor, params }: Call<Routes['GET /attachments/:id']>) {
    return this.attachments.read(actor, params.id);
  }

  @Route(routes, 'DELETE /attachments/:id')
  async discard({ actor, params }: Call<Routes['DELETE /attachments/:id']>) {
    await this.attachments.discard(actor, params.id);
    return null;
  }

  @Route(routes, 'POST /uploads')
  async declare({ actor, body }: Call<Routes['POST /uploads']>) {
    return this.uploads.declare(actor, body);
  }

  @Route(routes, 'GET /uploads/:id')
  async progress({ actor, params }: Call<Routes['GET /uploads/:id']>) {
    return this.uploads.read(actor, params.id);
  }

  @Route(routes, 'PUT /uploads/:id/parts/:part')
  async take({ actor, params, file }: Call<Routes['PUT /uploads/:id/parts/:part']>) {
    return this.uploads.take(actor, params.id, params.part, file);
  }

  @Route(routes, 'POST /uploads/:id/complete')
  async complete({ actor, params }: Call<Routes['POST /uploads/:id/complete']>) {
    return this.uploads.complete(actor, params.id);
  }

  @Route(routes, 'DELETE /uploads/:id')
  async abandon({ actor, params }: Call<Routes['DELETE /uploads/:id']>) {
    await this.uploads.abandon(actor, params.id);
    return null;
  }
}
