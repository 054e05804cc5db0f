import type { Call, Reply } from '../http';
import type { World } from '../world';
import { billFile, tradeBill } from './pay-bills';
import { close, prepay, query, signerOf } from './pay-orders';
import { queryRefund, refund } from './pay-refunds';
import { payRefusal } from './pay-reply';
import { altered, type Flaw, requestFault, signedHeaders } from './pay-signing';

type PayHandler = (call: Call, world: World, number: string) => Reply;

interface PayRoute {
  /** What the call is counted and its faults are found under. */
  readonly name: string;
  readonly matches: RegExp;
  readonly handle: PayHandler;
  readonly unsigned?: true;
}

const route = (method: string, name: string, handle: PayHandler): PayRoute => ({
  name,
  matches: new RegExp(`^${method} ${name.replace(':no', '([^/]+)')}$`),
  handle,
});

const ORDER = '/v3/pay/transactions/out-trade-no/:no';
const REFUNDS = '/v3/refund/domestic/refunds';

const ROUTES: readonly PayRoute[] = [
  route('POST', '/v3/pay/transactions/jsapi', prepay),
  route('GET', ORDER, query),
  route('POST', `${ORDER}/close`, close),
  route('POST', REFUNDS, refund),
  route('GET', `${REFUNDS}/:no`, queryRefund),
  route('GET', '/v3/bill/tradebill', tradeBill),
  { ...route('GET', '/v3/billdownload/file', billFile), unsigned: true },
];

/** A path of WeChat Pay, with what answers it: request verified, answer signed (or, on purpose, badly). */
export interface PayWire {
  readonly name: string;
  readonly handle: (call: Call, world: World, flaw?: Flaw) => Reply;
}

/** The wire this call is for, or null when it is for none of WeChat Pay's. */
export function payWire(call: Call): PayWire | null {
  for (const found of ROUTES) {
    const parts = found.matches.exec(`${call.method} ${call.path}`);
    if (parts) return { name: found.name, handle: (c, world, flaw) => serve(found, c, world, parts[1] ?? '', flaw) };
  }
  return null;
}

function serve(found: PayRoute, call: Call, world: World, number: string, flaw?: Flaw): Reply {
  const { keys } = world.pay;
  const fault = requestFault(call, keys, world.now());
  if (fault !== null) return payRefusal(401, 'SIGN_ERROR', `签名错误：${fault}`);
  if (!call.headers['user-agent']) return payRefusal(403, 'NO_AUTH', 'User-Agent');
  const reply = found.handle(call, world, number);
  if (found.unsigned) return flaw === 'altered' ? { ...reply, body: altered(reply.body) } : reply;
  const headers = { ...reply.headers, ...signedHeaders(keys, signerOf(call), reply.body, world.now(), flaw) };
  return { ...reply, headers, body: flaw === 'altered' ? altered(reply.body) : reply.body };
}
