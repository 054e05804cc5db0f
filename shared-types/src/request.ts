/** A request ready to be sent: no schema code, so that the mini-program can build it too. */
export interface BuiltRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below `/api`, query string included. */
  readonly path: string;
  readonly body?: unknown;
}

export interface RequestParts {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
}

/** Fills a contract key (`'GET /bookings/:number'`) with params and query. Throws when a path parameter is missing. */
export function buildRequest(key: string, parts: RequestParts = {}): BuiltRequest {
  const space = key.indexOf(' ');
  const path = key.slice(space + 1).replace(/:(\w+)/g, (_, name: string) => {
    const value = parts.params?.[name];
    if (value === undefined || value === '') throw new Error(`${key}: path parameter ${name} is missing`);
    return encodeURIComponent(String(value));
  });
  const query = Object.entries(parts.query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return {
    method: key.slice(0, space) as BuiltRequest['method'],
    path: query === '' ? path : `${path}?${query}`,
    body: parts.body,
  };
}
