import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import pLimit, { type Limit as LimitFunction } from 'p-limit';
import type { Caller } from '../session/actor';
import { Gate } from '../session/gate';
import { SignatureGate } from '../session/signature-gate';
import type { Settings } from '../settings';
import { callerAddress } from './caller-address';
import { type CompiledRoute, parseInput } from './compiled-route';
import { Idempotency } from './idempotency';
import { Prepared } from './prepared';
import { RateLimiter } from './rate-limit';
import { incomingFile, jsonOf, readJsonBody, readRawBody } from './request-body';

/** Serves a bound route: who, how often, what; then the work; then only what the contract lets out. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RouteRunner {
  @Inject()
  gate!: Gate;

  @Inject()
  signatures!: SignatureGate;

  @Inject()
  limiter!: RateLimiter;

  @Inject()
  idempotency!: Idempotency;

  @Inject('settings')
  settings!: Settings;

  /** Those who come at once wait here, in their turn, and not on the connections that everybody else needs. */
  private crowd!: LimitFunction;

  @Init()
  protected prepare(): void {
    this.crowd = pLimit(Math.max(1, Math.floor(this.settings.DATABASE_POOL / 2)));
  }

  async run(route: CompiledRoute, ctx: Context, handle: (call: object) => Promise<unknown>): Promise<unknown> {
    const { spec } = route;
    const address = callerAddress(ctx, this.settings.TRUSTED_PROXIES);
    const signed = spec.who === 'back-office' ? await readRawBody(ctx.req, route.maxBody) : undefined;
    const actor = await this.caller(ctx, signed);
    this.gate.admit(actor, spec.who);
    if (spec.limit) {
      const caller = actor.kind === 'PERSON' ? `p${actor.personId}` : address;
      await this.limiter.count(`${route.key}|${caller}`, spec.limit);
    }
    const file = spec.binary ? incomingFile(ctx.req, route.maxBody) : undefined;
    const body = signed ? jsonOf(signed) : await this.body(route, ctx);
    const input = parseInput(route, { params: ctx.params, query: { ...ctx.query }, body });
    const work = async () => {
      const answer = await handle({ actor, address, file, ...input });
      return answer instanceof Prepared ? answer : spec.result.parse(answer);
    };
    if (!spec.repeatable || file) return work();
    const key = ctx.get('idempotency-key') || undefined;
    const once = () => this.idempotency.once({ caller: actor, address, route: route.key, key, input }, work);
    return spec.rush ? this.crowd(once) : once();
  }

  /** Who is calling: whoever holds the token, or, where the bytes are signed, whoever signed them. */
  private async caller(ctx: Context, signed: Buffer | undefined): Promise<Caller> {
    const authorization = ctx.get('authorization');
    if (!signed) return this.gate.identify(authorization);
    return this.signatures.identify({ method: ctx.method, path: ctx.path, authorization, body: signed });
  }

  private async body({ spec, method, maxBody }: CompiledRoute, ctx: Context): Promise<unknown> {
    return spec.binary || method === 'GET' ? undefined : readJsonBody(ctx.req, maxBody);
  }
}
