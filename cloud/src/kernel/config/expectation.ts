import type { z } from 'zod';

/**
 * Says what a schema wanted, as the end of a sentence that begins with "expected". Given to zod as the error map of a
 * reading; a schema's own `error` text is written in the same form and wins over it.
 */
export function expectationOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeName(issue.expected);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'unrecognized_keys':
      return `only the keys ${knownKeys(issue.inst)}`;
    case 'too_small':
      return sized(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return sized(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'invalid_format':
      return `text in the format ${issue.pattern ?? issue.format}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return unionOf(issue);
    default:
      return issue.message ?? 'another value';
  }
}

/** How a value found in a file is shown: short, and told apart from a missing one. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === 'object')
    return `an object with ${Object.keys(value).join(', ') || 'no keys'}`;
  const shown = JSON.stringify(value);
  return shown.length > 80 ? `${shown.slice(0, 77)}…"` : shown;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.map(String).join(', ');
  return values.length === 1 ? shown : `one of ${shown}`;
}

function sized(origin: string, bound: string, limit: number | bigint | unknown): string {
  if (origin === 'string')
    return limit === 1 && bound === 'at least' ? 'text, not empty' : `text of ${bound} ${limit} characters`;
  if (origin === 'array' || origin === 'set') return `a list of ${bound} ${limit}`;
  return `${bound} ${limit}`;
}

function unionOf(issue: z.core.$ZodRawIssue): string {
  if (issue.code !== 'invalid_union') return 'another value';
  if (Array.isArray(issue.options)) return oneOf(issue.options);
  const shapes = (issue.errors ?? []).map((errors) => errors[0]?.message).filter((message) => message !== undefined);
  return [...new Set(shapes)].join(', or ') || 'one of the allowed shapes';
}

/** The keys an object schema knows; zod hands the schema to the error map but not its keys. */
function knownKeys(schema: unknown): string {
  const shape = (schema as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape;
  return shape ? Object.keys(shape).join(', ') : 'listed for it';
}
