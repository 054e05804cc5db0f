import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { AFFAIRS, endingOf, fileAffair, fileEnding, isAffair } from './back-office';
import * as department from './back-office-messages';
import * as control from './control';
import type { CallFault } from './fault-book';
import { type Call, html, json, type Reply, readCall, wechatRefusal } from './http';
import * as cashier from './pay/pay-control';
import { payRefusal } from './pay/pay-reply';
import { FLAWS } from './pay/pay-signing';
import { type PayWire, payWire } from './pay/pay-wire';
import { fileResult, isResult, RESULTS } from './province';
import { tencentCloud, tencentRefusal } from './tencent-sms';
import { codeToSession, phoneNumber, stableToken } from './wechat-api';
import { checkText, sendSubscribeMessage } from './wechat-messages';
import { AUTHORIZE, choose, exchangeCode, QRCONNECT, signInPage } from './wechat-oauth';
import { wecomMessage, wecomToken } from './wecom-api';
import { World } from './world';

type Handler = (call: Call, world: World) => Reply;
type OwnHandler = (call: Call, world: World) => Reply | Promise<Reply>;

const TENCENT = '/';

/** The wire protocols, which faults can befall. */
const WIRE: Readonly<Record<string, Handler>> = {
  'GET /sns/jscode2session': codeToSession,
  'GET /sns/oauth2/access_token': exchangeCode,
  'POST /cgi-bin/stable_token': stableToken,
  'POST /wxa/business/getuserphonenumber': phoneNumber,
  'POST /cgi-bin/message/subscribe/send': sendSubscribeMessage,
  'POST /wxa/msg_sec_check': checkText,
  'GET /cgi-bin/gettoken': wecomToken,
  'POST /cgi-bin/message/send': wecomMessage,
  [`POST ${TENCENT}`]: tencentCloud,
};

/** Pages for people and switches for tests. */
const OWN: Readonly<Record<string, OwnHandler>> = {
  'GET /': control.home,
  'GET /healthz': control.health,
  [`GET ${AUTHORIZE}`]: signInPage,
  [`GET ${QRCONNECT}`]: signInPage,
  'GET /sandbox/choose': choose,
  'GET /demo/people': control.people,
  'POST /sandbox/people': control.invent,
  'POST /sandbox/login-code': control.loginCode,
  'POST /sandbox/phone-code': control.phoneCode,
  'GET /sandbox/messages': control.messages,
  'DELETE /sandbox/messages': control.clearMessages,
  'GET /sandbox/faults': control.faults,
  'POST /sandbox/faults': control.addFault,
  'DELETE /sandbox/faults': control.clearFaults,
  'GET /sandbox/calls': control.calls,
  'GET /sandbox/back-office': department.desk,
  'GET /sandbox/back-office/send': department.sendFromDesk,
  'POST /sandbox/back-office/messages': department.sendMessage,
  'GET /sandbox/merchant': cashier.merchant,
  'POST /sandbox/pay': cashier.pay,
  'GET /sandbox/pay/orders': cashier.orders,
  'POST /sandbox/pay/notices': cashier.notices,
  'POST /sandbox/pay/refunds': cashier.settleRefund,
  'GET /sandbox/cashier': cashier.cashier,
  'GET /sandbox/cashier/pay': cashier.payAtCashier,
};

const WIRE_PATHS = new Set(Object.keys(WIRE).map((key) => key.split(' ')[1]));
const LOOPBACK_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export interface SandboxOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** The sandbox's clock; the machine's unless a test wants another. */
  readonly now?: () => Date;
}

export interface Sandbox {
  /** `http://127.0.0.1:PORT`, to be given to the server as WECHAT_API_URL, WECHAT_OPEN_URL, WECHAT_PAY_URL, SMS_URL. */
  readonly url: string;
  readonly world: World;
  close(): Promise<void>;
}

/** Starts a sandbox on the loopback interface. Rejects when the port is taken. */
export async function startSandbox({ port, now = () => new Date() }: SandboxOptions): Promise<Sandbox> {
  const world = new World(now);
  const server = createServer((request, response) => {
    answer(request, response, world).catch(() => response.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}`, world, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  await closed;
}

async function answer(request: IncomingMessage, response: ServerResponse, world: World): Promise<void> {
  const call = await readCall(request);
  const reply = call ? await replyTo(call, world) : json({ error: 'body too large' }, 413);
  if (reply === null) {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, { ...reply.headers, ...crossOrigin(request) });
  response.end(reply.body);
}

/** The reply, or null when the connection is to be cut. */
async function replyTo(call: Call, world: World): Promise<Reply | null> {
  const key = `${call.method} ${call.path}`;
  const own = OWN[key];
  if (own) return own(call, world);
  if (call.method === 'OPTIONS') return json({});
  const wire = wireOf(key, call);
  if (!wire) return WIRE_PATHS.has(call.path) ? wrongMethod(call) : json({ error: 'no such path' }, 404);
  world.countCall(wire.name);
  const fault = world.faults.take(wire.name);
  const flaw = FLAWS.find((each) => each === fault?.kind);
  if (fault === null || flaw) return wire.handle(call, world, flaw);
  if (fault.kind === 'slow') await pause(fault.delayMs, undefined, { ref: false });
  else if (fault.kind !== 'lost' && fault.kind !== 'late') return faultyReply(call, fault);
  const reply = wire.handle(call, world);
  if (fault.kind === 'late') await pause(fault.delayMs, undefined, { ref: false });
  return fault.kind === 'lost' ? null : reply;
}

function wireOf(key: string, call: Call): PayWire | null {
  const handle = WIRE[key];
  if (isAffair(call)) return { name: AFFAIRS, handle: fileAffair };
  if (isResult(call)) return { name: RESULTS, handle: fileResult };
  if (department.isAsking(call)) return { name: department.ASKED, handle: department.toldOf };
  const ending = endingOf(call);
  if (ending !== null) return { name: ending, handle: fileEnding };
  return handle ? { name: call.path, handle } : payWire(call);
}

function wrongMethod(call: Call): Reply {
  return call.method === 'POST'
    ? wechatRefusal(43001, 'require GET method')
    : wechatRefusal(43002, 'require POST method');
}

function faultyReply(call: Call, fault: CallFault): Reply | null {
  switch (fault.kind) {
    case 'busy':
      return refuse(call, null);
    case 'errcode':
      return refuse(call, fault.errcode ?? -1);
    case 'garbage':
      return html('<html><body>502 Bad Gateway</body></html>');
    case 'http_503':
      return json({ error: 'unavailable' }, 503);
    default:
      return null;
  }
}

/** The refusal of whose protocol the call speaks; without a code, that it is busy. */
function refuse({ path }: Call, code: string | number | null): Reply {
  if (/^\/(affairs|results)\//.test(path))
    return json({ message: `沙箱退回 ${code ?? ''}` }, code === null ? 503 : 422);
  if (path === TENCENT) return tencentRefusal(String(code ?? 'InternalError'));
  if (!path.startsWith('/v3/')) return wechatRefusal(Number(code ?? -1), 'refused by the sandbox');
  return code === null ? payRefusal(500, 'SYSTEM_ERROR', '系统异常') : payRefusal(403, String(code), '沙箱拒绝');
}

/** Pages of this machine may call the sandbox from their own port; no other may. */
function crossOrigin({ headers: { origin } }: IncomingMessage): Record<string, string> {
  if (origin === undefined || !LOOPBACK_ORIGIN.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers': 'content-type',
    vary: 'origin',
  };
}
