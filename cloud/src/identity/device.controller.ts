import { Inject } from '@midwayjs/core';
import { identityRoutes as routes } from 'shared-types/identity.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { Devices } from './device.service';

type Routes = typeof routes;

/** Kiosks and displays. */
@ApiController()
export class DeviceController {
  @Inject()
  devices!: Devices;

  @Route(routes, 'GET /devices')
  async list() {
    return this.devices.list();
  }

  @Route(routes, 'POST /devices')
  async register({ actor, body, address }: Call<Routes['POST /devices']>) {
    return this.devices.register(actor, body, address);
  }

  @Route(routes, 'POST /devices/pair')
  async pair({ body, address }: Call<Routes['POST /devices/pair']>) {
    return this.devices.pair(body.pairingCode, address);
  }

  @Route(routes, 'DELETE /devices/:key')
  async revoke({ actor, params, address }: Call<Routes['DELETE /devices/:key']>) {
    await this.devices.revoke(actor, params.key, address);
    return null;
  }

  @Route(routes, 'GET /devices/me')
  async self({ actor }: Call<Routes['GET /devices/me']>) {
    return this.devices.self(actor);
  }
}
