import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Call, json, jsonBody, type Reply, text } from './http';
import type { World } from './world';

/** What was handed over, by the path it came to. */
export interface FiledAffair {
  readonly acknowledgement: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export const AFFAIRS = '/affairs/:no/submissions/:n';

const PATH = /^\/affairs\/[\w-]{4,40}\/submissions\/\d{1,3}$/;
const ENDING_PATH = /^\/affairs\/[\w-]{4,40}\/(withdrawal|revocation|termination)$/;
const AUTHORIZATION = /^HMAC-SHA256 timestamp="(\d+)",nonce="(\w{16,64})",signature="([\w+/=]+)"$/;
const OLD_SECONDS = 300;

/** The key both sides of the sample connection sign with. */
export const BACK_OFFICE_KEY = createHash('sha256').update('sandbox back office, opens nothing else').digest();

export const isAffair = ({ method, path }: Call): boolean => method === 'PUT' && PATH.test(path);

/** The path of an end by which faults and calls name it, or null. */
export function endingOf({ method, path }: Call): string | null {
  const [, how] = (method === 'PUT' && ENDING_PATH.exec(path)) || [];
  return how === undefined ? null : `/affairs/:no/${how}`;
}

/** Takes a submission: the same one again is acknowledged with the same number, another text under its number refused. */
export function fileAffair(call: Call, { affairs, now }: World): Reply {
  const fault = requestFault(call, now());
  if (fault !== null) return json({ message: `签名错误：${fault}` }, 401);
  const body = jsonBody(call);
  const over = ['withdrawal', 'termination'].some((how) => affairs.get(`/affairs/${text(body.number)}/${how}`));
  if (over) return json({ message: '这一件已经撤回或者终止' }, 409);
  if (text(body.number) === '' || !Array.isArray(body.materials) || body.materials.length === 0) {
    return json({ message: '缺少办件编号或材料' }, 422);
  }
  return acknowledged(call, affairs, body);
}

/** Takes a withdrawal, a revocation or an end, of an affair not heard of yet too: whatever comes after it is refused. */
export function fileEnding(call: Call, { affairs, now }: World): Reply {
  const fault = requestFault(call, now());
  if (fault !== null) return json({ message: `签名错误：${fault}` }, 401);
  const body = jsonBody(call);
  if (text(body.number) === '') return json({ message: '缺少办件编号' }, 422);
  return acknowledged(call, affairs, body);
}

/** The same message again has the same number. */
function acknowledged({ path }: Call, affairs: World['affairs'], body: FiledAffair['body']): Reply {
  const before = affairs.get(path);
  if (before) return json({ acknowledgement: before.acknowledgement });
  const acknowledgement = `SP${createHash('sha256').update(path).digest('hex').slice(0, 12).toUpperCase()}`;
  affairs.set(path, { acknowledgement, body });
  return json({ acknowledgement });
}

/** What is wrong with the signature of a call; null when it is right. */
export function requestFault({ method, path, raw, headers }: Call, at: Date, key = BACK_OFFICE_KEY): string | null {
  const parts = AUTHORIZATION.exec(headers.authorization ?? '');
  if (!parts) return 'Authorization';
  const [, timestamp = '', nonce = '', signature = ''] = parts;
  if (Math.abs(at.getTime() / 1000 - Number(timestamp)) > OLD_SECONDS) return 'timestamp';
  const right = signed(key, [method, path, timestamp, nonce], raw);
  const given = Buffer.from(signature, 'base64');
  return given.length === right.length && timingSafeEqual(given, right) ? null : 'signature';
}

/** HMAC-SHA256 over the lines and the body's digest, each ended by a line feed. */
export function signed(key: Buffer, lines: readonly string[], body: string | Buffer): Buffer {
  const digest = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', key)
    .update([...lines, digest, ''].join('\n'))
    .digest();
}
