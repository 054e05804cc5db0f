import { randomBytes } from 'node:crypto';
import { DEMO_ACCOUNT } from './demo-account';
import { type Call, json, jsonBody, type Reply, text, wechatRefusal } from './http';
import type { World } from './world';

const { mini } = DEMO_ACCOUNT;

/** The refusal WeChat gives to a wrong appid or secret, or null. */
export function refuseAccount(appid: string, secret: string, account: { appid: string; secret: string }): Reply | null {
  if (appid === '') return wechatRefusal(41002, 'appid missing');
  if (appid !== account.appid) return wechatRefusal(40013, 'invalid appid');
  if (secret === '') return wechatRefusal(41004, 'appsecret missing');
  return secret === account.secret ? null : wechatRefusal(40125, 'invalid appsecret');
}

/** The refusal WeChat gives to a missing, unknown or expired access token, or null. */
export function refuseToken(call: Call, world: World): Reply | null {
  const token = call.query.get('access_token') ?? '';
  if (token === '') return wechatRefusal(41001, 'access_token missing');
  switch (world.tokens.check(token)) {
    case 'good':
      return null;
    case 'expired':
      return wechatRefusal(42001, 'access_token expired');
    default:
      return wechatRefusal(40001, 'invalid credential, access_token is invalid or not latest');
  }
}

/** GET /sns/jscode2session */
export function codeToSession(call: Call, world: World): Reply {
  const { query } = call;
  const refused = refuseAccount(query.get('appid') ?? '', query.get('secret') ?? '', mini);
  if (refused) return refused;
  if (query.get('grant_type') !== 'authorization_code') return wechatRefusal(40002, 'invalid grant_type');
  const code = query.get('js_code') ?? '';
  if (code === '') return wechatRefusal(41008, 'missing code');
  const ticket = world.codes.redeem(code, 'LOGIN', mini.appid);
  if (ticket === 'used') return wechatRefusal(40163, 'code been used');
  if (ticket === 'invalid') return wechatRefusal(40029, 'invalid code');
  const { person } = ticket;
  if (world.faults.befalls(person.key, 'blocked')) return wechatRefusal(40226, 'code blocked');
  if (!world.noteLogin(person.key)) return wechatRefusal(45011, 'api minute-quota reach limit, must slower');
  return json({
    session_key: randomBytes(16).toString('base64'),
    openid: person.openids.mini,
    unionid: person.unionid,
  });
}

/** POST /cgi-bin/stable_token */
export function stableToken(call: Call, world: World): Reply {
  const body = jsonBody(call);
  if (body.grant_type !== 'client_credential') return wechatRefusal(40002, 'invalid grant_type');
  const refused = refuseAccount(text(body.appid), text(body.secret), mini);
  if (refused) return refused;
  const { value, expiresIn } = world.tokens.issue(body.force_refresh === true);
  return json({ access_token: value, expires_in: expiresIn });
}

/** POST /wxa/business/getuserphonenumber */
export function phoneNumber(call: Call, world: World): Reply {
  const refused = refuseToken(call, world);
  if (refused) return refused;
  const ticket = world.codes.redeem(text(jsonBody(call).code), 'PHONE', mini.appid);
  // WeChat does not tell a used phone code from a bad one.
  if (ticket === 'used' || ticket === 'invalid') return wechatRefusal(40029, 'invalid code');
  const { key, phone } = ticket.person;
  const appid = world.faults.befalls(key, 'foreign_watermark') ? 'wx0somebodyelse0001' : mini.appid;
  return json({
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: phone,
      purePhoneNumber: phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(world.now().getTime() / 1000), appid },
    },
  });
}
