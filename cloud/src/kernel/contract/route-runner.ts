import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import pLimit, { type Limit as LimitFunction } from 'p-limit';
import type { Caller } from '../session/actor';
import { Gate } from '../session/gate';
import { SignatureGate } from '../session/signature-gate';
import type { Settings } from '../settings';
import { callerAddress } from './caller-address';
import { type CompiledRoute, parseInput } from './compiled-route';
import { Idempotency, type Repeatable } from './idempotency';
import { Prepared } from './prepared';
import { RateLimiter } from './rate-limit';
import { incomingFile, jsonOf, readJsonBody, readRawBody } from './request-body';

/** What a bound method does with a call. */
interface Work {
  readonly handle: (call: object) => Promise<unknown>;
  readonly turnAway: (call: object) => Promise<void>;
}

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

  async run(route: CompiledRoute, ctx: Context, { handle, turnAway }: Work): Promise<unknown> {
    const { spec } = route;
    const address = callerAddress(ctx, this.settings.TRUSTED_PROXIES);
    const signed = spec.who === 'back-office' ? await readRawBody(ctx.req, route.maxBody) : undefined;
    const actor = await this.caller(ctx, signed);
    this.gate.admit(actor, spec.who);
    if (!spec.rush) await this.count(route, actor, address);
    const file = spec.binary ? incomingFile(ctx.req, route.maxBody) : undefined;
    const body = signed ? jsonOf(signed) : await this.body(route, ctx);
    const input = parseInput(route, { params: ctx.params, query: { ...ctx.query }, body });
    const key = ctx.get('idempotency-key') || undefined;
    const call = { actor, address, file, key, ...input };
    const work = async () => {
      const answer = await handle(call);
      return answer instanceof Prepared ? answer : spec.result.parse(answer);
    };
    if (!spec.repeatable || spec.keyedByHandler || file) return work();
    const request = { caller: actor, address, route: route.key, key, input };
    const once = () => this.idempotency.once(request, work);
    if (!spec.rush) return once();
    const refuseEarly = () => this.refuseEarly(request, () => turnAway(call));
    await refuseEarly();
    await this.count(route, actor, address);
    return this.crowd(async () => {
      // Those before may have taken the last one meanwhile.
      await refuseEarly();
      return once();
    });
  }

  /** Whoever comes too late is told so before they cost anything; not so somebody who asks again what became of theirs. */
  private async refuseEarly(request: Repeatable, turnAway: () => Promise<void>): Promise<void> {
    try {
      await turnAway();
    } catch (refusal) {
      if ((await this.idempotency.answered(request)) === null) throw refusal;
    }
  }

  private async count({ key, spec }: CompiledRoute, actor: Caller, address: string): Promise<void> {
    if (!spec.limit) return;
    const caller = actor.kind === 'PERSON' ? `p${actor.personId}` : address;
    await this.limiter.count(`${key}|${caller}`, spec.limit);
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
