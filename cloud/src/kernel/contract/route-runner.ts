import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { Gate } from '../session/gate';
import type { Settings } from '../settings';
import { callerAddress } from './caller-address';
import { type CompiledRoute, parseInput } from './compiled-route';
import { Idempotency } from './idempotency';
import { Prepared } from './prepared';
import { RateLimiter } from './rate-limit';
import { incomingFile, readJsonBody } from './request-body';

/** Serves a bound route: who, how often, what; then the work; then only what the contract lets out. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RouteRunner {
  @Inject()
  gate!: Gate;

  @Inject()
  limiter!: RateLimiter;

  @Inject()
  idempotency!: Idempotency;

  @Inject('settings')
  settings!: Settings;

  async run(route: CompiledRoute, ctx: Context, handle: (call: object) => Promise<unknown>): Promise<unknown> {
    const { spec } = route;
    const address = callerAddress(ctx, this.settings.TRUSTED_PROXIES);
    const actor = await this.gate.identify(ctx.get('authorization'));
    this.gate.admit(actor, spec.who);
    if (spec.limit) {
      const caller = actor.kind === 'PERSON' ? `p${actor.personId}` : address;
      await this.limiter.count(`${route.key}|${caller}`, spec.limit);
    }
    const file = spec.binary ? incomingFile(ctx.req, route.maxBody) : undefined;
    const body = file || route.method === 'GET' ? undefined : await readJsonBody(ctx.req, route.maxBody);
    const input = parseInput(route, { params: ctx.params, query: { ...ctx.query }, body });
    const work = async () => {
      const answer = await handle({ actor, address, file, ...input });
      return answer instanceof Prepared ? answer : spec.result.parse(answer);
    };
    if (!spec.repeatable || file) return work();
    const key = ctx.get('idempotency-key') || undefined;
    return this.idempotency.once({ caller: actor, address, route: route.key, key, input }, work);
  }
}
