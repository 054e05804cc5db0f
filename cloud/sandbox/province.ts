import { createHash } from 'node:crypto';
import { requestFault } from './back-office';
import { type Call, json, jsonBody, type Reply, text } from './http';
import type { World } from './world';

export const RESULTS = '/results/:no';

const PATH = /^\/results\/[\w-]{4,40}$/;

/** The key the province's platform and the product sign with. */
export const PROVINCE_KEY = createHash('sha256').update('sandbox province, opens nothing else').digest();

export const isResult = ({ method, path }: Call): boolean => method === 'PUT' && PATH.test(path);

/** Takes what was decided of a case: the same number again has the same acknowledgement. */
export function fileResult(call: Call, { results, now }: World): Reply {
  const fault = requestFault(call, now(), PROVINCE_KEY);
  if (fault !== null) return json({ message: `签名错误：${fault}` }, 401);
  const body = jsonBody(call);
  if (text(body.outcome) === '' || text(body.decidedAt) === '') return json({ message: '缺少办理结果' }, 422);
  const acknowledgement = `SX${createHash('sha256').update(call.path).digest('hex').slice(0, 12).toUpperCase()}`;
  results.set(call.path, { acknowledgement, body });
  return json({ acknowledgement });
}
