import { z } from 'zod';
import { boundRoutes, type CompiledRoute } from './compiled-route';

type Json = Record<string, unknown>;

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'code', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string', description: 'stable, for programs' },
    title: { type: 'string', description: 'for people, in Chinese' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
    traceId: { type: 'string' },
  },
};

/** The OpenAPI 3.1 document of every bound route, drawn from the contract. */
export function openApiDocument(title: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of boundRoutes().sort((a, b) => a.key.localeCompare(b.key))) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1' },
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        person: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        device: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Device <token>' },
        'back-office': {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'HMAC-SHA256 timestamp="…",nonce="…",signature="…" over the bytes of the request',
        },
      },
    },
  };
}

function operation({ key, path, spec }: CompiledRoute): Json {
  return {
    operationId: key,
    tags: [path.split('/')[1]],
    summary: spec.summary,
    ...(Array.isArray(spec.who) ? { description: `roles: ${spec.who.join(', ')}` } : {}),
    ...(spec.who === 'anyone' ? {} : { security: [{ [typeof spec.who === 'string' ? spec.who : 'person']: [] }] }),
    parameters: [
      ...parameters('path', spec.params),
      ...parameters('query', spec.query),
      ...(spec.repeatable
        ? [{ in: 'header', name: 'Idempotency-Key', required: true, schema: { type: 'string' } }]
        : []),
    ],
    ...(spec.body ? { requestBody: { required: true, content: json(schemaOf(spec.body, 'input')) } } : {}),
    ...(spec.binary ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } } : {}),
    responses: {
      200: { description: 'OK', content: json(schemaOf(spec.result, 'output')) },
      default: {
        description: 'problem document',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const json = (schema: Json): Json => ({ 'application/json': { schema } });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    in: where,
    name,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}
