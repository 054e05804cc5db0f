import type { Method, RouteKey, RouteSpec, RouteTable } from 'shared-types/contract';
import type { ProblemField } from 'shared-types/problem';
import { type ZodType, z } from 'zod';
import { invalidInput } from '../errors/refusal';

const DEFAULT_BODY = 64 * 1024;

export interface CompiledRoute {
  readonly key: RouteKey;
  readonly method: Method;
  readonly path: string;
  readonly spec: RouteSpec;
  readonly maxBody: number;
}

const compiled = new Map<RouteKey, CompiledRoute>();

/** Every route bound so far, for the documentation. */
export const boundRoutes = (): CompiledRoute[] => [...compiled.values()];

/** Prepares a route once, when its controller is loaded. @throws when it is bound twice or accepts unknown fields. */
export function compileRoute(table: RouteTable, key: RouteKey): CompiledRoute {
  const spec = table[key];
  if (!spec) throw new Error(`${key} is not in the contract`);
  if (compiled.has(key)) throw new Error(`${key} is bound twice`);
  for (const part of ['params', 'query', 'body'] as const) refuseLooseSchema(key, part, spec[part]);
  const [method, path] = key.split(' ') as [Method, string];
  const route = { key, method, path, spec, maxBody: spec.maxBody ?? DEFAULT_BODY };
  compiled.set(key, route);
  return route;
}

function refuseLooseSchema(key: string, part: string, schema: ZodType | undefined): void {
  if (schema instanceof z.ZodObject && !(schema.def.catchall instanceof z.ZodNever)) {
    throw new Error(`${key}: ${part} must be a z.strictObject, so that unknown fields are refused`);
  }
}

interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Validates all three parts at once. @throws 400 `input_invalid` with every faulty field. */
export function parseInput(route: CompiledRoute, raw: RawInput): Record<'params' | 'query' | 'body', unknown> {
  const fields: ProblemField[] = [];
  const parsed: Record<string, unknown> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route.spec[part] ?? nothing(part);
    const outcome = schema.safeParse(raw[part]);
    if (outcome.success) parsed[part] = outcome.data;
    else fields.push(...outcome.error.issues.map((issue) => fieldOf(part, issue)));
  }
  if (fields.length > 0) throw invalidInput(fields);
  return parsed as Record<'params' | 'query' | 'body', unknown>;
}

const NO_FIELDS = z.strictObject({});
const NO_BODY = z.union([z.undefined(), NO_FIELDS]);
const nothing = (part: string): ZodType => (part === 'body' ? NO_BODY : NO_FIELDS);

function fieldOf(part: string, issue: z.core.$ZodIssue): ProblemField {
  return { path: [part, ...issue.path].join('.'), message: issue.message };
}
