import type { ZodType, z } from 'zod';
import type { Role } from './identity.states';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type RouteKey = `${Method} /${string}`;

/**
 * Who may call a route.
 * - `anyone`: no token needed (a token, if sent, must still be valid)
 * - `person`: any signed-in person
 * - `device`: a paired kiosk or display
 * - `back-office`: the departments' case system, by its signature over the bytes of the request
 * - a list of roles: staff holding at least one of them
 */
export type Access = 'anyone' | 'person' | 'device' | 'back-office' | readonly Role[];

/** A ceiling on calls, counted per caller (person if signed in, else network address) across replicas. */
export interface RateLimit {
  readonly calls: number;
  readonly seconds: number;
}

/** One route, declared once: validation, authorisation, documentation and client types are all drawn from it. */
export interface RouteSpec {
  /** One line in Chinese: what the caller gets done. */
  readonly summary: string;
  readonly who: Access;
  readonly params?: ZodType;
  readonly query?: ZodType;
  readonly body?: ZodType;
  readonly result: ZodType;
  readonly limit?: RateLimit;
  /** True for a write a client may repeat: it then takes an Idempotency-Key and runs as one transaction. */
  readonly repeatable?: boolean;
  /** True where what the handler counts must outlive its refusal: it then keeps the Idempotency-Key itself. */
  readonly keyedByHandler?: boolean;
  /** True where everybody may come at once: it then never takes more than half of the connections to the database. */
  readonly rush?: boolean;
  /** Largest request body in bytes; 64 KiB unless the route says otherwise. */
  readonly maxBody?: number;
  /**
   * True when the body is the bytes of a file (`application/octet-stream`). The handler reads them; where the write is
   * repeatable it keeps the key itself, once the bytes are safe: no transaction stays open while a phone sends.
   */
  readonly binary?: boolean;
}

export type RouteTable = Readonly<Record<RouteKey, RouteSpec>>;

/** Declares routes, keeping every key and schema literal so that clients can be typed from the table. */
export function defineRoutes<const T extends RouteTable>(routes: T): T {
  return routes;
}

type Part<R, P extends 'params' | 'query' | 'body'> = R extends { readonly [K in P]: infer S extends ZodType }
  ? { [K in P]: z.input<S> }
  : unknown;

/** What a client passes to call the route: its params, query and body as they go over the wire. */
export type RouteInput<R> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>;

/** What a client gets back. */
export type RouteResult<R> = R extends { readonly result: infer S extends ZodType } ? z.output<S> : never;

type ParsedPart<R, P extends 'params' | 'query' | 'body'> = R extends { readonly [K in P]: infer S extends ZodType }
  ? z.output<S>
  : undefined;

/** What a handler is called with, after validation. */
export interface ParsedInput<R> {
  readonly params: ParsedPart<R, 'params'>;
  readonly query: ParsedPart<R, 'query'>;
  readonly body: ParsedPart<R, 'body'>;
}
