import type { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';
import { Refusal } from '../errors/refusal';

const JSON_TYPE = /^application\/json(;|$)/i;
const BINARY_TYPE = /^application\/octet-stream(;|$)/i;
const MEGABYTE = 1024 * 1024;

/** The bytes of a file on their way in. */
export interface IncomingFile {
  /** Reads them all, at most as many as the route allows. @throws 413 `body_too_large`, 400 `body_incomplete`. */
  read(): Promise<Buffer>;
  /** The Idempotency-Key it came with. */
  readonly key: string | undefined;
}

/** A body of the type files come in, not yet read. @throws 415 `content_type_unsupported`. */
export function incomingFile(request: IncomingMessage, limit: number): IncomingFile {
  const { 'content-type': type = '', 'idempotency-key': key } = request.headers;
  if (!BINARY_TYPE.test(type))
    throw new Refusal(415, 'content_type_unsupported', '请求格式不支持，应为 application/octet-stream');
  return { read: () => readRawBody(request, limit), key: typeof key === 'string' ? key : undefined };
}

/**
 * Reads a JSON body of at most `limit` bytes; undefined when none was sent.
 * @throws 413 `body_too_large`, 415 `content_type_unsupported`, 400 `body_not_json`.
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const { 'content-length': length, 'content-type': type = '', 'transfer-encoding': chunked } = request.headers;
  if (length === '0' || (length === undefined && chunked === undefined)) return undefined;
  if (!JSON_TYPE.test(type))
    throw new Refusal(415, 'content_type_unsupported', '请求格式不支持，应为 application/json');
  return jsonOf(await readRawBody(request, limit));
}

/** A body that was read as the JSON it is; undefined when it is empty. @throws 400 `body_not_json`. */
export function jsonOf(raw: Buffer): unknown {
  if (raw.length === 0) return undefined;
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw new Refusal(400, 'body_not_json', '请求内容不是有效的 JSON，没有写入任何内容');
  }
}

/** Reads a body of at most `limit` bytes as it came. @throws 413 `body_too_large`, 400 `body_incomplete`. */
export async function readRawBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  try {
    return await getRawBody(request, { limit, length: request.headers['content-length'] });
  } catch (error) {
    if ((error as { type?: string }).type === 'entity.too.large') {
      throw new Refusal(413, 'body_too_large', `提交的内容过大，最多 ${sizeOf(limit)}`);
    }
    throw new Refusal(400, 'body_incomplete', '请求没有传完整，没有写入任何内容，请重试');
  }
}

const sizeOf = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / MEGABYTE)} MB`;
