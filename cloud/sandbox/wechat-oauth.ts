import { randomBytes } from 'node:crypto';
import { DEMO_ACCOUNT } from './demo-account';
import { type Call, html, json, type Reply, redirect, wechatRefusal } from './http';
import { choosePage, mistakePage } from './pages/choose';
import { refuseAccount } from './wechat-api';
import type { World } from './world';

const { official, website } = DEMO_ACCOUNT;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export const AUTHORIZE = '/connect/oauth2/authorize';
export const QRCONNECT = '/connect/qrconnect';

interface SignIn {
  readonly appid: string;
  readonly scope: string;
  readonly target: URL;
}

/** What is asked for, or in Chinese what is wrong with it, as WeChat's own page would say. */
function readSignIn(path: string, query: URLSearchParams): SignIn | string {
  const scan = path === QRCONNECT;
  const account = scan ? website : official;
  const scopes = scan ? ['snsapi_login'] : ['snsapi_base', 'snsapi_userinfo'];
  const appid = query.get('appid') ?? '';
  const scope = query.get('scope') ?? '';
  if (appid !== account.appid) return 'AppID 参数错误（10012）';
  if (query.get('response_type') !== 'code') return 'response_type 参数错误';
  if (!scopes.includes(scope)) return 'Scope 参数错误或没有 Scope 权限（10005）';
  const address = query.get('redirect_uri') ?? '';
  const target = URL.canParse(address) ? new URL(address) : null;
  if (!target || !/^https?:$/.test(target.protocol) || !LOOPBACK.has(target.hostname)) {
    return 'redirect_uri 参数错误（10003）：演示环境只回到本机地址';
  }
  return { appid, scope, target };
}

/** GET /connect/oauth2/authorize and GET /connect/qrconnect: shows the people to choose from. */
export function signInPage(call: Call, world: World): Reply {
  const asked = readSignIn(call.path, call.query);
  if (typeof asked === 'string') return html(mistakePage(asked), 400);
  const link = (person: string) =>
    `/sandbox/choose?via=${encodeURIComponent(call.path)}&person=${person}&${call.search}`;
  return html(choosePage(world.people.all(), link, call.path === QRCONNECT));
}

/** GET /sandbox/choose: the person taps a name (or nobody, to refuse) and the browser goes back. */
export function choose(call: Call, world: World): Reply {
  const asked = readSignIn(call.query.get('via') ?? '', call.query);
  if (typeof asked === 'string') return html(mistakePage(asked), 400);
  const { appid, scope, target } = asked;
  const key = call.query.get('person') ?? '';
  // Who refuses is sent back with the state alone.
  if (key !== '') {
    const person = world.people.find(key);
    if (!person) return html(mistakePage('没有这位演示人物'), 404);
    target.searchParams.set('code', world.codes.issue({ purpose: 'OAUTH', appid, scope, person }));
  }
  target.searchParams.set('state', call.query.get('state') ?? '');
  return redirect(target.toString());
}

/** GET /sns/oauth2/access_token */
export function exchangeCode(call: Call, world: World): Reply {
  const { query } = call;
  const scan = query.get('appid') === website.appid;
  const account = scan ? website : official;
  const refused = refuseAccount(query.get('appid') ?? '', query.get('secret') ?? '', account);
  if (refused) return refused;
  if (query.get('grant_type') !== 'authorization_code') return wechatRefusal(40002, 'invalid grant_type');
  const code = query.get('code') ?? '';
  if (code === '') return wechatRefusal(41008, 'missing code');
  const ticket = world.codes.redeem(code, 'OAUTH', account.appid);
  if (ticket === 'used') return wechatRefusal(40163, 'code been used');
  if (ticket === 'invalid') return wechatRefusal(40029, 'invalid code');
  const { person, scope } = ticket;
  return json({
    access_token: randomBytes(48).toString('base64url'),
    expires_in: 7200,
    refresh_token: randomBytes(48).toString('base64url'),
    openid: scan ? person.openids.website : person.openids.official,
    scope,
    ...(scope === 'snsapi_base' ? {} : { unionid: person.unionid }),
    ...(world.faults.befalls(person.key, 'snapshot') ? { is_snapshotuser: 1 } : {}),
  });
}
