import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request, read to its end. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** As sent, without `?`. */
  readonly search: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const MOST_BYTES = 1_000_000;

/** Reads a request; null when its body is over a megabyte. */
export async function readCall(request: IncomingMessage): Promise<Call | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  const [path = '/', ...rest] = (request.url ?? '/').split('?');
  const search = rest.join('?');
  return {
    method: request.method ?? 'GET',
    path,
    search,
    query: new URLSearchParams(search),
    headers: request.headers,
    raw: Buffer.concat(chunks),
  };
}

/** The body as a JSON object; an empty object when it is not one. */
export function jsonBody(call: Call): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(call.raw.toString('utf8'));
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A value as text; empty when it is none. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const json = (body: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

export const html = (body: string, status = 200): Reply => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    'referrer-policy': 'no-referrer',
  },
  body,
});

export const redirect = (address: string): Reply => ({
  status: 302,
  headers: { location: address, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  body: '',
});

/** A refusal as WeChat words it: HTTP 200, a code, and a request id at the end of the text. */
export function wechatRefusal(errcode: number, errmsg: string): Reply {
  const rid = [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-');
  return json({ errcode, errmsg: `${errmsg} rid: ${rid}` });
}
