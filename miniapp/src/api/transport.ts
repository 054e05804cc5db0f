import Taro from '@tarojs/taro';
import type { BuiltRequest } from 'shared-types/request';
import { problemOf, unreachable } from './problem';

/** After this long without an answer a call has failed, in milliseconds; a file takes its time on a phone's network. */
export const TIMEOUT_MS = 15_000;
const FILE_TIMEOUT_MS = 120_000;

export interface Sending extends BuiltRequest {
  readonly accessToken?: string;
  /** Of a paired kiosk or display, instead of a person's token. */
  readonly deviceToken?: string;
  readonly idempotencyKey?: string;
  readonly signal?: { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };
}

/**
 * Sends one request and gives the body of its answer.
 * @throws ApiProblem for every answer outside 2xx, and when none came.
 */
export async function send(request: Sending): Promise<unknown> {
  const header: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (request.accessToken !== undefined) header.Authorization = `Bearer ${request.accessToken}`;
  if (request.deviceToken !== undefined) header.Authorization = `Device ${request.deviceToken}`;
  if (request.idempotencyKey !== undefined) header['Idempotency-Key'] = request.idempotencyKey;
  const isFile = request.body instanceof ArrayBuffer;
  if (request.body !== undefined) header['Content-Type'] = isFile ? 'application/octet-stream' : 'application/json';
  const task = Taro.request({
    url: `${API_ORIGIN}/api${request.path}`,
    method: request.method as keyof Taro.request.Method,
    header,
    data: request.body === undefined || isFile ? request.body : JSON.stringify(request.body),
    dataType: 'text',
    timeout: isFile ? FILE_TIMEOUT_MS : TIMEOUT_MS,
  });
  request.signal?.addEventListener('abort', () => task.abort?.());
  const answer = await task.catch((error: { errMsg?: string }) => {
    throw unreachable(/time\s?out/i.test(error?.errMsg ?? ''));
  });
  const body = parsed(answer.data);
  if (answer.statusCode >= 200 && answer.statusCode < 300) return body;
  throw problemOf(answer.statusCode, body, retryAfterOf(answer.header));
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text ?? null;
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function retryAfterOf(header: Record<string, unknown> | undefined): number | undefined {
  const entry = Object.entries(header ?? {}).find(([name]) => name.toLowerCase() === 'retry-after');
  const seconds = Number(entry?.[1]);
  return Number.isFinite(seconds) && entry !== undefined ? seconds : undefined;
}
