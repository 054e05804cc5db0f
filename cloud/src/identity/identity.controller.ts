import { Inject } from '@midwayjs/core';
import { identityRoutes as routes } from 'shared-types/identity.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import { IdentityQueries } from './identity.queries';
import { Persons } from './persons.service';
import { Phones } from './phone.service';
import { SecondFactor } from './second-factor.service';
import { Sessions } from './sessions.service';
import { SignIn } from './sign-in.service';

type Routes = typeof routes;

/** Signing in and out, and what a person says of themselves. */
@ApiController()
export class IdentityController {
  @Inject()
  signIn!: SignIn;

  @Inject()
  sessions!: Sessions;

  @Inject()
  secondFactor!: SecondFactor;

  @Inject()
  phones!: Phones;

  @Inject()
  persons!: Persons;

  @Inject()
  queries!: IdentityQueries;

  @Route(routes, 'POST /sessions/mini-program')
  async miniProgram({ body, address }: Call<Routes['POST /sessions/mini-program']>) {
    return this.queries.granted(await this.signIn.byMiniProgram(body.code, address));
  }

  @Route(routes, 'GET /sessions/web-address')
  async webAddress({ query }: Call<Routes['GET /sessions/web-address']>) {
    return this.signIn.webAddress(query.kind, query.returnTo);
  }

  @Route(routes, 'POST /sessions/web')
  async web({ body, address }: Call<Routes['POST /sessions/web']>) {
    const { returnTo, ...session } = await this.signIn.byWeb(body, address);
    return { ...(await this.queries.granted(session)), returnTo };
  }

  @Route(routes, 'POST /sessions/refresh')
  async refresh({ body, address }: Call<Routes['POST /sessions/refresh']>) {
    return this.queries.granted(await this.sessions.refresh(body.refreshToken, address));
  }

  @Route(routes, 'POST /sessions/second-factor')
  async giveSecondFactor({ actor, body, address }: Call<Routes['POST /sessions/second-factor']>) {
    await this.secondFactor.give(actor, body.code, address);
    return this.queries.me(actor.sessionId);
  }

  @Route(routes, 'DELETE /sessions/current')
  async signOut({ actor }: Call<Routes['DELETE /sessions/current']>) {
    await this.sessions.end(actor.sessionId);
    return null;
  }

  @Route(routes, 'GET /me')
  async me({ actor }: Call<Routes['GET /me']>) {
    return this.queries.me(actor.sessionId);
  }

  @Route(routes, 'POST /me/phone/wechat')
  async takePhone({ actor, body, address }: Call<Routes['POST /me/phone/wechat']>) {
    await this.phones.takeFromWechat(actor, body.code, address);
    return this.queries.me(actor.sessionId);
  }

  @Route(routes, 'POST /me/phone/sms')
  async sendCode({ actor, body }: Call<Routes['POST /me/phone/sms']>) {
    return this.phones.sendCode(actor, body.phone);
  }

  @Route(routes, 'POST /me/phone/verify')
  async verifyPhone({ actor, body, address }: Call<Routes['POST /me/phone/verify']>) {
    await this.phones.verify(actor, body.phone, body.code, address);
    return this.queries.me(actor.sessionId);
  }

  @Route(routes, 'PUT /me/name')
  async rename({ actor, body }: Call<Routes['PUT /me/name']>) {
    await this.persons.rename(actor.personId, body.name);
    return this.queries.me(actor.sessionId);
  }

  @Route(routes, 'DELETE /me')
  async close({ actor, address }: Call<Routes['DELETE /me']>) {
    await this.persons.close(actor, address);
    return null;
  }
}
