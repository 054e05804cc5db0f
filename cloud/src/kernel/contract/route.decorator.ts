import { RequestMapping, type RequestMethod } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { Access, ParsedInput, RouteKey, RouteResult, RouteTable } from 'shared-types/contract';
import type { BackOfficeSystem, Caller, Device, Person, Staff } from '../session/actor';
import { compileRoute } from './compiled-route';
import { Prepared } from './prepared';
import type { IncomingFile } from './request-body';
import { RouteRunner } from './route-runner';

interface Callers {
  readonly anyone: Caller;
  readonly person: Person;
  readonly device: Device;
  readonly 'back-office': BackOfficeSystem;
}
type CallerFor<W> = W extends keyof Callers ? Callers[W] : Staff;

/** What a bound method is called with: validated input and the admitted caller. */
export interface Call<R> extends ParsedInput<R> {
  readonly actor: CallerFor<R extends { readonly who: infer W extends Access } ? W : never>;
  /** The caller's network address, for rate limits and the audit log. */
  readonly address: string;
  /** The Idempotency-Key, for a handler that keeps it itself. */
  readonly key: R extends { readonly keyedByHandler: true } ? string | undefined : undefined;
  /** What comes with a route whose body is a file. */
  readonly file: R extends { readonly binary: true } ? IncomingFile : undefined;
}

/** An answer that is read a lot may come serialised; one to a repeatable write may not, since it is kept. */
type Answer<R> = R extends { readonly repeatable: true } ? RouteResult<R> : RouteResult<R> | Prepared<RouteResult<R>>;
type Handler<R> = (call: Call<R>) => Promise<Answer<R>>;

/** Throws what a call of a rush route would be refused with anyway, from memory and before anything is written. */
type TurnAway<C, R> = (controller: C, call: Call<R>) => Promise<void>;

/**
 * Binds a method to a route of the contract. The contract alone decides path, access, validation, limits and what
 * leaves the server: the method gets typed input and returns the typed result.
 */
export function Route<const T extends RouteTable, K extends keyof T & RouteKey, C extends object>(
  table: T,
  key: K,
  turnAway?: TurnAway<C, T[K]>,
) {
  return <H extends Handler<T[K]>>(target: object, name: string, descriptor: TypedPropertyDescriptor<H>): void => {
    const route = compileRoute(table, key);
    const handler = descriptor.value as H;
    const bound = async function (this: object, ctx: Context): Promise<unknown> {
      const runner = ctx.app.getApplicationContext().get(RouteRunner);
      const result = await runner.run(route, ctx, {
        handle: (call) => handler.call(this, call as unknown as Call<T[K]>),
        turnAway: async (call) => turnAway?.(this as C, call as unknown as Call<T[K]>),
      });
      // Koa takes a null body for «not found» once the status was left alone.
      if (result === null) ctx.status = 204;
      if (!(result instanceof Prepared)) return result;
      ctx.type = 'application/json';
      return result.bytes;
    };
    descriptor.value = bound as unknown as H;
    const requestMethod = route.method.toLowerCase() as (typeof RequestMethod)[keyof typeof RequestMethod];
    RequestMapping({ path: route.path, requestMethod })(target, name, descriptor);
  };
}
