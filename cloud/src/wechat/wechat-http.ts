import { type ZodType, z } from 'zod';
import { WechatError } from './wechat-error';

/** One call of WeChat's server API. */
export interface WechatCall<T> {
  readonly base: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Present: POST as JSON; absent: GET. */
  readonly body?: unknown;
  readonly timeoutMs: number;
  /** The answer's shape when all is well. */
  readonly answer: ZodType<T>;
}

const envelope = z.looseObject({ errcode: z.number().int().optional(), errmsg: z.string().optional() });
const RID = /rid:\s*([\w-]{1,64})/;
const FIELD = /data\.(\w{1,40})\.value/;

/**
 * Makes the call and returns the answer in the shape asked for. WeChat answers HTTP 200 even to a refusal, so `errcode`
 * decides.
 * @throws WechatError `refused` with the errcode, or `unreachable`, `timeout`, `http`, `unreadable`
 */
export async function callWechat<T>(call: WechatCall<T>): Promise<T> {
  const answer = parseJson(await send(call));
  const head = envelope.safeParse(answer);
  if (!head.success) throw new WechatError(call.path, 'unreadable');
  const { errcode = 0, errmsg = '' } = head.data;
  // Only the request id and the field's name are taken from errmsg: the rest may quote what we sent.
  if (errcode !== 0) {
    throw new WechatError(call.path, 'refused', {
      errcode,
      rid: RID.exec(errmsg)?.[1],
      field: FIELD.exec(errmsg)?.[1],
    });
  }
  const parsed = call.answer.safeParse(answer);
  if (!parsed.success) throw new WechatError(call.path, 'unreadable');
  return parsed.data;
}

async function send(call: WechatCall<unknown>): Promise<string> {
  const { path, query, body } = call;
  const address = `${call.base}${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
  try {
    const response = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      // The query carries secrets: they go to the host that is configured and to no other.
      redirect: 'error',
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    if (!response.ok) throw new WechatError(path, 'http');
    return await response.text();
  } catch (error) {
    if (error instanceof WechatError) throw error;
    // The cause is dropped on purpose: it may hold the address, and the address holds the secret.
    const timedOut = (error as { name?: unknown } | null)?.name === 'TimeoutError';
    throw new WechatError(path, timedOut ? 'timeout' : 'unreachable');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
